#!/usr/bin/env python3
"""Measures qstr-gen on the corpus of generate_qstr.py, or on what a real build left, against the reference's scripts.

    bench/compare_qstr.py build/release/bin/qstr-gen [--reference DIRECTORY_OF_THE_SCRIPTS] [--input GENHDR] [--runs N]

Rows of several processes have the sum of their times, as if they ran one after the other. `cpu ratio` compares processor times,
which other load on the machine disturbs least. --input takes the genhdr directory of a build of MicroPython, with qstr.i.last and qstrdefs.preprocessed.h, in the place of the
corpus. With --reference both run in turn, with the same arguments, and the ratio (reference / ours: how many times faster we
are) comes from this one run; the files that they write are compared as well. docs/benchmarks.md explains the rows. The exit
status says whether everything ran and the outputs agree, nothing about times.
"""

import argparse
import dataclasses
import datetime
import os
import pathlib
import shutil
import sys
import tempfile
import time

import generate_qstr
from measure import Run, median, processor, table

MODES = ("qstr", "compress", "module", "root_pointer")
COMMANDS = {"makeqstrdefs.py": "makeqstrdefs", "makeqstrdata.py": "makeqstrdata", "makemoduledefs.py": "makemoduledefs",
            "make_root_pointers.py": "make-root-pointers", "makecompresseddata.py": "makecompresseddata"}
# These tell about the Python that ran, not about the input.
COMMENTS_OF_COMPRESSION = (b"// gzip", b"// zlib")


class Tool:
    """What serves a script: qstr-gen, or Python with the reference's script."""

    def __init__(self, name, prefix, serve):
        self.name = name
        self.prefix = prefix
        self.serve = serve

    def command(self, script, *arguments):
        return [*self.prefix, self.serve(script), *map(str, arguments)]


@dataclasses.dataclass
class Times:
    """Of the processes of one row together."""

    wall: float = 0
    cpu: float = 0

    def run(self, command, output=os.devnull):
        run = Run([str(word) for word in command], output=str(output))
        if not run.ok:
            raise RuntimeError(f"{' '.join(map(str, command))[:300]} fails")
        self.wall += run.wall
        self.cpu += run.cpu


def split(tool, times, text, out):
    for mode in MODES:
        times.run(tool.command("makeqstrdefs.py", "split", mode, text, out / mode, "_"))


def cat(tool, times, out):
    for mode in MODES:
        times.run(tool.command("makeqstrdefs.py", "cat", mode, "_", out / mode, out / f"{mode}.collected"))


def data(tool, times, definitions, out):
    times.run(tool.command("makeqstrdata.py", definitions), out / "qstrdefs.generated.h")


def others(tool, times, out):
    for script, source, result in (("makemoduledefs.py", "module", "moduledefs.h"),
                                   ("make_root_pointers.py", "root_pointer", "root_pointers.h"),
                                   ("makecompresseddata.py", "compress", "compressed.data.h")):
        times.run(tool.command(script, out / f"{source}.collected"), out / result)


def preprocess(tool, times, compiler, sources, changed, out):
    times.run(tool.command("makeqstrdefs.py", "pp", compiler, "-E", "output", out / "qstr.i.last", "cflags", "-Iinclude",
                           "-DNO_QSTR", "cxxflags", "sources", *sources, "dependencies", "include/runtime.h", "changed_sources",
                           *changed))


class Rows:
    """Runs each row with all tools in turn, `runs` times and once more to warm up."""

    def __init__(self, tools, runs, scratch):
        self.tools = tools
        self.runs = runs
        self.scratch = scratch
        self.rows = []
        self.outs = {}

    def out(self, tool):
        return self.outs[tool.name]

    def renew(self, tool):
        """An empty directory. None is removed before the end: ext4 is slow to use again what was just deleted."""
        self.outs[tool.name] = pathlib.Path(tempfile.mkdtemp(prefix=tool.name, dir=self.scratch))

    def add(self, name, work, before=lambda tool: None, tools=None):
        measured = {tool.name: [] for tool in self.tools}
        for _ in range(self.runs + 1):
            for tool in tools or self.tools:
                before(tool)
                times = Times()
                work(tool, times, self.out(tool))
                measured[tool.name].append(times)
        ours, reference = (list_[1:] for list_ in (measured["ours"], measured.get("reference", [])))
        cells = [name, f"{median(ours, 'wall') * 1e3:.1f} ms", "", "", ""]
        if reference:
            cells[2] = f"{median(reference, 'wall') * 1e3:.0f} ms"
            cells[3:] = [f"{median(reference, figure) / median(ours, figure):.0f}x" for figure in ("wall", "cpu")]
        self.rows.append(cells)


