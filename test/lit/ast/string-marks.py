# Strings that come from f-strings are marked, also those without a field; t-strings are plain calls.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
a = f"x{b}"
c = f"x"
d = "x" f"y" + "z"
e = t"{b}"
# CHECK:StatementList @1
# CHECK-NEXT:  Assign @3
# CHECK-NEXT:    value: Postfix @3
# CHECK-NEXT:      subject: InternedString 'x{}' f-string
# CHECK-NEXT:      Attribute @3 'format'
# CHECK-NEXT:      Call @3 trailing-comma
# CHECK-NEXT:        Name 'b'
# CHECK-NEXT:    Name 'a'
# CHECK-NEXT:  Assign @4
# CHECK-NEXT:    value: Postfix @4
# CHECK-NEXT:      subject: InternedString 'x' f-string no-field
# CHECK-NEXT:      Attribute @4 'format'
# CHECK-NEXT:      Call @4
# CHECK-NEXT:    Name 'c'
# CHECK-NEXT:  Assign @5
# CHECK-NEXT:    value: BinaryChain @5
# CHECK-NEXT:      Postfix @5
# CHECK-NEXT:        subject: InternedString 'xy' f-string no-field
# CHECK-NEXT:        Attribute @5 'format'
# CHECK-NEXT:        Call @5
# CHECK-NEXT:      +
# CHECK-NEXT:      InternedString 'z'
# CHECK-NEXT:    Name 'd'
# CHECK-NEXT:  Assign @6
# CHECK-NEXT:    value: Postfix @6
# CHECK-NEXT:      subject: Name '__template__'
# CHECK-NEXT:      Call @6 trailing-comma
# CHECK-NEXT:        ConstantObject @6 ('', '')
# CHECK-NEXT:        Name 'b'
# CHECK-NEXT:        InternedString 'b'
# CHECK-NEXT:        NoneLiteral
# CHECK-NEXT:        InternedString ''
# CHECK-NEXT:    Name 'e'
