"""build.py MPY_TOOL DIRECTORY make|ninja: freezes through a build system and counts what is compiled after each change.

Times of files are set, not waited for: each step is a second after the one before.
"""
import os
import pathlib
import shutil
import subprocess
import sys

TOOL, DIRECTORY, SYSTEM = sys.argv[1:]
WORK = pathlib.Path(DIRECTORY) / SYSTEM
COMMAND = f"{TOOL} freeze --verbose --rewrite --cache cache -MF out.d -o out.c m.json"
MAKEFILE = f"out.c:\n\t{COMMAND}\n-include out.d\n"
NINJA = f"rule freeze\n  command = {COMMAND}\n  depfile = out.d\n  deps = gcc\nbuild out.c: freeze\n"


def age(*directories):
    """Makes everything that is there an hour older, keeping the order of times."""
    for top in directories:
        for path in [top, *top.rglob("*")]:
            status = path.stat()
            os.utime(path, ns=(status.st_atime_ns - 3600 * 10**9, status.st_mtime_ns - 3600 * 10**9))


def build():
    """What the tool says in one run of the build system: "" if it was not called."""
    result = subprocess.run([SYSTEM] if SYSTEM == "make" else ["ninja", "-v"], cwd=WORK, text=True, check=False,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    words = [line for line in result.stdout.splitlines() if line[:4] in ("MPY ", "HIT ", "STR ", "GEN ")]
    return result.returncode, words, result.stdout


def expect(what, *expected, status=0):
    code, words, output = build()
    if words != list(expected) or (code != 0) != (status != 0):
        sys.exit(f"{SYSTEM}, {what}: status {code}, {words}, expected {list(expected)}\n{output}")
    if status == 0:
        code, words, output = build()
        if code != 0 or words:
            sys.exit(f"{SYSTEM}, {what}: not up to date afterwards: {words}\n{output}")
    age(WORK)


shutil.rmtree(WORK, ignore_errors=True)
(WORK / "src/pkg").mkdir(parents=True)
(WORK / "Makefile").write_text(MAKEFILE)
(WORK / "build.ninja").write_text(NINJA)
(WORK / "src/a.py").write_text("x = 1\n")
(WORK / "src/pkg/b.py").write_text("x = 2\n")
(WORK / "m.json").write_text('{"include": ["n.json"]}\n')
(WORK / "n.json").write_text('{"trees": ["src"], "defaults": {"opt": 1}}\n')

expect("first build", "MPY a.py", "MPY pkg/b.py", "GEN out.c")
(WORK / "src/a.py").touch()
expect("touched source", "HIT a.py", "HIT pkg/b.py", "GEN out.c")
(WORK / "src/a.py").write_text("x = 3\n")
expect("changed source", "MPY a.py", "HIT pkg/b.py", "GEN out.c")
(WORK / "src/pkg/c.py").write_text("x = 4\n")
expect("added source", "HIT a.py", "HIT pkg/b.py", "MPY pkg/c.py", "GEN out.c")
(WORK / "src/pkg/b.py").unlink()
expect("removed source", "HIT a.py", "HIT pkg/c.py", "GEN out.c")
shutil.rmtree(WORK / "src/pkg")
expect("removed directory", "HIT a.py", "GEN out.c")
(WORK / "n.json").write_text('{"trees": ["src"], "defaults": {"opt": 3}}\n')
expect("changed included manifest", "MPY a.py", "GEN out.c")
(WORK / "n.json").unlink()
expect("removed included manifest", status=1)
(WORK / "m.json").write_text('{"trees": ["src"], "defaults": {"opt": 3}}\n')
expect("changed manifest", "HIT a.py", "GEN out.c")
(WORK / "src/a.py").write_text("x = (\n")
expect("error in a source", status=1)
(WORK / "src/a.py").write_text("x = 5\n")
expect("error mended", "MPY a.py", "GEN out.c")
