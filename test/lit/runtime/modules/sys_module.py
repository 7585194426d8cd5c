# sys: what a program asks about its interpreter.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import sys
print(sys.implementation.name, sys.byteorder, sys.maxsize > 2 ** 30, sys.version_info[0], type(sys.path), type(sys.argv), len(sys.argv))
# CHECK: micropython little True 3 <class 'list'> <class 'list'> 1
print("sys" in sys.modules or True, sys.platform, hasattr(sys.stdout, "write"), sys.implementation[0])
# CHECK-NEXT: True linux True micropython
sys.stdout.write("written\n")
# CHECK-NEXT: written
try:
    sys.exit(3)
except SystemExit as error:
    print(error.args)
# CHECK-NEXT: (3,)
try:
    sys.exit()
except SystemExit as error:
    print(error.args)
# CHECK-NEXT: ()
# CHECK-NOT:{{.}}
