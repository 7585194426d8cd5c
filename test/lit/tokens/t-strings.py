# A t-string is a call of __template__ with the strings, and value, text, conversion and spec of each field.
# RUN: %mpy-cross --dump=tokens %s | %logical-lines | FileCheck --strict-whitespace --match-full-lines %s
t"a{b}c"
t"{b!r:>5}"
t"{{a}}"
t"{b=}"
# CHECK:Newline
# CHECK-NEXT:Name __template__ LeftParen LeftParen String 'a' Comma String 'c' Comma RightParen Comma LeftParen Name b RightParen Comma String 'b' Comma None Comma String '' Comma RightParen Newline
# CHECK-NEXT:Name __template__ LeftParen LeftParen String '' Comma String '' Comma RightParen Comma LeftParen Name b RightParen Comma String 'b' Comma String 'r' Comma String '>5' Comma RightParen Newline
# CHECK-NEXT:Name __template__ LeftParen LeftParen String '{a}' Comma RightParen Comma RightParen Newline
# CHECK-NEXT:Name __template__ LeftParen LeftParen String 'b=' Comma String '' Comma RightParen Comma LeftParen Name b RightParen Comma String 'b' Comma String 'r' Comma String '' Comma RightParen Newline
# CHECK-NEXT:End
