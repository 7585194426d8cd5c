# The prelude: argument counts, defaults, flags, cells, exception blocks.
# RUN: %mpy-cross --dump=mpy %s | FileCheck %s
def plain(a, b=1): pass
def keywords(a, *, k, l=2): pass
def stars(*a, **k): pass
def generator(): yield
def cells(a):
    b = 1
    return lambda: a + b
def blocks():
    try:
        with a: pass
    finally: b
# CHECK: bytecode plain(a, b)
# CHECK-NEXT: exceptions=0 positional=2 defaults=1{{$}}
# CHECK: bytecode keywords(a, k, l)
# CHECK-NEXT: exceptions=0 positional=1 keyword-only=2 flags=DEFKWARGS{{$}}
# CHECK: bytecode stars()
# CHECK-NEXT: exceptions=0 flags=VARKEYWORDS|VARARGS{{$}}
# CHECK: bytecode generator()
# CHECK-NEXT: exceptions=0 flags=GENERATOR{{$}}
# CHECK: bytecode cells(a)
# CHECK-NEXT: exceptions=0 positional=1 cells=
# CHECK-NEXT: cells 2, instructions
# CHECK: bytecode blocks()
# CHECK-NEXT: exceptions=2{{$}}
