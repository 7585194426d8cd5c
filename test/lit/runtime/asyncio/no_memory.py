# Waiting costs no memory: tasks sleep and run while the heap is locked.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import asyncio, micropython

turns = [0, 0]

async def worker(i, ms):
    while True:
        await asyncio.sleep_ms(ms)
        turns[i] += 1

async def main():
    for i in range(2):
        asyncio.create_task(worker(i, 5 * i))
    await asyncio.sleep_ms(0)
    micropython.heap_lock()
    await asyncio.sleep_ms(60)
    micropython.heap_unlock()
    print(turns[0] > 10, 0 < turns[1] < 13)
    # CHECK: True True

asyncio.run(main())
