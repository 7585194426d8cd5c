#!/usr/bin/env python3
"""The package suite: what users get from an installed Adder, from a staged `cmake --install` and from the .deb.

    run.py --build BUILD_DIR [--json FILE]
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TOOL = "mpy-cross"
# Nothing of the environment may be needed to run what is installed.
BARE_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


def run(*command, **options):
    """Runs a command that must succeed and returns what it printed."""
    command = [str(part) for part in command]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    if result.returncode != 0:
        raise AssertionError(f"{' '.join(command)}: exit {result.returncode}\n{result.stdout}")
    return result.stdout


def expect(condition, problem):
    if not condition:
        raise AssertionError(problem)


class Suite:
    """The tests, in order: each uses what the ones before left in the scratch directory."""

    def __init__(self, build, scratch):
        self.build = build
        self.scratch = scratch
        self.stage = scratch / "stage"
        self.project = scratch / "project"
        self.unpacked = scratch / "unpacked"

    def test_install(self):
        """cmake --install gives the tool and its papers."""
        run("cmake", "--install", self.build, "--prefix", self.stage)
        for pattern in (f"bin/{TOOL}", f"share/man/man1/{TOOL}.1", f"share/bash-completion/completions/{TOOL}",
                        f"share/zsh/*/_{TOOL}", f"share/fish/vendor_completions.d/{TOOL}.fish",
                        "lib/cmake/Adder/AdderConfig.cmake"):
            found = list(self.stage.glob(pattern))
            expect(len(found) == 1 and found[0].stat().st_size > 0, f"no {pattern} in the installed tree")

    def test_relocated(self):
        """The installed tree works wherever it is moved."""
        moved = self.scratch / "moved to here"
        self.stage.rename(moved)
        self.stage = moved
        version = run(moved / "bin" / TOOL, "--version", env=BARE_ENVIRONMENT)
        expect("mpy-cross" in version, f"--version says {version!r}")

    def test_completion_loads(self):
        """bash reads the completion and knows the command afterwards."""
        script = self.stage / "share/bash-completion/completions" / TOOL
        known = run("bash", "--norc", "-c", f"source '{script}' && complete -p {TOOL}", env=BARE_ENVIRONMENT)
        expect(TOOL in known, f"complete -p says {known!r}")

    def test_as_python(self):
        """The link beside qstr-gen is a Python that starts the tools beside it."""
        link = self.stage / "bin/adder-python"
        expect(link.is_symlink() and os.readlink(link) == "qstr-gen", f"{link} is no link to qstr-gen")
        version = run(link, "tools/mpy-tool.py", "--version", env=BARE_ENVIRONMENT)
        expect(version.startswith("mpy-tool"), f"mpy-tool.py is served by {version!r}")
        passed_on = run(link, "-c", "print(6 * 7)", env=BARE_ENVIRONMENT | {"ADDER_PYTHON": sys.executable})
        expect(passed_on == "42\n", f"Python says {passed_on!r}")

    def test_find_package(self):
        """A project compiles its modules through find_package(Adder)."""
        shutil.copytree(HERE, self.project, ignore=shutil.ignore_patterns("*.pyc", "run.py"))
        run("cmake", "-S", self.project, "-B", self.project / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.stage}")
        run("cmake", "--build", self.project / "build")
        for name in ("boot.mpy", "drivers/led.mpy"):
            data = (self.project / "build/firmware" / name).read_bytes()
            expect(data[:2] == b"M\x06", f"{name} is not an .mpy file: {data[:8]!r}")
            expect(name.replace(".mpy", ".py").encode() in data, f"{name} does not hold its relative source name")

    def test_rebuild(self):
        """Nothing is compiled twice, and what changed is compiled again."""
        build = self.project / "build"
        expect("no work to do" in run("cmake", "--build", build), "a second build compiled again")
        source = self.project / "firmware/boot.py"
        output = build / "firmware/boot.mpy"
        before = output.read_bytes()
        source.write_text(source.read_text().replace("blink(3)", "blink(4)"))
        run("cmake", "--build", build)
        expect(output.read_bytes() != before, "a changed source was not compiled again")

    def test_freeze(self):
        """adder_freeze() makes frozen_content.c, and again after changes that only the depfile knows of."""
        output = self.project / "build/gen/frozen_content.c"
        self.expect_frozen(output, "drivers/led.py", "limits.py")

        def change(path, text):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            run("cmake", "--build", self.project / "build")

        change(self.project / "frozen/modules/extra/more.py", "x = 1\n")
        self.expect_frozen(output, "drivers/led.py", "extra/more.py", "limits.py")
        (self.project / "frozen/modules/extra/more.py").unlink()
        change(self.project / "frozen/modules/limits.py", "def limit(value):\n    return max(value, 7)\n")
        self.expect_frozen(output, "drivers/led.py", "limits.py")
        expect("MP_QSTR_max" in output.read_text(), "a changed module was not frozen again")
        expect("no work to do" in run("cmake", "--build", self.project / "build"), "a second build froze again")

    def test_freeze_with_make(self):
        """The same from makefiles: one run freezes, the next does nothing."""
        build = self.project / "make"
        run("cmake", "-S", self.project, "-B", build, "-G", "Unix Makefiles", f"-DCMAKE_PREFIX_PATH={self.stage}")
        first = run("cmake", "--build", build)
        expect("Freezing frozen_content.c" in first, f"the first build says {first!r}")
        self.expect_frozen(build / "gen/frozen_content.c", "drivers/led.py", "limits.py")
        second = run("cmake", "--build", build)
        expect("Freezing" not in second, f"the second build says {second!r}")

    def test_qstr(self):
        """adder_qstr() makes headers before anything is compiled, and again when a string comes in or goes."""
        self.build_with_qstrs("Ninja", "qstr-ninja", "no work to do")

    def test_qstr_with_make(self):
        """The same from makefiles."""
        self.build_with_qstrs("Unix Makefiles", "qstr-make", None)

    def build_with_qstrs(self, generator, directory, nothing_to_do):
        source, build = self.project / "qstr", self.project / directory
        run("cmake", "-S", self.project, "-B", build, "-G", generator, f"-DCMAKE_PREFIX_PATH={self.stage}")
        header = build / "qstr/app.qstr/genhdr/qstrdefs.generated.h"

        def rebuild():
            return run("cmake", "--build", build, "--target", "app")

        def change(path, text):
            path.write_text(text)
            return rebuild()

        def compiled(log):
            return sorted(re.findall(r"Building \w+ object \S*/([\w.]+)\.o\b", log))

        everything = ["generated.c", "library.c", "main.c", "part.cpp"]
        expect(compiled(rebuild()) == everything, "the first build did not compile everything")
        app = build / "qstr/app"
        expect(run(app).split() == ["defined", "here", "generated", "library", "main", "part", "5"],
               f"the program prints {run(app)!r}")
        log = rebuild()
        expect("Generating qstrs" not in log and not compiled(log), f"a second build says {log!r}")
        if nothing_to_do:
            expect(nothing_to_do in log, f"a second build says {log!r}")

        # A change without new strings compiles that source and no other: the header keeps its time.
        main = source / "main.c"
        text, before = main.read_text(), header.stat().st_mtime_ns
        log = change(main, text + "// changed\n")
        expect("Generating qstrs" in log and compiled(log) == ["main.c"], f"after a change without strings: {log!r}")
        expect(header.stat().st_mtime_ns == before, "the header was written again")
        expect("Generating qstrs" not in rebuild(), "nothing had changed")

        # A new string in a header that one source includes.
        part = source / "part.h"
        part_text = part.read_text()
        log = change(part, part_text + "static inline int also(void) { return MP_QSTR_also; }\n")
        expect(compiled(log) == everything, f"after a new string: {log!r}")
        expect("MP_QSTR_also," in header.read_text(), "the string of a header is missing")

        # Mistakes name the source, and the headers stay as they are.
        main.write_text(text + "MP_REGISTER_MODULE(MP_QSTR_part, other_module);\n")
        failed = subprocess.run(["cmake", "--build", build, "--target", "app"], capture_output=True, text=True, check=False)
        expect(failed.returncode != 0 and "main.c:" in failed.stdout + failed.stderr,
               f"a module of two objects: {failed.stdout}{failed.stderr}")
        part.write_text(part_text)
        change(main, text)
        expect("MP_QSTR_also," not in header.read_text(), "a string that is gone is still there")

        # What the build knows is there to be asked.
        told = run(self.stage / "bin/qstr-gen", "explain", "--database", header.parent / "qstr.json", "library")
        expect("library.c:" in told, f"qstr-gen explain says {told!r}")

    @staticmethod
    def expect_frozen(output, *names):
        """The file freezes these modules and no others, in this order."""
        text = output.read_text()
        table = text[text.index("mp_frozen_names[]"):]
        found = [line.strip()[1:-3] for line in table[:table.index("};")].splitlines() if line.strip().endswith('\\0"')]
        expect(found == [*names, ""], f"{output} freezes {found}, not {names}")

    def test_deb(self):
        """cpack makes a .deb that depends on nothing."""
        run("cpack", "--config", self.build / "CPackConfig.cmake", "-B", self.scratch / "cpack")
        packages = list((self.scratch / "cpack").glob("*.deb"))
        expect(len(packages) == 1, f"cpack made {packages}")
        depends = run("dpkg-deb", "-f", packages[0], "Depends").strip()
        expect(depends == "", f"the package depends on {depends}")
        run("dpkg-deb", "-x", packages[0], self.unpacked)
        expect((self.unpacked / "usr/bin" / TOOL).exists(), "the package has no tool")
        expect((self.unpacked / "usr/bin/adder-python").is_symlink(), "the package has no adder-python")

    def test_deb_runs_alone(self):
        """The packaged tool runs where there is nothing else at all, not even a C library."""
        (self.unpacked / "app.py").write_text("print('hello')\n")
        enter = ["chroot"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "chroot"]
        run(*enter, self.unpacked, f"/usr/bin/{TOOL}", "-O1", "/app.py", env=BARE_ENVIRONMENT)
        expect((self.unpacked / "app.mpy").read_bytes()[:1] == b"M", "no .mpy was written")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True, type=pathlib.Path, help="a build directory of the release preset")
    parser.add_argument("--json", type=pathlib.Path, help="write the counts and the failures to this file")
    options = parser.parse_args()

    passed, failures = 0, []
    with tempfile.TemporaryDirectory(prefix="adder-package-") as scratch:
        suite = Suite(options.build.resolve(), pathlib.Path(scratch))
        for name, function in vars(Suite).items():
            if not name.startswith("test_"):
                continue
            try:
                function(suite)
                passed += 1
            except (AssertionError, OSError) as error:
                failures.append({"test": f"package/{name.removeprefix('test_')}", "problem": str(error)})
                print(f"FAIL package/{name.removeprefix('test_')} ({function.__doc__}): {error}")
    print(f"package: {passed} passed, {len(failures)} failed")
    if options.json:
        options.json.write_text(json.dumps({"passed": passed, "failed": len(failures), "failures": failures}, indent=1))
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
