# json: both directions, errors.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import json
print(json.dumps([1, 2.5, "a\"\n", None, True, False, {}, []]), json.dumps({"k": (1, 2)}), json.dumps("\\/\t\x01"))
# CHECK: [1, 2.5, "a\"\n", null, true, false, {}, []] {"k": [1, 2]} "\\/\t\u0001"
print(json.loads(' [1, -2.5e3, "x\\u0041\\n", null, true, {"a": {"b": []}}] '), json.loads("5"), json.loads('""'))
# CHECK-NEXT: [1, -2500.0, 'xA\n', None, True, {'a': {'b': []}}] 5
print(json.loads(json.dumps({"a": [1, {"b": None}]})), json.dumps([1, 2], separators=(",", ":")))
# CHECK-NEXT: {'a': [1, {'b': None}]} [1,2]
import io
out = io.StringIO()
json.dump({"x": 1}, out)
print(out.getvalue(), json.load(io.StringIO("[1,2]")))
# CHECK-NEXT: {"x": 1} [1, 2]
for text in ("", "[", "[1,", "{", "nul", '"abc', "]"):
    try:
        print(json.loads(text))
    except ValueError:
        print("ValueError", end=" ")
print()
# CHECK-NEXT: ValueError ValueError ValueError ValueError ValueError ValueError ValueError
# CHECK-NOT:{{.}}
