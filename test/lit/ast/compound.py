# Clauses of if, while, for, try and with; a block of one statement is that statement.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
if a: b
elif c: d
else: e
while a: break
else: continue
try: a
except B as c: d
except: e
else: g
finally: h
with a as b, c: pass
# CHECK:StatementList @1
# CHECK-NEXT:  If @3
# CHECK-NEXT:    otherwise: Expression @5
# CHECK-NEXT:      value: Name 'e'
# CHECK-NEXT:    IfClause @3
# CHECK-NEXT:      condition: Name 'a'
# CHECK-NEXT:      body: Expression @3
# CHECK-NEXT:        value: Name 'b'
# CHECK-NEXT:    IfClause @4
# CHECK-NEXT:      condition: Name 'c'
# CHECK-NEXT:      body: Expression @4
# CHECK-NEXT:        value: Name 'd'
# CHECK-NEXT:  While @6
# CHECK-NEXT:    condition: Name 'a'
# CHECK-NEXT:    body: Break @6
# CHECK-NEXT:    otherwise: Continue @7
# CHECK-NEXT:  Try @8
# CHECK-NEXT:    body: Expression @8
# CHECK-NEXT:      value: Name 'a'
# CHECK-NEXT:    otherwise: Expression @11
# CHECK-NEXT:      value: Name 'g'
# CHECK-NEXT:    finalBody: Expression @12
# CHECK-NEXT:      value: Name 'h'
# CHECK-NEXT:    ExceptHandler @9 'c'
# CHECK-NEXT:      type: Name 'B'
# CHECK-NEXT:      body: Expression @9
# CHECK-NEXT:        value: Name 'd'
# CHECK-NEXT:    ExceptHandler @10
# CHECK-NEXT:      body: Expression @10
# CHECK-NEXT:        value: Name 'e'
# CHECK-NEXT:  With @13
# CHECK-NEXT:    body: Pass @13
# CHECK-NEXT:    WithItem @13
# CHECK-NEXT:      value: Name 'a'
# CHECK-NEXT:      target: Name 'b'
# CHECK-NEXT:    WithItem @13
# CHECK-NEXT:      value: Name 'c'
