#!/usr/bin/env python3
"""Measures whole mpy-cross processes: start-up, throughput, a tree of files, peak memory.

    bench/compare.py build/release/bin/mpy-cross [--reference PATH] [--full] [--update]

With --reference, the path of a reference mpy-cross built elsewhere, both run in turn and the ratio (reference / ours:
how many times faster we are) comes from this one run. Figures of earlier runs are in bench/baseline.json, which --update
rewrites. docs/benchmarks.md explains the columns. The exit status says whether everything compiled, nothing about times.
"""

import argparse
import datetime
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import generate
from measure import Run, median, peak_kilobytes, processor, table

HERE = pathlib.Path(__file__).resolve().parent
BASELINE = HERE / "baseline.json"
STARTUP_RUNS = 50
TREE_RUNS = 3
IN_A_ROW = 4
# Enough for every source that the time limit lets the reference finish.
REFERENCE_OPTIONS = ["-X", "heapsize=1024m"]


class CompileFailed(Exception):
    pass


class Bench:
    def __init__(self, options, directory):
        self.options = options
        self.directory = directory
        self.output = str(directory / "out.mpy")
        self.ours = [self.copy(options.mpy_cross, "ours")]
        self.reference = [self.copy(options.reference, "reference"), *REFERENCE_OPTIONS] if options.reference else None
        self.figures = {}
        self.startup_cpu = 0.0

    def copy(self, tool, name):
        """Of a program that a linker has just written the kernel maps smaller pieces at a time: a tenth of start-up."""
        return str(shutil.copy(tool, self.directory / name))

    def compile(self, tool, path, limit=None):
        run = Run([*tool, "-o", self.output, str(path)], limit)
        if tool is self.ours and not run.ok:
            raise CompileFailed(f"{tool[0]} fails on {path}")
        return run

    def startup(self):
        path = self.directory / "ten_lines.py"
        path.write_text(generate.small_source(), encoding="ascii")
        # Without the heap option: it makes the reference map memory that this file does not need.
        tools = [self.ours] + ([self.reference[:1]] if self.reference else [])
        runs = [[] for _ in tools]
        for _ in range(STARTUP_RUNS):
            for tool, list_of_tool in zip(tools, runs):
                list_of_tool.append(self.compile(tool, path))
        self.startup_cpu = min(run.cpu for run in runs[0])
        rows = []
        for figure, label in (("wall", "wall"), ("cpu", "processor")):
            values = [median(list_of_tool, figure) for list_of_tool in runs]
            key = f"startup-{figure}"
            self.figures[key] = {"milliseconds": round(values[0] * 1e3, 3)}
            if self.reference:
                self.figures[key]["ratio"] = round(values[1] / values[0], 2)
            reference = f"{values[1] * 1e3:9.2f} ms" if self.reference else ""
            rows.append([f"{label}, median of {STARTUP_RUNS}", f"{values[0] * 1e3:.2f} ms", reference, *self.ratio(key)])
        table("Start-up: a file of 10 lines", ["", "ours", "reference", "ratio", "baseline"], rows)

    def throughput(self):
        sizes = [size for size in self.options.sizes.split(",") if size]
        rows = []
        for shape in self.options.shapes.split(","):
            paths = {size: self.directory / f"{shape}-{size}.py" for size in sizes}
            ours, reference = self.interleave(paths)
            speeds = []
            for size, path in paths.items():
                key = f"{shape}-{size}"
                peak = peak_kilobytes([*self.ours, "-o", self.output, str(path)])
                rows.append(self.throughput_row(key, path.stat().st_size / 1e6, ours[size], reference[size], peak))
                speeds.append(self.figures[key]["net_mb_per_s"])
            rows[-1][-1] += f"   slowest/fastest {min(speeds) / max(speeds):.2f}" if len(speeds) > 1 else ""
        table("Throughput on one processor", ["source", "wall ms", "MB/s", "net MB/s", "peak/source", "reference ms",
                                              "ratio", "baseline"], rows)

    def interleave(self, paths):
        """Runs all sizes in turn, again and again, so that a busy time of the machine does not hit one of them. Each a few
        times in a row, since the first run finds the caches full of something else."""
        ours = {size: [] for size in paths}
        reference = {size: [] for size in paths}
        gave_up = not self.reference
        for round_number in range(self.options.runs):
            for size, path in paths.items():
                ours[size] += [self.compile(self.ours, path) for _ in range(IN_A_ROW)]
                # The reference is slow where it matters: more runs of it only cost time.
                if gave_up or round_number >= (3 if size == "50K" else 1) or (size == "10M" and not self.options.full):
                    continue
                reference[size].append(self.compile(self.reference, path, self.options.limit))
                gave_up = not reference[size][-1].ok  # larger ones would take longer yet
        return ours, reference

    def throughput_row(self, key, megabytes, ours, reference, peak):
        cpu = min(run.cpu for run in ours)
        net = megabytes / max(cpu - self.startup_cpu, 1e-6)
        figures = self.figures[key] = {"mb_per_s": round(megabytes / cpu, 1), "net_mb_per_s": round(net, 1)}
        if peak:
            figures["peak"] = round(peak * 1024 / (megabytes * 1e6), 1)
        seconds = ""
        if reference and reference[0].ok:
            value = min(run.cpu for run in reference if run.ok)
            figures["ratio"] = round(value / cpu, 1)
            seconds = f"{value * 1e3:.0f}"
        elif reference:
            seconds = f"> {self.options.limit} s" if reference[0].timed_out else "fails"
        return [key, f"{median(ours, 'wall') * 1e3:.1f}", f"{figures['mb_per_s']:.1f}", f"{net:.1f}",
                f"{figures['peak']:.1f}" if "peak" in figures else "-", seconds, *self.ratio(key, "net_mb_per_s")]

    def tree(self):
        tree = self.directory / "tree"
        files = sorted(tree.rglob("*.py"))
        megabytes = sum(path.stat().st_size for path in files) / 1e6
        ours, again, reference = [], [], []
        for index in range(TREE_RUNS):
            target = self.directory / f"tree-out-{index}"
            command = [*self.ours, "-j2", "-o", str(target), str(tree)]
            for runs in (ours, again):  # the second time everything is up to date
                runs.append(Run(command))
                if not runs[-1].ok:
                    raise CompileFailed(f"{self.ours[0]} fails on {tree}")
            if self.reference:
                started = time.perf_counter()
                for path in files:
                    self.compile(self.reference[:1], path)
                reference.append(time.perf_counter() - started)
        wall = median(ours, "wall")
        self.figures["tree"] = {"milliseconds": round(wall * 1e3, 1), "mb_per_s": round(megabytes / wall, 1)}
        if reference:
            self.figures["tree"]["ratio"] = round(statistics.median(reference) / wall, 1)
        one_each = f"{statistics.median(reference) * 1e3:.0f} ms" if reference else ""
        rows = [["all written", f"{wall * 1e3:.1f} ms", one_each, *self.ratio("tree")],
                ["all up to date", f"{median(again, 'wall') * 1e3:.1f} ms", "", "", ""]]
        table(f"Tree of {len(files)} files, {megabytes:.1f} MB, -j2; the reference: one process a file",
              ["", "ours", "reference", "ratio", "baseline"], rows)

    def ratio(self, key, figure=None):
        """The ratio of this run, and what the baseline has: its ratio, else `figure`."""
        old = self.options.baseline_figures.get(key, {})
        now = self.figures[key]
        parts = []
        if figure and figure in old:
            parts.append(f"{old[figure]:g} MB/s ({now[figure] / old[figure] - 1:+.0%})")
        if "ratio" in old:
            parts.append(f"{old['ratio']:g}x")
        return [f"{now['ratio']:g}x" if "ratio" in now else "", ", ".join(parts)]


