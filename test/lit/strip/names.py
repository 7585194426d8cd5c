# --names takes names that only tracebacks use; those that the program uses stay.
# RUN: %mpy-cross -s app.py -o %t.mpy %s
# RUN: %mpy-tool strip --quiet --names %t.mpy -o %t.stripped.mpy
# RUN: not %mpy-tool diff %t.mpy %t.stripped.mpy > %t.diff && FileCheck %s --input-file=%t.diff
# RUN: FileCheck %s --check-prefix=DEBUG --input-file=%t.stripped.mpy.debug.json
def used(value):
    return [v.a for v in value]
pick = lambda value: value.b
# CHECK: strings added: (empty), _
# CHECK: strings removed: <lambda>, <listcomp>
# CHECK-DAG: = used.<listcomp> -> used._
# CHECK-DAG: = <lambda> -> _
# DEBUG: {"name":"used",
# DEBUG: {"name":"<listcomp>","path":"used.<listcomp>","printed":"_",
# DEBUG: {"name":"<lambda>","printed":"_",
