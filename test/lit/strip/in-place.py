# Without -o a file is replaced; directories keep their form below -o; -g names the debug file; - is a pipe.
# RUN: rm -rf %t && mkdir -p %t/lib/pkg && %mpy-cross -s a.py -o %t/lib/pkg/a.mpy %s && cp %t/lib/pkg/a.mpy %t/b.mpy
# RUN: %mpy-tool strip %t/lib -o %t/out | FileCheck %s
# RUN: ls %t/out/pkg | FileCheck %s --check-prefix=LIST
# RUN: %mpy-tool strip %t/b.mpy -g %t/b.json | FileCheck %s --check-prefix=ONE
# RUN: cmp %t/b.mpy %t/out/pkg/a.mpy
# RUN: %mpy-tool strip - -o - -g %t/c.json < %t/lib/pkg/a.mpy > %t/c.mpy
# RUN: cmp %t/b.mpy %t/c.mpy && cmp %t/b.json %t/c.json
def f(x):
    return x.y


f(1)
# CHECK: {{^.*}}out/pkg/a.mpy: [[BEFORE:[0-9]+]] -> [[AFTER:[0-9]+]] bytes
# LIST: {{^}}a.mpy{{$}}
# LIST-NEXT: {{^}}a.mpy.debug.json{{$}}
# ONE: b.mpy: {{[0-9]+}} -> {{[0-9]+}} bytes
