# What follows an operand is one list; await takes part in it.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
a.b(1, *c, k=2, **d)[1:2:3].e
async def f():
    x = await a.b()
# CHECK:StatementList @1
# CHECK-NEXT:  Expression @3
# CHECK-NEXT:    value: Postfix @3
# CHECK-NEXT:      subject: Name 'a'
# CHECK-NEXT:      Attribute @3 'b'
# CHECK-NEXT:      Call @3
# CHECK-NEXT:        SmallInteger 1
# CHECK-NEXT:        StarArgument @3
# CHECK-NEXT:          value: Name 'c'
# CHECK-NEXT:        KeywordArgument @3
# CHECK-NEXT:          name: Name 'k'
# CHECK-NEXT:          value: SmallInteger 2
# CHECK-NEXT:        DoubleStarArgument @3
# CHECK-NEXT:          value: Name 'd'
# CHECK-NEXT:      Subscript @3
# CHECK-NEXT:        index: Slice @3
# CHECK-NEXT:          start: SmallInteger 1
# CHECK-NEXT:          stop: SmallInteger 2
# CHECK-NEXT:          step: SmallInteger 3
# CHECK-NEXT:      Attribute @3 'e'
# CHECK-NEXT:  Function @4 'f' async
# CHECK-NEXT:    body: Assign @5
# CHECK-NEXT:      value: Await @5
# CHECK-NEXT:        subject: Name 'a'
# CHECK-NEXT:        Attribute @5 'b'
# CHECK-NEXT:        Call @5
# CHECK-NEXT:      Name 'x'
