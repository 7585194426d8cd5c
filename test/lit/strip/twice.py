# Stripping what is stripped already keeps the debug file, the only one that still knows the lines.
# RUN: rm -rf %t && mkdir -p %t && cd %t && %mpy-cross -s a.py -o a.mpy %s
# RUN: %mpy-tool strip a.mpy && cp a.mpy.debug.json first.json && cp a.mpy first.mpy
# RUN: %mpy-tool strip a.mpy | FileCheck %s
# CHECK: {{^}}a.mpy: [[SIZE:[0-9]+]] -> [[SIZE]] bytes{{$}}
# RUN: cmp a.mpy.debug.json first.json && cmp a.mpy first.mpy
# RUN: not %mpy-tool strip --lines=none a.mpy 2>&1 | FileCheck %s --check-prefix=ERROR
# ERROR: {{^}}a.mpy: error: is stripped already; 'a.mpy.debug.json', which has its lines, would be lost{{$}}
# RUN: cmp a.mpy.debug.json first.json && cmp a.mpy first.mpy
# A file that was compiled anew is another one.
# RUN: %mpy-cross -s a.py -o a.mpy %s && %mpy-tool strip --lines=none a.mpy
# RUN: not cmp a.mpy.debug.json first.json
def f(x):
    y = x.y

    return y.z


f(1)
