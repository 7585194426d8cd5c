# gc, micropython and sys: locks, thresholds, RingIO, schedule, exception information.
# REQUIRES: adder
# RUN: not %adder %s | FileCheck %s --match-full-lines
import gc, micropython, sys
gc.collect()
print(gc.mem_alloc() + gc.mem_free() == gc.mem_alloc() + gc.mem_free(), gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable())
# CHECK: True True None False None
print(gc.threshold(), gc.threshold(1000), gc.threshold() // 16 * 16 == gc.threshold() <= 1000, gc.threshold(-1), gc.threshold())
# CHECK-NEXT: -1 None True None -1
a = b = c = e = None
micropython.heap_lock()
micropython.heap_lock()
a = micropython.heap_unlock()
try:
    [1, 2]
except MemoryError as e:
    c = e
b = micropython.heap_unlock()
print(a, b, c)
# CHECK-NEXT: 1 0 memory allocation failed, heap is locked
r = micropython.RingIO(5)
print(r.write(b"abcdefg"), r.any(), r.read(2), r.any(), r.write(b"xyz"), r.read(), r.readline(), r.write(b"a\nb"), r.readline())
# CHECK-NEXT: 5 5 b'ab' 3 2 b'cdexy' b'' 3 b'a\n'
for bad in -1, 1 << 20, bytearray(1), "abc", 1.5:
    try:
        micropython.RingIO(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, end=" ")
print()
# CHECK-NEXT: ValueError ValueError ValueError TypeError TypeError
done = []
micropython.schedule(done.append, 1)
for _ in range(10):
    pass
print(done)
# CHECK-NEXT: [1]
def full(_):
    try:
        for i in range(6):
            micropython.schedule(done.append, i)
    except RuntimeError as e:
        print(e, i)
micropython.schedule(full, 0)
for _ in range(10):
    pass
# CHECK-NEXT: schedule queue full 4
print(sys.exc_info())
# CHECK-NEXT: (None, None, None)
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[:2])
# CHECK-NEXT: (<class 'ZeroDivisionError'>, ZeroDivisionError('divide by zero',))
print(sys.implementation.name, sys.version_info, sys.byteorder, sys.maxsize > 1 << 30, sys.stdin, sys.stdout.buffer)
# CHECK-NEXT: micropython (3, 4, 0) little True <io.TextIOWrapper 0> <io.FileIO 1>
sys.ps1 = "> "
print(sys.ps1, sys.atexit(lambda: print("the end")))
# CHECK-NEXT: >  None
sys.print_exception(ValueError("v"))
# CHECK-NEXT: ValueError: v
micropython.mem_info()
# CHECK-NEXT: mem: total={{[0-9]+}}, current={{[0-9]+}}, peak={{[0-9]+}}
# CHECK-NEXT: stack: {{[0-9]+}} out of {{[0-9]+}}
# CHECK-NEXT: GC: total: {{[0-9]+}}, used: {{[0-9]+}}, free: {{[0-9]+}}
# CHECK-NEXT:  No. of 1-blocks: {{[0-9]+}}, 2-blocks: {{[0-9]+}}, max blk sz: {{[0-9]+}}, max free sz: {{[0-9]+}}
raise SystemExit(5)
# CHECK-NEXT: the end
