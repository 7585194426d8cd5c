#!/usr/bin/env python3
"""Writes a C tree for benchmarks of qstr-gen, of the size that a large port of MicroPython has, and what a build makes of it.

    bench/generate_qstr.py DIR [--files 300]

    DIR/src/PART/NAME.c, DIR/include/   sources that any C compiler preprocesses, without headers of the system
    DIR/qstrdefs.h                      the definitions of qstrs that no source names
    DIR/genhdr/qstr.i.last              the lines of their preprocessed text that matter, as the first step of a build leaves them
    DIR/genhdr/qstrdefs.preprocessed.h  the definitions of all qstrs among the declarations of system headers

The same arguments give the same bytes, on every machine. With 300 files there are 1300 qstrs, 530 error texts, 34 modules and 20
root pointers, as in the port for Unix.
"""

import argparse
import pathlib
import random

FILES = 300
QSTRS_OF_SOURCES = 740
QSTRS_OF_HEADERS = 560
MODULES = 34
ROOT_POINTERS = 20
ERROR_TEXTS_A_FILE = 1.8
HEADER_LINES = 2500

PARTS = "core drivers ext net port shared".split()
NOUNS = ("anchor barrel candle dynamo engine funnel gasket hammer ingot jigsaw kettle lantern magnet nozzle outlet piston "
         "quartz rivet socket turbine utility valve washer yoke zipper").split()
VERBS = "adjust balance collect divide estimate filter gather hold inspect join keep level measure normalise open".split()
PROBLEMS = "is out of range;has the wrong type;must not be empty;cannot be changed;is closed;needs an integer".split(";")


