#ifndef PY_OBJ_H
#define PY_OBJ_H

#include "py/mpconfig.h"
#include "py/qstr.h"

typedef struct _mp_obj_type_t {
    const char *name;
} mp_obj_type_t;

typedef struct _mp_obj_base_t {
    const mp_obj_type_t *type;
} mp_obj_base_t;

#if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_D

typedef uint64_t mp_obj_t;
typedef union _mp_rom_obj_t {
    uint64_t u64;
    struct {
        const void *lo, *hi;
    } u32;
} mp_rom_obj_t;
#define MP_ROM_INT(value) {((((uint64_t)(int64_t)(value)) << 1) & 0xffffffffffff) | 0x0001000000000001}
#define MP_ROM_QSTR(qstr) {(((uint64_t)(qstr)) << 1) | 0x0002000000000001}
#define MP_ROM_IMMEDIATE(number) {(((uint64_t)(number)) << 46) | 0x0003000000000000}
#define MP_ROM_PTR(pointer) {.u32 = {.lo = (pointer), .hi = NULL}}

#else

typedef void *mp_obj_t;
typedef const void *mp_rom_obj_t;
#define MP_ROM_PTR(pointer) ((mp_rom_obj_t)(pointer))
#if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_A
#define MP_ROM_INT(value) ((mp_rom_obj_t)((((mp_uint_t)(value)) << 1) | 1))
#define MP_ROM_QSTR(qstr) ((mp_rom_obj_t)((((mp_uint_t)(qstr)) << 3) | 2))
#define MP_ROM_IMMEDIATE(number) ((mp_rom_obj_t)(((number) << 3) | 6))
#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_B
#define MP_ROM_INT(value) ((mp_rom_obj_t)((((mp_uint_t)(value)) << 2) | 1))
#define MP_ROM_QSTR(qstr) ((mp_rom_obj_t)((((mp_uint_t)(qstr)) << 3) | 3))
#define MP_ROM_IMMEDIATE(number) ((mp_rom_obj_t)(((number) << 3) | 7))
#else
#define MP_ROM_INT(value) ((mp_rom_obj_t)((((mp_uint_t)(value)) << 1) | 1))
#define MP_ROM_QSTR(qstr) ((mp_rom_obj_t)((((mp_uint_t)(qstr)) << 4) | 6))
#define MP_ROM_IMMEDIATE(number) ((mp_rom_obj_t)(((number) << 4) | 0xe))
#endif

#endif

#define MP_ROM_NONE MP_ROM_IMMEDIATE(0)
#define MP_ROM_FALSE MP_ROM_IMMEDIATE(1)
#define MP_ROM_TRUE MP_ROM_IMMEDIATE(3)

typedef struct _mp_rom_obj_tuple_t {
    mp_obj_base_t base;
    size_t len;
    mp_rom_obj_t items[];
} mp_rom_obj_tuple_t;

extern const mp_obj_type_t mp_type_int, mp_type_float, mp_type_complex, mp_type_str, mp_type_bytes, mp_type_tuple;
extern const mp_obj_base_t mp_const_ellipsis_obj, mp_const_empty_bytes_obj, mp_const_empty_tuple_obj;

#endif