def measure_scripts(rows, text, definitions):
    """What a full build runs behind the preprocessor, and the same once more without a change."""
    def extract(tool, times, out):
        split(tool, times, text, out)
        cat(tool, times, out)

    def all_steps(tool, times, out):
        extract(tool, times, out)
        data(tool, times, definitions, out)

    rows.add("split", lambda tool, times, out: split(tool, times, text, out), rows.renew)
    rows.add("cat", lambda tool, times, out: cat(tool, times, out))
    rows.add("makeqstrdata", lambda tool, times, out: data(tool, times, definitions, out))
    rows.add("extraction and data", all_steps, rows.renew)
    rows.add("the same, no change", all_steps)
    rows.add("the other tables", others)


def files_of(directory):
    files = {}
    for path in sorted(directory.rglob("*")):
        if path.is_file():
            lines = path.read_bytes().splitlines(keepends=True)
            files[str(path.relative_to(directory))] = [line for line in lines if not line.startswith(COMMENTS_OF_COMPRESSION)]
    return files


def differences(rows):
    """The files in which the outputs of the tools differ."""
    if len(rows.tools) == 1:
        return []
    ours, reference = (files_of(rows.out(tool)) for tool in rows.tools)
    return sorted(name for name in ours.keys() | reference.keys() if ours.get(name) != reference.get(name))


def measure_sources(rows, compiler, sources):
    """From the sources on: the steps of a makefile, and ours in one step."""
    def steps(changed):
        def work(tool, times, out):
            preprocess(tool, times, compiler, sources, changed, out)
            split(tool, times, out / "qstr.i.last", out)
            cat(tool, times, out)
        return work

    rows.add("pp, split and cat", steps(sources), rows.renew)
    rows.add("the same, one source changed", steps(sources[:1]))


def measure_build(rows, compiler, sources):
    """All headers in one step, from nothing, without a change, and with one."""
    def build(tool, times, out):
        times.run([*tool.prefix, "build", "-o", out, "--definitions", "qstrdefs.h", *sources, "--", compiler, "-Iinclude"])

    def change(_):
        with open(sources[0], "a", encoding="ascii") as file:
            file.write(f"// {time.perf_counter_ns()}\n")

    ours = rows.tools[:1]
    rows.add("build", build, rows.renew, ours)
    rows.add("build, no change", build, tools=ours)
    rows.add("build, one source changed", build, change, ours)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("qstr_gen", type=pathlib.Path, help="the qstr-gen to measure: of a release build")
    parser.add_argument("--reference", type=pathlib.Path, metavar="DIR", help="the directory of the scripts to compare with")
    parser.add_argument("--input", type=pathlib.Path, metavar="DIR", help="a genhdr directory to take in the place of the corpus")
    parser.add_argument("--compiler", default="gcc", help="preprocesses the corpus (default gcc)")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    ours = options.qstr_gen.resolve()
    tools = [Tool("ours", [str(ours)], COMMANDS.get)]
    if options.reference:
        scripts = options.reference.resolve()
        tools.append(Tool("reference", [sys.executable], lambda script: str(scripts / script)))
    print(f"{processor()}, {os.cpu_count()} processors, {datetime.date.today()}")
    with tempfile.TemporaryDirectory() as temporary:
        scratch = pathlib.Path(temporary)
        genhdr = options.input.resolve() if options.input else scratch / "genhdr"
        sources = [] if options.input else generate_qstr.write_corpus(scratch)
        os.chdir(scratch)
        rows = Rows(tools, options.runs, scratch)
        measure_scripts(rows, genhdr / "qstr.i.last", genhdr / "qstrdefs.preprocessed.h")
        different = differences(rows)
        compiler = shutil.which(options.compiler)
        if sources and compiler:
            measure_sources(rows, compiler, sources)
            different += differences(rows)
            measure_build(rows, compiler, sources)
        table(f"{options.input or f'{len(sources)} sources'}, wall time of all processes of a row",
              ["", "ours", "reference", "ratio", "cpu ratio"], rows.rows)
    for name in different:
        print(f"the outputs differ: {name}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
