# async def and await driven by hand: values through awaitables, exceptions, async for and async with.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Ask:
    def __init__(self, question):
        self.question = question
    def __iter__(self):
        answer = yield self.question
        return answer
    __await__ = __iter__
async def ask(q):
    return await Ask(q)
async def work():
    a = await ask("a?")
    b = await ask("b?")
    try:
        await ask("c?")
    except ValueError as error:
        b += 100
    return a + b
w = work()
print(w.send(None), w.send(1), w.send(2))
# CHECK: a? b? c?
try:
    w.throw(ValueError())
except StopIteration as stop:
    print(stop.value)
# CHECK-NEXT: 103
class Lines:
    def __init__(self):
        self.n = 0
    def __aiter__(self):
        return self
    async def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        return await ask(self.n)
class Guard:
    async def __aenter__(self):
        await ask("enter")
        return self
    async def __aexit__(self, kind, value, tb):
        await ask("exit")
        return kind is KeyError
async def all_forms():
    got = []
    async with Guard() as guard:
        async for line in Lines():
            got.append(line)
        else:
            got.append("else")
        raise KeyError
    return got
def drive(c):
    asked = []
    answer = None
    while True:
        try:
            asked.append(c.send(answer))
            answer = len(asked) * 10
        except StopIteration as stop:
            return asked, stop.value
print(drive(all_forms()))
# CHECK-NEXT: (['enter', 1, 2, 3, 'exit'], [20, 30, 40, 'else'])
# CHECK-NOT:{{.}}
