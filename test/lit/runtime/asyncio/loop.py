# The loop as an object: stopping and going on, one run within another, a new start.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import asyncio

async def count(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep_ms(0)
    return n

async def stops():
    loop.stop()
    loop.stop()
    await asyncio.sleep_ms(0)
    print("stopped")

loop = asyncio.get_event_loop()
print(loop is asyncio.get_event_loop(), isinstance(loop, asyncio.Loop))
task = loop.create_task(count("a", 2))
loop.create_task(stops())
loop.run_forever()
print("between")
print(loop.run_until_complete(task), loop.run_until_complete(task), loop.run_until_complete(count("b", 1)))
# CHECK: True True
# CHECK-NEXT: a 0
# CHECK-NEXT: a 1
# CHECK-NEXT: between
# CHECK-NEXT: stopped
# CHECK-NEXT: b 0
# CHECK-NEXT: 2 2 1

async def outer():
    task = asyncio.current_task()
    print(asyncio.run(count("inner", 1)), asyncio.current_task() is task)

asyncio.run(outer())
# CHECK-NEXT: inner 0
# CHECK-NEXT: 1 True

# What an old loop had to do is forgotten.
loop.create_task(count("old", 1))
loop.close()
asyncio.new_event_loop().run_until_complete(count("new", 1))
# CHECK-NEXT: new 0
# CHECK-NOT: old
