//===- runtime/modules/AsyncioQueue.cpp - _asyncio.TaskQueue ----------------------------------------===//
//
// A skew heap that is made of the tasks themselves: putting one in, taking the first and taking any need no
// memory, as an interrupt handler has none, and logarithmic time on average.  Heaps are joined along their
// right branches; each node on the way exchanges its branches, which keeps them short.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/modules/Asyncio.h"

#include "py/mphal.h"
#include "py/runtime.h"
#include "py/smallint.h"
#include "runtime/core/Members.h"

#if MICROPY_PY_ASYNCIO

namespace adder::modules::asyncio {

namespace {

constexpr mp_uint_t kPeriod = MICROPY_PY_TIME_TICKS_PERIOD;

bool isBefore(const Task *a, const Task *b) {
  mp_int_t difference = ticksBetween(a->when, b->when);
  return difference != 0 ? difference < 0 : mp_int_t(a->number - b->number) < 0;
}

/// One heap of two, without parent: what comes first is the root.
Task *join(Task *a, Task *b) {
  Task *root = nullptr;
  Task *parent = nullptr;
  Task **place = &root;
  while (a && b) {
    if (isBefore(b, a)) {
      Task *other = a;
      a = b;
      b = other;
    }
    *place = a;
    a->parent = parent;
    parent = a;
    Task *rest = a->right;
    a->right = a->left;
    place = &a->left;
    a = rest;
  }
  *place = a ? a : b;
  if (*place)
    (*place)->parent = parent;
  return root;
}

} // namespace

mp_uint_t ticksNow() { return mp_hal_ticks_ms() & (kPeriod - 1); }

mp_int_t ticksBetween(mp_uint_t a, mp_uint_t b) {
  return mp_int_t((a - b + kPeriod / 2) & (kPeriod - 1)) - mp_int_t(kPeriod / 2);
}

mp_uint_t ticksAfter(mp_uint_t start, mp_int_t delay) {
  if (delay >= mp_int_t(kPeriod / 2) || delay <= -mp_int_t(kPeriod / 2))
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("ticks interval overflow"));
  return (start + mp_uint_t(delay)) & (kPeriod - 1);
}

void takeOut(Task *task) {
  Queue *queue = task->queue;
  if (!queue)
    return;
  Task *rest = join(task->left, task->right);
  Task *parent = task->parent;
  if (rest)
    rest->parent = parent;
  if (!parent)
    queue->first = rest;
  else if (parent->left == task)
    parent->left = rest;
  else
    parent->right = rest;
  task->queue = nullptr;
  task->parent = task->left = task->right = nullptr;
}

void push(Queue *queue, Task *task, mp_uint_t when) {
  takeOut(task);
  task->data = mp_const_none;
  task->when = when;
  task->number = queue->arrivals++;
  task->queue = queue;
  queue->first = join(queue->first, task);
}

Queue *queueIn(mp_obj_t object) {
  if (!mp_obj_is_type(object, &kQueueType))
    mp_raise_TypeError(MP_ERROR_TEXT("TaskQueue expected"));
  return static_cast<Queue *>(MP_OBJ_TO_PTR(object));
}

mp_obj_t newQueue() {
  auto *queue = mp_obj_malloc(Queue, &kQueueType);
  queue->first = nullptr;
  queue->arrivals = 0;
  return MP_OBJ_FROM_PTR(queue);
}

// --- Methods.

namespace {

mp_obj_t make(const mp_obj_type_t *, size_t count, size_t pairs, const mp_obj_t *) {
  mp_arg_check_num(count, pairs, 0, 0, false);
  return newQueue();
}

/// push(task[, ticks]): for now, if no time is given.
mp_obj_t pushMethod(size_t count, const mp_obj_t *values) {
  Queue *queue = queueIn(values[0]);
  Task *task = taskIn(values[1]);
  bool isNow = count < 3 || values[2] == mp_const_none;
  push(queue, task, isNow ? ticksNow() : mp_uint_t(mp_obj_get_int(values[2])) & (kPeriod - 1));
  return mp_const_none;
}

mp_obj_t peek(mp_obj_t self) {
  Task *first = queueIn(self)->first;
  return first ? MP_OBJ_FROM_PTR(first) : mp_const_none;
}

mp_obj_t pop(mp_obj_t self) {
  Task *first = queueIn(self)->first;
  if (!first)
    mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("empty heap"));
  takeOut(first);
  return MP_OBJ_FROM_PTR(first);
}

mp_obj_t remove(mp_obj_t self, mp_obj_t object) {
  Task *task = taskIn(object);
  if (task->queue == queueIn(self))
    takeOut(task);
  return mp_const_none;
}

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kPush, 2, 3, pushMethod);
MP_DEFINE_CONST_FUN_OBJ_1(kPeek, peek);
MP_DEFINE_CONST_FUN_OBJ_1(kPop, pop);
MP_DEFINE_CONST_FUN_OBJ_2(kRemove, remove);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(push, kPush)},
    {MEMBER(peek, kPeek)},
    {MEMBER(pop, kPop)},
    {MEMBER(remove, kRemove)},
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

} // namespace

MP_DEFINE_CONST_OBJ_TYPE(kQueueType, MP_QSTR_TaskQueue, MP_TYPE_FLAG_NONE, make_new, make, locals_dict,
                         &kMethodsDict);

} // namespace adder::modules::asyncio

#endif // MICROPY_PY_ASYNCIO
