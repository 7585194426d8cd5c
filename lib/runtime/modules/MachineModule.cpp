//===- runtime/modules/MachineModule.cpp - The module machine -------------------------------------------===//
//
// What every port can have.  Boards add their own.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_MACHINE

#include "py/runtime.h"
#include "runtime/core/Members.h"
#include "runtime/modules/Machine.h"

namespace adder::modules {

namespace {

/// Sleeps for a moment, or until something happens.
mp_obj_t idle() {
  mp_event_wait_ms(1);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_0(kIdle, idle);

mp_obj_t softReset() { mp_raise_type(&mp_type_SystemExit); }
MP_DEFINE_CONST_FUN_OBJ_0(kSoftReset, softReset);

const mp_rom_map_elem_t kModule[] = {
    {MEMBER_NAME(__name__, machine)},
#if MICROPY_PY_MACHINE_MEMX
    {MEMBER(mem8, kMachineMemory[0])},
    {MEMBER(mem16, kMachineMemory[1])},
    {MEMBER(mem32, kMachineMemory[2])},
#endif
    {MEMBER(soft_reset, kSoftReset)},
    {MEMBER(idle, kIdle)},
#if MICROPY_PY_MACHINE_PULSE
    {MEMBER(time_pulse_us, kTimePulse)},
#endif
#if MICROPY_PY_MACHINE_PIN_BASE
    {MEMBER(PinBase, mp_type_machine_pin_base)},
#endif
#if MICROPY_PY_MACHINE_SIGNAL
    {MEMBER(Signal, mp_type_machine_signal)},
#endif
};
MP_DEFINE_CONST_DICT(kModuleDict, kModule);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_machine = {
    {&mp_type_module}, const_cast<mp_obj_dict_t *>(&adder::modules::kModuleDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_machine, mp_module_machine);

#endif // MICROPY_PY_MACHINE
