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
// The same for machine code, whose type says how it is called; viper functions have no defaults.
static inline mp_obj_t mp_obj_new_fun_of_type(const mp_obj_type_t *type, const mp_obj_t *defaults,
                                              const void *code, const mp_module_context_t *context,
                                              struct _mp_raw_code_t *const *children) {
  mp_obj_t function = mp_obj_new_fun_bc(defaults, (const byte *)code, context, children);
  ((mp_obj_fun_bc_t *)MP_OBJ_TO_PTR(function))->base.type = type;
  return function;
}
#define mp_obj_new_fun_native(defaults, code, context, children)                                             \
  mp_obj_new_fun_of_type(&mp_type_fun_native, defaults, code, context, children)
#define mp_obj_new_fun_viper(code, context, children)                                                        \
  mp_obj_new_fun_of_type(&mp_type_fun_viper, NULL, code, context, children)

qstr mp_obj_fun_bc_get_name(const mp_obj_fun_bc_t *function);
void mp_obj_fun_bc_attr(mp_obj_t self, qstr name, mp_obj_t *dest);

// Code of native functions starts with one word, that of generators with two (native-abi.md 3.2): the index
// of the prelude among the children, and where the first resumption starts.
static inline const uint8_t *mp_obj_fun_native_get_prelude_ptr(const mp_obj_fun_bc_t *function) {
  uintptr_t index = *(const uintptr_t *)function->bytecode;
  // Without children, the table is the prelude.
  return (const uint8_t *)(index == 0 ? (const void *)function->child_table : function->child_table[index]);
}
static inline void *mp_obj_fun_native_get_generator_resume(const mp_obj_fun_bc_t *function) {
  return MICROPY_MAKE_POINTER_CALLABLE((void *)(function->bytecode + 2 * sizeof(uintptr_t)));
}
static inline void *mp_obj_fun_native_get_generator_start(const mp_obj_fun_bc_t *function) {
  uintptr_t offset = ((const uintptr_t *)function->bytecode)[1];
  return MICROPY_MAKE_POINTER_CALLABLE((void *)(function->bytecode + offset));
}
static inline void *mp_obj_fun_native_get_function_start(const mp_obj_fun_bc_t *function) {
  return MICROPY_MAKE_POINTER_CALLABLE((void *)(function->bytecode + sizeof(uintptr_t)));
}

// From the inline assembler.
typedef struct _mp_obj_fun_asm_t {
  mp_obj_base_t base;
  size_t n_args;
  const void *fun_data;
  mp_uint_t type_sig; // 4 bits of MP_NATIVE_TYPE_ for the result
} mp_obj_fun_asm_t;

mp_obj_t mp_obj_new_fun_asm(size_t count, const void *code, mp_uint_t signature);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJFUN_H
