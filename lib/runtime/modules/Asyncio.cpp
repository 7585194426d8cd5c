//===- runtime/modules/Asyncio.cpp - The module _asyncio --------------------------------------------===//
//
// Beside tasks and queues there is Pause, which is the package's sleep_ms(): called, it returns something to
// await, which is nearly always itself, so that sleeping needs no memory.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/modules/Asyncio.h"

#include "py/runtime.h"
#include "runtime/core/Members.h"

#if MICROPY_PY_ASYNCIO

namespace adder::modules::asyncio {

namespace {

/// Awaited, it suspends the current task once.
struct Pause {
  mp_obj_base_t base;
  mp_obj_t globals;
  mp_obj_t queue;  ///< where the task waits, or None: until the time `when`
  mp_obj_t keeper; ///< who takes it out of there if it is cancelled
  mp_uint_t when;
  bool isArmed; ///< called, and not awaited yet
};

Pause *newPause(mp_obj_t globals) {
  auto *pause = mp_obj_malloc(Pause, &kPauseType);
  pause->globals = globals;
  pause->queue = pause->keeper = mp_const_none;
  pause->when = 0;
  pause->isArmed = false;
  return pause;
}

Pause *pauseIn(mp_obj_t self) {
  mp_check_self(mp_obj_is_type(self, &kPauseType));
  return static_cast<Pause *>(MP_OBJ_TO_PTR(self));
}

mp_obj_t make(const mp_obj_type_t *, size_t count, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(count, pairs, 1, 1, false);
  if (!mp_obj_is_dict_or_ordereddict(values[0]))
    mp_raise_TypeError(MP_ERROR_TEXT("globals must be a dict"));
  return MP_OBJ_FROM_PTR(newPause(values[0]));
}

/// The pause itself, or another one if somebody still has to await it.
Pause *arm(mp_obj_t self, mp_int_t delay) {
  Pause *pause = pauseIn(self);
  mp_uint_t when = ticksAfter(ticksNow(), delay > 0 ? delay : 0);
  if (pause->isArmed)
    pause = newPause(pause->globals);
  pause->when = when;
  pause->isArmed = true;
  return pause;
}

/// pause(ms)
mp_obj_t call(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 1, false);
  return MP_OBJ_FROM_PTR(arm(self, mp_obj_get_int(values[0])));
}

/// pause.within(queue[, keeper]): until somebody takes the task out of there and lets it run.  cancel() calls
/// remove(task) of the keeper, which is the queue if there is no other.
mp_obj_t within(size_t count, const mp_obj_t *values) {
  queueIn(values[1]);
  Pause *pause = arm(values[0], 0);
  pause->queue = values[1];
  pause->keeper = values[count - 1];
  return MP_OBJ_FROM_PTR(pause);
}

mp_obj_t suspend(mp_obj_t self) {
  Pause *pause = pauseIn(self);
  if (!pause->isArmed)
    return MP_OBJ_STOP_ITERATION;
  pause->isArmed = false;
  mp_obj_t queue = pause->queue;
  mp_obj_t keeper = pause->keeper;
  pause->queue = pause->keeper = mp_const_none; // which it need not keep alive
  Task *current = currentTask(pause->globals);
  push(queue == mp_const_none ? scheduledTasks(pause->globals) : queueIn(queue), current, pause->when);
  current->data = keeper;
  return mp_const_none;
}

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kWithin, 2, 3, within);

const mp_rom_map_elem_t kPauseMethods[] = {
    {MEMBER(within, kWithin)},
};
MP_DEFINE_CONST_DICT(kPauseMethodsDict, kPauseMethods);

const mp_rom_map_elem_t kModule[] = {
    {MEMBER_NAME(__name__, _asyncio)},
    {MEMBER(Task, kTaskType)},
    {MEMBER(TaskQueue, kQueueType)},
    {MEMBER(Pause, kPauseType)},
};
MP_DEFINE_CONST_DICT(kModuleDict, kModule);

} // namespace

MP_DEFINE_CONST_OBJ_TYPE(kPauseType, MP_QSTR_Pause, MP_TYPE_FLAG_ITER_IS_ITERNEXT, make_new, make, call, call,
                         iter, suspend, locals_dict, &kPauseMethodsDict);

} // namespace adder::modules::asyncio

extern "C" const mp_obj_module_t mp_module_asyncio;
const mp_obj_module_t mp_module_asyncio = {
    {&mp_type_module}, const_cast<mp_obj_dict_t *>(&adder::modules::asyncio::kModuleDict)};
MP_REGISTER_MODULE(MP_QSTR__asyncio, mp_module_asyncio);

#endif // MICROPY_PY_ASYNCIO
