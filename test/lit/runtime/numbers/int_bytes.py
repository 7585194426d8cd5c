# to_bytes and from_bytes.
#
# RUN: %adder %s | FileCheck --match-full-lines %s
# REQUIRES: adder

def error(function):
    try:
        print('no error', repr(function()))
    except Exception as e:
        print(repr(e))

print('start')  # CHECK: start

# Numbers that fit.
# CHECK-NEXT: b'\x05' b'\x00\x05' b'\x05\x00' b'\x05\x00'
print((5).to_bytes(), (5).to_bytes(2), (5).to_bytes(2, 'little'), (5).to_bytes(length=2, byteorder='little'))
# CHECK-NEXT: b'' b'@\x00\x00\x00\x00\x00\x00\x00\x00' b'\x00\x00\x00\x00\x00\x00\x00\x00@\x00\x00\x00'
print((0).to_bytes(0, 'big'), (2 ** 70).to_bytes(9, 'big'), (2 ** 70).to_bytes(12, 'little'))
# CHECK-NEXT: b'\xfb\xff' b'\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff'
print((-5).to_bytes(2, 'little', signed=True), (-1).to_bytes(12, 'big', signed=True))
# CHECK-NEXT: b'\x80\x00\x00\x00\x00\x00\x00\x00\x00' b'\xff\xff\xff\xff\xff\xff\xff\xff\x7f'
print((-2 ** 71).to_bytes(9, 'big', signed=True), (2 ** 71 - 1).to_bytes(9, 'little', signed=True))
print((127).to_bytes(1, 'big', signed=True), (-128).to_bytes(1, 'big', signed=True))  # CHECK-NEXT: b'\x7f' b'\x80'
# CHECK-NEXT: 6382179 6382179 6513249 0
print(int.from_bytes(b'abc'), int.from_bytes(b'abc', 'big'), int.from_bytes(b'abc', 'little'), int.from_bytes(b'', 'big'))
# CHECK-NEXT: 18446744073709551615 36893488147419103231
print(int.from_bytes(b'\xff' * 8, 'big'), int.from_bytes(b'\xff' * 8 + b'\x01', 'little'))
# CHECK-NEXT: 1766847064778384329583297500742918515827483896874410032301991572117913600 1461501637330902918203684832716283019655932542975
print(int.from_bytes(b'\xff' * 20 + bytes(10), 'big'), int.from_bytes(b'\xff' * 20 + bytes(10), 'little'))
# CHECK-NEXT: 258 513
print(int.from_bytes(bytearray(b'\x01\x02'), 'big'), int.from_bytes(memoryview(b'\x01\x02'), 'little'))

# Numbers that do not, and other errors.
error(lambda: (300).to_bytes(1, 'big'))  # CHECK-NEXT: OverflowError('value would overflow a 1 byte buffer',)
error(lambda: (1).to_bytes(0, 'big'))  # CHECK-NEXT: OverflowError('value would overflow a 0 byte buffer',)
error(lambda: (2 ** 70).to_bytes(8, 'big'))  # CHECK-NEXT: OverflowError('value would overflow a 8 byte buffer',)
error(lambda: (-5).to_bytes(2, 'big'))  # CHECK-NEXT: OverflowError("can't convert negative int to unsigned",)
error(lambda: (-2 ** 70).to_bytes(9, 'big'))  # CHECK-NEXT: OverflowError("can't convert negative int to unsigned",)
# CHECK-NEXT: OverflowError('value would overflow a 1 byte buffer',)
error(lambda: (128).to_bytes(1, 'big', signed=True))
# CHECK-NEXT: OverflowError('value would overflow a 1 byte buffer',)
error(lambda: (-129).to_bytes(1, 'big', signed=True))
# CHECK-NEXT: OverflowError('value would overflow a 8 byte buffer',)
error(lambda: (-2 ** 71 - 1).to_bytes(8, 'big', signed=True))
# CHECK-NEXT: OverflowError('value would overflow a 0 byte buffer',)
error(lambda: (-1).to_bytes(0, 'big', signed=True))
error(lambda: (1).to_bytes(-1, 'big'))  # CHECK-NEXT: ValueError()
error(lambda: (1).to_bytes(2, 'big', True))  # CHECK-NEXT: TypeError('extra positional arguments given',)
error(lambda: int.from_bytes([1, 2], 'big'))  # CHECK-NEXT: TypeError('object with buffer protocol required',)
# CHECK-NEXT: TypeError("function doesn't take keyword arguments",)
error(lambda: int.from_bytes(b'a', 'big', signed=True))
