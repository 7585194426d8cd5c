//===- shared-bindings/util.h - Checks of CircuitPython's modules -----------------------------------===//
//
// An object that was deinitialised must not be used.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SHARED_BINDINGS_UTIL_H
#define ADDER_SHARED_BINDINGS_UTIL_H

#include "py/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

// true raises ValueError "Object has been deinitialized and can no longer be used. Create a new object.".
void raise_error_if_deinited(bool deinited);

#ifdef __cplusplus
}
#endif

#endif // ADDER_SHARED_BINDINGS_UTIL_H
