# How tasks end: results, exceptions for everybody who waits, and a report of those for which nobody asked.
# REQUIRES: adder
# RUN: %adder %s 2>&1 | FileCheck %s --match-full-lines
import asyncio, sys

async def value(x):
    await asyncio.sleep_ms(1)
    return x

async def failing(x):
    raise ValueError(x)

async def ask(task):
    try:
        return await task
    except ValueError as error:
        return repr(error)

async def main():
    task = asyncio.create_task(value([5]))
    print(task.done(), await task, await task, task.done(), task.cancel())
    # CHECK: False [5] [5] True False
    task = asyncio.create_task(failing(1))
    print(await asyncio.gather(ask(task), ask(task)), await ask(task))
    # CHECK-NEXT: ['ValueError(1,)', 'ValueError(1,)'] ValueError(1,)

    # Ended before somebody asks, but asked before the next turn: no report.
    task = asyncio.create_task(failing(2))
    await asyncio.sleep_ms(0)
    print(task.done(), await ask(task))
    # CHECK-NEXT: True ValueError(2,)

    asyncio.create_task(failing(3))
    await asyncio.sleep_ms(2)
    # CHECK-NEXT: Task exception wasn't retrieved
    # CHECK-NEXT: future: <Task> coro= <generator object 'failing' at {{.*}}>
    # CHECK-NEXT: Traceback (most recent call last):
    # CHECK:      ValueError: 3

    loop = asyncio.get_event_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(lambda loop, context: print(sorted(context), repr(context["exception"]), context["future"].done()))
    asyncio.create_task(failing(4))
    await asyncio.sleep_ms(2)
    # CHECK-NEXT: None
    # CHECK-NEXT: ['exception', 'future', 'message'] ValueError(4,) True
    return "main"

print(asyncio.run(main()))
# CHECK-NEXT: main

def handler(loop, context):
    raise KeyError("handler")

# What a handler raises, or a task that is nothing for handlers, ends the loop; it can go on.
async def leaves():
    await asyncio.sleep_ms(0)
    raise SystemExit(7)

async def twice():
    asyncio.create_task(failing(5))
    asyncio.create_task(leaves())
    await asyncio.sleep_ms(5)
    print("went on")

loop = asyncio.new_event_loop()
loop.set_exception_handler(handler)
task = loop.create_task(twice())
for i in range(3):
    try:
        loop.run_until_complete(task)
    except (KeyError, SystemExit) as error:
        print(repr(error))
# CHECK-NEXT: KeyError('handler',)
# CHECK-NEXT: SystemExit(7,)
# CHECK-NEXT: went on
