# A tab goes on to the next multiple of eight columns.
# RUN: %mpy-cross --dump=tokens %s | %without-offsets | FileCheck --strict-whitespace --match-full-lines %s
if a:
	b
        c
if a:
 	b
	c
# CHECK:1     Newline
# CHECK-NEXT:3     If
# CHECK-NEXT:3     Name a
# CHECK-NEXT:3     Colon
# CHECK-NEXT:3     Newline
# CHECK-NEXT:4     Indent
# CHECK-NEXT:4     Name b
# CHECK-NEXT:4     Newline
# CHECK-NEXT:5     Name c
# CHECK-NEXT:5     Newline
# CHECK-NEXT:6     Dedent
# CHECK-NEXT:6     If
# CHECK-NEXT:6     Name a
# CHECK-NEXT:6     Colon
# CHECK-NEXT:6     Newline
# CHECK-NEXT:7     Indent
# CHECK-NEXT:7     Name b
# CHECK-NEXT:7     Newline
# CHECK-NEXT:8     Name c
# CHECK-NEXT:8     Newline
