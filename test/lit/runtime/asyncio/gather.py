# gather(): results in the order of the arguments, the first failure, failures as results, and being cancelled.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import asyncio

async def work(ms, result):
    try:
        await asyncio.sleep_ms(ms)
    except asyncio.CancelledError:
        print("cancelled", result)
        raise
    if isinstance(result, Exception):
        raise result
    return result

async def attempt(awaitable):
    try:
        print(await awaitable)
    except BaseException as error:
        print(repr(error))

async def main():
    await attempt(asyncio.gather())
    await attempt(asyncio.gather(work(20, "a"), asyncio.create_task(work(1, "b")), work(10, "c")))
    # CHECK: []
    # CHECK-NEXT: ['a', 'b', 'c']
    ended = asyncio.create_task(work(0, "d"))
    await ended
    await attempt(asyncio.gather(ended, work(0, "e")))
    # CHECK-NEXT: ['d', 'e']

    # The others run on, and can be asked again.
    other = asyncio.create_task(work(20, "other"))
    await attempt(asyncio.gather(other, work(1, ValueError(1)), work(2, ValueError(2))))
    print(other.done(), await other)
    # CHECK-NEXT: ValueError(1,)
    # CHECK-NEXT: False other
    await attempt(asyncio.gather(work(2, ValueError(3)), work(1, "f"), return_exceptions=True))
    # CHECK-NEXT: [ValueError(3,), 'f']
    await attempt(asyncio.gather(work(0, "g"), 5))
    # CHECK-NEXT: TypeError('coroutine expected',)

    tasks = [asyncio.create_task(work(10000, i)) for i in range(2)]
    group = asyncio.create_task(attempt(asyncio.gather(*tasks)))
    await asyncio.sleep_ms(1)
    await attempt(tasks[0])
    await attempt(asyncio.gather(tasks[0]))
    # CHECK-NEXT: RuntimeError("can't wait",)
    # CHECK-NEXT: RuntimeError("can't gather",)
    group.cancel()
    await group
    await asyncio.sleep_ms(1)
    print([task.done() for task in tasks])
    # CHECK-NEXT: CancelledError()
    # CHECK-NEXT: cancelled 0
    # CHECK-NEXT: cancelled 1
    # CHECK-NEXT: [True, True]

    print(sum(await asyncio.gather(*(work(i % 7, i) for i in range(200)))))
    # CHECK-NEXT: 19900

asyncio.run(main())
