//===- runtime/modules/MachineModule.cpp - The module machine -------------------------------------------===//
//
// What every port can have.  Boards add their own.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_MACHINE

#include "py/runtime.h"
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
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_machine)},
#if MICROPY_PY_MACHINE_MEMX
    {MP_ROM_QSTR(MP_QSTR_mem8), MP_ROM_PTR(&kMachineMemory[0])},
    {MP_ROM_QSTR(MP_QSTR_mem16), MP_ROM_PTR(&kMachineMemory[1])},
    {MP_ROM_QSTR(MP_QSTR_mem32), MP_ROM_PTR(&kMachineMemory[2])},
#endif
    {MP_ROM_QSTR(MP_QSTR_soft_reset), MP_ROM_PTR(&kSoftReset)},
    {MP_ROM_QSTR(MP_QSTR_idle), MP_ROM_PTR(&kIdle)},
#if MICROPY_PY_MACHINE_PULSE
    {MP_ROM_QSTR(MP_QSTR_time_pulse_us), MP_ROM_PTR(&kTimePulse)},
#endif
#if MICROPY_PY_MACHINE_PIN_BASE
    {MP_ROM_QSTR(MP_QSTR_PinBase), MP_ROM_PTR(&mp_type_machine_pin_base)},
#endif
#if MICROPY_PY_MACHINE_SIGNAL
    {MP_ROM_QSTR(MP_QSTR_Signal), MP_ROM_PTR(&mp_type_machine_signal)},
#endif
};
MP_DEFINE_CONST_DICT(kModuleDict, kModule);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_machine = {
    {&mp_type_module}, const_cast<mp_obj_dict_t *>(&adder::modules::kModuleDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_machine, mp_module_machine);

#endif // MICROPY_PY_MACHINE
