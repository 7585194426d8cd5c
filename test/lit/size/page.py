# --html writes a page that stands alone, with names that cannot become markup.
# RUN: %mpy-cross -s "</script><b>.py" -o %t.mpy %s
# RUN: %mpy-tool size --html %t.html %t.mpy | count 0
# RUN: FileCheck %s --input-file=%t.html
# RUN: %python -c "import json, os, re, sys; p = open(sys.argv[1]).read(); d = json.loads(re.search('id=.data.>(.*?)</script>', p).group(1)); size = lambda n: sum(map(size, n['c'])) if 'c' in n else n['s']; print(size(d['root']) == os.path.getsize(sys.argv[2]), [n['n'] for n in d['root']['c']], 'http' in p, p.count('</script>'))" %t.html %t.mpy | FileCheck %s --check-prefix=DATA
class Name:
    def m(self): pass
# CHECK: <!DOCTYPE html>
# CHECK: <title>Sizes of {{.*}}.mpy</title>
# DATA: True ['<module>', 'class Name', 'strings', 'header'] False 2
