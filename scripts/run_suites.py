#!/usr/bin/env python3
"""Builds what the tests need and runs every suite; the last line is the sum: "N passed, N failed".

    scripts/test [SUITE...] [--fuzz-seconds N] [--list]

A suite that cannot run, because its build failed, a tool is missing or it holds no test, counts as one failure. Logs and
reports are in build/test-logs/.
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
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOGS = ROOT / "build" / "test-logs"
GOLDEN = ROOT / "test" / "golden"
JOBS = os.cpu_count() or 1
# A broken compiler fails everything; a page of that is enough.
SHOWN_FAILURES = 30
# Longer than any suite takes; a suite that hangs must not take the whole run with it.
SUITE_TIMEOUT_SECONDS = 20 * 60


class SuiteError(Exception):
    """The suite could not run."""


class Result:
    def __init__(self, passed=0, failed=0, failures=()):
        self.passed = passed
        self.failed = failed
        self.failures = list(failures)

    def __add__(self, other):
        return Result(self.passed + other.passed, self.failed + other.failed, self.failures + other.failures)


def run(log, *command, must_succeed=True, timeout=SUITE_TIMEOUT_SECONDS, **options):
    """Runs a command with its output in build/test-logs/LOG.log; returns its exit status."""
    path = LOGS / f"{log}.log"
    with open(path, "ab") as output:
        output.write(f"$ {' '.join(str(part) for part in command)}\n".encode())
        output.flush()
        try:
            status = subprocess.run([str(part) for part in command], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output,
                                    stderr=subprocess.STDOUT, timeout=timeout, check=False, **options).returncode
        except subprocess.TimeoutExpired as error:
            raise SuiteError(f"no end after {timeout} s, see {path}") from error
        except OSError as error:
            raise SuiteError(str(error)) from error
    if must_succeed and status != 0:
        lines = path.read_text(errors="replace").splitlines()
        telling = [line for line in lines if re.search(r"\berror\b|CMake Error|FAILED:", line, re.IGNORECASE)]
        raise SuiteError("\n".join([f"{command[0]} failed, see {path}:", *(telling or lines)[-20:]]))
    return status


BUILT = {}


def build(preset):
    """Configures and builds a preset once a run; returns its directory."""
    if preset not in BUILT:
        BUILT[preset] = SuiteError("the build did not finish")
        started = time.monotonic()
        try:
            run(f"build-{preset}", "cmake", "--preset", preset)
            run(f"build-{preset}", "cmake", "--build", "--preset", preset, "--", "-k", "0")
            BUILT[preset] = ROOT / "build" / preset
        except SuiteError as error:
            BUILT[preset] = error
        print(f"  build {preset}: {time.monotonic() - started:.0f} s", flush=True)
    if isinstance(BUILT[preset], SuiteError):
        raise SuiteError(f"preset {preset} does not build: {BUILT[preset]}")
    return BUILT[preset]


def from_report(log, report, *command):
    """Runs one of the project's own runners, which write their counts to a JSON file."""
    report.unlink(missing_ok=True)
    run(log, *command, "--json", report, must_succeed=False)
    if not report.exists():
        tail = (LOGS / f"{log}.log").read_text(errors="replace").splitlines()[-10:]
        raise SuiteError("\n".join(["the runner gave no report:", *tail]))
    data = json.loads(report.read_text())
    return Result(data["passed"], data["failed"], [f"{f['test']}: {f['problem']}" for f in data["failures"]])


def lit(preset, *arguments):
    directory = build(preset)
    llvm = pathlib.Path("/usr/lib/llvm-19/build/utils/lit/lit.py")
    report = LOGS / f"lit-{preset}.json"
    report.unlink(missing_ok=True)
    run(f"lit-{preset}", sys.executable, llvm, "-v", "--no-progress-bar", f"-j{JOBS}", "--output", report,
        *(arguments or [directory / "test" / "lit"]), must_succeed=False)
    if not report.exists():
        raise SuiteError(f"lit gave no report, see {LOGS}/lit-{preset}.log")
    result = Result()
    for test in json.loads(report.read_text())["tests"]:
        if test["code"] in ("PASS", "FLAKYPASS", "XFAIL"):
            result.passed += 1
        elif test["code"] != "UNSUPPORTED":
            result += Result(0, 1, [f"{test['code']} {test['name']}\n{test['output'][-2000:]}"])
    return result


