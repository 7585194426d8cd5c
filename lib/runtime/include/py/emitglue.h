//===- py/emitglue.h - Code before it is a function -------------------------------------------------===//
//
// A raw code is what a `def` makes functions from.  Frozen code has constants of these structs; where it has
// bytecode without inner functions, it stores the bytecode alone, which never starts with two zero bytes.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_EMITGLUE_H
#define ADDER_PY_EMITGLUE_H

#include "py/bc.h"
#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

// A pointer to an mp_raw_code_t, its truncated form, or bytecode.
typedef const void *mp_proto_fun_t;

#define MP_PROTO_FUN_INDICATOR_RAW_CODE_0 0
#define MP_PROTO_FUN_INDICATOR_RAW_CODE_1 0

static inline bool mp_proto_fun_is_bytecode(mp_proto_fun_t proto_fun) {
  const uint8_t *bytes = (const uint8_t *)proto_fun;
  return bytes[0] != MP_PROTO_FUN_INDICATOR_RAW_CODE_0 || bytes[1] != MP_PROTO_FUN_INDICATOR_RAW_CODE_1;
}

typedef enum {
  MP_CODE_UNUSED = 0,
  MP_CODE_RESERVED = 1,
  MP_CODE_BYTECODE = 2,
  MP_CODE_NATIVE_PY = 3,
  MP_CODE_NATIVE_VIPER = 4,
  MP_CODE_NATIVE_ASM = 5
} mp_raw_code_kind_t;

// What both structs have.  children: the raw codes of inner functions; for native code the prelude behind
// them.
#if MICROPY_PERSISTENT_CODE_SAVE && MICROPY_EMIT_MACHINE_CODE
#define MP_RAW_CODE_SAVED_PRELUDE uint16_t prelude_offset;
#else
#define MP_RAW_CODE_SAVED_PRELUDE
#endif
#if MICROPY_PERSISTENT_CODE_SAVE && MICROPY_PY_SYS_SETTRACE
#define MP_RAW_CODE_TRACED                                                                                   \
  uint32_t line_of_definition;                                                                               \
  mp_bytecode_prelude_t prelude;
#else
#define MP_RAW_CODE_TRACED
#endif
#if MICROPY_PERSISTENT_CODE_SAVE
#define MP_RAW_CODE_SAVED                                                                                    \
  uint32_t fun_data_len;                                                                                     \
  uint16_t n_children;                                                                                       \
  MP_RAW_CODE_SAVED_PRELUDE                                                                                  \
  MP_RAW_CODE_TRACED
#else
#define MP_RAW_CODE_SAVED
#endif
#define MP_RAW_CODE_FIELDS                                                                                   \
  uint8_t proto_fun_indicator[2];                                                                            \
  uint8_t kind; /* mp_raw_code_kind_t */                                                                     \
  bool is_generator;                                                                                         \
  const void *fun_data;                                                                                      \
  struct _mp_raw_code_t **children;                                                                          \
  MP_RAW_CODE_SAVED

typedef struct _mp_raw_code_t {
  MP_RAW_CODE_FIELDS
#if MICROPY_EMIT_INLINE_ASM
  uint32_t asm_n_pos_args : 8;
  uint32_t asm_type_sig : 24;
#endif
} mp_raw_code_t;

// Of anything but inline assembler.
typedef struct _mp_raw_code_truncated_t {
  MP_RAW_CODE_FIELDS
} mp_raw_code_truncated_t;

mp_raw_code_t *mp_emit_glue_new_raw_code(void); // allocates
// defaults as in py/objfun.h.  Allocates.
mp_obj_t mp_make_function_from_proto_fun(mp_proto_fun_t code, const mp_module_context_t *context,
                                         const mp_obj_t *defaults);
// cells: how many, + 0x100 if the two words of defaults come first in values.  Allocates.
mp_obj_t mp_make_closure_from_proto_fun(mp_proto_fun_t code, const mp_module_context_t *context,
                                        mp_uint_t cells, const mp_obj_t *values);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_EMITGLUE_H
