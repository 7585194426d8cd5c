# Fields become arguments of format(): conversions, specs with fields, and = stay in the string.
# RUN: %mpy-cross --dump=tokens %s | %logical-lines | FileCheck --strict-whitespace --match-full-lines %s
f"{a}{b.c[1]}"
f"{a!r}{b:>5}{c!s:{d}}"
f"{a=}{b =}"
f"{{{a}}}"
f"a" "{b}" rf"\{c}"
f"{a['k']}{f'{b}'}"
# CHECK:Newline
# CHECK-NEXT:String '{}{}' Dot Name format LeftParen LeftParen Name a RightParen Comma LeftParen Name b Dot Name c LeftBracket Integer 1 RightBracket RightParen Comma RightParen Newline
# CHECK-NEXT:String '{!r}{:>5}{!s:{}}' Dot Name format LeftParen LeftParen Name a RightParen Comma LeftParen Name b RightParen Comma LeftParen Name c RightParen Comma LeftParen Name d RightParen Comma RightParen Newline
# CHECK-NEXT:String 'a={}b ={}' Dot Name format LeftParen LeftParen Name a RightParen Comma LeftParen Name b RightParen Comma RightParen Newline
# CHECK-NEXT:String '{{[{][{]}}{}}}' Dot Name format LeftParen LeftParen Name a RightParen Comma RightParen Newline
# CHECK-NEXT:String 'a{b}\\{c}' Dot Name format LeftParen RightParen Newline
# CHECK-NEXT:String '{}{}' Dot Name format LeftParen LeftParen Name a LeftBracket String 'k' RightBracket RightParen Comma LeftParen String '{}' Dot Name format LeftParen LeftParen Name b RightParen Comma RightParen RightParen Comma RightParen Newline
# CHECK-NEXT:End
