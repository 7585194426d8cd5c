#!/usr/bin/env python3
"""Measures programs that run in `adder` against the reference's unix interpreter, as whole processes.

    bench/compare_runtime.py build/release/bin/adder --reference PATH_OF_MICROPYTHON [--programs NAME...] [--repeat N]
                             [--from-mpy PATH_OF_MPY_CROSS] [--json FILE]

The programs of bench/programs run in turn in both, a pair at a time, and the ratio (reference / ours: how many times faster
we are) is that of the processor time of the best runs, which other load disturbs least. Each program prints what it computed. With --from-mpy, both run
the program as a module that this compiler made, so that neither compiles. docs/benchmarks.md explains the columns. The exit
status is 1 if a program fails or the two print something else, and says nothing about times.
"""

import argparse
import datetime
import json
import math
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

from measure import Run, processor, table

PROGRAMS = pathlib.Path(__file__).resolve().parent / "programs"
STARTUP_RUNS = 50
TIMEOUT_SECONDS = 300
# The programs need less memory than the Python that starts them, from which a process inherits what the kernel counts as
# its peak; so the program itself asks for the peak of its own address space, as the last thing it does.
PEAK_PROBE = """
with open("/proc/self/status") as _status:
    print([line.split()[1] for line in _status if line.startswith("VmHWM")][0])
"""


