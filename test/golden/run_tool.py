#!/usr/bin/env python3
"""The golden suite of mpy-tool: what the reference's tool wrote for the files of frozen/, byte for byte.

frozen/NAME/COMMAND.txt has the command lines that made the other files of its directory. Those of mpy-tool.py are run with
our mpy-tool, in a copy of the directory, and what they write is compared.

    run_tool.py --mpy-tool PATH [--json FILE] [--verbose] [FILTER...]
"""

import argparse
import json
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT_SECONDS = 120


def read_commands(directory):
    """The words of each mpy-tool command line, and the file that it writes."""
    for line in (directory / "COMMAND.txt").read_text().splitlines():
        words = shlex.split(line, comments=True)
        if not words or words[0] != "mpy-tool.py":
            continue
        if ">" in words:
            yield words[1:-2], words[-1]
        else:
            yield words[1:], words[words.index("-o") + 1]


def first_difference(expected, actual):
    lines = list(zip(expected.split(b"\n"), actual.split(b"\n")))
    for number, (left, right) in enumerate(lines, 1):
        if left != right:
            return f"line {number}: expected {left[:200]!r}, got {right[:200]!r}"
    return f"expected {len(expected)} bytes, got {len(actual)}"


def check(tool, directory, words, output):
    """None, or what is wrong."""
    expected = (directory / output).read_bytes()
    (directory / output).unlink()
    result = subprocess.run([tool, *words], cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, timeout=TIMEOUT_SECONDS, check=False)
    if result.returncode != 0 or result.stderr:
        return f"exit {result.returncode}: {result.stderr.decode(errors='replace').strip()}"
    actual = (directory / output).read_bytes() if "-o" in words else result.stdout
    (directory / output).write_bytes(expected)  # later commands may read it
    return None if actual == expected else first_difference(expected, actual)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mpy-tool", required=True, type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path, help="write the counts and the failures to this file")
    parser.add_argument("--verbose", action="store_true", help="show what matches, too")
    parser.add_argument("filters", nargs="*", metavar="FILTER", help="only commands that contain this text")
    options = parser.parse_args()

    tool = str(options.mpy_tool.resolve())
    passed, failures = 0, []
    with tempfile.TemporaryDirectory(prefix="adder-golden-") as scratch:
        copy = pathlib.Path(scratch) / "frozen"
        shutil.copytree(HERE / "frozen", copy)
        for directory in sorted(path.parent for path in copy.glob("*/COMMAND.txt")):
            for words, output in read_commands(directory):
                test = f"frozen/{directory.name}: {shlex.join(words)}"
                if options.filters and not any(text in test for text in options.filters):
                    continue
                problem = check(tool, directory, words, output)
                if problem is None:
                    passed += 1
                else:
                    failures.append({"test": f"golden/{test}", "problem": problem})
                if problem is not None or options.verbose:
                    print(f"{'ok  ' if problem is None else 'FAIL'} golden/{test} {problem or ''}")

    print(f"golden: {passed} passed, {len(failures)} failed")
    if options.json:
        options.json.write_text(json.dumps({"passed": passed, "failed": len(failures), "failures": failures}, indent=1))
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
