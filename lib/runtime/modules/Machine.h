//===- runtime/modules/Machine.h - The parts of the module machine --------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_MACHINE_H
#define ADDER_RUNTIME_MODULES_MACHINE_H

#include "py/obj.h"

extern "C" const mp_obj_type_t mp_type_machine_pin_base, mp_type_machine_signal;

namespace adder::modules {

struct MachineMemory {
  mp_obj_base_t base;
  uint8_t bytes; ///< of an access: 1, 2 or 4
};

/// mem8, mem16, mem32.
extern const MachineMemory kMachineMemory[3];

/// time_pulse_us(pin, level[, timeout])
extern const mp_obj_fun_builtin_var_t kTimePulse;

/// raises TypeError if `object` is nothing that mp_virtual_pin_read() can be called with.  Streams have a
/// protocol, too; what has one and no value() is not taken for a pin.
void checkPin(mp_obj_t object);

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_MACHINE_H
