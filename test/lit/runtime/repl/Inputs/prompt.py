"""Types into the prompt of a program that runs on a terminal of its own, and prints what comes back.

    prompt.py PROGRAM FILE

Each line of FILE that begins with `#> ` has a Python bytes literal without its b, which is sent; what the program
answers until it has been quiet for a while is printed as such a literal, with the banner as BANNER.  The exit status is
printed at the end, or `running`.
"""

import ast
import os
import pty
import re
import select
import sys
import time

QUIET = 0.15  # seconds
LONGEST = 10


def answer(terminal, expected):
    """What arrives until `expected` has been seen and nothing follows."""
    data = b""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if not select.select([terminal], [], [], QUIET)[0]:
            if expected is None or expected in data:
                break
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        data += piece
    return re.sub(rb"MicroPython v[^\r]*", b"BANNER", data)


def main():
    program, script = sys.argv[1:]
    with open(script) as file:
        lines = [line[3:].strip() for line in file if line.startswith("#> ")]
    process, terminal = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm"
        os.execv(program, [program])
    print(answer(terminal, b">>> "))
    for line in lines:
        os.write(terminal, ast.literal_eval("b" + line))
        print(answer(terminal, None))
    time.sleep(QUIET)
    ended, status = os.waitpid(process, os.WNOHANG)
    if ended:
        print("status", os.waitstatus_to_exitcode(status))
    else:
        print("running")
        os.kill(process, 9)
        os.waitpid(process, 0)


main()