class Bench:
    def __init__(self, options, directory):
        self.options = options
        self.directory = directory
        # Of a program that a linker has just written the kernel maps smaller pieces at a time: copies start as installed
        # programs do.
        self.tools = [str(shutil.copy(options.adder, directory / "ours"))]
        if options.reference:
            self.tools.append(str(shutil.copy(options.reference, directory / "reference")))
        self.figures = {}
        self.mean = None

    def words(self, path, probe=""):
        """What follows the interpreter's name to run a program, with `probe` at its end."""
        scale = [str(self.options.scale)] if self.options.scale else []
        copy = self.directory / ("probed" if probe else "plain") / path.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes() + probe.encode("ascii"))
        if not self.options.from_mpy:
            return [str(copy), *scale]
        name = f"{copy.parent.name}_{path.stem}"
        subprocess.run([self.options.from_mpy, "-o", self.directory / f"{name}.mpy", copy.name], cwd=copy.parent, check=True)
        return ["-m", name, *scale]

    def peaks(self, words):
        """Peak resident kilobytes of each tool, of a run of `words` that end in the probe."""
        return [int(self.output(tool, words)[0].split()[-1]) for tool in self.tools]

    def output(self, tool, words):
        """What the program prints, and its exit status."""
        try:
            result = subprocess.run([tool, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                    stderr=subprocess.STDOUT, timeout=TIMEOUT_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return b"", f"no end after {TIMEOUT_SECONDS} s"
        return result.stdout, result.returncode

    def problem(self, words):
        """None, or why the program cannot be measured."""
        outputs = [self.output(tool, words) for tool in self.tools]
        for tool, (text, status) in zip(self.tools, outputs):
            if status != 0:
                return f"{pathlib.Path(tool).name} ends with {status}: {text[-300:].decode(errors='replace').strip()}"
        if any(text != outputs[0][0] for text, _ in outputs):
            return "\n".join(["the outputs differ:", *(f"  {text[:300]!r}" for text, _ in outputs)])
        return None

    def measure(self, words, count):
        """Runs the tools in turn; a list of runs for each. Who is first changes from pair to pair."""
        runs = [[] for _ in self.tools]
        for number in range(count):
            order = list(zip(self.tools, runs))
            for tool, list_of_tool in order if number % 2 == 0 else reversed(order):
                list_of_tool.append(Run([tool, *words], TIMEOUT_SECONDS))
        return runs

    def row(self, name, words, probed, count, figure, summary=min):
        """A line of the table; remembers the figures. Times are the `summary` of one `figure`, "cpu" or "wall"."""
        runs = self.measure(words, count)
        peaks = self.peaks(probed)
        times = [max(summary(getattr(run, figure) for run in list_of_tool), 1e-6) for list_of_tool in runs]
        entry = {"seconds": [round(time, 5) for time in times], "peak_kilobytes": peaks}
        cells = [name, *(f"{time * 1e3:.{1 if time < 0.1 else 0}f} ms" for time in times)]
        if len(self.tools) == 2:
            ratios = sorted(getattr(theirs, figure) / max(getattr(ours, figure), 1e-6) for ours, theirs in zip(*runs))
            entry["ratio"] = round(times[1] / times[0], 3)
            cells += [f"{entry['ratio']:.2f}", f"{ratios[0]:.2f}-{ratios[-1]:.2f}"]
        cells += [f"{peak / 1024:.1f} MB" for peak in peaks]
        self.figures[name] = entry
        return cells

    def run(self, programs):
        """Prints the table; returns how many programs could not be measured."""
        two = len(self.tools) == 2
        heads = ["", "ours", "reference", "ratio", "of pairs", "peak", "peak ref."] if two else ["", "ours", "peak"]
        rows, problems = [], 0
        for path in programs:
            words = self.words(path)
            problem = self.problem(words)
            if problem:
                print(f"{path.stem}: {problem}", flush=True)
                problems += 1
                continue
            rows.append(self.row(path.stem, words, self.words(path, PEAK_PROBE), self.options.repeat, "cpu"))
            if self.options.progress:
                print("  ".join(rows[-1]), flush=True)
        ratios = [entry["ratio"] for entry in self.figures.values() if "ratio" in entry]
        if ratios:
            self.mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
            rows.append(["geometric mean", "", "", f"{self.mean:.3f}"])
            rows[-1] += [""] * (len(heads) - len(rows[-1]))
        if not self.options.no_startup:
            rows.append(self.row("start-up (wall)", ["-c", "pass"], ["-c", PEAK_PROBE], STARTUP_RUNS, "wall", statistics.median))
        table("Programs, processor time of the whole process", heads, rows)
        return problems

    def report(self):
        report = {"programs": self.figures, "from_mpy": bool(self.options.from_mpy)}
        if self.mean:
            report["geometric_mean"] = round(self.mean, 4)
        return report


def choose(names):
    known = {path.stem: path for path in sorted(PROGRAMS.glob("*.py"))}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise SystemExit(f"no program {', '.join(unknown)}; there are {', '.join(known)}")
    return [known[name] for name in names or known]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("adder", type=pathlib.Path, help="the adder to measure: of a release build")
    parser.add_argument("--reference", type=pathlib.Path, metavar="PATH", help="a reference micropython to compare with")
    parser.add_argument("--programs", nargs="+", default=[], metavar="NAME", help="only these programs")
    parser.add_argument("--repeat", type=int, default=5, help="pairs of runs a program (default 5)")
    parser.add_argument("--scale", type=int, help="the work of a program, instead of its own default")
    parser.add_argument("--from-mpy", type=pathlib.Path, metavar="PATH", help="run modules that this mpy-cross made")
    parser.add_argument("--no-startup", action="store_true", help="leave the start-up time out")
    parser.add_argument("--progress", action="store_true", help="print each program's line when it is known, too")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures to this file")
    options = parser.parse_args()
    for path in (options.adder, options.reference, options.from_mpy):
        if path and not path.is_file():
            parser.error(f"{path} does not exist")
    programs = choose(options.programs)
    options.from_mpy = options.from_mpy and options.from_mpy.resolve()
    options.json = options.json and options.json.resolve()
    print(f"{processor()}, {os.cpu_count()} processors, {datetime.date.today()}")
    with tempfile.TemporaryDirectory(prefix="adder-bench-") as temporary:
        bench = Bench(options, pathlib.Path(temporary))
        # The programs may write files, and find their modules, in the current directory.
        os.chdir(temporary)
        problems = bench.run(programs)
        os.chdir("/")
    if options.json:
        options.json.write_text(json.dumps({**bench.report(), "problems": problems}, indent=1) + "\n", encoding="ascii")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
