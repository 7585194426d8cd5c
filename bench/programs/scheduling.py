# A cooperative scheduler of our own over async def: tasks that sleep, queues, locks, and results that are awaited.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 45


class Switch:
    """What a task awaits to let others run; the scheduler sees `delay`."""

    def __init__(self, delay):
        self.delay = delay

    def __iter__(self):
        yield self.delay

    __await__ = __iter__


class Scheduler:
    def __init__(self):
        self.now = 0
        self.order = 0
        self.ready = []
        self.sleeping = []
        self.switches = 0

    def spawn(self, coroutine):
        self.ready.append(coroutine)

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now = min(entry[0] for entry in self.sleeping)
                due = [entry for entry in self.sleeping if entry[0] <= self.now]
                self.sleeping = [entry for entry in self.sleeping if entry[0] > self.now]
                self.ready = [entry[1] for entry in due]
            ready, self.ready = self.ready, []
            for task in ready:
                self.switches += 1
                try:
                    delay = task.send(None)
                except StopIteration:
                    continue
                if delay:
                    self.sleeping.append((self.now + delay, task))
                else:
                    self.ready.append(task)


class Queue:
    def __init__(self, size):
        self.items = []
        self.size = size

    async def put(self, item):
        while len(self.items) >= self.size:
            await Switch(0)
        self.items.append(item)

    async def get(self):
        while not self.items:
            await Switch(0)
        return self.items.pop(0)


class Lock:
    def __init__(self):
        self.taken = False

    async def __aenter__(self):
        while self.taken:
            await Switch(0)
        self.taken = True

    async def __aexit__(self, *exception):
        self.taken = False


async def produce(queue, count, factor):
    for i in range(count):
        await queue.put(i * factor)
    await queue.put(None)


async def consume(queue, totals, lock, producers):
    while producers:
        item = await queue.get()
        if item is None:
            producers -= 1
            continue
        async with lock:
            totals[0] += item
            await Switch(0)


async def tick(totals, period, count):
    for _ in range(count):
        totals[1] += await measure(period)


async def measure(period):
    await Switch(period)
    return period


def main():
    scheduler = Scheduler()
    totals = [0, 0]
    queue = Queue(4)
    lock = Lock()
    for factor in (1, 2, 3):
        scheduler.spawn(produce(queue, 700 * SCALE, factor))
    scheduler.spawn(consume(queue, totals, lock, 3))
    for period in range(1, 9):
        scheduler.spawn(tick(totals, period, 200 * SCALE))
    scheduler.run()
    print("scheduling", totals, scheduler.now, scheduler.switches)


main()
