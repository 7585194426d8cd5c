# Indentation becomes Indent and Dedent; blank lines and comments leave nothing.
# RUN: %mpy-cross --dump=tokens %s | %without-offsets | FileCheck --strict-whitespace --match-full-lines %s
if a:

    # no block
  # no dedent
    b
    if c: d
    while e:
        f
g
# CHECK:1     Newline
# CHECK-NEXT:3     If
# CHECK-NEXT:3     Name a
# CHECK-NEXT:3     Colon
# CHECK-NEXT:3     Newline
# CHECK-NEXT:7     Indent
# CHECK-NEXT:7     Name b
# CHECK-NEXT:7     Newline
# CHECK-NEXT:8     If
# CHECK-NEXT:8     Name c
# CHECK-NEXT:8     Colon
# CHECK-NEXT:8     Name d
# CHECK-NEXT:8     Newline
# CHECK-NEXT:9     While
# CHECK-NEXT:9     Name e
# CHECK-NEXT:9     Colon
# CHECK-NEXT:9     Newline
# CHECK-NEXT:10    Indent
# CHECK-NEXT:10    Name f
# CHECK-NEXT:10    Newline
# CHECK-NEXT:11    Dedent
# CHECK-NEXT:11    Dedent
# CHECK-NEXT:11    Name g
# CHECK-NEXT:11    Newline
