# Cancelling: before the first step, asleep, waiting, passed on along a chain of tasks, refused, and in a circle.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import asyncio

async def sleeper(name):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as error:
        print(name, repr(error))
        raise
    finally:
        print(name, "cleans up")

async def outcome(task):
    try:
        return await task
    except asyncio.CancelledError:
        return "cancelled"

async def main():
    task = asyncio.create_task(sleeper("early"))
    print(task.cancel(), await outcome(task))
    # CHECK: True cancelled
    task = asyncio.create_task(sleeper("asleep"))
    await asyncio.sleep_ms(1)
    print(task.cancel(), task.cancel(), task.done())
    print(await outcome(task), task.cancel())
    # CHECK-NEXT: True True False
    # CHECK-NEXT: asleep CancelledError()
    # CHECK-NEXT: asleep cleans up
    # CHECK-NEXT: cancelled False

    # The innermost gets it first.
    async def around(inner):
        try:
            await inner
        except asyncio.CancelledError:
            print("around")
            raise

    inner = asyncio.create_task(sleeper("inner"))
    outer = asyncio.create_task(around(asyncio.create_task(around(inner))))
    await asyncio.sleep_ms(1)
    outer.cancel()
    print(await outcome(outer), inner.done())
    # CHECK-NEXT: inner CancelledError()
    # CHECK-NEXT: inner cleans up
    # CHECK-NEXT: around
    # CHECK-NEXT: around
    # CHECK-NEXT: cancelled True

    # A task may go on.
    async def stubborn():
        for i in range(2):
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                print("no", i)
        return "done"

    task = asyncio.create_task(stubborn())
    for i in range(2):
        await asyncio.sleep_ms(0)
        task.cancel()
    print(await outcome(task))
    # CHECK-NEXT: no 0
    # CHECK-NEXT: no 1
    # CHECK-NEXT: done

    try:
        asyncio.current_task().cancel()
    except RuntimeError as error:
        print(error)
    # CHECK-NEXT: can't cancel self

    # Those who wait for each other would wait for ever.
    async def wait(others):
        await others[0]

    circle = []
    for i in range(3):
        circle.append(asyncio.create_task(wait([circle[-1]] if circle else circle)))
    circle.insert(0, circle.pop())
    await asyncio.sleep_ms(1)
    outside = asyncio.create_task(wait(circle))
    await asyncio.sleep_ms(1)
    print([task.done() for task in circle], outside.cancel(), circle[0].cancel())
    await asyncio.sleep_ms(1)
    print([task.done() for task in circle], outside.done())
    # CHECK-NEXT: [False, False, False] True True
    # CHECK-NEXT: [True, True, True] True

asyncio.run(main())
