# try, except, else, finally: order, and what return, break and continue in finally do.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
log = []
def run(kind):
    try:
        log.append("try")
        if kind:
            raise kind("x")
    except (ValueError, TypeError) as error:
        log.append(type(error).__name__)
    except KeyError:
        log.append("key")
        return "from except"
    else:
        log.append("else")
    finally:
        log.append("finally")
    return "end"
print(run(None), run(ValueError), run(TypeError), run(KeyError), log)
# CHECK: end end end from except ['try', 'else', 'finally', 'try', 'ValueError', 'finally', 'try', 'TypeError', 'finally', 'try', 'key', 'finally']
def override():
    try:
        return "try"
    finally:
        return "finally"
def swallow():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
        finally:
            log.append(i)
    return log[-3:]
def nested():
    try:
        try:
            1 // 0
        finally:
            log.append("inner")
    except ZeroDivisionError:
        return log[-1], "outer"
print(override(), swallow(), nested())
# CHECK-NEXT: finally [0, 1, 2] ('inner', 'outer')
def deep():
    for i in range(2):
        try:
            try:
                return i
            finally:
                log.append("f1")
        finally:
            log.append("f2")
print(deep(), log[-2:])
# CHECK-NEXT: 0 ['f1', 'f2']
try:
    try:
        raise ValueError(1)
    except ValueError:
        raise
except ValueError as error:
    print("again", error.args)
# CHECK-NEXT: again (1,)
try:
    raise
except RuntimeError as error:
    print("RuntimeError")
# CHECK-NEXT: RuntimeError
# CHECK-NOT:{{.}}
