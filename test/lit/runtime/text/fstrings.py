# f-strings: expressions, formats, conversions, nesting, the = form.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines --strict-whitespace
name, n, pi = "ada", 7, 3.14159
print(f"{name}", f"{name!r:>8}|", f"{n:03d}", f"{pi:.2f}", f"{n + 1} {n * 2}", f"{{literal}} {n}")
# CHECK:ada    'ada'| 007 3.14 8 14 {literal} 7
print(f"{pi:{n}.{2}f}|", f"{'nested'}", f"{[i for i in range(3)]}", f"{name[0]}{name[-1]}")
# CHECK-NEXT:   3.14| nested [0, 1, 2] aa
print(f"{n=}", f"{n + 1=}", f"a" f"{n}" "b", f"""multi
line {n}""", f"{name.upper():*^9}")
# CHECK-NEXT:n=7 n + 1=8 a7b multi
# CHECK-NEXT:line 7 ***ADA***
print(f"{n if n > 5 else 0}", f"{n:>5}|{n:<5}|{n:^5}|", rf"\n{n}")
# CHECK-NEXT:7     7|7    |  7  | \n7
# CHECK-NOT:{{.}}
