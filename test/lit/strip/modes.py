# Each mode leaves less: a number for each line that can raise, one for each function, none.
# RUN: rm -rf %t && mkdir %t && %mpy-cross -s app.py -o %t/app.mpy %s
# RUN: %mpy-tool strip %t/app.mpy -o %t/statement/ | FileCheck %s --check-prefix=SIZES
# RUN: %mpy-tool strip %t/app.mpy -o %t/function/ --lines=function
# RUN: %mpy-tool strip %t/app.mpy -o %t/none/ --lines=none
# RUN: %mpy-tool size --by=kind %t/app.mpy | FileCheck %s --check-prefix=ORIGINAL
# RUN: %mpy-tool size --by=kind %t/statement | FileCheck %s --check-prefix=STATEMENT
# RUN: %mpy-tool size --by=kind %t/function | FileCheck %s --check-prefix=FUNCTION
# RUN: %mpy-tool size --by=kind %t/none | FileCheck %s --check-prefix=NONE
# RUN: FileCheck %s --check-prefix=DEBUG --input-file=%t/statement/app.mpy.debug.json
# RUN: FileCheck %s --check-prefix=DEBUG-FUNCTION --input-file=%t/function/app.mpy.debug.json
class A:
    def __init__(self, x):
        pass

        self.x = x.a


class B:
    def __init__(self, x):
        y = 1

        self.x = x.b
        print(y)
# SIZES: {{^.*}}app.mpy: {{[0-9]+}} -> {{[0-9]+}} bytes{{$}}
# ORIGINAL: {{^ *}}15 {{.*}}lines:
# STATEMENT: {{^ *}}5 {{.*}}lines:
# FUNCTION: {{^ *}}1 {{.*}}lines:
# NONE-NOT: lines:
# DEBUG: "format": "adder.mpy-debug"
# DEBUG: "source": "app.py"
# DEBUG-NEXT: "lines": "statement"
# DEBUG: {"name":"<module>","first":1,"lines":[12,19]}
# DEBUG: {"name":"A","first":1,"lines":[1,13]}
# DEBUG: {"name":"__init__","path":"A.__init__","first":1,"lines":[16]}
# DEBUG: {"name":"__init__","path":"B.__init__","first":2,"lines":[23,24]}
# DEBUG-FUNCTION: {"name":"__init__","path":"A.__init__","number":1,"lines":[16]}
# DEBUG-FUNCTION: {"name":"__init__","path":"B.__init__","number":2,"lines":[23,24]}