def runtime_lit(preset):
    """The tests of a preset that builds nothing but the runtime; the tools beside it are those of the release."""
    for tool in ("mpy-cross", "mpy-tool"):
        link = build(preset) / "bin" / tool
        link.unlink(missing_ok=True)
        link.symlink_to(build("release") / "bin" / tool)
    return lit(preset, ROOT / "test" / "lit", "--param", f"build={build(preset)}", "--filter", "runtime/")


def unit_program(preset, program):
    """One GoogleTest program; a crash loses its report and counts as one failure."""
    report = LOGS / f"unit-{preset}-{program.name}.json"
    report.unlink(missing_ok=True)
    log = f"unit-{preset}-{program.name}"
    status = run(log, program, f"--gtest_output=json:{report}", "--gtest_brief=1", must_succeed=False)
    if not report.exists():
        tail = (LOGS / f"{log}.log").read_text(errors="replace")[-2000:]
        return Result(0, 1, [f"{program.name} ended with {status} and without a report\n{tail}"])
    data = json.loads(report.read_text())
    failures = [f"{suite['name']}.{test['name']}: {test['failures'][0]['failure']}"
                for suite in data["testsuites"] for test in suite["testsuite"] if test.get("failures")]
    run_count = sum(test["status"] == "RUN" for suite in data["testsuites"] for test in suite["testsuite"])
    result = Result(run_count - len(failures), len(failures), failures)
    # For instance a leak that the sanitizer reports at the end.
    if status != 0 and not failures:
        result += Result(0, 1, [f"{program.name} ended with {status}, see {LOGS}/{log}.log"])
    return result


def unit(preset):
    programs = [pathlib.Path(line) for line in (build(preset) / "unit-tests.txt").read_text().splitlines()]
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        return sum(pool.map(lambda program: unit_program(preset, program), programs), Result())


def golden(preset):
    compiler = from_report(f"golden-{preset}", LOGS / f"golden-{preset}.json", sys.executable, GOLDEN / "run.py",
                           "--mpy-cross", build(preset) / "bin" / "mpy-cross")
    return compiler + from_report(f"golden-tool-{preset}", LOGS / f"golden-tool-{preset}.json", sys.executable,
                                  GOLDEN / "run_tool.py", "--mpy-tool", build(preset) / "bin" / "mpy-tool")


def runtime(preset):
    # The limit is that of a program that collects at every allocation.
    return from_report(f"runtime-{preset}", LOGS / f"runtime-{preset}.json", sys.executable, GOLDEN / "run_runtime.py",
                       "--adder", build(preset) / "bin" / "adder", "--timeout", 300)


def runtime_presets():
    """Presets that build `adder`, and the suffixes of their suites; none before the port for unix exists. `stress` collects
    at every allocation."""
    if not (ROOT / "ports" / "unix" / "CMakeLists.txt").exists():
        return []
    presets = json.loads((ROOT / "CMakePresets.json").read_text())["configurePresets"]
    names = {preset["name"] for preset in presets}
    return [(preset, suffix) for preset, suffix in (("release", ""), ("asan", "-asan"), ("stress", "-stress")) if preset in names]


def interop(preset):
    suites = (("golden", "mpy-cross"), ("merged", "mpy-tool"))
    return sum((from_report(f"interop-{name}-{preset}", LOGS / f"interop-{name}-{preset}.json", "node",
                            ROOT / f"test/interop/run-{name}.mjs", f"--{tool}", build(preset) / "bin" / tool)
                for name, tool in suites), Result())


def frozen(preset):
    binaries = build(preset) / "bin"
    return from_report(f"frozen-{preset}", LOGS / f"frozen-{preset}.json", sys.executable, ROOT / "test/frozen/run.py",
                       "--mpy-tool", binaries / "mpy-tool", "--mpy-cross", binaries / "mpy-cross")


def stripped(preset):
    tools = build(preset) / "bin"
    return from_report(f"stripped-{preset}", LOGS / f"stripped-{preset}.json", "node",
                       ROOT / "test/interop/run-stripped.mjs", "--mpy-cross", tools / "mpy-cross", "--mpy-tool",
                       tools / "mpy-tool")


def portable(_):
    # The tool that makes the core's tables of strings runs here.
    build("release")
    directory = build("cortex-m3")
    return sum((from_report(command[0], LOGS / f"{command[0]}.json", sys.executable, ROOT / "scripts" / command[1],
                            *command[2:], directory)
                for command in (("portable", "check_portable.py"), ("core-size", "check_core_size.py", "--emulate"))), Result())


