# A lambda with a yield is a generator that returns None.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
f = lambda a: (yield a)
# CHECK-LABEL: <lambda>(a)  state=2 exceptions=0 positional=1 flags=GENERATOR
# CHECK-NEXT:     3      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  YIELD_VALUE
# CHECK-NEXT:            2  POP_TOP
# CHECK-NEXT:            3  LOAD_CONST_NONE
# CHECK-NEXT:            4  RETURN_VALUE
