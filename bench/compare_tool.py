#!/usr/bin/env python3
"""Measures mpy-tool on 200 modules against the reference's script, as whole processes.

    bench/compare_tool.py build/release/bin/mpy-tool [--reference PATH_OF_MPY_TOOL_PY] [--runs N]

mpy-cross, which makes the modules, is taken from the same directory. With --reference both run in turn, with the same
arguments, and the ratio (reference / ours: how many times faster we are) comes from this one run; their outputs are
compared as well. docs/benchmarks.md explains the rows. The exit status says whether everything ran and the outputs agree,
nothing about times.
"""

import argparse
import datetime
import os
import pathlib
import subprocess
import sys
import tempfile

import generate
from measure import Run, median, processor, table

MODULES = 200
# What both tools do. The qstr header is the smallest that the reference takes.
QSTR_HEADER = "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\n"
SHARED = {"freeze": ["-f", "-q", "qstrdefs.h"], "disassemble": ["-d"], "hexdump": ["-x"], "merge": ["--merge", "-o", "OUT"]}
# What only ours does.
OWN = {"verify": ["verify", "-q"], "dump": ["dump"], "disasm": ["disasm"], "size": ["size"]}


def make_modules(directory, mpy_cross):
    """The tree of the generator, compiled; the paths relative to `directory`."""
    sources = generate.write_tree(directory / "tree", MODULES)
    subprocess.run([mpy_cross, "-o", directory / "mpy", directory / "tree", f"--prefix-map={directory}/tree/="],
                   check=True, capture_output=True)
    modules = sorted((directory / "mpy").rglob("*.mpy"))
    assert len(modules) == len(sources) == MODULES
    return [str(path.relative_to(directory)) for path in modules]


def command(tool, arguments, output, modules):
    return [*tool, *(output if word == "OUT" else word for word in arguments), *modules]


def output_of(tool, arguments, modules):
    """What a command prints or writes."""
    with tempfile.TemporaryDirectory() as temporary:
        path = os.path.join(temporary, "out")
        result = subprocess.run(command(tool, arguments, path, modules), check=True, capture_output=True)
        return pathlib.Path(path).read_bytes() if "OUT" in arguments else result.stdout


def measure(tools, arguments, modules, runs):
    """Runs the tools in turn; a list of runs for each."""
    measured = [[] for _ in tools]
    for _ in range(runs + 1):
        for tool, list_of_tool in zip(tools, measured):
            run = Run(command(tool, arguments, os.devnull, modules))
            if not run.ok:
                raise RuntimeError(f"{' '.join(tool + arguments)} fails")
            list_of_tool.append(run)
    return [list_of_tool[1:] for list_of_tool in measured]


def row(name, ours, reference, size):
    wall = median(ours, "wall")
    cells = [name, f"{wall * 1e3:.1f} ms", f"{size / wall / 1e6:.0f}", "", ""]
    if reference:
        slow = median(reference, "wall")
        cells[3:] = [f"{slow * 1e3:.0f} ms", f"{slow / wall:.0f}x"]
    return cells


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mpy_tool", type=pathlib.Path, help="the mpy-tool to measure: of a release build")
    parser.add_argument("--reference", type=pathlib.Path, metavar="PATH", help="a reference mpy-tool.py to compare with")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    ours = [str(options.mpy_tool.resolve())]
    reference = [sys.executable, str(options.reference.resolve())] if options.reference else None
    print(f"{processor()}, {os.cpu_count()} processors, {datetime.date.today()}")
    status = 0
    with tempfile.TemporaryDirectory() as temporary:
        directory = pathlib.Path(temporary)
        modules = make_modules(directory, options.mpy_tool.resolve().with_name("mpy-cross"))
        os.chdir(directory)
        pathlib.Path("qstrdefs.h").write_text(QSTR_HEADER, encoding="ascii")
        size = sum(os.path.getsize(path) for path in modules)
        rows = []
        for name, arguments in SHARED.items():
            measured = measure([ours, reference] if reference else [ours], arguments, modules, options.runs)
            rows.append(row(name, measured[0], measured[1] if reference else None, size))
            if reference and output_of(ours, arguments, modules) != output_of(reference, arguments, modules):
                print(f"the outputs of {name} differ")
                status = 1
        for name, arguments in OWN.items():
            rows.append(row(name, measure([ours], arguments, modules, options.runs)[0], None, size))
        table(f"{MODULES} modules, {size / 1e6:.2f} MB of .mpy, one process", ["", "ours", "MB/s", "reference", "ratio"], rows)
    return status


if __name__ == "__main__":
    sys.exit(main())
