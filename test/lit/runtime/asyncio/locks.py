# Events, locks and flags: who waits goes on in order, and a lock is never lost, whoever is cancelled.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import asyncio, micropython

log = []

async def waiter(event, name):
    log.append((name, await event.wait()))

async def holder(lock, name, times=1):
    for i in range(times):
        async with lock:
            log.append(name)
            await asyncio.sleep_ms(0)

def show():
    print(log)
    log.clear()

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, i)) for i in range(4)]
    await asyncio.sleep_ms(0)
    tasks[2].cancel()
    print(event.is_set())
    event.set()
    event.clear()
    await asyncio.sleep_ms(0)
    print(event.is_set(), [task.done() for task in tasks])
    show()
    event.set()
    print(await event.wait())
    # CHECK: False
    # CHECK-NEXT: False [True, True, True, True]
    # CHECK-NEXT: [(0, True), (1, True), (3, True)]
    # CHECK-NEXT: True

    lock = asyncio.Lock()
    tasks = [asyncio.create_task(holder(lock, name, 2)) for name in "abc"]
    for task in tasks:
        await task
    show()
    # CHECK-NEXT: ['a', 'b', 'c', 'a', 'b', 'c']

    # Cancelled while waiting, and after having been given the lock but before running with it.
    await lock.acquire()
    tasks = [asyncio.create_task(holder(lock, name)) for name in "abc"]
    await asyncio.sleep_ms(0)
    tasks[0].cancel()
    lock.release()
    tasks[1].cancel()
    print(lock.locked())
    for i in range(4):
        await asyncio.sleep_ms(0)
    show()
    print(lock.locked(), [task.done() for task in tasks])
    # CHECK-NEXT: False
    # CHECK-NEXT: ['c']
    # CHECK-NEXT: False [True, True, True]
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    # CHECK-NEXT: Lock not acquired

    flag = asyncio.ThreadSafeFlag()
    task = asyncio.create_task(waiter(flag, "flag"))
    await asyncio.sleep_ms(0)
    micropython.schedule(lambda flag: flag.set(), flag)
    await task
    flag.set()
    await flag.wait()
    show()
    flag.set()
    flag.clear()
    try:
        await asyncio.wait_for_ms(flag.wait(), 5)
    except asyncio.TimeoutError as error:
        print(repr(error), len(asyncio.core._io_queue.watches))
    # CHECK-NEXT: [('flag', None)]
    # CHECK-NEXT: TimeoutError() 0

asyncio.run(main())
