# The types in C: queues in order of time, a task in one queue at most, attributes, and what is no task.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import random
from _asyncio import Pause, Task, TaskQueue

def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(repr(error))

queue = TaskQueue()
tasks = [Task(i) for i in range(300)]
inside = {}
for round in range(4000):
    i = random.randrange(300)
    if i in inside and random.getrandbits(1):
        queue.remove(tasks[i])
        queue.remove(tasks[i])
        del inside[i]
    else:
        key = random.randrange(40)
        queue.push(tasks[i], key)
        inside[i] = (key, round)
order = []
while task := queue.peek():
    assert queue.pop() is task
    order.append(task.coro)
print(order == sorted(inside, key=lambda i: inside[i]), queue.peek())
# CHECK: True None

# Times that wrap around.
import time
late = time.ticks_add(0, -1)
for task, key in zip(tasks, (1, late, 0)):
    queue.push(task, key)
print([queue.pop().coro for i in range(3)])
# CHECK-NEXT: [1, 2, 0]

other = TaskQueue()
task = tasks[0]
queue.push(task, 5)
task.data = "kept until it is put into a queue"
other.push(task, 6)
print(queue.peek(), other.peek() is task, task.ph_key, task.data, task.state, task.done())
# CHECK-NEXT: None True 6 None True False
task.state = None
print(task.done(), task.cancel(), task)
# CHECK-NEXT: True False <Task>
attempt(setattr, task, "coro", 1)
attempt(setattr, task, "ph_key", 1)
attempt(getattr, task, "more")
attempt(Task)
attempt(Task, 1, 2)
attempt(queue.push, 5)
attempt(queue.push, task, "now")
attempt(queue.pop)
attempt(next, tasks[1])
attempt(tasks[1].cancel)
attempt(Pause, 5)
attempt(next, Pause({})(0))
attempt(Pause({}).within, None)
# CHECK-NEXT: AttributeError("'Task' object has no attribute 'coro'",)
# CHECK-NEXT: AttributeError("'Task' object has no attribute 'ph_key'",)
# CHECK-NEXT: AttributeError("'Task' object has no attribute 'more'",)
# CHECK-NEXT: TypeError('function missing 1 required positional arguments',)
# CHECK-NEXT: TypeError('globals must be a dict',)
# CHECK-NEXT: TypeError('Task expected',)
# CHECK-NEXT: TypeError("can't convert str to int",)
# CHECK-NEXT: IndexError('empty heap',)
# CHECK-NEXT: RuntimeError('no running event loop',)
# CHECK-NEXT: RuntimeError('no running event loop',)
# CHECK-NEXT: TypeError('globals must be a dict',)
# CHECK-NEXT: RuntimeError('no running event loop',)
# CHECK-NEXT: TypeError('TaskQueue expected',)
