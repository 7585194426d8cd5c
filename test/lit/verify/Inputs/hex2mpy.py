"""Makes a .mpy file of a readable one: hex2mpy.py TEXT OUTPUT

TEXT holds bytes in hexadecimal, separated by white space; `#` starts a comment.
"""

import sys

with open(sys.argv[1], encoding="utf-8") as text, open(sys.argv[2], "wb") as output:
    for line in text:
        output.write(bytes.fromhex(line.split("#")[0]))
