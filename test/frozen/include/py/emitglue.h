#ifndef PY_EMITGLUE_H
#define PY_EMITGLUE_H

#include "py/obj.h"

typedef enum {
    MP_CODE_UNUSED,
    MP_CODE_RESERVED,
    MP_CODE_BYTECODE,
    MP_CODE_NATIVE_PY,
    MP_CODE_NATIVE_VIPER,
    MP_CODE_NATIVE_ASM,
} mp_raw_code_kind_t;

// Two bytes that no bytecode starts with.
#define MP_PROTO_FUN_INDICATOR_RAW_CODE_0 (0)
#define MP_PROTO_FUN_INDICATOR_RAW_CODE_1 (0)

typedef const void *mp_proto_fun_t;

#if MICROPY_PY_SYS_SETTRACE
typedef struct _mp_bytecode_prelude_t {
    size_t n_state;
    size_t n_exc_stack;
    size_t scope_flags;
    size_t n_pos_args;
    size_t n_kwonly_args;
    size_t n_def_pos_args;
    qstr qstr_block_name_idx;
    const byte *line_info;
    const byte *line_info_top;
    const byte *opcodes;
} mp_bytecode_prelude_t;
#define FIRMWARE_TRACE_FIELDS \
    uint32_t line_of_definition; \
    mp_bytecode_prelude_t prelude;
#else
#define FIRMWARE_TRACE_FIELDS
#endif

#if MICROPY_EMIT_MACHINE_CODE
#define FIRMWARE_MACHINE_FIELDS uint16_t prelude_offset;
#else
#define FIRMWARE_MACHINE_FIELDS
#endif

#if MICROPY_PERSISTENT_CODE_SAVE
#define FIRMWARE_SAVE_FIELDS \
    uint32_t fun_data_len; \
    uint16_t n_children; \
    FIRMWARE_MACHINE_FIELDS \
    FIRMWARE_TRACE_FIELDS
#else
#define FIRMWARE_SAVE_FIELDS
#endif

#define FIRMWARE_COMMON_FIELDS \
    uint8_t proto_fun_indicator[2]; \
    uint8_t kind; \
    bool is_generator; \
    const void *fun_data; \
    struct _mp_raw_code_t **children; \
    FIRMWARE_SAVE_FIELDS

typedef struct _mp_raw_code_t {
    FIRMWARE_COMMON_FIELDS
    uint32_t asm_n_pos_args : 8;
    uint32_t asm_type_sig : 24;
} mp_raw_code_t;

typedef struct _mp_raw_code_truncated_t {
    FIRMWARE_COMMON_FIELDS
} mp_raw_code_truncated_t;

typedef struct _mp_module_constants_t {
    qstr_short_t *qstr_table;
    mp_obj_t *obj_table;
} mp_module_constants_t;

typedef struct _mp_frozen_module_t {
    const mp_module_constants_t constants;
    const void *proto_fun;
} mp_frozen_module_t;

#endif
