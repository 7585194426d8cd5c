#!/usr/bin/env python3
"""Writes sources for benchmarks: single files of any size in several shapes, and a tree of small modules.

    bench/generate.py DIR [--shapes classes,flat] [--sizes 50K,2M] [--tree FILES]

writes DIR/classes-50K.py and so on, and DIR/tree. The same arguments give the same bytes, on every machine. All sources
compile with the reference at every size: at most MAX_NAMES distinct names in a file (the format numbers them in 16 bits) and
no function too long for its jumps.
"""

import argparse
import pathlib
import random

SIZES = {"50K": 50_000, "500K": 500_000, "2M": 2_000_000, "10M": 10_000_000}
TREE_FILES = 500
MAX_NAMES = 60_000

NOUNS = ("anchor barrel candle dynamo engine funnel gasket hammer ingot jigsaw kettle lantern magnet nozzle outlet piston "
         "quartz rivet socket turbine utility valve washer yoke zipper").split()
VERBS = "adjust balance collect divide estimate filter gather hold inspect join keep level measure normalise open".split()


class Names:
    """Identifiers of at most `limit` spellings; the short words come often, as in written programs."""

    def __init__(self, rng, limit):
        self.rng = rng
        self.limit = limit

    def value(self):
        return self.rng.choice(NOUNS)

    def numbered(self, stem, index):
        return f"{stem}_{index % self.limit}"


def class_block(rng, names, index):
    kind = names.numbered("Machine", index)
    first, second, third = rng.sample(NOUNS, 3)
    verb = rng.choice(VERBS)
    return f'''
class {kind}:
    """Drives the {first} of line {index}; one instance owns one {second}."""

    LIMIT = {rng.randrange(10, 5000)}
    names = ("{first}", "{second}", {rng.randrange(300)})

    def __init__(self, {first}, {second}=0x{rng.randrange(256):02x}, *, {third}={rng.randrange(1, 90) / 8}):
        self.{first} = {first}
        self.{second} = {second}
        self._{third} = {third}  # as measured, not as set
        self.history = []

    def {verb}(self, amount, steps={rng.randrange(2, 20)}):
        total = 0
        for step in range(steps):
            change = self.{first}.read(step, amount)
            if change > self.LIMIT or (change & 0x{rng.randrange(1, 255):x} and step % 2):
                total += (change ^ 0xff) >> 1
            elif not change:
                continue
            else:
                total = total * 3 - change // (step + 1)
        try:
            self.history.append(total / amount)
        except ZeroDivisionError as problem:
            print("{verb} failed:", self.{second}, problem)
            raise
        return {{"total": total, "mean": total / max(steps, 1), "unit": self.names[0]}}

    @property
    def {third}(self):
        return self._{third} * {rng.randrange(2, 100)} if self.history else None
'''


def classes(rng, names, index):
    """What firmware looks like: classes with short methods, and helper functions between them."""
    block = class_block(rng, names, index)
    a, b = rng.sample(NOUNS, 2)
    return block + f'''

def {names.numbered(rng.choice(VERBS), index)}({a}, {b}=None):
    # smallest first; entries without a value are left out
    chosen = sorted((item for item in {a} if item is not None), key=lambda item: item.{b})
    return [entry.{b} + {rng.randrange(9)} for entry in chosen][:{rng.randrange(3, 30)}], len(chosen) == 0
'''


def functions(rng, names, index):
    """Every function has a name of its own."""
    name = names.numbered("routine", index)
    a, b = rng.sample(NOUNS, 2)
    return f'''
def {name}({a}, {b}):
    result = {a}.{rng.choice(VERBS)}({b}, {rng.randrange(1000)})
    while result > {b} and {a}:
        result -= {rng.randrange(1, 50)}
        {a} = {a}.next
    return (result, {a} or "{b}")
'''


def flat(rng, names, index):
    """Short statements, one a line, nothing around them."""
    noun = names.value()[0]
    return f"{noun}={rng.randrange(10)}\n" * 3 + f"{names.value()} = {noun} + {rng.randrange(1000)}\n"


def literals(rng, names, index):
    """Rows of one table."""
    return (f'    {index}: ({rng.randrange(1 << 20)}, {rng.randrange(1000) / 16}, "{names.value()}", -{rng.randrange(99)}, '
            f'"{rng.choice(VERBS)} the {names.value()}", None, 0x{rng.getrandbits(40):x}),\n')


