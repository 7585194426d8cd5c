# eval, exec and compile: names, results, errors.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print(eval("1 + 2"), eval("[x * 2 for x in y]", {"y": [1, 2]}), eval("a + b", {"a": 1}, {"b": 2}))
# CHECK: 3 [2, 4] 3
space = {}
exec("def f(n):\n    return n + 1\nvalue = f(41)", space)
print(space["value"], space["f"](1))
# CHECK-NEXT: 42 2
exec("made = 'here'")
print(made)
# CHECK-NEXT: here
print(eval(compile("6 * 7", "name", "eval")), type(compile("x = 1", "name", "exec")).__name__)
# CHECK-NEXT: 42 code
for text in ("1 +", "x = 1", "(", "'abc"):
    try:
        eval(text)
    except SyntaxError:
        print("SyntaxError", end=" ")
print()
# CHECK-NEXT: SyntaxError SyntaxError SyntaxError SyntaxError
try:
    exec("if 1:\nx = 1")
except SyntaxError:
    print("SyntaxError")
# CHECK-NEXT: SyntaxError
try:
    exec("undefined_name")
except NameError:
    print("NameError")
# CHECK-NEXT: NameError
# CHECK-NOT:{{.}}