def names(rng, count):
    """Distinct identifiers; many are short, some are long, as in a firmware."""
    found = {}
    while len(found) < count:
        words = [rng.choice(NOUNS if rng.random() < 0.6 else VERBS) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
        name = "_".join(words)
        if rng.random() < 0.15:
            name = f"__{name}__"
        elif rng.random() < 0.15:
            name = name.upper()
        found.setdefault(name if name not in found else f"{name}{rng.randrange(100)}")
    return list(found)


def header_text(rng):
    """Declarations, which a preprocessor copies and a scanner passes over."""
    lines = ["#pragma once", "typedef unsigned long word_t;"]
    while len(lines) < HEADER_LINES:
        name = f"{rng.choice(VERBS)}_{rng.choice(NOUNS)}_{len(lines)}"
        lines += rng.choice((
            [f"extern int {name}(const char *{rng.choice(NOUNS)}, word_t size);"],
            [f"struct {name} {{", f"    word_t {rng.choice(NOUNS)};", "    struct " + name + " *next;", "};"],
            [f"#define {name.upper()} (0x{rng.randrange(1 << 16):04x})"],
            [f"static inline word_t {name}(word_t x) {{", f"    return x * {rng.randrange(99)} + 1;", "}"]))
    return "\n".join(lines) + "\n"


RUNTIME_HEADER = """#pragma once
#include "declarations.h"
typedef struct { word_t key; const void *value; } entry_t;
#define MP_ERROR_TEXT(x) MP_COMPRESSED_ROM_TEXT(x)
enum {
    MP_QSTRnumber_of,
};
"""


class Unit:
    """One C file: its lines, and those of its preprocessed text that a scan keeps."""

    def __init__(self, path):
        self.path = path
        self.lines = []
        self.kept = []  # (line number, text)

    def add(self, text, keep=False):
        for line in text.splitlines() or [""]:
            self.lines.append(line)
            if keep:
                self.kept.append((len(self.lines), line.replace("MP_ERROR_TEXT(", "MP_COMPRESSED_ROM_TEXT(")))


def write_function(unit, rng, own, qstrs, texts):
    name = f"{rng.choice(VERBS)}_{rng.choice(NOUNS)}_{len(unit.lines)}"
    unit.add(f"\n// Handles one {rng.choice(NOUNS)}; the caller holds the {rng.choice(NOUNS)}.\n"
             f"static word_t {name}(word_t first, word_t second) {{")
    for _ in range(rng.randrange(4, 20)):
        unit.add(f"    first = first * {rng.randrange(2, 99)} + (second >> {rng.randrange(1, 9)});")
    if texts:
        unit.add("    if (first < second) {")
        unit.add(f"        mp_raise(MP_ERROR_TEXT(\"{texts.pop()}\"));", keep=True)
        unit.add("    }")
    unit.add(f"    return lookup(first, MP_QSTR_{own.pop() if own else rng.choice(qstrs)});", keep=True)
    unit.add("}")


def write_unit(path, rng, own, qstrs, module, root_pointer):
    """A file that is the first to use the names `own`, and uses others."""
    unit = Unit(path)
    unit.add("// Generated for benchmarks.\n#include \"runtime.h\"")
    texts = [f"{rng.choice(NOUNS)} {rng.choice(PROBLEMS)}" for _ in range(int(ERROR_TEXTS_A_FILE + rng.random()))]
    for _ in range(max(3, len(own) // 3)):
        write_function(unit, rng, own, qstrs, texts)
    unit.add("\nstatic const entry_t table[] = {")
    for name in own + rng.sample(qstrs, 2):
        unit.add(f"    {{ MP_ROM_QSTR(MP_QSTR_{name}), 0 }},", keep=True)
    unit.add("};")
    if module:
        unit.add(f"MP_REGISTER_MODULE(MP_QSTR_{module}, {path.stem}_module);", keep=True)
    if root_pointer:
        unit.add(f"MP_REGISTER_ROOT_POINTER(struct {path.stem} *{path.stem}_list[{rng.randrange(2, 9)}]);", keep=True)
    return unit


def filtered_text(units):
    """As the lines that are kept stand in the preprocessed text, each behind the last marker before it."""
    lines = []
    for unit in units:
        lines += ["# 6 \"include/runtime.h\"", "    MP_QSTRnumber_of,"]
        for number, text in unit.kept:
            lines += [f"# {number} \"{unit.path}\"", text]
    return "\n".join(lines) + "\n"


def definitions_text(rng, qstrs):
    lines = ["QCFG(BYTES_IN_LEN, (1))", "QCFG(BYTES_IN_HASH, (2))"]
    for name in qstrs:
        lines += [f"Q({name})", ""]
    for index in range(20):
        lines += [f"Q(<{rng.choice(NOUNS)}-{index}>)", ""]
    return "\n".join(lines) + "\n"


def preprocessed_text(declarations, definitions, qstrs):
    collected = "".join(f"Q({name})\n\n" for name in qstrs)
    return f"# 0 \"<stdin>\"\n# 1 \"<stdin>\"\n{declarations}{definitions}{collected}"


def write_corpus(directory, files=FILES):
    """The whole of it; the paths of the sources, relative to `directory`."""
    rng = random.Random(20261126)
    directory = pathlib.Path(directory)
    qstrs = names(rng, QSTRS_OF_SOURCES + QSTRS_OF_HEADERS)
    used, of_headers = qstrs[:QSTRS_OF_SOURCES], qstrs[QSTRS_OF_SOURCES:]
    declarations = header_text(rng)
    units = []
    for index in range(files):
        path = pathlib.Path("src", PARTS[index % len(PARTS)], f"{rng.choice(VERBS)}{index}.c")
        own = used[len(used) * index // files:len(used) * (index + 1) // files]
        units.append(write_unit(path, rng, own, used, used[index] if index % 9 == 0 and index < 9 * MODULES else None,
                                index % 15 == 0 and index < 15 * ROOT_POINTERS))
    texts = {unit.path: "\n".join(unit.lines) + "\n" for unit in units}
    texts[pathlib.Path("include/declarations.h")] = declarations
    texts[pathlib.Path("include/runtime.h")] = RUNTIME_HEADER
    texts[pathlib.Path("genhdr/qstr.i.last")] = filtered_text(units)
    definitions = definitions_text(rng, of_headers)
    texts[pathlib.Path("qstrdefs.h")] = definitions
    texts[pathlib.Path("genhdr/qstrdefs.preprocessed.h")] = preprocessed_text(declarations, definitions, sorted(used))
    for path, text in texts.items():
        (directory / path).parent.mkdir(parents=True, exist_ok=True)
        (directory / path).write_text(text, encoding="ascii")
    return [str(unit.path) for unit in units]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--files", type=int, default=FILES)
    options = parser.parse_args()
    write_corpus(options.directory, options.files)


if __name__ == "__main__":
    main()
