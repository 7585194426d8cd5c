# wait_for(): in time, too late, refused, failing, cancelled from outside, and several who wait for the same task.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import asyncio

async def work(ms, result=None):
    try:
        await asyncio.sleep_ms(ms)
        if isinstance(result, Exception):
            raise result
        return result
    except asyncio.CancelledError:
        print("work cancelled")
        if result != "stubborn":
            raise
        await asyncio.sleep_ms(1)
        print("work ends")

async def attempt(coroutine):
    try:
        print(repr(await coroutine))
    except BaseException as error:
        print(repr(error))

async def main():
    await attempt(asyncio.wait_for(work(1, 5), 10))
    await attempt(asyncio.wait_for(work(1, 6), None))
    await attempt(asyncio.wait_for_ms(work(1, ValueError(7)), 10000))
    # CHECK: 5
    # CHECK-NEXT: 6
    # CHECK-NEXT: ValueError(7,)
    await attempt(asyncio.wait_for(work(10000), 0.005))
    await attempt(asyncio.wait_for_ms(work(10000, "stubborn"), 5))
    # CHECK-NEXT: work cancelled
    # CHECK-NEXT: TimeoutError()
    # CHECK-NEXT: work cancelled
    # CHECK-NEXT: work ends
    # CHECK-NEXT: TimeoutError()
    task = asyncio.create_task(asyncio.wait_for(work(10000), 10))
    await asyncio.sleep_ms(1)
    task.cancel()
    await attempt(task)
    await asyncio.sleep_ms(1)
    # CHECK-NEXT: work cancelled
    # CHECK-NEXT: CancelledError()
    # The one who waits less long ends it for all.
    task = asyncio.create_task(work(10000))
    await asyncio.gather(attempt(asyncio.wait_for_ms(task, 5)), attempt(asyncio.wait_for_ms(task, 10000)), attempt(task))
    # CHECK-NEXT: work cancelled
    # CHECK-NEXT: TimeoutError()
    # CHECK-NEXT: CancelledError()
    # CHECK-NEXT: CancelledError()
    await attempt(asyncio.wait_for(task, 1))
    # CHECK-NEXT: CancelledError()
    await attempt(asyncio.wait_for(asyncio.sleep(0), 1))
    # CHECK-NEXT: TypeError('coroutine expected',)
    for timeout in (1 << 62, "1", 0.5):
        await attempt(asyncio.wait_for_ms(work(1, 8), timeout))
    # CHECK-NEXT: OverflowError('ticks interval overflow',)
    # CHECK-NEXT: TypeError("can't convert str to int",)
    # CHECK-NEXT: TypeError("can't convert float to int",)
    await attempt(asyncio.wait_for_ms(work(0, 9), -5))
    # It ends in the same round in which its time is over.
    # CHECK-NEXT: 9
    # Nothing is left over.
    await asyncio.sleep_ms(5)
    print(asyncio.core._task_queue.peek())
    # CHECK-NEXT: None

asyncio.run(main())
