//===- runtime/modules/AsyncioTask.cpp - _asyncio.Task ----------------------------------------------===//
//
// Awaiting a task puts the one that awaits into the queue that is the state of the other, until that has
// ended.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/runtime.h"
#include "runtime/core/Members.h"
#include "runtime/modules/Asyncio.h"

#if MICROPY_PY_ASYNCIO

namespace adder::modules::asyncio {

Task *taskIn(mp_obj_t object) {
  if (!mp_obj_is_exact_type(object, &kTaskType))
    mp_raise_TypeError(MP_ERROR_TEXT("Task expected"));
  return static_cast<Task *>(MP_OBJ_TO_PTR(object));
}

mp_obj_t valueIn(mp_obj_t globals, qstr name) {
  mp_map_elem_t *found = nullptr;
  if (globals != mp_const_none)
    found = mp_map_lookup(mp_obj_dict_get_map(globals), MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
  return found ? found->value : mp_const_none;
}

namespace {

[[noreturn]] void raiseNoLoop() {
  mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("no running event loop"));
}

} // namespace

Task *currentTask(mp_obj_t globals) {
  mp_obj_t current = valueIn(globals, MP_QSTR_cur_task);
  if (current == mp_const_none)
    raiseNoLoop();
  return taskIn(current);
}

Queue *scheduledTasks(mp_obj_t globals) {
  mp_obj_t queue = valueIn(globals, MP_QSTR__task_queue);
  if (queue == mp_const_none)
    raiseNoLoop();
  return queueIn(queue);
}

namespace {

mp_obj_t make(const mp_obj_type_t *, size_t count, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(count, pairs, 1, 2, false);
  mp_obj_t globals = count > 1 ? values[1] : mp_const_none;
  if (globals != mp_const_none && !mp_obj_is_dict_or_ordereddict(globals))
    mp_raise_TypeError(MP_ERROR_TEXT("globals must be a dict"));
  auto *task = mp_obj_malloc(Task, &kTaskType);
  task->coroutine = values[0];
  task->data = mp_const_none;
  task->state = mp_const_true;
  task->globals = globals;
  task->queue = nullptr;
  task->parent = task->left = task->right = nullptr;
  task->when = task->number = 0;
  return MP_OBJ_FROM_PTR(task);
}

/// The task that the other one waits for, if it does.
Task *awaitedBy(const Task *task) {
  return mp_obj_is_exact_type(task->data, &kTaskType) ? static_cast<Task *>(MP_OBJ_TO_PTR(task->data))
                                                      : nullptr;
}

/// Where the chain of those who wait for each other ends.  In a circle: at the first.
Task *lastAwaited(Task *first) {
  Task *slow = first;
  Task *last = first;
  for (bool isOdd = false; Task *next = awaitedBy(last); isOdd = !isOdd) {
    last = next;
    if (isOdd)
      slow = awaitedBy(slow);
    if (last == slow)
      return first;
  }
  return last;
}

/// Takes the task out of what it waits in.  That may be a program's.
void stopWaiting(Task *task) {
  mp_obj_t call[3];
  mp_load_method_maybe(task->data, MP_QSTR_remove, call);
  if (call[0] == MP_OBJ_NULL)
    return;
  call[2] = MP_OBJ_FROM_PTR(task);
  mp_call_method_n_kw(1, 0, call);
}

/// Lets the task, or that for which it waits, run with a CancelledError as soon as its turn comes.
mp_obj_t cancel(mp_obj_t self) {
  Task *task = taskIn(self);
  if (task->hasEnded())
    return mp_const_false;
  if (valueIn(task->globals, MP_QSTR_cur_task) == self)
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("can't cancel self"));
  task = lastAwaited(task);
  Queue *scheduled = scheduledTasks(task->globals);
  if (task->queue != scheduled) {
    if (awaitedBy(task))
      takeOut(task);
    else
      stopWaiting(task);
    push(scheduled, task, ticksNow());
  } else if (mp_uint_t now = ticksNow(); ticksBetween(task->when, now) > 0) {
    push(scheduled, task, now);
  }
  task->data = valueIn(task->globals, MP_QSTR_CancelledError);
  return mp_const_true;
}

mp_obj_t done(mp_obj_t self) { return mp_obj_new_bool(taskIn(self)->hasEnded()); }

/// `await task`: what it ends with has been asked for.
mp_obj_t await(mp_obj_t self, mp_obj_iter_buf_t *) {
  Task *task = taskIn(self);
  if (task->hasEnded())
    task->state = mp_const_false;
  else if (task->state == mp_const_true)
    task->state = newQueue();
  else if (!mp_obj_is_type(task->state, &kQueueType))
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("can't wait"));
  return self;
}

/// The result, as the argument of StopIteration.  raises what the task ended with, if it is something else.
mp_obj_t resultOf(const Task *task) {
  mp_obj_t outcome = task->data;
  if (!mp_obj_is_exception_instance(outcome))
    nlr_raise(mp_make_raise_obj(outcome));
  if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(outcome)),
                               MP_OBJ_FROM_PTR(&mp_type_StopIteration)))
    nlr_raise(outcome);
  return mp_make_stop_iteration(mp_obj_exception_get_value(outcome));
}

mp_obj_t proceed(mp_obj_t self) {
  Task *task = taskIn(self);
  if (task->hasEnded())
    return resultOf(task);
  if (!mp_obj_is_type(task->state, &kQueueType))
    await(self, nullptr);
  Task *current = currentTask(task->globals);
  push(queueIn(task->state), current, ticksNow());
  current->data = self;
  return mp_const_none;
}

/// The attributes that are no methods.
void attribute(mp_obj_t self, qstr name, mp_obj_t *dest) {
  Task *task = taskIn(self);
  mp_obj_t *place = name == MP_QSTR_data ? &task->data : name == MP_QSTR_state ? &task->state : nullptr;
  if (dest[0] != MP_OBJ_NULL) {
    if (place && dest[1] != MP_OBJ_NULL) {
      *place = dest[1];
      dest[0] = MP_OBJ_NULL; // stored
    }
  } else if (place) {
    dest[0] = *place;
  } else if (name == MP_QSTR_coro) {
    dest[0] = task->coroutine;
  } else if (name == MP_QSTR_ph_key) {
    dest[0] = MP_OBJ_NEW_SMALL_INT(task->when);
  } else {
    dest[1] = MP_OBJ_SENTINEL; // look on
  }
}

MP_DEFINE_CONST_FUN_OBJ_1(kDone, done);
MP_DEFINE_CONST_FUN_OBJ_1(kCancel, cancel);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(done, kDone)},
    {MEMBER(cancel, kCancel)},
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

const mp_getiter_iternext_custom_t kAwaiting = {await, proceed};

} // namespace

MP_DEFINE_CONST_OBJ_TYPE(kTaskType, MP_QSTR_Task, MP_TYPE_FLAG_ITER_IS_CUSTOM, make_new, make, attr,
                         attribute, iter, &kAwaiting, locals_dict, &kMethodsDict);

} // namespace adder::modules::asyncio

#endif // MICROPY_PY_ASYNCIO
