//===- ports/cortex-m3/mpconfigport.h - The core for a board, without the compiler ------------------===//
//
// The features of level "core" and no more: what the runtime costs a board that runs .mpy files.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PORTS_CORTEX_M3_MPCONFIGPORT_H
#define ADDER_PORTS_CORTEX_M3_MPCONFIGPORT_H

#define MICROPY_CONFIG_ROM_LEVEL MICROPY_CONFIG_ROM_LEVEL_CORE_FEATURES
#define MICROPY_ENABLE_COMPILER (0)
#define MICROPY_LONGINT_FAST (0)
#define MICROPY_FLOAT_IMPL MICROPY_FLOAT_IMPL_FLOAT
// Deep recursion is an exception on a board, too; the core counts on these.
#define MICROPY_STACK_CHECK (1)
#define MICROPY_ENABLE_SCHEDULER (1)
#define MICROPY_CAN_OVERRIDE_BUILTINS (1)
#define MICROPY_USE_INTERNAL_ERRNO (1)
#define MICROPY_PY_SYS_PLATFORM "cortex-m3"

#endif // ADDER_PORTS_CORTEX_M3_MPCONFIGPORT_H
