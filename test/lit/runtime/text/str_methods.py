# Methods of strings.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print("a,b,,c".split(","), " a  b ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","))
# CHECK: ['a', 'b', '', 'c'] ['a', 'b'] ['a', 'b,c'] ['a,b', 'c'] [] ['']
print("-".join(["a", "b"]), "".join(c for c in "xyz"), "--".join([]), ",".join("abc"))
# CHECK-NEXT: a-b xyz  a,b,c
print("  x ".strip() + "|", "xxaxx".strip("x"), "xxa".lstrip("x"), "axx".rstrip("x"), "abcba".strip("ab"))
# CHECK-NEXT: x| a a a c
print("hello".find("l"), "hello".rfind("l"), "hello".find("z"), "hello".find("l", 3), "hello".index("e"), "aaa".count("a"), "aaaa".count("aa"))
# CHECK-NEXT: 2 3 -1 3 1 3 2
print("hello".replace("l", "L"), "hello".replace("l", "L", 1), "aaa".replace("", "-"), "x".replace("y", "z"))
# CHECK-NEXT: heLLo heLlo -a-a-a- x
print("Hello".upper(), "Hello".lower(), "a1".isalpha(), "12".isdigit(), " \n".isspace(), "aB".isupper(), "ab".islower())
# CHECK-NEXT: HELLO hello False True True False True
print("key=val=x".partition("="), "key=val=x".rpartition("="), "none".partition("="), "none".rpartition("="))
# CHECK-NEXT: ('key', '=', 'val=x') ('key=val', '=', 'x') ('none', '', '') ('', '', 'none')
print("abc".startswith("ab"), "abc".startswith("b", 1), "abc".endswith("bc"), "abc".endswith(""), "a\nb\r\nc".splitlines(), "a\nb".splitlines(True))
# CHECK-NEXT: True True True True ['a', 'b', 'c'] ['a\n', 'b']
print("ab".center(6) + "|", "x".center(4) + "|")
# CHECK-NEXT:   ab  |  x  |
for bad in (lambda: "a".split(""), lambda: "a".index("b"), lambda: "-".join([1]), lambda: "a".partition("")):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
# CHECK-NEXT: ValueError
# CHECK-NEXT: ValueError
# CHECK-NEXT: TypeError
# CHECK-NEXT: ValueError
# CHECK-NOT:{{.}}
