//===- runtime/modules/Asyncio.h - Tasks and the queues they wait in --------------------------------===//
//
// What the package asyncio is written on.  A task is a coroutine and what is known of it; it stands in at
// most one queue.  A queue is ordered by time; tasks for the same time come out in the order they came in.
//
// The package says where it is: a task is given the globals of the module that runs it, and finds there, by
// name, `cur_task` (the one that runs, or None), `_task_queue` (those that will run) and `CancelledError`.
//
// Attributes that programs read, and the package writes:
//
//     coro     the coroutine
//     ph_key   the time, in ticks, for which the task was put into a queue last
//     data     while it is to run: None, or the exception that it will receive;
//              while it waits: in what, something with a method remove(task), or a task;
//              when it has ended: how, as an exception (StopIteration has the result)
//     state    True: runs, and nobody waits for its end; a queue: those who wait are in it; something else
//              that is true: is called when it ends.  Has ended: None, if nobody asked how yet, else False
//
//===------------------------------------------------------------------------------------------------===//

#ifndef ADDER_RUNTIME_MODULES_ASYNCIO_H
#define ADDER_RUNTIME_MODULES_ASYNCIO_H

#include "py/obj.h"

namespace adder::modules::asyncio {

struct Queue;

/// In a queue, tasks are the nodes of a heap of two branches.
struct Task {
  mp_obj_base_t base;
  mp_obj_t coroutine;
  mp_obj_t data;
  mp_obj_t state;
  mp_obj_t globals;
  Queue *queue; ///< null: it is in none
  Task *parent;
  Task *left, *right;
  mp_uint_t when;   ///< ticks
  mp_uint_t number; ///< of its arrival

  bool hasEnded() const { return state == mp_const_none || state == mp_const_false; }
};

struct Queue {
  mp_obj_base_t base;
  Task *first;
  mp_uint_t arrivals;
};

extern const mp_obj_type_t kTaskType;
extern const mp_obj_type_t kQueueType;
extern const mp_obj_type_t kPauseType;

/// raises TypeError for anything else.
Task *taskIn(mp_obj_t object);
Queue *queueIn(mp_obj_t object);

mp_uint_t ticksNow();
/// How much later, or if negative earlier, `a` is than `b`.
mp_int_t ticksBetween(mp_uint_t a, mp_uint_t b);
/// `start` and `delay` later.  raises OverflowError if that is too far away to be told from the past.
mp_uint_t ticksAfter(mp_uint_t start, mp_int_t delay);

mp_obj_t newQueue();
/// Takes the task out of the queue in which it is, if any, and puts it into this one.  Clears its data.
void push(Queue *queue, Task *task, mp_uint_t when);
/// Nothing if the task is in no queue.
void takeOut(Task *task);

/// What the globals say; raise RuntimeError if there is none.
Task *currentTask(mp_obj_t globals);
Queue *scheduledTasks(mp_obj_t globals);
mp_obj_t valueIn(mp_obj_t globals, qstr name);

} // namespace adder::modules::asyncio

#endif // ADDER_RUNTIME_MODULES_ASYNCIO_H
