#!/usr/bin/env python3
"""The frozen suite: C that mpy-tool freezes compiles without a warning, and holds what the modules hold.

Every case is a set of modules and a configuration of a firmware. The C is compiled against include/, which declares as much
of the firmware's C API as frozen C uses: for the host, for 32 bits, and with a cross-compiler for modules with machine code
of a Cortex-M. On the host it is linked with walk.c, which prints all strings, constants and functions that a firmware would
find; that must be what a reader of the .mpy files finds, the small one below, which shares nothing with mpy-tool.

    run.py --mpy-tool PATH --mpy-cross PATH [--json FILE] [--verbose] [--jobs N] [FILTER...]
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
ROOT = HERE.parent.parent
GOLDEN = HERE.parent / "golden"
WARNINGS = ["-std=gnu99", "-Wall", "-Wextra", "-Werror"]
TIMEOUT_SECONDS = 300
SMALLEST, LARGEST = -8192, 8191
INTERNED_BELOW = 25


class Failure(Exception):
    pass


# --- What the project's tables say of strings.

def c_literal(text):
    return json.loads(text) if "\\x" not in text else text.encode().decode("unicode_escape")[1:-1]


def table(path, pattern):
    return re.findall(pattern, (ROOT / "lib/qstr" / path).read_text(), re.MULTILINE)


STATIC = [c_literal(text) for text in table("StaticQstrs.def", r'^STATIC_QSTR\(\s*\d+, (".*")\)')]
NAMES = {int(code, 16): name for code, name in table("CharacterNames.def", r'^CHARACTER_NAME\((0x\w+), "(\w+)"\)')}


def identifier(text):
    return "".join(c if re.fullmatch("[A-Za-z0-9_]", c) else f"_{NAMES.get(ord(c), f'0x{ord(c):02x}')}_" for c in text)


def string_hash(data, width):
    value = 5381
    for byte in data:
        value = (value * 33 ^ byte) & 0xFFFFFFFF
    return value & ((1 << 8 * (width or 2)) - 1) or 1


# --- A reader of .mpy files.

class Reader:
    def __init__(self, data):
        self.data, self.at = data, 4
        self.architecture = data[2] >> 2 & 0x2F
        if data[2] & 0x40:
            self.integer()
        strings, objects = self.integer(), self.integer()
        self.strings = [self.string() for _ in range(strings)]
        self.objects = [self.object() for _ in range(objects)]
        self.root = self.code()

    def take(self, count):
        self.at += count
        return self.data[self.at - count:self.at]

    def integer(self):
        value = 0
        while True:
            byte = self.take(1)[0]
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value

    def string(self):
        size = self.integer()
        return STATIC[(size >> 1) - 1].encode() if size & 1 else self.take((size >> 1) + 1)[:-1]

    def object(self):
        kind = self.take(1)[0]
        if kind == 10:
            return kind, [self.object() for _ in range(self.integer())]
        if kind < 5:
            return kind, None
        size = self.integer()
        return kind, self.take(size + (kind < 7))[:size]

    def code(self):
        head = self.integer()
        kind, data = head & 3, self.take(head >> 3)
        extra = {"flags": 0, "offset": 0, "asm": None}
        if kind == 1:
            extra["offset"] = self.integer()
        elif kind:
            extra["flags"] = self.integer()
            extra["asm"] = (self.integer(), self.integer()) if kind == 3 else None
        children = [self.code() for _ in range(self.integer())] if head & 4 else []
        return kind, data, extra, children


def prelude(data):
    """(n_state, n_exc_stack, flags, positional, keyword-only, defaults), block name, three offsets."""
    at, n, z = 1, 0, data[0]
    state, exceptions, flags, positional, keyword, defaults = z >> 3 & 15, z >> 2 & 1, 0, z & 3, 0, 0
    while z & 0x80:
        z, at = data[at], at + 1
        state |= (z & 0x30) << 2 * n
        exceptions |= (z & 2) << n
        flags |= (z >> 6 & 1) << n
        positional |= (z & 4) << n
        keyword |= (z >> 3 & 1) << n
        defaults |= (z & 1) << n
        n += 1
    info = cells = n = 0
    while True:
        z, at = data[at], at + 1
        info |= (z >> 1 & 63) << 6 * n
        cells |= (z & 1) << n
        n += 1
        if not z & 0x80:
            break
    names_end, names = at, []
    for _ in range(1 + positional + keyword):
        value = 0
        while True:
            z, names_end = data[names_end], names_end + 1
            value = value << 7 | z & 0x7F
            if z < 0x80:
                break
        names.append(value)
    return (state + 1, exceptions, flags, positional, keyword, defaults), names[0], (names_end, at + info, at + info + cells)


# --- What walk.c must print.

class Expectation:
    def __init__(self, modules, firmware, config):
        self.config, self.lines = config, []
        self.interned = set(text.encode() for text in STATIC)
        for module in modules:
            self.interned.update(module.strings)
        for module in modules:
            self.intern_constants(module.objects)
        known = {identifier(text) for text in firmware}
        new = sorted(text for text in self.interned if identifier(text.decode()) not in known)
        self.lines.append(f"pool 1 {len(new)} 1 alloc {min(len(new), 10)}")
        self.lines += [f"new {string_hash(text, 0 or config.hash) if config.hash else '-'} {text.hex()}" for text in new]
        for module in modules:
            self.module(module)

    def intern_constants(self, objects):
        for kind, value in objects:
            if kind == 10:
                self.intern_constants(value)
            elif kind == 5 and len(value.decode()) < INTERNED_BELOW:
                self.interned.add(value)

    def module(self, module):
        self.lines.append(f"module {module.strings[0].hex()}")
        self.lines += [f"entry {text.hex()}" for text in module.strings]
        self.lines.append(f"objects {'table' if module.objects else 'NULL'}")
        for entry in module.objects:
            self.object(*entry)
        self.code(*module.root)

    def object(self, kind, value):
        if kind < 5:
            self.lines.append(("function table", "None", "False", "True", "Ellipsis")[kind])
        elif kind == 5 and value in self.interned:
            self.lines.append(f"qstr {value.hex()}")
        elif kind in (5, 6):
            text = f" {string_hash(value, self.config.hash)} {value.hex()}" if value else ""
            self.lines.append(("str" if kind == 5 else "bytes") + text)
        elif kind == 7:
            number = int(value)
            self.lines.append(f"int {'-' if number < 0 else ''}{abs(number):x}")
        elif kind == 8:
            self.lines.append("float %.16g" % (float(value) or 0.0))  # like the reference, -f loses the sign of a zero
        elif kind == 9:
            self.lines.append("complex 0 %.16g" % float(value[:-1]))
        else:
            self.lines.append(f"tuple {len(value)}")
            for item in value:
                self.object(*item)

    def code(self, kind, data, extra, children):
        flags, trace = extra["flags"], ""
        if kind < 2:
            signature, name, offsets = prelude(data[extra["offset"]:])
            flags = signature[2]
            if kind == 0 and self.config.trace:
                trace = " trace " + " ".join(str(number) for number in (*signature, name, *offsets))
        line = f"{('bytecode', 'native', 'viper', 'asm')[kind]} {flags & 1} {len(children)}"
        line += f" prelude {extra['offset']}"
        line += f" asm {extra['asm'][0]} {extra['asm'][1]}" if kind == 3 else ""
        self.lines.append(f"{line}{trace} {data.hex()}")
        for child in children:
            self.code(*child)
        if kind == 1:
            self.lines.append(f"native prelude {data[extra['offset']:].hex()}")


# --- Cases.

class Config:
    """Of a firmware: how long integers, hashes and floats are stored, and what is compiled in."""

    def __init__(self, longint="mpz", digits=16, hash=2, trace=False, save=True, machine=True, separate=False, header=True,
                 representations="AB"):
        self.longint, self.digits, self.hash, self.trace, self.save = longint, digits, hash, trace, save
        self.machine, self.separate, self.header, self.representations = machine, separate, header, representations

    def arguments(self):
        return [f"-mlongint-impl={self.longint}", f"-mmpz-dig-size={self.digits}"]

    def defines(self, representation="A"):
        return [f"-DMICROPY_LONGINT_IMPL={['none', 'longlong', 'mpz'].index(self.longint)}", f"-DMPZ_DIG_SIZE={self.digits}",
                f"-DMICROPY_QSTR_BYTES_IN_HASH={self.hash}", f"-DMICROPY_OBJ_REPR=MICROPY_OBJ_REPR_{representation}",
                f"-DMICROPY_PY_SYS_SETTRACE={self.trace:d}", f"-DMICROPY_PERSISTENT_CODE_SAVE={self.save:d}",
                f"-DMICROPY_EMIT_MACHINE_CODE={self.machine:d}",
                f"-DMICROPY_EMIT_NATIVE_PRELUDE_SEPARATE_FROM_MACHINE_CODE={self.separate:d}"]


CONFIGS = {
    "mpz16": Config(),
    "mpz32-hash1": Config(digits=32, hash=1),
    "mpz8-hash0": Config(digits=8, hash=0),
    "no-header": Config(hash=1, header=False),
    "trace": Config(trace=True),
    "no-save": Config(save=False),
    "separate-preludes": Config(separate=True),
    "longlong": Config(longint="longlong", hash=1),
    "none": Config(longint="none"),
    "all-representations": Config(representations="ABCD"),
}

# Which integers a set of modules has decides on the configurations that can hold it; representations C and D take no
# negative float: the text of the reference, with a digit more than the word, is one that compilers warn about.
ANY = [name for name in CONFIGS if name not in ("longlong", "none", "all-representations")]
SETS = {
    "basic": (["settings.mpy", "shapes.mpy", "entry.mpy"], GOLDEN / "frozen/basic", ANY),
    "package": (["app.mpy", "toolkit/__init__.mpy", "toolkit/text.mpy", "toolkit/maths.mpy"], GOLDEN / "frozen/package",
                [*ANY, "longlong", "none", "all-representations"]),
    "native": (["fastmath.mpy", "asmpart.mpy", "both.mpy"], GOLDEN / "frozen/native", ANY),
    "lang": (sorted(path.name for path in (GOLDEN / "lang").glob("*.O3.mpy")), GOLDEN / "lang", ANY),
    "constants": (["constants.py", "empty.py"], HERE / "programs", [*ANY, "longlong", "all-representations"]),
    "wide": (["wide.py"], HERE / "programs", ANY),
    "plain": (["plain.py", "empty.py"], HERE / "programs", list(CONFIGS)),
}
FIRMWARE = ["append", "a b", "settings", "print", "\n", "é", "<lambda>", "sum", "x"]


def run(*command, cwd):
    result = subprocess.run([str(word) for word in command], cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, timeout=TIMEOUT_SECONDS, check=False)
    if result.returncode != 0 or result.stderr:
        text = result.stderr.decode(errors="replace").strip().splitlines()
        raise Failure(f"{command[0]}, exit {result.returncode}: " + "\n".join(text[:8]))
    return result.stdout


class Case:
    def __init__(self, tools, set_name, config_name, scratch):
        self.tools, self.name = tools, f"{set_name}/{config_name}"
        self.files, self.directory, _ = SETS[set_name]
        self.config = CONFIGS[config_name]
        self.work = pathlib.Path(scratch) / set_name / config_name

    def check(self):
        self.work.mkdir(parents=True)
        paths = [self.module_path(file) for file in self.files]
        modules = [Reader(path.read_bytes()) for path in paths]
        firmware = self.write_firmware(modules)
        header = ["-q", self.work / "firmware.h"] if self.config.header else []
        (self.work / "frozen.c").write_bytes(
            run(self.tools.mpy_tool, "-f", *self.config.arguments(), *header, *paths, cwd=self.work))
        if any(module.architecture for module in modules):
            self.compile_for_cortex()
            return
        self.compile_for_host()
        if self.config.save:
            self.walk(modules, firmware)

    def module_path(self, file):
        path = self.directory / file
        if path.suffix == ".mpy":
            return path
        run(self.tools.mpy_cross, "-o", self.work / f"{path.stem}.mpy", path.name, cwd=self.directory)
        return self.work / f"{path.stem}.mpy"

    def write_firmware(self, modules):
        extra = FIRMWARE if self.config.header else []
        lines = ["QCFG(BYTES_IN_LEN, (1))", f"QCFG(BYTES_IN_HASH, ({self.config.hash}))"]
        lines += [f"Q({text})" if text != "\n" else "Q(\\n)" for text in extra]
        (self.work / "firmware.h").write_text("\n".join(lines) + "\n", encoding="utf-8")
        strings = [""] + STATIC + [text for text in extra if text not in STATIC]
        names = ["MP_QSTRnull"] + [f"MP_QSTR_{identifier(text)}" for text in strings[1:]] + ["MP_QSTRnumber_of"]
        (self.work / "firmware_qstrs.h").write_text("enum {\n" + "".join(f"    {name},\n" for name in names) + "};\n")
        literals = ['"' + "".join(f"\\x{byte:02x}" for byte in text.encode()) + '",\n' for text in strings]
        (self.work / "firmware_strings.h").write_text("".join(literals))
        sizes = [f"{{{len(module.strings)}, {len(module.objects)}}},\n" for module in modules]
        (self.work / "table_sizes.h").write_text("".join(sizes))
        return STATIC + extra

    def compile(self, compiler, *flags, representation="A"):
        run(compiler, *WARNINGS, *self.config.defines(representation), "-I", HERE / "include", "-I", self.work, *flags,
            "-c", "frozen.c", cwd=self.work)

    def compile_for_host(self):
        for representation in self.config.representations:
            word = ["-m32"] if representation == "C" else []
            single = ["-DFIRMWARE_SINGLE_PRECISION"] if representation == "C" else []
            # Without an assembler for 32 bits it is still seen whether the C is good.
            self.compile("gcc", *word, *single, "-ffreestanding", "-o", "frozen.o", representation=representation)
        self.compile("gcc", "-m32", "-ffreestanding", "-DFIRMWARE_SINGLE_PRECISION", "-o", "frozen32.o")

    def compile_for_cortex(self):
        self.compile("arm-none-eabi-gcc", "-mcpu=cortex-m3", "-mthumb", "-ffreestanding", "-DFIRMWARE_SINGLE_PRECISION", "-o",
                     "frozen.o")
        sections = run("arm-none-eabi-objdump", "-t", "frozen.o", cwd=self.work).decode()
        if not re.search(r"\.text\s+\w+ fun_data_fastmath", sections):
            raise Failure("machine code is not in .text")

    def walk(self, modules, firmware):
        self.compile("gcc", "-o", "frozen.o")
        run("gcc", *WARNINGS, *self.config.defines(), "-I", HERE / "include", "-I", self.work, HERE / "walk.c", "frozen.o",
            "-o", "walk", cwd=self.work)
        actual = run(self.work / "walk", cwd=self.work).decode().splitlines()
        expected = Expectation(modules, firmware, self.config).lines
        for number, (left, right) in enumerate(zip(expected, actual), 1):
            if left != right:
                raise Failure(f"fact {number}: expected {left[:300]}\ngot {right[:300]}")
        if len(expected) != len(actual):
            raise Failure(f"expected {len(expected)} facts, got {len(actual)}")


def check(case):
    try:
        case.check()
        return None
    except (Failure, OSError, subprocess.TimeoutExpired) as error:
        return str(error)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mpy-tool", required=True, type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--mpy-cross", required=True, type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--json", type=pathlib.Path, help="write the counts and the failures to this file")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--verbose", action="store_true", help="show cases that pass, too")
    parser.add_argument("filters", nargs="*", metavar="FILTER", help="only cases whose name contains this text")
    options = parser.parse_args()

    failures, passed = [], 0
    with tempfile.TemporaryDirectory(prefix="adder-frozen-") as scratch:
        cases = [Case(options, set_name, config, scratch) for set_name, (_, _, configs) in SETS.items() for config in configs]
        cases = [case for case in cases if not options.filters or any(text in case.name for text in options.filters)]
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            problems = list(pool.map(check, cases))
    for case, problem in zip(cases, problems):
        if problem is None:
            passed += 1
            if options.verbose:
                print(f"ok   frozen/{case.name}")
        else:
            failures.append({"test": f"frozen/{case.name}", "problem": problem})
            print(f"FAIL frozen/{case.name}: {problem}")
    print(f"frozen: {passed} passed, {len(failures)} failed")
    if options.json:
        options.json.write_text(json.dumps({"passed": passed, "failed": len(failures), "failures": failures}, indent=1))
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
