# Settings of a terminal: read, changed, made raw and put back; malformed ones change nothing.
# REQUIRES: adder
# RUN: %python -c "import pty, sys; pty.spawn(sys.argv[1:])" %adder %s < /dev/null | tr -d '\r' | FileCheck %s --match-full-lines
import termios

saved = termios.tcgetattr(0)
print([type(field) for field in saved[5:]], len(saved), len(saved[6]) > 16, saved[4:6] == [saved[4]] * 2)
# CHECK: [<class 'int'>, <class 'list'>] 7 True True
print(sorted({type(character) for character in saved[6]}, key=str), saved[6][0])
# CHECK-NEXT: [<class 'bytes'>, <class 'int'>] b'\x03'
termios.setraw(0)
raw = termios.tcgetattr(0)
print(raw[1], raw[3], [character for character in raw[6] if type(character) is int])
print(termios.tcsetattr(0, termios.TCSANOW, saved), termios.tcgetattr(0) == saved)
# CHECK-NEXT: 0 0 [0, 1]
# CHECK-NEXT: None True
changed = termios.tcgetattr(0)
changed[4] = changed[5] = termios.B115200
changed[6][0] = b"\x05"
termios.tcsetattr(0, termios.TCSANOW, changed)
print(termios.tcgetattr(0)[4:6] == [termios.B115200] * 2, termios.tcgetattr(0)[6][0])
# CHECK-NEXT: True b'\x05'
termios.tcsetattr(0, termios.TCSANOW, saved)

def attempt(*arguments):
    try:
        print(termios.tcsetattr(*arguments))
    except Exception as error:
        print(repr(error), termios.tcgetattr(0) == saved)

attempt(0, 99, saved)
attempt(-1, 0, saved)
attempt(1 << 32, 0, saved)
attempt(0, 0, tuple(saved))
attempt(0, 0, saved[:6])
attempt(0, 0, saved[:6] + [[]])
attempt(0, 0, saved[:6] + [[1] * len(saved[6])])
# CHECK-NEXT: OSError(22,) True
# CHECK-NEXT: OSError(9,) True
# CHECK-NEXT: OSError(9,) True
# CHECK-NEXT: TypeError('list expected',) True
# CHECK-NEXT: ValueError('requested length 7 but object has length 6',) True
# CHECK-NEXT: ValueError('requested length {{[0-9]+}} but object has length 0',) True
# CHECK-NEXT: TypeError("can't convert 'int' object to str implicitly",) True
