# Adjacent literals are one token, also over joined lines; bytes and strings are not.
# RUN: %mpy-cross --dump=tokens %s | %logical-lines | FileCheck --strict-whitespace --match-full-lines %s
"a" 'b' r"\n"
("a"
 # between
 "b")
b"a" b'b'
"a" b"b" "c"
"a"; "b"
# CHECK:Newline
# CHECK-NEXT:String 'ab\\n' Newline
# CHECK-NEXT:LeftParen String 'ab' RightParen Newline
# CHECK-NEXT:Bytes 'ab' Newline
# CHECK-NEXT:String 'a' Bytes 'b' String 'c' Newline
# CHECK-NEXT:String 'a' Semicolon String 'b' Newline
# CHECK-NEXT:End
