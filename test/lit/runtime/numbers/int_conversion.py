# Ints from text and as text.
#
# RUN: %adder %s | FileCheck --match-full-lines %s
# REQUIRES: adder

def error(function):
    try:
        print('no error', repr(function()))
    except Exception as e:
        print(repr(e))

print('start')  # CHECK: start

# Decimal, of any length.
# CHECK-NEXT: 123456789 -1 0 1000000000000000000 10000000000000000000 -10000000000000000000000000000000000000000
print(123456789, -1, 0, 10 ** 18, 10 ** 19, -10 ** 40)
print(str(10 ** 1000) == '1' + '0' * 1000, int(str(7 ** 2000)) == 7 ** 2000)  # CHECK-NEXT: True True
print(int('9' * 5000) == 10 ** 5000 - 1)  # CHECK-NEXT: True

# What int() takes.
# CHECK-NEXT: 0 12 12 -12 12 12 1000
print(int(), int('12'), int(' 12 '), int('-12'), int('+12'), int('\n12\t'), int('1_000'))
# CHECK-NEXT: 31 31 5 15 31 0
print(int('0x1f', 16), int('0x1f', 0), int('0b101', 2), int('0O17', 0), int('0x_1f', 0), int('00', 0))
# CHECK-NEXT: 35 177 178689910246017054531432477289437798228285773001601743140683775
print(int('z', 36), int('0b1', 16), int('zz' * 20, 36))
# CHECK-NEXT: 1180591620717411303423 1237940039285380274899124223 1329227995784915872903807060280344575 -6366805760909027985741435139224000
print(int('1' * 70, 2), int('7' * 30, 8), int('f' * 30, 16), int('-' + '6' * 40, 7))
# CHECK-NEXT: 12 12 18 1 1 -1 10000000000000000905969664
print(int(b'12'), int(bytearray(b'12')), int(b'12', 16), int(True), int(1.9), int(-1.9), int(1e25))

# What it does not.
error(lambda: int(''))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 10: ''",)
error(lambda: int(' '))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 10: ''",)
error(lambda: int('12a'))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 10: '12a'",)
error(lambda: int('12 3 '))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 10: '12 3 '",)
error(lambda: int('- 5'))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 10: ' 5'",)
error(lambda: int('--5'))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 10: '-5'",)
error(lambda: int('0x10'))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 10: '0x10'",)
error(lambda: int('0x', 0))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 16: ''",)
error(lambda: int('017', 0))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 0: '017'",)
error(lambda: int('z', 35))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 35: 'z'",)
error(lambda: int('0b12', 0))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 2: '12'",)
error(lambda: int('\xe9'))  # CHECK-NEXT: ValueError("invalid syntax for integer with base 10: '\\xc3\\xa9'",)
error(lambda: int('1', 1))  # CHECK-NEXT: ValueError('int() arg 2 must be >= 2 and <= 36',)
error(lambda: int('1', 37))  # CHECK-NEXT: ValueError('int() arg 2 must be >= 2 and <= 36',)
error(lambda: int('1', -1))  # CHECK-NEXT: ValueError('int() arg 2 must be >= 2 and <= 36',)
error(lambda: int(12, 10))  # CHECK-NEXT: TypeError("can't convert 'int' object to str implicitly",)
error(lambda: int('1', 1.5))  # CHECK-NEXT: TypeError("can't convert float to int",)
error(lambda: int(None))  # CHECK-NEXT: TypeError("can't convert NoneType to int",)
error(lambda: int(1j))  # CHECK-NEXT: TypeError("can't convert complex to int",)
error(lambda: int([]))  # CHECK-NEXT: TypeError("can't convert list to int",)
error(lambda: int(float('inf')))  # CHECK-NEXT: OverflowError("can't convert inf to int",)
error(lambda: int(float('nan')))  # CHECK-NEXT: ValueError("can't convert NaN to int",)
error(lambda: int(1, 2, 3))  # CHECK-NEXT: TypeError('function expected at most 2 arguments, got 3',)
error(lambda: int(x=1))  # CHECK-NEXT: TypeError("function doesn't take keyword arguments",)

# Formatting.
# CHECK-NEXT: 0b1010110101111000111010111100010110101100011000100000000000000000000 -0o12657072742654304000000 0x56bc75e2d63100000 -0xff
print(bin(10 ** 20), oct(-10 ** 20), hex(10 ** 20), hex(-255))
# CHECK-NEXT: 100000000000000000000 -3 4 56bc75e2d63100000 FF 10
print('%d %i %u %x %X %o' % (10 ** 20, -3, 4, 10 ** 20, 255, 8))
# CHECK-NEXT:    -3|-3   |-0003|+3| 3|00012|     007|007     |
print('%5d|%-5d|%05d|%+d|% d|%.5d|%8.3d|%-8.3d|' % (-3, -3, -3, 3, 3, 12, 7, 7))
# CHECK-NEXT: 0xff 0o10 0x0000c    0x0000c|-000000000100000000000000000000
print('%#x %#o %#.5x %#10.5x|%.30d' % (255, 8, 12, 12, -10 ** 20))
# CHECK-NEXT: 0000000000000000000100000000000000000000|100000000000000000000                   |                  +100000000000000000000|+000000000000000000100000000000000000000
print('%040d|%-40d|%+40d|%+040d' % ((10 ** 20,) * 4))
# CHECK-NEXT: 123 -1,234,567 100,000,000,000,000,000,000 100_000_000_000_000_000_000 5_6bc7_5e2d_6310_0000 0b11_1110_1000
print('{:,} {:,} {:,} {:_} {:_x} {:#_b}'.format(123, -1234567, 10 ** 20, 10 ** 20, 10 ** 20, 1000))
# CHECK-NEXT: 00,000,000,000,010,000,000,000 0,001,234 00,001,000
print('{:030,} {:08,} {:010,}'.format(10 ** 10, 1234, 1000))
# CHECK-NEXT:     -100000000000000000000    |-100000000000000000000        |        -100000000000000000000|-        100000000000000000000|-********100000000000000000000|
print('{:^30}|{:<30}|{:>30}|{:=30}|{:*=30}|'.format(*((-10 ** 20,) * 5)))
# CHECK-NEXT: -0XFF 0o10 -0b101 0x000000ff -0x     ff
print('{:#X} {:#o} {:#b} {:#010x} {:=#10x}'.format(-255, 8, -5, 255, -255))
# A precision counts digits; what fills up on the right is not zeros then.
print('%-08.4d|%-8.4x|%08.4d|' % (-12, 12, -12))  # CHECK-NEXT: -0012   |000c    |-0000012|
