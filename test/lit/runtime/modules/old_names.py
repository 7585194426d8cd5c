# The names of modules with a u in front, as older programs and the manual have them.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import ubinascii, ucollections, uerrno, uhashlib, uheapq, uio, ujson, uos, ure, uselect, ustruct, utime, usys
import json, os, sys
print(ujson.loads("[1]"), ujson.dumps is json.dumps, uos is os or uos.listdir is os.listdir, usys is sys or usys.path is sys.path)
# CHECK: [1] True True True
print(ubinascii.hexlify(b"a"), ustruct.calcsize("<I"), ure.match("a", "a").group(0), ucollections.OrderedDict([(1, 2)])[1])
# CHECK-NEXT: b'61' 4 a 2
# CHECK-NOT:{{.}}
