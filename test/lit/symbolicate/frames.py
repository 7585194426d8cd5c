# Frames of the stripped file are told back, whatever stands around them; other lines pass byte by byte.
# RUN: rm -rf %t && mkdir %t && %mpy-cross -s app.py -o %t/app.mpy %s && %mpy-tool strip -q %t/app.mpy
# RUN: %python -c "import sys; sys.stdout.write('boot\r\n> Traceback (most recent call last):\r\n  File \"app.py\", line 1, in <module>\r\n[7]  File \"app.py\", line 2, in f\r\n  File \"lib.py\", line 2, in f\r\nValueError: x\r\n')" > %t/log.txt
# RUN: %mpy-tool symbolicate --debug %t/app.mpy.debug.json --mpy %t/app.mpy %t/log.txt -o %t/out.txt
# RUN: %python -c "import sys; print(ascii(open(sys.argv[1], newline='').read()))" %t/out.txt | FileCheck %s
# RUN: %mpy-tool symbolicate -g %t < %t/log.txt | cmp - %t/out.txt
def f(x):
    if x:
        raise ValueError("x")
# CHECK: 'boot\r\n> Traceback (most recent call last):\r\n  File "app.py", line 7, in <module>\r\n[7]  File "app.py", line 9, in f\r\n  File "lib.py", line 2, in f\r\nValueError: x\r\n'
