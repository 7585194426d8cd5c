# time: ticks that wrap round, calendars, sleeping.
# REQUIRES: adder
# RUN: env TZ=UTC %adder %s | FileCheck %s --match-full-lines
import time
half = time.ticks_add(0, -1) // 2 + 1
print(time.ticks_diff(5, 10), time.ticks_diff(0, time.ticks_add(0, -1)), time.ticks_diff(half, 0) == -half, time.ticks_add(3, 4))
# CHECK: -5 1 True 7
for delta in half, -half:
    try:
        time.ticks_add(0, delta)
    except OverflowError as e:
        print(e)
# CHECK-NEXT: ticks interval overflow
# CHECK-NEXT: ticks interval overflow
print(time.gmtime(0), time.gmtime(1e9), time.gmtime(-1), time.gmtime(951782400))
# CHECK-NEXT: (1970, 1, 1, 0, 0, 0, 3, 1, 0) (2001, 9, 9, 1, 46, 40, 6, 252, 0) (1969, 12, 31, 23, 59, 59, 2, 365, 0) (2000, 2, 29, 0, 0, 0, 1, 60, 0)
print(time.localtime(1e9) == time.gmtime(1e9), time.mktime((2001, 9, 9, 1, 46, 40, 0, 0)), time.mktime(time.localtime(12345)))
# CHECK-NEXT: True 1000000000 12345
for f, v in (time.gmtime, 1 << 62), (time.gmtime, float("nan")), (time.mktime, (1, 2)), (time.sleep, -1), (time.sleep, "x"), (time.sleep, float("nan")):
    try:
        f(v)
    except Exception as e:
        print(type(e).__name__, end=" ")
print()
# CHECK-NEXT: OverflowError OverflowError TypeError OSError TypeError OSError
start = time.ticks_us()
time.sleep(0.002), time.sleep_ms(2), time.sleep_us(2000), time.sleep_ms(-5)
print(6000 <= time.ticks_diff(time.ticks_us(), start), type(time.time()), type(time.time_ns()))
# CHECK-NEXT: True <class 'float'> <class 'int'>