def package(preset):
    return from_report("package", LOGS / "package.json", sys.executable, ROOT / "test/package/run.py", "--build",
                       build(preset))


def demo(preset):
    """The demo, as a user starts it, prints what the example program computes."""
    build(preset)
    log = LOGS / "demo.log"
    run("demo", ROOT / "scripts/demo")
    expected = (ROOT / "examples/greenhouse.expected").read_text()
    if expected not in log.read_text():
        return Result(0, 1, [f"the output of the example program is not that of examples/greenhouse.expected, see {log}"])
    return Result(1)


def fuzz_target(program, seconds):
    """A short run from the golden programs and the target's own seeds; what it finds is left in build/test-logs."""
    seeds = [GOLDEN / "lang", GOLDEN / "errors", ROOT / "test/fuzz/corpus" / program.name]
    with tempfile.TemporaryDirectory(prefix="adder-fuzz-") as corpus:
        status = run(f"fuzz-{program.name}", program, f"-max_total_time={seconds}", "-timeout=20", "-max_len=16384",
                     "-rss_limit_mb=4096", "-verbosity=1", "-print_final_stats=1",
                     f"-artifact_prefix={LOGS}/{program.name}-", corpus, *[seed for seed in seeds if seed.is_dir()],
                     must_succeed=False)
    if status != 0:
        return Result(0, 1, [f"{program.name} found something, see {LOGS}/fuzz-{program.name}.log"])
    return Result(1)


def fuzz(_, seconds):
    programs = [pathlib.Path(line) for line in (build("fuzz") / "fuzzers.txt").read_text().splitlines()]
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        return sum(pool.map(lambda program: fuzz_target(program, seconds), programs), Result())


def format_check(_):
    if not (shutil.which("clang-format-14") or shutil.which("clang-format")):
        raise SuiteError("clang-format is not installed")
    if run("format", ROOT / "scripts/format", "--check", must_succeed=False) != 0:
        return Result(0, 1, [f"scripts/format would change files, see {LOGS}/format.log"])
    return Result(1)


def suites(options):
    """All suites in the order they run, quick ones first."""
    table = {"format": (format_check, None)}
    for preset, suffix in (("release", ""), ("asan", "-asan")):
        for name, function in (("unit", unit), ("lit", lit), ("golden", golden), ("interop", interop)):
            table[name + suffix] = (function, preset)
    for preset, suffix in runtime_presets():
        table["runtime" + suffix] = (runtime, preset)
        if preset not in ("release", "asan"): # where all of lit runs
            table["lit" + suffix] = (runtime_lit, preset)
    table["frozen"] = (frozen, "release")
    table["stripped"] = (stripped, "release")
    table["portable"] = (portable, "cortex-m3")
    table["package"] = (package, "release")
    table["demo"] = (demo, "release")
    table["fuzz"] = (lambda preset: fuzz(preset, options.fuzz_seconds), "fuzz")
    return table


def run_suite(name, function, preset):
    started = time.monotonic()
    try:
        result = function(preset)
        if result.passed + result.failed == 0:
            raise SuiteError("it holds no test")
    except SuiteError as error:
        result = Result(0, 1, [f"suite {name} did not run: {error}"])
    for failure in result.failures[:SHOWN_FAILURES]:
        print(f"FAIL {failure}")
    if len(result.failures) > SHOWN_FAILURES:
        print(f"     and {len(result.failures) - SHOWN_FAILURES} more, see {LOGS}")
    print(f"{name}: {result.passed} passed, {result.failed} failed ({time.monotonic() - started:.0f} s)", flush=True)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", nargs="*", help="only these suites")
    parser.add_argument("--fuzz-seconds", type=int, default=30, help="how long each fuzz target runs (default 30)")
    parser.add_argument("--list", action="store_true", help="print the names of the suites")
    options = parser.parse_args()

    table = suites(options)
    if options.list:
        print("\n".join(table))
        return 0
    unknown = set(options.suite) - set(table)
    if unknown:
        parser.error(f"no suite {', '.join(sorted(unknown))}; there are {', '.join(table)}")

    shutil.rmtree(LOGS, ignore_errors=True)
    LOGS.mkdir(parents=True)
    total = Result()
    for name, (function, preset) in table.items():
        if not options.suite or name in options.suite:
            total += run_suite(name, function, preset)
    print(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main())
