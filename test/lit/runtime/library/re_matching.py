# Groups, positions, str and bytes, split, sub with templates and functions, errors, slow patterns.
# RUN: %adder %s | FileCheck %s --match-full-lines
# REQUIRES: adder
import re


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(repr(error))



r = re.compile("(a)(b)?")
m = r.search("xac")
print(m, m.group(0), m.group(2), m.groups(), m.span(), m.span(1), m.span(2), m.start(), m.end(1))
for group in (3, -1, "x"):
    attempt(m.group, group)
attempt(m.start, 9)
attempt(m.group)

# Text and bytes; positions are characters of a text.
print(re.match(b".", b"\xff").group(0), re.match(b"a", "a").group(0), re.match("a", b"a").group(0))
m = re.compile("b+").search("éb€bb", 2)
print(m.group(0), m.span(), "éb€bb"[m.start() : m.end()])
print(re.compile("b").search(b"\xc3\xa9b", 2).span())
attempt(lambda: re.match(".", "€").group(0))
for subject in (5, bytearray(b"a"), None):
    attempt(re.match, "a", subject)
attempt(re.match, 5, "a")
print(r.match("xab", 1), r.match("xab", 1, 2).group(0), r.search("xab", 2, 1), r.search("xab", -5, 99).group(0))
print(re.compile("^a").match("xa", 1), re.compile("b$").search("abc", 0, 2))

for pattern in ("(", ")", "[", "*", "a**", "\\", "(?=a)"):
    attempt(re.compile, pattern)

s = re.compile("[,;]")
print(s.split("a,b;c"), s.split("a,b;c", 1), s.split(b",a,"), s.split(""), re.compile("x*").split("axb"))
attempt(re.compile("(,)").split, "a,b")

print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", 2), re.sub("(a)(n)?", r"<\2\1>", "banana"))
print(re.sub("a", lambda m: m.group(0) * 2, "banana"), re.sub("a", r"\g<0>-", b"ba"), re.sub("x*", "-", "abxc"))
print(re.sub("(a)|b", "[\\1]", "ab"), re.sub("€", "é", "1€"), re.sub("z", "y", "unchanged"))
for replacement in (5, lambda m: 5, r"\1", r"\g<7>", lambda m: {}[m.group(0)]):
    attempt(re.sub, "a", replacement, "ba")
attempt(re.sub, "a", "b", "a", "x")

# Patterns that take exponential time elsewhere.
print(re.match("(a*)*b", "a" * 40), re.match("(a|aa)+$", "a" * 40 + "b"))
print(re.match("(x+x+)+y", "x" * 200))


# A replacement that collects.
import gc


def collect(match):
    gc.collect()
    return "<" + match.group(0) + ">"


print(re.sub("[a-z]+", collect, "one 2 three"))

# CHECK: <match num=3> a None ('a', None) (1, 2) (1, 2) (-1, -1) 1 2
# CHECK-NEXT: IndexError(3,)
# CHECK-NEXT: IndexError(-1,)
# CHECK-NEXT: TypeError("can't convert str to int",)
# CHECK-NEXT: IndexError(9,)
# CHECK-NEXT: TypeError('function takes 2 positional arguments but 1 were given',)
# CHECK-NEXT: b'\xff' a b'a'
# CHECK-NEXT: bb (3, 5) bb
# CHECK-NEXT: (2, 3)
# CHECK-NEXT: UnicodeError()
# CHECK-NEXT: TypeError("can't convert 'int' object to str implicitly",)
# CHECK-NEXT: TypeError("can't convert 'bytearray' object to str implicitly",)
# CHECK-NEXT: TypeError("can't convert 'NoneType' object to str implicitly",)
# CHECK-NEXT: TypeError("can't convert 'int' object to str implicitly",)
# CHECK-NEXT: <match num=3> a None ab
# CHECK-NEXT: None <match num=1>
# CHECK-NEXT: ValueError('regex too complex',)
# CHECK-NEXT: ValueError('error in regex',)
# CHECK-NEXT: ValueError('regex too complex',)
# CHECK-NEXT: ValueError('regex too complex',)
# CHECK-NEXT: ValueError('regex too complex',)
# CHECK-NEXT: ValueError('regex too complex',)
# CHECK-NEXT: ValueError('regex too complex',)
# CHECK-NEXT: ['a', 'b', 'c'] ['a', 'b;c'] [b'', b'a', b''] [''] ['axb']
# CHECK-NEXT: NotImplementedError('splitting with sub-captures',)
# CHECK-NEXT: bbnbnb bbnbna b<na><na><a>
# CHECK-NEXT: baanaanaa b'ba-' abxc
# CHECK-NEXT: [a][] 1é unchanged
# CHECK-NEXT: TypeError("can't convert 'int' object to str implicitly",)
# CHECK-NEXT: TypeError("can't convert 'int' object to str implicitly",)
# CHECK-NEXT: IndexError(1,)
# CHECK-NEXT: IndexError(7,)
# CHECK-NEXT: KeyError('a',)
# CHECK-NEXT: TypeError("can't convert str to int",)
# CHECK-NEXT: None None
# CHECK-NEXT: None
# CHECK-NEXT: <one> 2 <three>
