//===- py/objgenerator.h - Generators ---------------------------------------------------------------===//
//
// What next, send, throw and close have in common.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJGENERATOR_H
#define ADDER_PY_OBJGENERATOR_H

#include "py/obj.h"
#include "py/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

// sent: MP_OBJ_NULL or None to continue; thrown: MP_OBJ_NULL or what to raise inside.  *result: what
// was yielded, returned or raised.
mp_vm_return_kind_t mp_obj_gen_resume(mp_obj_t self, mp_obj_t sent, mp_obj_t thrown, mp_obj_t *result);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJGENERATOR_H
