# What is wrong with options, debug files and the file on the board.
# RUN: rm -rf %t && mkdir -p %t/empty && %mpy-cross -s app.py -o %t/app.mpy %s && cp %t/app.mpy %t/original.mpy && %mpy-tool strip -q %t/app.mpy
# RUN: not %mpy-tool symbolicate log.txt 2>&1 | FileCheck %s --check-prefix=NONE
# RUN: not %mpy-tool symbolicate -g %s log.txt 2>&1 | FileCheck %s --check-prefix=FORMAT
# RUN: not %mpy-tool symbolicate -g %t/empty log.txt 2>&1 | FileCheck %s --check-prefix=EMPTY
# RUN: not %mpy-tool symbolicate -g %t/app.mpy.debug.json --mpy %t/original.mpy %s 2>&1 | FileCheck %s --check-prefix=OTHER
# RUN: not %mpy-tool symbolicate -g %t/app.mpy.debug.json %t/none.txt 2>&1 | FileCheck %s --check-prefix=MISSING
# RUN: %mpy-tool symbolicate -g %t/app.mpy.debug.json %s 2>&1 >/dev/null | FileCheck %s --check-prefix=NOTHING
def f(x):
    return x.y


f(1)
# NONE: mpy-tool symbolicate: error: no debug file, give --debug PATH
# FORMAT: usage-error.py: error: not a debug file of mpy-tool strip
# EMPTY: empty: error: no .debug.json file in this directory
# OTHER: original.mpy: error: is not the file that a debug file was made for (sha256 {{[0-9a-f]+}}, but {{.*}}app.mpy.debug.json says {{[0-9a-f]+}})
# MISSING: none.txt: error: cannot read: No such file or directory
# NOTHING: mpy-tool symbolicate: warning: no frame of a stripped file in the input
