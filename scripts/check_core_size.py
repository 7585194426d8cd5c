#!/usr/bin/env python3
"""Measures the linked core for a board, and fails if it has grown past what was promised.

Reads core-cortex-m3 of a Cortex-M3 build: the runtime with the features of level "core", without the compiler, and the
least port that runs a module. Text is all that goes to flash besides initial values of data; memory is what is taken from
RAM besides heap and stack.

    check_core_size.py [--json FILE] BUILD_DIR
"""

import argparse
import json
import pathlib
import subprocess
import sys

PROGRAM = "core-cortex-m3"
TEXT_LIMIT = 160 * 1024
MEMORY_LIMIT = 4 * 1024


def sizes(program):
    line = subprocess.run(["arm-none-eabi-size", "--format=berkeley", program], check=True, stdout=subprocess.PIPE,
                          text=True).stdout.splitlines()[1]
    return [int(field) for field in line.split()[:3]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=pathlib.Path, help="write the counts, the failures and the sizes to this file")
    parser.add_argument("build_dir", type=pathlib.Path)
    options = parser.parse_args()

    program = options.build_dir / "bin" / PROGRAM
    failures, report = [], {}
    if program.exists():
        text, data, bss = sizes(program)
        report = {"text": text, "data": data, "bss": bss}
        for name, size, limit in (("text", text, TEXT_LIMIT), ("memory", data + bss, MEMORY_LIMIT)):
            print(f"core on a Cortex-M3: {name} {size} bytes of {limit}")
            if size > limit:
                failures.append({"test": f"core-size/{name}", "problem": f"{size} bytes, the limit is {limit}"})
    else:
        failures = [{"test": f"core-size/{name}", "problem": f"{program} was not built"} for name in ("text", "memory")]
    for failure in failures:
        print(f"FAIL {failure['test']}: {failure['problem']}")
    print(f"core-size: {2 - len(failures)} passed, {len(failures)} failed")
    if options.json:
        options.json.write_text(json.dumps({"passed": 2 - len(failures), "failed": len(failures), "failures": failures,
                                            "size": report}, indent=1))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
