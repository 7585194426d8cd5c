# Tables by file, function and kind; the kinds of a row add up to its size.
# RUN: rm -rf %t && mkdir %t && %mpy-cross -s app.py -o %t/app.mpy %s
# RUN: %mpy-tool size %t/app.mpy | FileCheck %s
# RUN: %mpy-tool size --by=function %t/app.mpy | FileCheck %s --check-prefix=FUNCTION
# RUN: %mpy-tool size --by=function --sort=name --top=2 %t/app.mpy | FileCheck %s --check-prefix=TOP
# RUN: %mpy-tool size --by=kind %t/app.mpy | FileCheck %s --check-prefix=KIND
class A:
    def m(self):
        return self.value + 1.5
# CHECK: size  bytecode  lines  names  prelude  strings  constants  structure  header  flash  ram  file
# CHECK-NEXT: {{^ *}}88{{ +}}32{{ +}}6{{ +}}4{{ +}}6{{ +}}22{{ +}}5{{ +}}7{{ +}}6  165  240  {{.*}}app.mpy
# CHECK-NEXT: {{^ *}}88 {{.*}}  total of 1
# CHECK: frozen:   flash at most {{[0-9]+}} bytes (code 48, descriptors 32,
# CHECK: imported: RAM at most {{[0-9]+}} bytes (code
# FUNCTION: {{^}}size  bytecode{{.*}}  function{{$}}
# FUNCTION: {{.*}}  (file){{$}}
# FUNCTION: {{.*}}  A{{$}}
# FUNCTION: {{.*}}  A.m{{$}}
# FUNCTION-NEXT: {{^ *}}88 {{.*}}  total of 4
# TOP: {{.*}}  (file){{$}}
# TOP-NEXT: {{.*}}  <module>{{$}}
# TOP-NEXT: {{.*}}  total of 4 (2 shown){{$}}
# KIND: {{^ *}}32{{ +}}36.4%  bytecode: instructions{{$}}
# KIND: {{^ *}}88{{ +}}100.0%  total{{$}}
