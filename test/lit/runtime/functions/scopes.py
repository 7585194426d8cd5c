# global, local and built-in names; deletion; names that are assigned later.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
x = "global"
def read():
    return x
def write():
    global x
    x = "changed"
def shadow():
    x = "local"
    return x
print(read(), shadow(), x)
# CHECK: global local global
write()
print(read(), x)
# CHECK-NEXT: changed changed
def early():
    try:
        print(y)
    except NameError as error:
        print("NameError")
    y = 1
    del y
    try:
        y
    except NameError:
        print("deleted")
early()
# CHECK-NEXT: NameError
# CHECK-NEXT: deleted
len = lambda s: "shadowed"
print(len("abc"))
# CHECK-NEXT: shadowed
del len
print(len("abc"))
# CHECK-NEXT: 3
try:
    no_such_name
except NameError as error:
    print("NameError")
# CHECK-NEXT: NameError
class K:
    x = "class"
    y = x + "!"
    def method(self):
        return x
print(K.y, K().method())
# CHECK-NEXT: class! changed
print([x for x in range(3)], x)
# CHECK-NEXT: [0, 1, 2] changed
# CHECK-NOT:{{.}}
