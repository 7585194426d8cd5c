#!/usr/bin/env python3
"""The golden suite: our compiler against what the reference made of the same programs, byte for byte.

lang/ and random/: NAME.ON.mpy is the file that -ON must write. errors/: NAME.err is the standard error and, as its last
line "--exit N", the exit code of compiling NAME.py (with -march=ARCH if the program starts with "# march: ARCH").
Programs in waiting-for-native.txt need a native backend; they are run too, and one that matches has to leave the list.

    run.py --mpy-cross PATH [--json FILE] [--verbose] [--jobs N] [FILTER...]
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
WAITING_LIST = HERE / "waiting-for-native.txt"
TIMEOUT_SECONDS = 120


def read_waiting_list():
    """Names of the programs in errors/ that are known not to match yet, with the reason."""
    entries = {}
    for line in WAITING_LIST.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            name, reason = line.split(maxsplit=1)
            entries[name] = reason
    return entries


def run_compiler(compiler, arguments, directory):
    """Runs the compiler in the program's directory with the bare file name: the name is part of the output."""
    return subprocess.run([compiler, *arguments], cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=TIMEOUT_SECONDS, check=False)


def first_difference(expected, actual):
    for offset, (left, right) in enumerate(zip(expected, actual)):
        if left != right:
            return f"byte {offset:#x}: expected {left:#04x}, got {right:#04x}"
    return f"expected {len(expected)} bytes, got {len(actual)}"


def check_mpy(compiler, expected_file, scratch):
    """NAME.ON.mpy must come out of NAME.py at -ON. Returns None or what is wrong."""
    name, level = re.fullmatch(r"(.+)\.O(\d)\.mpy", expected_file.name).groups()
    output = pathlib.Path(scratch) / f"{expected_file.parent.name}-{expected_file.name}"
    result = run_compiler(compiler, [f"-O{level}", "-o", str(output), f"{name}.py"], expected_file.parent)
    if result.returncode != 0 or result.stderr:
        return f"exit {result.returncode}: {result.stderr.decode(errors='replace').strip()}"
    actual = output.read_bytes()
    output.unlink()
    expected = expected_file.read_bytes()
    return None if actual == expected else first_difference(expected, actual)


def check_error(compiler, expected_file, scratch):
    """NAME.py must be refused with exactly the recorded message and exit code. Returns None or what is wrong."""
    source = expected_file.with_suffix(".py")
    march = re.match(rb"# march: (\w+)", source.read_bytes())
    # -o keeps the source tree clean if a program that should be refused compiles.
    arguments = [f"-march={march[1].decode()}"] if march else []
    arguments += ["-o", str(pathlib.Path(scratch) / f"{source.stem}.mpy"), source.name]
    result = run_compiler(compiler, arguments, source.parent)
    actual = result.stderr + b"--exit %d\n" % result.returncode
    expected = expected_file.read_bytes()
    if actual == expected:
        return None
    return "expected:\n{}got:\n{}".format(indent(expected), indent(actual))


def indent(data):
    return "".join(f"    {line}\n" for line in data.decode(errors="replace").splitlines())


def collect(filters):
    """All checks as (test name, function, expected file), in a fixed order."""
    checks = []
    for part in ("lang", "random"):
        checks += [(f"{part}/{file.stem}", check_mpy, file) for file in sorted((HERE / part).glob("*.mpy"))]
    checks += [(f"errors/{file.stem}", check_error, file) for file in sorted((HERE / "errors").glob("*.err"))]
    return [check for check in checks if not filters or any(text in check[0] for text in filters)]


def run_check(compiler, check, scratch):
    _, function, expected_file = check
    try:
        return function(compiler, expected_file, scratch)
    except subprocess.TimeoutExpired:
        return f"no end after {TIMEOUT_SECONDS} s"
    except OSError as error:
        return str(error)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mpy-cross", required=True, type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path, help="write the counts and the failures to this file")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--verbose", action="store_true", help="show programs that match or wait, too")
    parser.add_argument("filters", nargs="*", metavar="FILTER", help="only tests whose name contains this text")
    options = parser.parse_args()

    compiler = str(options.mpy_cross.resolve())
    waiting = read_waiting_list()
    checks = collect(options.filters)
    with tempfile.TemporaryDirectory(prefix="adder-golden-") as scratch:
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            problems = list(pool.map(lambda check: run_check(compiler, check, scratch), checks))

    passed, failures, still_waiting = 0, [], 0
    for (test, _, _), problem in zip(checks, problems):
        listed = test.startswith("errors/") and test.removeprefix("errors/") in waiting
        if listed and problem is None:
            problem = f"matches now: take it off {WAITING_LIST.name}"
        elif listed:
            still_waiting += 1
            if options.verbose:
                print(f"wait golden/{test}: {waiting[test.removeprefix('errors/')]}")
            continue
        if problem is None:
            passed += 1
            if options.verbose:
                print(f"ok   golden/{test}")
        else:
            failures.append({"test": f"golden/{test}", "problem": problem})
            print(f"FAIL golden/{test}: {problem}")

    print(f"golden: {passed} passed, {len(failures)} failed, {still_waiting} waiting for a native backend")
    if options.json:
        summary = {"passed": passed, "failed": len(failures), "waiting": still_waiting, "failures": failures}
        options.json.write_text(json.dumps(summary, indent=1))
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
