# RUN: %adder %s | FileCheck %s --match-full-lines
# REQUIRES: adder
# seek() takes integers of any kind, and says so of everything else.
import io


class Two:
    def __int__(self):
        return 2


class Other:
    pass


stream = io.BytesIO(b"abc")
# CHECK: TypeError can't convert Other to int
# CHECK-NEXT: TypeError can't convert str to int
# CHECK-NEXT: TypeError can't convert NoneType to int
# CHECK-NEXT: TypeError can't convert list to int
# CHECK-NEXT: TypeError can't convert float to int
# CHECK-NEXT: OverflowError overflow converting long int to machine word
# CHECK-NEXT: b'c'
# CHECK-NEXT: b'bc'
for where in (Other(), "a", None, [], 1.5, 1 << 70, Two(), True):
    try:
        stream.seek(where)
        print(stream.read())
    except Exception as error:
        print(type(error).__name__, error)
