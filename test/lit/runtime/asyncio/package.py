# asyncio is part of the program: it is there without any file, its parts are loaded when a name of theirs is asked for,
# and the old name means the same modules.
# REQUIRES: adder
# RUN: rm -rf %t && mkdir %t && cd %t && %adder %s | FileCheck %s --match-full-lines
import sys
print(sys.path[1], [name for name in sys.modules if "asyncio" in name])
# CHECK: .frozen []
import asyncio

help("modules")
# CHECK: {{.*}}asyncio/__init__{{ .*}}

def loaded():
    print(sorted(name for name in sys.modules if "asyncio" in name))

print(asyncio, asyncio.__file__, asyncio.__path__, asyncio.__version__)
loaded()
# CHECK: <module 'asyncio' from 'asyncio/__init__.py'> asyncio/__init__.py .frozen/asyncio (3, 0, 0)
# CHECK-NEXT: ['asyncio', 'asyncio.core']
print(asyncio.Event)
loaded()
# CHECK-NEXT: <class 'Event'>
# CHECK-NEXT: ['asyncio', 'asyncio.core', 'asyncio.sync']
from asyncio import wait_for_ms, stream
print(stream.Stream is asyncio.StreamReader is asyncio.StreamWriter)
loaded()
# CHECK-NEXT: True
# CHECK-NEXT: ['asyncio', 'asyncio.combine', 'asyncio.core', 'asyncio.stream', 'asyncio.sync']
import uasyncio
from uasyncio.stream import Server
import uasyncio.core
print(uasyncio is asyncio, Server is asyncio.Server, uasyncio.core is asyncio.core)
loaded()
# CHECK-NEXT: True True True
# CHECK-NEXT: ['asyncio', 'asyncio.combine', 'asyncio.core', 'asyncio.stream', 'asyncio.sync']
try:
    asyncio.nothing
except AttributeError as error:
    print(repr(error))
# CHECK-NEXT: AttributeError('nothing',)

# A file of the program is found first.
with open("asyncio.py", "w") as f:
    f.write("print('the file')\n")
for name in [name for name in sys.modules if "asyncio" in name]:
    del sys.modules[name]
sys.path[0] = ""
import asyncio
# CHECK-NEXT: the file
