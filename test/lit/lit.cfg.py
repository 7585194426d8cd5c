"""The lit suite: small files under test/lit, one behaviour each, run against the tools of one build directory.

A build directory's test/lit/lit.site.cfg.py (configured by CMake) says which; or name one on the command line:

    lit.py --param build=build/release test/lit

Substitutions: %mpy-cross, %mpy-tool (and every other tool of the build's bin/), %python, %source-dir; besides lit's own
%s, %t, %S. FileCheck, not and split-file are on PATH.
"""

import os
import shutil
import sys

import lit.formats

config.name = "adder"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".py", ".test"]
config.excludes = ["Inputs", "lit.cfg.py", "lit.site.cfg.py", "lit.local.cfg"]
config.test_source_root = os.path.dirname(os.path.abspath(__file__))

source_dir = os.path.dirname(os.path.dirname(config.test_source_root))
build_dir = lit_config.params.get("build", getattr(config, "adder_build_dir", None))
if build_dir is None:
    lit_config.fatal("no build directory: run the suite in build/<preset>/test/lit, or give --param build=DIR")
build_dir = os.path.abspath(build_dir)
config.test_exec_root = os.path.join(build_dir, "test", "lit", "output")

bin_dir = os.path.join(build_dir, "bin")
tools = sorted(os.listdir(bin_dir)) if os.path.isdir(bin_dir) else []
# Longest first: a substitution is textual, so %mpy-cross must not eat the start of a longer name.
for tool in sorted(tools, key=len, reverse=True):
    config.substitutions.append((rf"%{tool}\b", os.path.join(bin_dir, tool)))
config.substitutions.append((r"%python\b", sys.executable))
config.substitutions.append((r"%source-dir\b", source_dir))
for tool in tools:
    config.available_features.add(tool)
if getattr(config, "adder_sanitize", ""):
    config.available_features.add("sanitizers")

llvm_tools = os.path.dirname(getattr(config, "adder_llvm_tools", "")) or "/usr/lib/llvm-19/bin"
config.environment["PATH"] = os.pathsep.join([llvm_tools, config.environment.get("PATH", "")])
if shutil.which("FileCheck", path=config.environment["PATH"]) is None:
    lit_config.fatal("FileCheck was not found (Debian: llvm-19-tools)")

# What a tool prints must not depend on who runs the tests; the sanitizers' own settings pass through.
config.environment["LC_ALL"] = "C.UTF-8"
for name in ("NO_COLOR", "CLICOLOR_FORCE"):
    config.environment.pop(name, None)
for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "HOME"):
    if name in os.environ:
        config.environment[name] = os.environ[name]
