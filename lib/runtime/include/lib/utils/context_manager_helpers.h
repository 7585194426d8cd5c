//===- lib/utils/context_manager_helpers.h - An __enter__ for CircuitPython's modules ---------------===//
//
// default___enter___obj returns self.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_LIB_UTILS_CONTEXT_MANAGER_HELPERS_H
#define ADDER_LIB_UTILS_CONTEXT_MANAGER_HELPERS_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

MP_DECLARE_CONST_FUN_OBJ_1(default___enter___obj);

#ifdef __cplusplus
}
#endif

#endif // ADDER_LIB_UTILS_CONTEXT_MANAGER_HELPERS_H
