# Who runs when: tasks that are ready take turns, those that sleep come by time, and none of them keeps the others out.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import asyncio

log = []

async def worker(name, times, ms):
    for i in range(times):
        log.append(name + str(i))
        await asyncio.sleep_ms(ms)
    return name

async def main():
    # In the order in which they were made, one step each.
    tasks = [asyncio.create_task(worker(name, 3, 0)) for name in "abc"]
    print(log)
    for task in tasks:
        await task
    print(" ".join(log))
    log.clear()
    # CHECK: []
    # CHECK-NEXT: a0 b0 c0 a1 b1 c1 a2 b2 c2

    # By time; equal times in the order of falling asleep.
    tasks = [asyncio.create_task(worker(name, 1, ms)) for name, ms in (("x", 60), ("y", 20), ("z", 40))]
    ended = []

    async def note(task):
        ended.append(await task)

    for note in [asyncio.create_task(note(task)) for task in tasks]:
        await note
    print(ended)
    # CHECK-NEXT: ['y', 'z', 'x']

    # One that never waits for long does not starve one that does.
    async def busy():
        while True:
            await asyncio.sleep_ms(-5)

    b = asyncio.create_task(busy())
    await asyncio.sleep(0.02)
    print(b.cancel(), asyncio.current_task() is not b)
    # CHECK-NEXT: True True

    # Something to await, made before and awaited in any order.
    first, second = asyncio.sleep_ms(1), asyncio.sleep_ms(0)
    await second
    await first
    await first
    print("slept")
    # CHECK-NEXT: slept

asyncio.run(main())
for bad in (lambda: asyncio.sleep_ms(1 << 62), lambda: asyncio.sleep_ms(0.5), lambda: asyncio.run(asyncio.sleep(1)), asyncio.current_task):
    try:
        bad()
    except Exception as error:
        print(repr(error))
# CHECK-NEXT: OverflowError('ticks interval overflow',)
# CHECK-NEXT: TypeError("can't convert float to int",)
# CHECK-NEXT: TypeError('coroutine expected',)
# CHECK-NEXT: RuntimeError('no running event loop',)
