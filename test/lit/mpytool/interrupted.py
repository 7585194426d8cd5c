# A run that is ended, wherever it is, leaves no temporary file.  (Tests may run with SIGINT ignored.)
# RUN: rm -rf %t && mkdir -p %t/in && cd %t && %mpy-cross -s a.py -o a.mpy %s
# RUN: %python %s %mpy-tool
import os, signal, subprocess, sys, time

for i in range(400):
    os.link("a.mpy", "in/%d.mpy" % i)
interrupted = 0
for i in range(25):
    process = subprocess.Popen([sys.argv[1], "strip", "-q", "-o", "out", "in"])
    time.sleep(0.002 * (i + 1))
    process.send_signal(signal.SIGTERM)
    interrupted += process.wait() == -signal.SIGTERM
    left = [name for name in (os.listdir("out") if os.path.isdir("out") else []) if name.endswith(".tmp")]
    assert not left, left
assert interrupted
