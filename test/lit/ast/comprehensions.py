# Comprehensions: form, element and the clauses in their order.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
[a for a in b if c if d for e, f in a]
{a: b for a in c}
f(a for a in b)
# CHECK:StatementList @1
# CHECK-NEXT:  Expression @3
# CHECK-NEXT:    value: Comprehension @3 list elementLine=3
# CHECK-NEXT:      element: Name 'a'
# CHECK-NEXT:      ComprehensionFor @3
# CHECK-NEXT:        target: Name 'a'
# CHECK-NEXT:        iterable: Name 'b'
# CHECK-NEXT:      ComprehensionIf @3
# CHECK-NEXT:        condition: Name 'c'
# CHECK-NEXT:      ComprehensionIf @3
# CHECK-NEXT:        condition: Name 'd'
# CHECK-NEXT:      ComprehensionFor @3
# CHECK-NEXT:        target: Tuple @3
# CHECK-NEXT:          Name 'e'
# CHECK-NEXT:          Name 'f'
# CHECK-NEXT:        iterable: Name 'a'
# CHECK-NEXT:  Expression @4
# CHECK-NEXT:    value: Comprehension @4 dict elementLine=4
# CHECK-NEXT:      element: DictItem @4
# CHECK-NEXT:        key: Name 'a'
# CHECK-NEXT:        value: Name 'b'
# CHECK-NEXT:      ComprehensionFor @4
# CHECK-NEXT:        target: Name 'a'
# CHECK-NEXT:        iterable: Name 'c'
# CHECK-NEXT:  Expression @5
# CHECK-NEXT:    value: Postfix @5
# CHECK-NEXT:      subject: Name 'f'
# CHECK-NEXT:      Call @5
# CHECK-NEXT:        Comprehension @5 generator elementLine=5 unmarked
# CHECK-NEXT:          element: Name 'a'
# CHECK-NEXT:          ComprehensionFor @5
# CHECK-NEXT:            target: Name 'a'
# CHECK-NEXT:            iterable: Name 'b'
