# --json has all figures of the table and more.
# RUN: %mpy-cross -s app.py -o %t.mpy %s
# RUN: %mpy-tool size --json %t.mpy > %t.json
# RUN: %python -c "import json, os, sys; d = json.load(open(sys.argv[1])); f = d['files'][0]; print(f['size'] == sum(f['kinds'].values()) == os.path.getsize(sys.argv[2]), f['source'], [(x['path'], x['class'], x['kind']) for x in f['functions']], d['total']['functions'], d['total']['flash']['total'] == f['flash']['total'])" %t.json %t.mpy | FileCheck %s
class A:
    def m(self): pass
# CHECK: True app.py [('<module>', False, 'bytecode'), ('A', True, 'bytecode'), ('A.m', False, 'bytecode')] 3 True
