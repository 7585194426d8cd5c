# A crowd of tasks that wait for each other in every way, and of which some are cancelled at any time: all end, and
# nothing is left over.
# REQUIRES: adder
# RUN: %adder -X heapsize=16M %s | FileCheck %s --match-full-lines
import asyncio, gc, random

random.seed(1)
lock = asyncio.Lock()
event = asyncio.Event()
outcomes = {}

async def leaf():
    for i in range(random.randrange(4)):
        await asyncio.sleep_ms(random.randrange(3))
    if random.randrange(8) == 0:
        raise ValueError
    return 1

async def branch(depth):
    way = random.randrange(7) if depth else 7
    if way < 2:
        return await asyncio.gather(branch(depth - 1), branch(depth - 1), return_exceptions=way == 0)
    if way == 2:
        return await asyncio.wait_for_ms(branch(depth - 1), random.randrange(6))
    if way == 3:
        async with lock:
            return await leaf()
    if way == 4:
        return await asyncio.create_task(branch(depth - 1))
    if way == 5:
        task = asyncio.create_task(branch(depth - 1))
        await asyncio.sleep_ms(random.randrange(3))
        task.cancel()
        return await task
    if way == 6:
        event.set()
        event.clear()
        try:
            return await asyncio.wait_for_ms(event.wait(), 5)
        except asyncio.TimeoutError:
            return await branch(depth - 1)
    return await leaf()

async def root():
    try:
        await branch(3)
        outcome = "ok"
    except BaseException as error:
        outcome = type(error).__name__
    outcomes[outcome] = outcomes.get(outcome, 0) + 1

async def main():
    tasks = [asyncio.create_task(root()) for i in range(80)]
    for i in range(30):
        await asyncio.sleep_ms(1)
        random.choice(tasks).cancel()
        if i % 10 == 0:
            gc.collect()
    for task in tasks:
        try:
            await asyncio.wait_for(task, 60)
        except asyncio.CancelledError:
            outcomes["never ran"] = outcomes.get("never ran", 0) + 1
    await asyncio.sleep_ms(20)
    print(outcomes["ok"] > 0, sum(outcomes.values()), lock.locked(), asyncio.core._task_queue.peek())
    # CHECK: True 80 False None

asyncio.get_event_loop().set_exception_handler(lambda loop, context: None)
asyncio.run(main())
