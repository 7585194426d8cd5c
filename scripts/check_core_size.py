#!/usr/bin/env python3
"""Measures the linked core for a board, and fails if it has grown past what was promised.

Reads core-cortex-m3 of a Cortex-M3 build: the runtime with the features of level "core", without the compiler, and the
least port that runs a module. Text is all that goes to flash besides initial values of data; memory is what is taken from
RAM besides heap and stack.

With --emulate, also starts hello-cortex-m3, the same core with a module (ports/cortex-m3/hello.py), in qemu-system-arm: it
says how much memory it has taken when it is ready to run, and must print what hello.expected has.

    check_core_size.py [--json FILE] [--emulate] BUILD_DIR
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys

PROGRAM = "core-cortex-m3"
EMULATED = "hello-cortex-m3"
# A machine with a Cortex-M3, flash and RAM where link.ld has them; text goes to its second serial port.
EMULATOR = ["qemu-system-arm", "-M", "netduino2", "-display", "none", "-monitor", "none", "-serial", "null", "-serial", "stdio",
            "-semihosting", "-kernel"]
EXPECTED = pathlib.Path(__file__).parent.parent / "ports/cortex-m3/hello.expected"
TEXT_LIMIT = 160 * 1024
MEMORY_LIMIT = 4 * 1024


def sizes(program):
    line = subprocess.run(["arm-none-eabi-size", "--format=berkeley", program], check=True, stdout=subprocess.PIPE,
                          text=True).stdout.splitlines()[1]
    return [int(field) for field in line.split()[:3]]


def emulate(program):
    """What is wrong with the output of the program, or None."""
    try:
        output = subprocess.run(EMULATOR + [program], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
                                timeout=60).stdout
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    report, _, rest = output.partition("\n")
    print(f"core on a Cortex-M3: {report}")
    state = re.match(r"after start: (\d+) bytes of state", report)
    if not state or int(state[1]) > MEMORY_LIMIT:
        return f"starts with {report!r}"
    return None if rest == EXPECTED.read_text() else f"prints {rest!r}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=pathlib.Path, help="write the counts, the failures and the sizes to this file")
    parser.add_argument("--emulate", action="store_true", help=f"run {EMULATED} in qemu-system-arm, too")
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
    tests = 2
    if options.emulate:
        tests += 1
        if problem := emulate(options.build_dir / "bin" / EMULATED):
            failures.append({"test": "core-size/emulated", "problem": problem})
    for failure in failures:
        print(f"FAIL {failure['test']}: {failure['problem']}")
    print(f"core-size: {tests - len(failures)} passed, {len(failures)} failed")
    if options.json:
        options.json.write_text(json.dumps({"passed": tests - len(failures), "failed": len(failures), "failures": failures,
                                            "size": report}, indent=1))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