def version(tool):
    return subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout.strip()


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mpy_cross", help="the mpy-cross to measure: of a release build")
    parser.add_argument("--reference", metavar="PATH", help="a reference mpy-cross to compare with")
    parser.add_argument("--shapes", default=",".join(generate.SHAPES))
    parser.add_argument("--sizes", default=",".join(generate.SIZES))
    parser.add_argument("--full", action="store_true", help="give the reference the 10 MB sources too (minutes each)")
    parser.add_argument("--limit", type=float, default=60, metavar="SECONDS", help="for one run of the reference")
    parser.add_argument("--runs", type=int, default=5, help=f"rounds of {IN_A_ROW} runs of each source")
    parser.add_argument("--only", choices=["startup", "throughput", "tree"], help="one part")
    parser.add_argument("--sources", type=pathlib.Path, metavar="DIR", help="keep the generated sources there")
    parser.add_argument("--baseline", type=pathlib.Path, default=BASELINE)
    parser.add_argument("--update", action="store_true", help="write the figures of this run to the baseline")
    return parser.parse_args()


def main():
    options = parse_arguments()
    stored = json.loads(options.baseline.read_text(encoding="utf-8")) if options.baseline.exists() else {}
    options.baseline_figures = stored.get("figures", {})
    print(f"{processor()}, {os.cpu_count()} processors, {datetime.date.today()}")
    for tool in filter(None, [options.mpy_cross, options.reference]):
        print(f"{tool}: {version(tool)}")
    with tempfile.TemporaryDirectory() as temporary:
        directory = options.sources or pathlib.Path(temporary)
        # In another process: what this one holds would count as held by the compilers it starts.
        subprocess.run([sys.executable, str(HERE / "generate.py"), str(directory), f"--shapes={options.shapes}",
                        f"--sizes={options.sizes}"], check=True)
        bench = Bench(options, pathlib.Path(temporary))
        if options.sources:
            for path in directory.iterdir():
                (bench.directory / path.name).symlink_to(path.resolve())
        try:
            bench.startup()  # always: the net figures need it
            if options.only in (None, "throughput"):
                bench.throughput()
            if options.only in (None, "tree"):
                bench.tree()
        except CompileFailed as error:
            print(f"compare.py: {error}", file=sys.stderr)
            return 1
    if options.update:
        stored = {"machine": f"{processor()}, {os.cpu_count()} processors", "date": str(datetime.date.today()),
                  "reference": version(options.reference) if options.reference else stored.get("reference", ""),
                  "figures": {**options.baseline_figures, **bench.figures}}
        options.baseline.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
