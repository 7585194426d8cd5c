//===- py/objmodule.h - Modules ---------------------------------------------------------------------===//
//
// The table of built-in modules, which the build makes from MP_REGISTER_MODULE, and module objects.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJMODULE_H
#define ADDER_PY_OBJMODULE_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

extern const mp_map_t mp_builtin_module_map;
extern const mp_map_t mp_builtin_extensible_module_map;

// The built-in module; runs its `__init__` the first time.  MP_OBJ_NULL if there is none.  Raises.
mp_obj_t mp_module_get_builtin(qstr name, bool extensible);
// An attribute slot over parallel arrays; keys ends with MP_QSTRnull.
void mp_module_generic_attr(qstr name, mp_obj_t *dest, const uint16_t *keys, mp_obj_t *values);

static inline mp_obj_dict_t *mp_obj_module_get_globals(mp_obj_t module) {
  return ((mp_obj_module_t *)MP_OBJ_TO_PTR(module))->globals;
}
static inline void mp_obj_module_set_globals(mp_obj_t module, mp_obj_dict_t *globals) {
  ((mp_obj_module_t *)MP_OBJ_TO_PTR(module))->globals = globals;
}

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJMODULE_H
