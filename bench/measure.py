"""What the benchmarks of whole processes share: running, measuring, and printing tables."""

import os
import pathlib
import platform
import signal
import statistics
import subprocess
import sys
import threading
import time

# A process counts as held what its parent held when it was started, so the peak is measured from a parent that holds
# little: this program, with the command as its arguments. Prints the kilobytes of the command and of itself.
PEAK_PROGRAM = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
peak = os.wait4(pid, 0)[2].ru_maxrss
print(peak, *[line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")])
"""


class Run:
    """One finished process: wall and processor seconds. Its standard output goes to the file `output`."""

    def __init__(self, command, limit=None, output=os.devnull):
        actions = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 2)]
        actions.append((os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644))
        started = time.perf_counter()
        pid = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        killer = threading.Timer(limit, os.kill, (pid, signal.SIGKILL)) if limit else None
        if killer:
            killer.start()
        _, status, usage = os.wait4(pid, 0)
        self.wall = time.perf_counter() - started
        if killer:
            killer.cancel()
        self.cpu = usage.ru_utime + usage.ru_stime
        self.timed_out = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        self.ok = status == 0


def peak_kilobytes(command):
    """Peak resident memory, or nothing if it cannot be told from that of the parent."""
    output = subprocess.run([sys.executable, "-S", "-E", "-c", PEAK_PROGRAM, *command], capture_output=True, text=True,
                            check=True).stdout
    peak, floor = map(int, output.split()[-2:])
    return peak if peak > floor * 1.05 else None


def median(runs, figure):
    return statistics.median(getattr(run, figure) for run in runs)


def table(title, heads, rows):
    widths = [max(len(str(row[i])) for row in [heads, *rows]) for i in range(len(heads))]
    print(f"\n{title}")
    for row in [heads, *rows]:
        cells = [str(cell).ljust(width) if i == 0 else str(cell).rjust(width)
                 for i, (cell, width) in enumerate(zip(row, widths))]
        print("  " + "  ".join(cells).rstrip())
    sys.stdout.flush()


def processor():
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