def strings(rng, names, index):
    """Texts: plain, escaped, bytes, with fields."""
    a, b = names.value(), names.value()
    return f'''{a} = "the {b} of station {index} does not answer"
{b} = '{rng.choice(VERBS)}\\t{b}\\n' + b"\\x{rng.randrange(256):02x}raw {index}".decode()
print(f"{{{a}}} at {{{b}!r:>{rng.randrange(4, 20)}}}: {{len({a}) + {index}}} of {{{b}.upper()}}", """{a}
second line of text {index}""")
'''


def nested(rng, names, index):
    """Blocks within blocks, to a depth of about twenty."""
    lines = [f"def {names.numbered('descend', index)}({', '.join(NOUNS[:6])}):"]
    depth = 1
    openers = ["if {a} > {n}:", "while {a} < {n}:", "for {a} in range({n}):", "try:", "with {a}.{v}({n}) as {b}:",
               "for {a}, {b} in {v}({b}):"]
    closers = []
    for _ in range(rng.randrange(12, 20)):
        a, b = rng.sample(NOUNS[:6], 2)
        opener = rng.choice(openers)
        lines.append(" " * depth + opener.format(a=a, b=b, n=rng.randrange(100), v=rng.choice(VERBS)))
        closers.append("except ValueError:" if opener == "try:" else "else:" if opener.startswith("if") else None)
        depth += 1
    lines.append(" " * depth + f"return {names.value()}")
    for closer in reversed(closers):
        depth -= 1
        if closer:
            lines.append(" " * depth + closer)
        lines.append(" " * (depth + bool(closer)) + f"{rng.choice(NOUNS[:6])} += {rng.randrange(50)}")
    return "\n".join(lines) + "\n"


SHAPES = {
    "classes": (classes, "", ""),
    "functions": (functions, "", ""),
    "flat": (flat, "", ""),
    "literals": (literals, "TABLE = {\n", "}\n"),
    "strings": (strings, "", ""),
    "nested": (nested, "", ""),
}


def source(shape, size, seed=1):
    """About `size` bytes of MicroPython in that shape: the first block that reaches the size is the last."""
    block, head, tail = SHAPES[shape]
    rng = random.Random(f"{shape} {seed}")
    names = Names(rng, 2_000 if shape == "classes" else MAX_NAMES - 5_000)
    parts = [head]
    length = len(head)
    index = 0
    while length < size:
        part = block(rng, names, index)
        parts.append(part)
        length += len(part)
        index += 1
    return "".join(parts) + tail


def small_source():
    """The ten lines of the start-up measurement."""
    return """import time

def blink(led, count=3):
    for _ in range(count):
        led.on()
        time.sleep_ms(100)
        led.off()
    return "done"

print(blink(None, 0))
"""


def write_tree(directory, files=TREE_FILES):
    """Packages of 1 to 20 KB a module, most of them small; returns the paths in order."""
    rng = random.Random("tree")
    shapes = ["classes"] * 6 + ["functions"] * 2 + ["strings", "nested"]
    paths = []
    packages = set()
    for index in range(files):
        package = directory / f"package_{index % 25}"
        if index % 3 == 0:
            package = package / f"part_{index % 4}"
        path = package / (f"module_{index}.py" if package in packages else "__init__.py")
        packages.add(package)
        package.mkdir(parents=True, exist_ok=True)
        size = int(1_000 * 20 ** (rng.random() ** 1.5))
        path.write_text(source(rng.choice(shapes), min(size, 19_000), seed=index), encoding="ascii", newline="\n")
        paths.append(path)
    return paths


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--shapes", default=",".join(SHAPES), help="of " + ", ".join(SHAPES))
    parser.add_argument("--sizes", default=",".join(SIZES), help="of " + ", ".join(SIZES))
    parser.add_argument("--tree", type=int, default=TREE_FILES, metavar="FILES", help="0: none")
    options = parser.parse_args()
    options.directory.mkdir(parents=True, exist_ok=True)
    for shape in filter(None, options.shapes.split(",")):
        for size in filter(None, options.sizes.split(",")):
            if shape not in SHAPES or size not in SIZES:
                parser.error(f"no such shape or size: {shape} {size}")
            text = source(shape, SIZES[size])
            (options.directory / f"{shape}-{size}.py").write_text(text, encoding="ascii", newline="\n")
    if options.tree:
        write_tree(options.directory / "tree", options.tree)


if __name__ == "__main__":
    main()
