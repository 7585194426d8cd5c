//===- py/objfun.h - Functions that were compiled ---------------------------------------------------===//
//
// Bytecode, native and viper functions share one struct; extra_args has the values of default arguments.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJFUN_H
#define ADDER_PY_OBJFUN_H

#include "py/bc.h"
#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_obj_fun_bc_t {
  mp_obj_base_t base;
  const mp_module_context_t *context;
  struct _mp_raw_code_t *const *child_table;
  const byte *bytecode; // or machine code
#if MICROPY_PY_SYS_SETTRACE
  const struct _mp_raw_code_t *rc;
#endif
  mp_obj_t extra_args[];
} mp_obj_fun_bc_t;

// defaults: NULL, or a tuple (or MP_OBJ_NULL) and a dict (or MP_OBJ_NULL) of defaults.  All allocate.
mp_obj_t mp_obj_new_fun_bc(const mp_obj_t *defaults, const byte *code, const mp_module_context_t *context,
                           struct _mp_raw_code_t *const *children);
static inline mp_obj_t mp_obj_new_fun_native(const mp_obj_t *def_args, const void *fun_data,
                                             const mp_module_context_t *mc,
                                             struct _mp_raw_code_t *const *child_table) {
  mp_obj_fun_bc_t *fun =
      (mp_obj_fun_bc_t *)MP_OBJ_TO_PTR(mp_obj_new_fun_bc(def_args, (const byte *)fun_data, mc, child_table));
  fun->base.type = &mp_type_fun_native;
  return MP_OBJ_FROM_PTR(fun);
}
static inline mp_obj_t mp_obj_new_fun_viper(const void *fun_data, const mp_module_context_t *mc,
                                            struct _mp_raw_code_t *const *child_table) {
  mp_obj_fun_bc_t *fun =
      (mp_obj_fun_bc_t *)MP_OBJ_TO_PTR(mp_obj_new_fun_bc(NULL, (const byte *)fun_data, mc, child_table));
  fun->base.type = &mp_type_fun_viper;
  return MP_OBJ_FROM_PTR(fun);
}

qstr mp_obj_fun_bc_get_name(const mp_obj_fun_bc_t *function);
void mp_obj_fun_bc_attr(mp_obj_t self, qstr name, mp_obj_t *dest);

// Code of native functions starts with one word, that of generators with two (native-abi.md 3.2): the index
// of the prelude among the children, and where the first resumption starts.
static inline const uint8_t *mp_obj_fun_native_get_prelude_ptr(const mp_obj_fun_bc_t *fun) {
  uintptr_t index = *(const uintptr_t *)fun->bytecode;
  if (index == 0)
    return (const uint8_t *)fun->child_table;
  return (const uint8_t *)fun->child_table[index];
}
static inline void *mp_obj_fun_native_get_generator_resume(const mp_obj_fun_bc_t *fun) {
  return MICROPY_MAKE_POINTER_CALLABLE((void *)(fun->bytecode + 2 * sizeof(uintptr_t)));
}
static inline void *mp_obj_fun_native_get_generator_start(const mp_obj_fun_bc_t *fun) {
  uintptr_t offset = ((const uintptr_t *)fun->bytecode)[1];
  return MICROPY_MAKE_POINTER_CALLABLE((void *)(fun->bytecode + offset));
}
static inline void *mp_obj_fun_native_get_function_start(const mp_obj_fun_bc_t *fun) {
  return MICROPY_MAKE_POINTER_CALLABLE((void *)(fun->bytecode + sizeof(uintptr_t)));
}

// From the inline assembler.
typedef struct _mp_obj_fun_asm_t {
  mp_obj_base_t base;
  size_t n_args;
  const void *fun_data;
  mp_uint_t type_sig; // 4 bits of MP_NATIVE_TYPE_ for the result
} mp_obj_fun_asm_t;

mp_obj_t mp_obj_new_fun_asm(size_t n_args, const void *fun_data, mp_uint_t type_sig);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJFUN_H
