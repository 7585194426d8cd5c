//===- config/cortex-m3/mpconfigport.h - A board, for compiling the headers -------------------------===//
//
// A microcontroller without file system: single floats, error numbers of its own.  Real ports are in ports/.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_CONFIG_CORTEX_M3_MPCONFIGPORT_H
#define ADDER_CONFIG_CORTEX_M3_MPCONFIGPORT_H

#define MICROPY_FLOAT_IMPL MICROPY_FLOAT_IMPL_FLOAT
#define MICROPY_USE_INTERNAL_ERRNO (1)
#define MICROPY_PY_SYS_PLATFORM "cortex-m3"

#endif // ADDER_CONFIG_CORTEX_M3_MPCONFIGPORT_H
