#!/usr/bin/env python3
"""The golden suite of the runtime: each program of lang/ prints in `adder` what it printed in the reference.

A program runs from its source and, as a module (-m), from each recorded .mpy. NAME.out, or NAME.ON.out where a level prints
something else, has the standard output; if the program fails, "--stderr--", the traceback and "--exit N" follow. As in the
reference, the traceback of a script goes to standard output and that of a module to standard error.

runtime-differences.txt lists the programs that print something else in ours on purpose, runtime/NAME.out is what. Programs
in runtime-waiting.txt cannot run yet; they are run too. A listed program that prints what was recorded has to leave its list.

    run_runtime.py --adder PATH [--json FILE] [--verbose] [--jobs N] [--timeout SECONDS] [--as-recorded] [FILTER...]

--as-recorded ignores both lists: the interpreter that the recordings are from passes everything.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DIFFERENCES = HERE / "runtime-differences.txt"
WAITING = HERE / "runtime-waiting.txt"
CHANGED = HERE / "runtime"
PARTS = ("lang", "native")
# What the interpreter says about itself is no output of the program.
WARNING = re.compile(rb"^Warning: .*\n", re.MULTILINE)


class Test:
    """A program from its source (level None) or from the .mpy of a level."""

    def __init__(self, part, source, level):
        self.part = part
        self.source = source
        self.level = level
        self.program = f"{part}/{source.stem}"
        self.name = self.program if level is None else f"{self.program}.O{level}"

    def file(self):
        return self.source if self.level is None else self.source.with_name(f"{self.source.stem}.O{self.level}.mpy")

    def recorded(self):
        of_level = self.source.with_name(f"{self.source.stem}.O{self.level}.out")
        return (of_level if self.level is not None and of_level.exists() else self.source.with_suffix(".out")).read_bytes()

    def changed(self):
        return (CHANGED / f"{self.source.stem}.out").read_bytes()


class Outcome:
    """What a run printed, in the form of the recordings."""

    def __init__(self, test, adder, timeout):
        with tempfile.TemporaryDirectory(prefix="adder-golden-") as directory:
            # Alone in its directory: a module is found by its name, and what a program writes is gone afterwards.
            name = test.source.stem
            shutil.copy(test.file(), pathlib.Path(directory) / (f"{name}.py" if test.level is None else f"{name}.mpy"))
            words = [f"{name}.py"] if test.level is None else ["-m", name]
            result = subprocess.run([adder, *words], cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE, timeout=timeout, check=False)
        self.module = test.level is not None
        self.status = result.returncode
        self.output = result.stdout
        self.errors = WARNING.sub(b"", result.stderr)

    def problem(self, expected):
        """None if the run was as `expected`, the contents of an .out file; else what is wrong."""
        status = re.search(rb"(?:^|\n)--exit (\d+)\n\Z", expected)
        body, traceback = expected[:status.start(1) - len("--exit ")] if status else expected, b""
        if b"--stderr--\n" in body:
            body, traceback = body.split(b"--stderr--\n", 1)
        output, errors = (body, traceback) if self.module else (body + traceback, b"")
        code = int(status[1]) if status else 0
        # A signal or a sanitizer's report matter more than the output that is missing because of them.
        if self.status != code:
            return f"exit {self.status}, expected {code}; {tail(self.errors or self.output)}"
        if self.output != output:
            return first_difference("output", output, self.output)
        return None if self.errors == errors else first_difference("standard error", errors, self.errors)


def tail(data):
    return f"it ends with {data[-400:].decode(errors='replace')!r}"


def first_difference(what, expected, actual):
    left, right = expected.split(b"\n"), actual.split(b"\n")
    for number, (wanted, got) in enumerate(zip(left, right), 1):
        if wanted != got:
            return f"{what}, line {number}: expected {wanted[:300]!r}, got {got[:300]!r}"
    return f"{what}: expected {len(left) - 1} lines, got {len(right) - 1}"


def read_list(path):
    """"PART/NAME  reason" a line; # starts a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split(maxsplit=1) for line in lines if line.strip() and not line.startswith("#"))


def collect(filters):
    tests = []
    for part in PARTS:
        for source in sorted((HERE / part).glob("*.py")):
            levels = sorted(int(path.name[-5]) for path in source.parent.glob(f"{source.stem}.O[0-3].mpy"))
            tests += [Test(part, source, level) for level in (None, *levels)]
    return [test for test in tests if not filters or any(text in test.name for text in filters)]


def stale_entries(differences, waiting):
    """Names in the lists that no program has, and differences without their file."""
    programs = {test.program for test in collect([])}
    stale = [f"{name} is listed but does not exist" for name in (*differences, *waiting) if name not in programs]
    return stale + [f"runtime/{name.split('/')[1]}.out does not exist" for name in differences
                    if not (CHANGED / f"{name.split('/')[1]}.out").exists()]


def judge(test, options, differences, waiting):
    """("ok" | "wait" | "fail", problem) of a test."""
    try:
        outcome = Outcome(test, str(options.adder), options.timeout)
    except subprocess.TimeoutExpired:
        outcome, as_recorded = None, f"no end after {options.timeout} s"
    except OSError as error:
        return "fail", str(error)
    if outcome:
        as_recorded = outcome.problem(test.recorded())
    listed = not options.as_recorded
    if listed and test.program in waiting:
        if as_recorded is None:
            return "fail", f"works now: take it off {WAITING.name}"
        return "wait", waiting[test.program]
    if listed and test.program in differences and outcome:
        if as_recorded is None:
            return "fail", f"prints what the reference prints: take it off {DIFFERENCES.name}"
        as_recorded = outcome.problem(test.changed())
    return ("ok", None) if as_recorded is None else ("fail", as_recorded)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--adder", required=True, type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path, help="write the counts and the failures to this file")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--timeout", type=float, default=60, metavar="SECONDS", help="for one program (default 60)")
    parser.add_argument("--as-recorded", action="store_true", help="expect what was recorded of every program")
    parser.add_argument("--verbose", action="store_true", help="show programs that match or wait, too")
    parser.add_argument("filters", nargs="*", metavar="FILTER", help="only tests whose name contains this text")
    options = parser.parse_args()

    options.adder = options.adder.resolve()
    differences, waiting = read_list(DIFFERENCES), read_list(WAITING)
    failures = [{"test": "golden/lists", "problem": problem} for problem in stale_entries(differences, waiting)]
    tests = collect(options.filters)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        verdicts = list(pool.map(lambda test: judge(test, options, differences, waiting), tests))
    counts = {"ok": 0, "wait": 0, "fail": 0}
    for test, (verdict, problem) in zip(tests, verdicts):
        counts[verdict] += 1
        if verdict == "fail":
            failures.append({"test": f"golden/{test.name}", "problem": problem})
        if verdict == "fail" or options.verbose:
            print(f"{verdict:<4} golden/{test.name}{': ' + problem if problem else ''}")
    print(f"golden: {counts['ok']} passed, {len(failures)} failed, {counts['wait']} waiting for native code")
    if options.json:
        summary = {"passed": counts["ok"], "failed": len(failures), "waiting": counts["wait"], "failures": failures}
        options.json.write_text(json.dumps(summary, indent=1), encoding="utf-8")
    return 1 if failures or not counts["ok"] else 0


if __name__ == "__main__":
    sys.exit(main())
