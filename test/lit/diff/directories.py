# Directories are compared file by file; header differences are named; --json holds the same.
# RUN: rm -rf %t && mkdir -p %t/a/p %t/b/p && %mpy-cross -s x.py -o %t/a/p/x.mpy %s && %mpy-cross -s x.py -msmall-int-bits=30 -o %t/b/p/x.mpy %s
# RUN: cp %t/a/p/x.mpy %t/a/same.mpy && cp %t/a/p/x.mpy %t/b/same.mpy && cp %t/a/p/x.mpy %t/b/new.mpy
# RUN: not %mpy-tool diff %t/a %t/b | FileCheck %s
# RUN: not %mpy-tool diff --json %t/a %t/b > %t/out.json
# RUN: %python -c "import json, sys; print([(i.get('onlyIn'), i.get('same'), i.get('header')) for i in json.load(open(sys.argv[1]))])" %t/out.json | FileCheck %s --check-prefix=JSON
x = 1
# CHECK: {{^}}only in {{.*}}b: new.mpy{{$}}
# CHECK-NEXT: {{^}}--- {{.*}}a/p/x.mpy
# CHECK-NEXT: {{^}}+++ {{.*}}b/p/x.mpy
# CHECK-NEXT: {{^}}header: small-int bits 31 -> 30{{$}}
# CHECK-NOT: {{.}}
# JSON: [('b', None, None), (None, False, ['small-int bits 31 -> 30']), (None, True, [])]
