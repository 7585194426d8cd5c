//===- config/host/mpconfigport.h - A PC, for compiling the headers ---------------------------------===//
//
// The smallest configuration that is one: everything is a default.  Real ports are in ports/.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_CONFIG_HOST_MPCONFIGPORT_H
#define ADDER_CONFIG_HOST_MPCONFIGPORT_H

#define MICROPY_PY_SYS_PLATFORM "linux"
#define MICROPY_VFS (1)

#endif // ADDER_CONFIG_HOST_MPCONFIGPORT_H
