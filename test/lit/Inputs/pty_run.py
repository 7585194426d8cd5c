# Runs a command with standard error on a terminal and prints what it writes there.
import os, pty, subprocess, sys
words = sys.argv[1:]
env = dict(os.environ)
while "=" in words[0]:
    name, value = words.pop(0).split("=")
    env[name] = value
master, slave = pty.openpty()
child = subprocess.Popen(words, env=env, stderr=slave)
os.close(slave)
text = b""
while True:
    try:
        part = os.read(master, 4096)
    except OSError:
        break
    if not part:
        break
    text += part
child.wait()
sys.stdout.write(text.decode().replace("\r\n", "\n"))
