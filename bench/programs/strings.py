# Strings: lines are made with %, format() and f-strings, joined, split again, searched, replaced and counted.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 15

NAMES = ("pump", "valve", "fan", "heater", "lamp", "door")


def make_log(lines):
    result = []
    for i in range(lines):
        name = NAMES[i % len(NAMES)]
        if i % 3 == 0:
            result.append("%05d %-8s %s=%d" % (i, name, "level", i * 7 % 100))
        elif i % 3 == 1:
            result.append("{:05d} {:<8} {}={:.2f}".format(i, name, "ratio", i / 7))
        else:
            result.append(f"{i:05d} {name:<8} state={'on' if i & 1 else 'off'}")
    return "\n".join(result)


def parse_log(text):
    counts = {}
    total = 0.0
    for line in text.split("\n"):
        number, name, pair = line.split()
        key, _, value = pair.partition("=")
        counts[name] = counts.get(name, 0) + int(number)
        if key == "ratio":
            total += float(value)
        elif key == "level":
            total += int(value)
        elif value.startswith("o") and value.endswith("n"):
            total += 1
    return counts, total


def rewrite(text):
    text = text.replace("valve", "VALVE").replace("=", ": ")
    words = [word.strip(":").upper() for word in text.split(" ") if word]
    text = "-".join(words)
    return len(text), text.count("ON"), text.find("LAMP"), text.rfind("DOOR"), "FAN" in text


def caesar(text, key):
    result = ""
    for c in text:
        if "a" <= c <= "z":
            c = chr((ord(c) - 97 + key) % 26 + 97)
        result += c
    return result


def main():
    for _ in range(SCALE):
        text = make_log(1500)
        counts, total = parse_log(text)
        sizes = rewrite(text)
        secret = caesar(text[:2500], 3)
    print("strings", sorted(counts.items()), "%.3f" % total, sizes)
    print(caesar(secret, -3) == text[:2500], secret[6:40])


main()
