# The call that an f-string stands for has the line of its end; line ends inside fields count twice.
# RUN: %mpy-cross --dump=tokens %s | %without-offsets | FileCheck --strict-whitespace --match-full-lines %s
x = f"a{b}c"
y = f"""
{
 c
}"""
z
# CHECK:3     String 'a{}c'
# CHECK-NEXT:3     Dot
# CHECK-NEXT:3     Name format
# CHECK-NEXT:3     LeftParen
# CHECK-NEXT:3     LeftParen
# CHECK-NEXT:3     Name b
# CHECK:4     String '\n{}'
# CHECK-NEXT:7     Dot
# CHECK-NEXT:7     Name format
# CHECK-NEXT:7     LeftParen
# CHECK-NEXT:7     LeftParen
# CHECK-NEXT:8     Name c
# CHECK-NEXT:9     RightParen
# CHECK-NEXT:9     Comma
# CHECK-NEXT:9     RightParen
# CHECK-NEXT:9     Newline
# CHECK-NEXT:10    Name z
