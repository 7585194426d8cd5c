//===- runtime/modules/Micropython.cpp - The module micropython -------------------------------------===//

#include "py/builtin.h"
#include "py/cstack.h"
#include "py/gc.h"
#include "py/mphal.h"
#include "py/mpprint.h"
#include "py/runtime.h"
#include "runtime/core/Heap.h"
#include "runtime/core/Members.h"
#include "shared/runtime/interrupt_char.h"

#if MICROPY_PY_MICROPYTHON

namespace adder::modules {

namespace {

#if MICROPY_ENABLE_COMPILER
mp_obj_t optimiseLevel(size_t count, const mp_obj_t *values) {
  if (count == 0)
    return MP_OBJ_NEW_SMALL_INT(MP_STATE_VM(mp_optimise_value));
  MP_STATE_VM(mp_optimise_value) = mp_uint_t(mp_obj_get_int(values[0]));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kOptimiseLevel, 0, 1, optimiseLevel);
#endif

#if MICROPY_PY_MICROPYTHON_MEM_INFO
#if MICROPY_MEM_STATS
mp_obj_t memTotal() { return MP_OBJ_NEW_SMALL_INT(m_get_total_bytes_allocated()); }
mp_obj_t memCurrent() { return MP_OBJ_NEW_SMALL_INT(m_get_current_bytes_allocated()); }
mp_obj_t memPeak() { return MP_OBJ_NEW_SMALL_INT(m_get_peak_bytes_allocated()); }
MP_DEFINE_CONST_FUN_OBJ_0(kMemTotal, memTotal);
MP_DEFINE_CONST_FUN_OBJ_0(kMemCurrent, memCurrent);
MP_DEFINE_CONST_FUN_OBJ_0(kMemPeak, memPeak);
#endif

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kMemInfo, 0, 1, mp_micropython_mem_info);

mp_obj_t qstrInfo(size_t count, const mp_obj_t *) {
  size_t pools, strings, dataBytes, totalBytes;
  qstr_pool_info(&pools, &strings, &dataBytes, &totalBytes);
  mp_printf(&mp_plat_print, "qstr pool: n_pool=%u, n_qstr=%u, n_str_data_bytes=%u, n_total_bytes=%u\n",
            unsigned(pools), unsigned(strings), unsigned(dataBytes), unsigned(totalBytes));
  if (count == 1)
    qstr_dump_data();
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kQstrInfo, 0, 1, qstrInfo);
#endif

#if MICROPY_PY_MICROPYTHON_STACK_USE
mp_obj_t stackUse() { return MP_OBJ_NEW_SMALL_INT(mp_cstack_usage()); }
MP_DEFINE_CONST_FUN_OBJ_0(kStackUse, stackUse);
#endif

mp_obj_t heapDepth() { return MP_OBJ_NEW_SMALL_INT(runtime::heapOf().lockedDepth()); }
mp_obj_t heapLock() {
  gc_lock();
  return mp_const_none;
}
/// How often the heap is still locked.
mp_obj_t heapUnlock() {
  gc_unlock();
  return heapDepth();
}
MP_DEFINE_CONST_FUN_OBJ_0(kHeapLock, heapLock);
MP_DEFINE_CONST_FUN_OBJ_0(kHeapUnlock, heapUnlock);
#if MICROPY_PY_MICROPYTHON_HEAP_LOCKED
MP_DEFINE_CONST_FUN_OBJ_0(kHeapLocked, heapDepth);
#endif

#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
#if MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE > 0
/// There is one already.
mp_obj_t emergencyBuffer(mp_obj_t size) {
  mp_obj_get_int(size);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kEmergencyBuffer, emergencyBuffer);
#else
MP_DEFINE_CONST_FUN_OBJ_1(kEmergencyBuffer, mp_alloc_emergency_exception_buf);
#endif
#endif

#if MICROPY_KBD_EXCEPTION
mp_obj_t interruptCharacter(mp_obj_t character) {
  mp_hal_set_interrupt_char(int(mp_obj_get_int(character)));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kInterruptCharacter, interruptCharacter);
#endif

#if MICROPY_ENABLE_SCHEDULER
#if MICROPY_KBD_EXCEPTION
/// What schedule(kbd_intr, ...) schedules: as if Ctrl-C had been pressed.
mp_obj_t interrupt(mp_obj_t) {
  mp_sched_keyboard_interrupt();
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kInterrupt, interrupt);

bool isScheduled(mp_obj_t function) {
  mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
  bool found = false;
  for (unsigned i = 0; i < MP_STATE_VM(sched_len) && !found; ++i)
    found = MP_STATE_VM(sched_queue)[(MP_STATE_VM(sched_idx) + i) % MICROPY_SCHEDULER_DEPTH].func == function;
  MICROPY_END_ATOMIC_SECTION(state);
  return found;
}
#endif

mp_obj_t schedule(mp_obj_t function, mp_obj_t argument) {
#if MICROPY_KBD_EXCEPTION
  // Once in the queue is enough.
  if (function == MP_OBJ_FROM_PTR(&kInterruptCharacter)) {
    function = MP_OBJ_FROM_PTR(&kInterrupt);
    if (isScheduled(function))
      return mp_const_none;
  }
#endif
  if (!mp_sched_schedule(function, argument))
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("schedule queue full"));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(kSchedule, schedule);
#endif

const mp_rom_map_elem_t kModule[] = {
    {MEMBER_NAME(__name__, micropython)},
    // What the compiler did not already do with it.
    {MEMBER(const, mp_identity_obj)},
#if MICROPY_ENABLE_COMPILER
    {MEMBER(opt_level, kOptimiseLevel)},
#endif
#if MICROPY_PY_MICROPYTHON_MEM_INFO
#if MICROPY_MEM_STATS
    {MEMBER(mem_total, kMemTotal)},
    {MEMBER(mem_current, kMemCurrent)},
    {MEMBER(mem_peak, kMemPeak)},
#endif
    {MEMBER(mem_info, kMemInfo)},
    {MEMBER(qstr_info, kQstrInfo)},
#endif
#if MICROPY_PY_MICROPYTHON_STACK_USE
    {MEMBER(stack_use, kStackUse)},
#endif
    {MEMBER(heap_lock, kHeapLock)},
    {MEMBER(heap_unlock, kHeapUnlock)},
#if MICROPY_PY_MICROPYTHON_HEAP_LOCKED
    {MEMBER(heap_locked, kHeapLocked)},
#endif
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
    {MEMBER(alloc_emergency_exception_buf, kEmergencyBuffer)},
#endif
#if MICROPY_KBD_EXCEPTION
    {MEMBER(kbd_intr, kInterruptCharacter)},
#endif
#if MICROPY_ENABLE_SCHEDULER
    {MEMBER(schedule, kSchedule)},
#endif
#if MICROPY_PY_MICROPYTHON_RINGIO
    {MEMBER(RingIO, mp_type_ringio)},
#endif
};
MP_DEFINE_CONST_DICT(kModuleDict, kModule);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_micropython = {
    {&mp_type_module}, const_cast<mp_obj_dict_t *>(&adder::modules::kModuleDict)};
MP_REGISTER_MODULE(MP_QSTR_micropython, mp_module_micropython);

#endif // MICROPY_PY_MICROPYTHON
