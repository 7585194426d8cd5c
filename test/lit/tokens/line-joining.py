# Lines are joined by a backslash and inside brackets; a token has the line it stands on.
# RUN: %mpy-cross --dump=tokens %s | %without-offsets | FileCheck --strict-whitespace --match-full-lines %s
a = 1 + \
  2
b = [1,

  # inside
2]
if (a
    and b): c
# CHECK:1     Newline
# CHECK-NEXT:3     Name a
# CHECK-NEXT:3     Assign
# CHECK-NEXT:3     Integer 1
# CHECK-NEXT:3     Plus
# CHECK-NEXT:4     Integer 2
# CHECK-NEXT:4     Newline
# CHECK-NEXT:5     Name b
# CHECK-NEXT:5     Assign
# CHECK-NEXT:5     LeftBracket
# CHECK-NEXT:5     Integer 1
# CHECK-NEXT:5     Comma
# CHECK-NEXT:8     Integer 2
# CHECK-NEXT:8     RightBracket
# CHECK-NEXT:8     Newline
# CHECK-NEXT:9     If
# CHECK-NEXT:9     LeftParen
# CHECK-NEXT:9     Name a
# CHECK-NEXT:10    And
# CHECK-NEXT:10    Name b
# CHECK-NEXT:10    RightParen
# CHECK-NEXT:10    Colon
# CHECK-NEXT:10    Name c
# CHECK-NEXT:10    Newline
