#!/usr/bin/env python3
"""Proves that the portable core is free of what a board lacks, and reports its code size.

Reads the static libraries of a Cortex-M3 build. What they refer to outside themselves must be in ALLOWED: plain C memory,
string and math functions and the compiler's own helpers. Exceptions, type information, the global allocator, guarded or
registered static objects and standard-library code are named as such. No object file may run code at start
(.init_array, .ctors).

    check_portable.py [--json FILE] BUILD_DIR
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys

ALLOWED = re.compile(
    r"mem(cpy|move|set|cmp|chr)|str(len|cmp|ncmp|chr)|setjmp|longjmp|abort"
    r"|(pow|floor|ceil|trunc|fmod|ldexp|frexp|modf|nearbyint|round|rint|scalbn|copysign|isnan|isinf)f?"
    r"|__assert_func"
    r"|__aeabi_\w+|__(u?div|u?mod|mul|ashl|ashr|lshr|neg|ffs|clz|ctz|popcount|bswap|cmp|ucmp|fix|fixuns|float|floatun)\w*[sd]i\d?\w*")
# The first matching pattern names the problem.
FORBIDDEN = [
    ("exceptions", r"__cxa_(throw|rethrow|allocate_exception|begin_catch|end_catch|call_unexpected)|_Unwind_|__gxx_|_ZSt9terminate"),
    ("type information", r"_ZT[IS]|_ZTVN10__cxxabiv|__dynamic_cast|__cxa_bad_"),
    ("operator new or delete", r"_Z(nw|na|dl|da)"),
    ("guarded static object", r"_ZGV|__cxa_guard"),
    ("destructor at exit", r"__cxa_atexit|__aeabi_atexit|__dso_handle|\batexit\b"),
    ("pure virtual call", r"__cxa_(pure|deleted)_virtual"),
    ("throwing standard library", r"_ZSt\d+__throw"),
    ("standard library code", r"_ZNK?S[tsoiabd]|_ZSt"),
    ("heap", r"(malloc|free|calloc|realloc)\b"),
]


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def symbols(library):
    """Names that the library's objects define and that they refer to."""
    defined, undefined = set(), {}
    member = ""
    for line in run("arm-none-eabi-nm", "--format=posix", str(library)).splitlines():
        heading = re.fullmatch(r".*\[(.+)\]:", line)
        if heading:
            member = heading[1]
            continue
        name, kind = line.split()[:2]
        # Weak references (v, w) resolve to nothing when nobody defines them.
        if kind == "U":
            undefined.setdefault(name, member)
        elif kind not in "vw":
            defined.add(name)
    return defined, undefined


def startup_sections(library):
    """Sections that hold code to run before main, as (section, object)."""
    found, member = [], ""
    for line in run("arm-none-eabi-objdump", "-h", str(library)).splitlines():
        heading = re.match(r"(\S+):\s+file format", line)
        if heading:
            member = heading[1]
        section = re.match(r"\s*\d+ (\.(?:init_array|ctors|preinit_array|fini_array|dtors)\S*)\s+([0-9a-f]+)", line)
        if section and int(section[2], 16):
            found.append((section[1], member))
    return found


def classify(name):
    for problem, pattern in FORBIDDEN:
        if re.match(pattern, name):
            return problem
    return "not known to exist on a board"


def sizes(library):
    """Bytes of code and read-only data, initialised data, zeroed data: what a firmware pays at most."""
    totals = [0, 0, 0]
    for line in run("arm-none-eabi-size", "--format=berkeley", str(library)).splitlines()[1:]:
        totals = [total + int(field) for total, field in zip(totals, line.split()[:3])]
    return totals


def check(libraries):
    """Problems of each library, given that they may refer to one another."""
    problems = {library: ["was not built"] for library in libraries if not library.exists()}
    tables = {library: symbols(library) for library in libraries if library.exists()}
    everything = set().union(*(defined for defined, _ in tables.values()))
    for library, (_, undefined) in tables.items():
        outside = {name: member for name, member in undefined.items() if name not in everything}
        problems[library] = [f"{member} refers to {name}: {classify(name)}"
                             for name, member in sorted(outside.items()) if not ALLOWED.fullmatch(name)]
        problems[library] += [f"{member} has {section}: global constructor or destructor"
                              for section, member in startup_sections(library)]
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=pathlib.Path, help="write the counts, the failures and the sizes to this file")
    parser.add_argument("build_dir", type=pathlib.Path)
    options = parser.parse_args()

    names = (options.build_dir / "portable-libraries.txt").read_text().split()
    problems = check([pathlib.Path(name) for name in names])
    failures, report = [], {}
    print(f"{'Cortex-M3 code size':<28}{'text':>9}{'data':>8}{'bss':>8}")
    for library, found in problems.items():
        name = library.stem.removeprefix("lib")
        report[name] = dict(zip(("text", "data", "bss"), sizes(library) if library.exists() else (0, 0, 0)))
        print(f"  {name:<26}{report[name]['text']:>9}{report[name]['data']:>8}{report[name]['bss']:>8}")
        failures += [{"test": f"portable/{name}", "problem": problem} for problem in found]
    total = {key: sum(size[key] for size in report.values()) for key in ("text", "data", "bss")}
    print(f"  {'all':<26}{total['text']:>9}{total['data']:>8}{total['bss']:>8}")
    for failure in failures:
        print(f"FAIL {failure['test']}: {failure['problem']}")

    failed = sum(1 for found in problems.values() if found)
    passed = len(problems) - failed
    print(f"portable: {passed} passed, {failed} failed")
    if options.json:
        options.json.write_text(json.dumps({"passed": passed, "failed": failed, "failures": failures, "size": report},
                                           indent=1))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
