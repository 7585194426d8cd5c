# Text parsing in Python: a JSON reader and writer, and a small matcher of patterns, both character by character.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 60


class Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \n\t":
            self.at += 1

    def value(self):
        self.space()
        c = self.text[self.at]
        if c == "{":
            return self.table()
        if c == "[":
            return self.row()
        if c == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.number()

    def expect(self, c):
        self.space()
        if self.text[self.at] != c:
            raise ValueError("expected %s at %d" % (c, self.at))
        self.at += 1

    def more(self, end):
        self.space()
        c = self.text[self.at]
        self.at += 1
        if c == end:
            return False
        if c != ",":
            raise ValueError("expected , or %s at %d" % (end, self.at))
        return True

    def table(self):
        result = {}
        self.at += 1
        self.space()
        if self.text[self.at] == "}":
            self.at += 1
            return result
        while True:
            self.space()
            key = self.string()
            self.expect(":")
            result[key] = self.value()
            if not self.more("}"):
                return result

    def row(self):
        result = []
        self.at += 1
        self.space()
        if self.text[self.at] == "]":
            self.at += 1
            return result
        while True:
            result.append(self.value())
            if not self.more("]"):
                return result

    def string(self):
        self.at += 1
        pieces = []
        while True:
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(pieces)
            if c == "\\":
                c = {"n": "\n", "t": "\t"}.get(self.text[self.at], self.text[self.at])
                self.at += 1
            pieces.append(c)

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.eE0123456789":
            self.at += 1
        word = self.text[start:self.at]
        return float(word) if "." in word or "e" in word else int(word)


def write(value):
    if value is None or value is True or value is False:
        return "null" if value is None else "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, list):
        return "[" + ", ".join([write(item) for item in value]) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(['"%s": %s' % (key, write(value[key])) for key in sorted(value)]) + "}"
    return str(value)


def match(pattern, text, p=0, t=0):
    """Patterns of letters, '.', and '*' after either; the end of the pattern matches anywhere."""
    while p < len(pattern):
        if p + 1 < len(pattern) and pattern[p + 1] == "*":
            while True:
                if match(pattern, text, p + 2, t):
                    return True
                if t == len(text) or pattern[p] not in (".", text[t]):
                    return False
                t += 1
        if t == len(text) or pattern[p] not in (".", text[t]):
            return False
        p += 1
        t += 1
    return True


def document(size):
    items = [{"id": i, "name": 'item "%d"\n' % i, "ratio": i / 4, "on": i % 2 == 0, "next": None, "tags": ["a", [i]]}
             for i in range(size)]
    return write({"items": items, "count": size, "empty": {}, "none": []})


def main():
    check = 0
    for i in range(SCALE):
        text = document(24 + i % 3)
        tree = Reader(text).value()
        again = write(tree)
        check += len(again) + (again == text) + len(tree["items"])
        for item in tree["items"]:
            check += match("i.*m *.*%d" % (item["id"] % 10), item["name"])
            check += match("x*y*item", item["name"]) * 2
    print("parsing", check, again[:60])


main()
