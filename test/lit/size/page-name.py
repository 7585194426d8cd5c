# A name that is no UTF-8 leaves the page valid.
# RUN: rm -rf %t && mkdir -p %t && cd %t && %mpy-cross -s a.py -o a.mpy %s && cp a.mpy b.mpy
# RUN: %python -c "import os; os.rename('a.mpy', b'n\xff.mpy')" && %mpy-tool size --html=page.html n*.mpy
# RUN: %python -c "open('page.html', encoding='utf-8').read()" && FileCheck %s --input-file=page.html
# CHECK: <title>Sizes of {{.*}}n&lt;ff>.mpy</title>
# RUN: %mpy-tool size --html=- - < b.mpy | FileCheck %s --check-prefix=STDIN
# STDIN: <title>Sizes of &lt;stdin></title>
def f(): pass
