# Keys whose __hash__ and __eq__ change the dict or set that they are looked for in.
# REQUIRES: adder
# RUN: %adder -X heapsize=256k %s | FileCheck %s --match-full-lines
class Key:
    target = None
    action = None

    def __init__(self, number):
        self.number = number

    def act(self):
        action, Key.action = Key.action, None
        if action:
            action(Key.target)

    def __hash__(self):
        if Key.when == "hash":
            self.act()
        return self.number % 3

    def __eq__(self, other):
        if Key.when == "equal":
            self.act()
        return self is other


def clear(target):
    target.clear()


def fill(target):
    for number in range(40):
        if isinstance(target, dict):
            target[number] = number
        else:
            target.add(number)


def refill(target):
    target.clear()
    fill(target)


def drain(target):
    while target:
        target.pop() if isinstance(target, set) else target.popitem()


def look(target, key):
    return key in target


def put(target, key):
    if isinstance(target, dict):
        target[key] = 1
    else:
        target.add(key)


def take(target, key):
    target.pop(key, None) if isinstance(target, dict) else target.discard(key)


cases = raised = 0
for when in ("hash", "equal"):
    Key.when = when
    for kind in (dict, set):
        for size in (0, 1, 3, 7, 8, 9, 15, 16, 17, 40):
            for action in (clear, fill, refill, drain):
                for use in (look, put, take):
                    Key.action = None
                    target = kind()
                    for number in range(size):
                        put(target, Key(number))
                    Key.target, Key.action = target, action
                    try:
                        use(target, Key(7))
                    except RuntimeError:
                        raised += 1
                    Key.action = None
                    assert len(target) == len(list(target)), (when, kind, size, action, use)
                    assert len(kind(target)) == len(target)
                    cases += 1
# CHECK: 480
print(cases)


class Changing:
    """Each comparison changes the dict: then the search begins anew, without going deeper."""

    left = 20000

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if Changing.left > 0:
            left, Changing.left = Changing.left - 1, -1
            target.clear()
            for number in range(left % 20):
                target[number] = None
            target[self] = None
            Changing.left = left
        return False


target = {}
target[Changing()] = 1
# CHECK-NEXT: True
print(Changing() in target)
