"""firmware_qstrs.py FILE...: prints a firmware_qstrs.h with the strings that frozen C uses and does not bring itself."""
import pathlib
import re
import sys

used, own = set(), set()
for name in sys.argv[1:]:
    text = pathlib.Path(name).read_text()
    used |= set(re.findall(r"MP_QSTR_\w*", text))
    block = re.search(r"enum \{\n    MP_QSTR_\w* = MP_QSTRnumber_of,\n.*?\};", text, re.DOTALL)
    own |= set(re.findall(r"MP_QSTR_\w*", block.group(0))) if block else set()
print("enum {\n    MP_QSTRnull,\n" + "".join(f"    {name},\n" for name in sorted(used - own)) + "    MP_QSTRnumber_of,\n};")
