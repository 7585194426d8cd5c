# Exceptions: raised in deep frames and caught far out, with finally, with statements, own classes and retries.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 15


class ProtocolError(Exception):
    def __init__(self, code, where):
        super().__init__(code, where)
        self.code = code


class Timeout(ProtocolError):
    pass


class Session:
    opened = 0
    failed = 0

    def __enter__(self):
        Session.opened += 1
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            Session.failed += 1
        return kind is Timeout


def descend(depth, code):
    if depth == 0:
        if code % 3 == 0:
            raise Timeout(code, "bottom")
        if code % 3 == 1:
            raise ProtocolError(code, "bottom")
        return code
    try:
        return descend(depth - 1, code) + 1
    finally:
        counters[depth] += 1


def convert(text):
    try:
        return int(text)
    except ValueError:
        return -len(text)


def lookup(table, key):
    try:
        return table[key]
    except KeyError as error:
        return len(error.args)


def translate(code):
    try:
        return descend(6, code)
    except ProtocolError as error:
        raise RuntimeError(error.code)


def main():
    check = 0
    table = {1: 10, 2: 20}
    for i in range(2700 * SCALE):
        with Session():
            check += descend(8 if i & 1 else 3, i - i % 3)
        try:
            check += translate(i)
        except RuntimeError as error:
            check += error.args[0] & 3
        check += convert("12" if i & 1 else "twelve") + lookup(table, i % 4)
        try:
            try:
                [][i]
            except IndexError:
                raise
        except (KeyError, LookupError):
            check += 1
    print("exceptions", check, counters, Session.opened, Session.failed)


counters = [0] * 9
main()
