# Where the stripped file does not tell enough, all possibilities stand behind the frame; what it never prints is marked.
# RUN: rm -rf %t && mkdir %t && %mpy-cross -s app.py -o %t/app.mpy %s && %mpy-tool strip -q --lines=none %t/app.mpy
# RUN: %mpy-tool symbolicate -g %t/app.mpy.debug.json %S/Inputs/log.txt > %t/out.txt 2> %t/err.txt
# RUN: FileCheck %s --input-file=%t/out.txt
# RUN: FileCheck %s --input-file=%t/err.txt --check-prefix=WARNING
class A:
    def m(self):
        a = self.a
        return a.b


class B:
    def m(self):
        return self.c


def only(x):
    return x.d
# CHECK: {{^}}  File "app.py", line 8, in m [one of A.m lines 8, 9; B.m line 14]{{$}}
# CHECK-NEXT: {{^}}  File "app.py", line 18, in only{{$}}
# CHECK-NEXT: {{^}}  File "app.py", line 3, in only [not in the debug file]{{$}}
# WARNING: mpy-tool symbolicate: warning: 1 frame is not in the debug files; was another file on the board? (see --mpy)
