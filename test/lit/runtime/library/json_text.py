# What json.loads forgives and what it does not, streams, separators, recursion.
# RUN: %adder %s | FileCheck %s --match-full-lines
# REQUIRES: adder
import json, io


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(repr(error))



for text in (
    "", " ", "1", "-1.5e3", "[1,]", "[,1]", "[1 2]", '{"a" 1}', '{"a"}', "{1:2}", "[1:2]", "{]", "[}", "]", ",", "1,", "[1]]",
    "nul", "truex", "[nul]", "+1", "-", "1e", "1-2", ".5", "01", '"abc', '"a\\', '"\\u12"', '"\\u12g4"', "'a'", "{[]:1}", "{}{}",
    '"a\\nb\\/\\"\\u00e9\\x"', '"\\ud83d\\ude00"', '"\\ud83d\\u0041"', "[1]\n ", "[1] x", "123456789012345678901234567890",
    "[null, true, false]", '{"a": {"b": [1, {"c": []}]}, "a2": 1, "a2": 2}',
):
    attempt(json.loads, text)
for data in (b"[1]", bytearray(b"[2]"), memoryview(b"[3]"), 5, None, b'"\xff"'):
    attempt(json.loads, data)

# Deep, wide, and not recursive.
depth, value = 0, json.loads("[" * 2000 + "]" * 2000)
while value:
    depth, value = depth + 1, value[0]
print(depth)
attempt(json.loads, "[" * 2000)
print(sum(json.loads("[" + ",".join(str(i) for i in range(1000)) + "]")))
print(json.loads('"' + "x" * 1000 + "\\n" + "y" * 1000 + '"') == "x" * 1000 + "\n" + "y" * 1000)


# Streams are read to their end, a byte at a time.
class Slow(io.IOBase):
    def __init__(self, data):
        self.data = data

    def readinto(self, buffer):
        if not self.data:
            return 0
        buffer[0] = self.data[0]
        self.data = self.data[1:]
        return 1


print(json.load(Slow(b'{"a": [1.5, "\\u20ac", "plain"]}  ')))
attempt(json.load, io.StringIO("[1] 2"))
attempt(json.load, 5)


class Nothing(io.IOBase):
    def readinto(self, buffer):
        return None


attempt(json.load, Nothing())

for value in ('a"b\\c\n\x01é', b"abc", (1, 2), {None: 3, True: 4, 1.5: 5, (1, 2): 6}, object, 1 << 70, float("nan")):
    print(json.dumps(value))
for separators in ((",", ":"), ("; ", " = "), None, [",", ":"], (",",), 5, (1, 2)):
    attempt(json.dumps, {"a": [1, 2], "b": 3}, separators=separators)
attempt(json.dumps)
attempt(json.dumps, 1, 2)
attempt(json.dumps, 1, indent=2)
attempt(json.dump, 1, 5)
out = io.StringIO()
json.dump([1, {"x": None}], out, separators=(",", ":"))
print(out.getvalue())
loop = []
loop.append(loop)
attempt(json.dumps, loop)

# CHECK: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: 1
# CHECK-NEXT: -1500.0
# CHECK-NEXT: [1]
# CHECK-NEXT: [1]
# CHECK-NEXT: [1, 2]
# CHECK-NEXT: {'a': 1}
# CHECK-NEXT: {}
# CHECK-NEXT: {1: 2}
# CHECK-NEXT: [1, 2]
# CHECK-NEXT: {}
# CHECK-NEXT: []
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError("invalid syntax for integer with base 10: ''",)
# CHECK-NEXT: ValueError('invalid syntax for number',)
# CHECK-NEXT: ValueError("invalid syntax for integer with base 10: '1-2'",)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: 1
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: 'a\nb/"éx'
# CHECK-NEXT: '😀'
# CHECK-NEXT: '\ud83dA'
# CHECK-NEXT: [1]
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: 123456789012345678901234567890
# CHECK-NEXT: [None, True, False]
# CHECK-NEXT: {'a': {'b': [1, {'c': []}]}, 'a2': 2}
# CHECK-NEXT: [1]
# CHECK-NEXT: [2]
# CHECK-NEXT: [3]
# CHECK-NEXT: TypeError('object with buffer protocol required',)
# CHECK-NEXT: TypeError('object with buffer protocol required',)
# CHECK-NEXT: UnicodeError()
# CHECK-NEXT: 1999
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: 499500
# CHECK-NEXT: True
# CHECK-NEXT: {'a': [1.5, '€', 'plain']}
# CHECK-NEXT: ValueError('syntax error in JSON',)
# CHECK-NEXT: OSError('stream operation not supported',)
# CHECK-NEXT: OSError(11,)
# CHECK-NEXT: "a\"b\\c\n\u0001é"
# CHECK-NEXT: "abc"
# CHECK-NEXT: [1, 2]
# CHECK-NEXT: {"null": 3, "true": 4, "1.5": 5, "[1, 2]": 6}
# CHECK-NEXT: <class 'object'>
# CHECK-NEXT: 1180591620717411303424
# CHECK-NEXT: nan
# CHECK-NEXT: '{"a":[1,2],"b":3}'
# CHECK-NEXT: '{"a" = [1; 2]; "b" = 3}'
# CHECK-NEXT: '{"a": [1, 2], "b": 3}'
# CHECK-NEXT: '{"a":[1,2],"b":3}'
# CHECK-NEXT: ValueError('requested length 2 but object has length 1',)
# CHECK-NEXT: TypeError("object 'int' isn't a tuple or list",)
# CHECK-NEXT: TypeError("can't convert 'int' object to str implicitly",)
# CHECK-NEXT: TypeError('function missing 1 required positional arguments',)
# CHECK-NEXT: TypeError('extra positional arguments given',)
# CHECK-NEXT: TypeError('extra keyword arguments given',)
# CHECK-NEXT: OSError('stream operation not supported',)
# CHECK-NEXT: [1,{"x":null}]
# CHECK-NEXT: RuntimeError('maximum recursion depth exceeded',)
