//===- py/obj.h - Objects: their words, their types, their functions --------------------------------===//
//
// The heart of the C API.  An object reference (mp_obj_t) is one word of representation A:
//
//   ...1      small int, value in the bits above            ...110   immediate: None 0, False 1, True 3
//   ...010    qstr, its number in the bits above            ...00    pointer to a struct that starts with its
//                                                                    type (mp_obj_base_t)
//
// A type is a constant struct with up to twelve slots, see mp_obj_type_t.  Layouts here are those of compiled
// .mpy files and frozen code (c-api.md 3): they do not change.
//
// Remarks behind prototypes: what a function may raise, and whether it may allocate.  "raises" alone means
// whatever Python code that it calls may raise.  Everything that allocates may raise MemoryError, and may run
// a collection: references must be where the collector sees them, which C locals and arguments are.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJ_H
#define ADDER_PY_OBJ_H

#include "py/misc.h"
#include "py/mpconfig.h"
#include "py/mpprint.h"
#include "py/qstr.h"
#include "py/runtime0.h"

#include <assert.h>

#ifdef __cplusplus
extern "C" {
#endif

//===-- References --===//

typedef void *mp_obj_t;
typedef const void *mp_const_obj_t;
// A reference in a constant table.
typedef mp_const_obj_t mp_rom_obj_t;

typedef struct _mp_obj_type_t mp_obj_type_t;

// Every object in memory starts with this.
struct _mp_obj_base_t {
  const mp_obj_type_t *type MICROPY_OBJ_BASE_ALIGNMENT;
};
typedef struct _mp_obj_base_t mp_obj_base_t;

// Words that are no Python values: no object (or: not supported); end of an iteration; a mark whose meaning
// depends on the place.
#if MICROPY_DEBUG_MP_OBJ_SENTINELS
#define MP_OBJ_NULL ((mp_obj_t)0)
#define MP_OBJ_STOP_ITERATION ((mp_obj_t)4)
#define MP_OBJ_SENTINEL ((mp_obj_t)8)
#else
#define MP_OBJ_NULL ((mp_obj_t)0)
#define MP_OBJ_STOP_ITERATION ((mp_obj_t)0)
#define MP_OBJ_SENTINEL ((mp_obj_t)4)
#endif

// All are constant expressions.  The range of a small int is not checked (py/smallint.h: MP_SMALL_INT_FITS).
#define MP_OBJ_NEW_SMALL_INT(value) ((mp_obj_t)(((mp_uint_t)(value) << 1) | 1))
#define MP_OBJ_SMALL_INT_VALUE(object) ((mp_int_t)(object) >> 1)
#define MP_OBJ_NEW_QSTR(word) ((mp_obj_t)(((mp_uint_t)(word) << 3) | 2))
#define MP_OBJ_QSTR_VALUE(object) ((mp_uint_t)(object) >> 3)
#define MP_OBJ_NEW_IMMEDIATE_OBJ(number) ((mp_obj_t)(((mp_uint_t)(number) << 3) | 6))
#define MP_OBJ_IMMEDIATE_OBJ_VALUE(object) ((mp_uint_t)(object) >> 3)
#define MP_OBJ_TO_PTR(object) ((void *)(object))
#define MP_OBJ_FROM_PTR(pointer) ((mp_obj_t)(pointer))

#define MP_ROM_INT(value) MP_OBJ_NEW_SMALL_INT(value)
#define MP_ROM_QSTR(word) MP_OBJ_NEW_QSTR(word)
#define MP_ROM_PTR(pointer) (pointer)
#define MP_ROM_NONE mp_const_none
#define MP_ROM_FALSE mp_const_false
#define MP_ROM_TRUE mp_const_true

#define mp_const_none MP_OBJ_NEW_IMMEDIATE_OBJ(0)
#define mp_const_false MP_OBJ_NEW_IMMEDIATE_OBJ(1)
#define mp_const_true MP_OBJ_NEW_IMMEDIATE_OBJ(3)

// Older modules write `(mp_obj_t)&mp_const_none_obj`.  There is no such object; its "address" is the word.
struct _mp_obj_immediate_t {
  mp_obj_base_t base;
};
#define mp_const_none_obj (*(const struct _mp_obj_immediate_t *)mp_const_none)
#define mp_const_false_obj (*(const struct _mp_obj_immediate_t *)mp_const_false)
#define mp_const_true_obj (*(const struct _mp_obj_immediate_t *)mp_const_true)

static inline bool mp_obj_is_small_int(mp_const_obj_t o) { return ((mp_uint_t)o & 1) != 0; }
static inline bool mp_obj_is_qstr(mp_const_obj_t o) { return ((mp_uint_t)o & 7) == 2; }
static inline bool mp_obj_is_immediate_obj(mp_const_obj_t o) { return ((mp_uint_t)o & 7) == 6; }
// In memory, so that it has an mp_obj_base_t.
static inline bool mp_obj_is_obj(mp_const_obj_t o) { return ((mp_uint_t)o & 3) == 0; }

//===-- Maps: the tables inside dicts, namespaces and keyword arguments --===//

// What a lookup does besides.
typedef enum _mp_map_lookup_kind_t {
  MP_MAP_LOOKUP = 0,
  MP_MAP_LOOKUP_ADD_IF_NOT_FOUND = 1,
  MP_MAP_LOOKUP_REMOVE_IF_FOUND = 2,
  MP_MAP_LOOKUP_ADD_IF_NOT_FOUND_OR_REMOVE_IF_FOUND = 3 // sets only
} mp_map_lookup_kind_t;

typedef struct _mp_map_elem_t {
  mp_obj_t key; // MP_OBJ_NULL: never used; MP_OBJ_SENTINEL: taken out
  mp_obj_t value;
} mp_map_elem_t;

typedef struct _mp_rom_map_elem_t {
  mp_rom_obj_t key;
  mp_rom_obj_t value;
} mp_rom_map_elem_t;

// table[0..alloc) in order of insertion.  A constant map has all three flags set and used == alloc.
typedef struct _mp_map_t {
  size_t all_keys_are_qstrs : 1;
  size_t is_fixed : 1; // the table is not ours to change
  size_t is_ordered : 1;
  size_t used : (8 * sizeof(size_t) - 3);
  size_t alloc;
  mp_map_elem_t *table;
} mp_map_t;

// For walking a table: `for (i = 0; i < map->alloc; i++)`.
static inline bool mp_map_slot_is_filled(const mp_map_t *map, size_t slot) {
  assert(slot < map->alloc);
  mp_obj_t key = map->table[slot].key;
  return key != MP_OBJ_NULL && key != MP_OBJ_SENTINEL;
}

void mp_map_init(mp_map_t *map, size_t count);               // room for count; allocates
void mp_map_init_copy(mp_map_t *map, const mp_map_t *other); // closes holes; allocates
void mp_map_init_fixed_table(mp_map_t *map, size_t count,
                             const mp_obj_t *table); // count key/value pairs, not copied
void mp_map_deinit(mp_map_t *map);
void mp_map_clear(mp_map_t *map);
// The element, or NULL.  An added one has the value MP_OBJ_NULL; a removed one still shows its value until
// the map changes.  Raises what hashing and comparing the key raise, TypeError if a fixed map would change;
// adding allocates.
mp_map_elem_t *mp_map_lookup(mp_map_t *map, mp_obj_t key, mp_map_lookup_kind_t kind);
void mp_map_dump(mp_map_t *map);

typedef struct _mp_set_t {
  size_t alloc;
  size_t used;
  mp_obj_t *table;
} mp_set_t;

static inline bool mp_set_slot_is_filled(const mp_set_t *set, size_t slot) {
  mp_obj_t item = set->table[slot];
  return item != MP_OBJ_NULL && item != MP_OBJ_SENTINEL;
}

void mp_set_init(mp_set_t *set, size_t count);                                  // allocates
mp_obj_t mp_set_lookup(mp_set_t *set, mp_obj_t key, mp_map_lookup_kind_t kind); // raises; adding allocates
mp_obj_t mp_set_remove_first(mp_set_t *set);                                    // MP_OBJ_NULL if it is empty
void mp_set_clear(mp_set_t *set);

#define MP_DEFINE_CONST_MAP(map, rows)                                                                       \
  const mp_map_t map = {                                                                                     \
      1, 1, 1, MP_ARRAY_SIZE(rows), MP_ARRAY_SIZE(rows), (mp_map_elem_t *)(mp_rom_map_elem_t *)rows}
#define MP_DEFINE_CONST_DICT(dict, rows) MP_DEFINE_CONST_DICT_WITH_SIZE(dict, rows, MP_ARRAY_SIZE(rows))
#define MP_DEFINE_CONST_DICT_WITH_SIZE(dict, rows, count)                                                    \
  const mp_obj_dict_t dict = {{&mp_type_dict},                                                               \
                              {1, 1, 1, count, count, (mp_map_elem_t *)(mp_rom_map_elem_t *)rows}}

//===-- What a type can do --===//

typedef enum {
  PRINT_STR = 0,
  PRINT_REPR = 1,
  PRINT_EXC = 2, // the arguments of an exception, as in a traceback
  PRINT_JSON = 3,
  PRINT_RAW = 4,            // the bytes themselves
  PRINT_EXC_SUBCLASS = 0x80 // flag beside the others: an instance of a class that Python code made
} mp_print_kind_t;

// Memory that the caller of getiter lends, so that most iterators need no allocation.
typedef struct _mp_obj_iter_buf_t {
  mp_obj_base_t base;
  mp_obj_t buf[3];
} mp_obj_iter_buf_t;
#define MP_OBJ_ITER_BUF_NSLOTS ((sizeof(mp_obj_iter_buf_t) + sizeof(mp_obj_t) - 1) / sizeof(mp_obj_t))

typedef struct _mp_buffer_info_t {
  void *buf;
  size_t len;   // bytes
  int typecode; // as in the array module; 'B' for bytes, BYTEARRAY_TYPECODE for a bytearray
} mp_buffer_info_t;

#define MP_BUFFER_READ 1
#define MP_BUFFER_WRITE 2
#define MP_BUFFER_RW (MP_BUFFER_READ | MP_BUFFER_WRITE)
// For mp_get_buffer only; a buffer slot never sees it.
#define MP_BUFFER_RAISE_IF_UNSUPPORTED 4

// Signatures of C functions behind function objects.
typedef mp_obj_t (*mp_fun_0_t)(void);
typedef mp_obj_t (*mp_fun_1_t)(mp_obj_t);
typedef mp_obj_t (*mp_fun_2_t)(mp_obj_t, mp_obj_t);
typedef mp_obj_t (*mp_fun_3_t)(mp_obj_t, mp_obj_t, mp_obj_t);
typedef mp_obj_t (*mp_fun_var_t)(size_t count, const mp_obj_t *values);
typedef mp_obj_t (*mp_fun_kw_t)(size_t count, const mp_obj_t *values, mp_map_t *keywords);

// Signatures of slots.
// Arguments are positional ones, then pairs of key and value.  type may be a Python subclass.
typedef mp_obj_t (*mp_make_new_fun_t)(const mp_obj_type_t *type, size_t positional, size_t pairs,
                                      const mp_obj_t *values);
typedef void (*mp_print_fun_t)(const mp_print_t *print, mp_obj_t object, mp_print_kind_t kind);
typedef mp_obj_t (*mp_call_fun_t)(mp_obj_t function, size_t positional, size_t pairs, const mp_obj_t *values);
// MP_OBJ_NULL: not supported, let somebody else try.
typedef mp_obj_t (*mp_unary_op_fun_t)(mp_unary_op_t operation, mp_obj_t self);
typedef mp_obj_t (*mp_binary_op_fun_t)(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right);
// dest[0], dest[1] on entry: load NULL, NULL; store SENTINEL, value; delete SENTINEL, NULL.  A load answers
// with dest[0] = value, or function and dest[1] = self; or sets dest[1] = SENTINEL to have locals_dict
// searched.  A store or delete that worked sets dest[0] = NULL.  Anything else: AttributeError.
typedef void (*mp_attr_fun_t)(mp_obj_t self, qstr name, mp_obj_t *dest);
// value: SENTINEL load, NULL delete, else store.  MP_OBJ_NULL: not supported.
typedef mp_obj_t (*mp_subscr_fun_t)(mp_obj_t self, mp_obj_t index, mp_obj_t value);
typedef mp_obj_t (*mp_getiter_fun_t)(mp_obj_t self, mp_obj_iter_buf_t *iter_buf);
typedef mp_fun_1_t mp_iternext_fun_t; // MP_OBJ_STOP_ITERATION at the end
// flags: MP_BUFFER_READ, _WRITE or both.  0: *bufinfo is set.
typedef mp_int_t (*mp_buffer_fun_t)(mp_obj_t self, mp_buffer_info_t *bufinfo, mp_uint_t flags);

// What the iter slot holds with MP_TYPE_FLAG_ITER_IS_CUSTOM.
typedef struct _mp_getiter_iternext_custom_t {
  mp_getiter_fun_t getiter;
  mp_iternext_fun_t iternext;
} mp_getiter_iternext_custom_t;

// clang-format off
#define MP_TYPE_FLAG_NONE                       0
#define MP_TYPE_FLAG_IS_SUBCLASSED              0x1
#define MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS      0x2 // properties or descriptors in locals_dict
#define MP_TYPE_FLAG_EQ_NOT_REFLEXIVE           0x4 // x == x needs asking
#define MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE       0x8 // == with other types is asked too
#define MP_TYPE_FLAG_EQ_HAS_NEQ_TEST            0x10 // != is not just the opposite of ==
#define MP_TYPE_FLAG_BINDS_SELF                 0x20 // as a class member becomes a bound method
#define MP_TYPE_FLAG_BUILTIN_FUN                0x40
#define MP_TYPE_FLAG_ITER_IS_GETITER            0 // the iter slot: mp_getiter_fun_t,
#define MP_TYPE_FLAG_ITER_IS_ITERNEXT           0x80 //   mp_iternext_fun_t, iter(o) is o,
#define MP_TYPE_FLAG_ITER_IS_CUSTOM             0x100 //   const mp_getiter_iternext_custom_t *,
#define MP_TYPE_FLAG_ITER_IS_STREAM             0x180 //   unused: lines of the stream
#define MP_TYPE_FLAG_INSTANCE_TYPE              0x200 // made by a class statement
#define MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE  0x400 // subscr does not keep a slice it gets
#define MP_TYPE_FLAG_PROTOCOL_IS_NO_STREAM      0x1000 // but that of a pin or of a file system
// clang-format on

// Head of a type.  slot_index_X is 0 if there is no slot X, else 1 + its place in slots[].
#define MP_OBJ_TYPE_HEAD                                                                                     \
  mp_obj_base_t base;                                                                                        \
  uint16_t flags;                                                                                            \
  uint16_t name; /* qstr */                                                                                  \
  uint8_t slot_index_make_new;                                                                               \
  uint8_t slot_index_print;                                                                                  \
  uint8_t slot_index_call;                                                                                   \
  uint8_t slot_index_unary_op;                                                                               \
  uint8_t slot_index_binary_op;                                                                              \
  uint8_t slot_index_attr;                                                                                   \
  uint8_t slot_index_subscr;                                                                                 \
  uint8_t slot_index_iter;                                                                                   \
  uint8_t slot_index_buffer;                                                                                 \
  uint8_t slot_index_protocol;                                                                               \
  uint8_t slot_index_parent;                                                                                 \
  uint8_t slot_index_locals_dict;

struct _mp_obj_type_t {
  MP_OBJ_TYPE_HEAD
#if defined(__clang__) && defined(__cplusplus)
  const void *slots[12]; // clang does not initialise a flexible array in C++
#else
  const void *slots[];
#endif
};

// Without slots: the head for other structs.
typedef struct _mp_obj_empty_type_t {
  MP_OBJ_TYPE_HEAD
} mp_obj_empty_type_t;

// With room for all that a type can use at once; for types that are filled in at run time.
typedef struct _mp_obj_full_type_t {
  MP_OBJ_TYPE_HEAD
  const void *slots[11];
} mp_obj_full_type_t;

// The C type of each slot, for reading it.
typedef mp_make_new_fun_t mp_slot_make_new_t;
typedef mp_print_fun_t mp_slot_print_t;
typedef mp_call_fun_t mp_slot_call_t;
typedef mp_unary_op_fun_t mp_slot_unary_op_t;
typedef mp_binary_op_fun_t mp_slot_binary_op_t;
typedef mp_attr_fun_t mp_slot_attr_t;
typedef mp_subscr_fun_t mp_slot_subscr_t;
typedef const void *mp_slot_iter_t;
typedef mp_buffer_fun_t mp_slot_buffer_t;
typedef const void *mp_slot_protocol_t;
typedef const void *mp_slot_parent_t; // a type, or a tuple of types
typedef struct _mp_obj_dict_t *mp_slot_locals_dict_t;

#define MP_OBJ_TYPE_HAS_SLOT(type, slot) ((type)->slot_index_##slot != 0)
#define MP_OBJ_TYPE_GET_SLOT(type, slot) ((mp_slot_##slot##_t)(type)->slots[(type)->slot_index_##slot - 1])
#define MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, slot)                                                             \
  (MP_OBJ_TYPE_HAS_SLOT(type, slot) ? MP_OBJ_TYPE_GET_SLOT(type, slot) : (mp_slot_##slot##_t)NULL)
// Puts v in slots[n] and makes it slot f.
#define MP_OBJ_TYPE_SET_SLOT(type, slot, v, number)                                                          \
  ((type)->slots[number] = (const void *)(v), (type)->slot_index_##slot = (number) + 1)
// A slot as a number.
#define MP_OBJ_TYPE_OFFSETOF_SLOT(slot) (offsetof(mp_obj_type_t, slot_index_##slot))
#define MP_OBJ_TYPE_HAS_SLOT_BY_OFFSET(type, offset) (((const uint8_t *)(type))[offset] != 0)

//===-- Defining types --===//
//
//   [static] MP_DEFINE_CONST_OBJ_TYPE(variable, MP_QSTR_Name, flags, slot, value, slot, value, ...);
//
// Up to 12 slots in any order; the k-th pair is slots[k - 1].  The macro counts its arguments; what is not an
// odd number from 3 to 27 does not compile.  Each slot_index_ field is then computed from the slots' numbers,
// so that the initialiser has the order of the struct, which C++ wants.

#define MP_DEFINE_CONST_OBJ_TYPE(...)                                                                        \
  MP_TYPE_CAT(MP_TYPE_DEF_, MP_TYPE_COUNT(__VA_ARGS__, 12, _, 11, _, 10, _, 9, _, 8, _, 7, _, 6, _, 5, _, 4, \
                                          _, 3, _, 2, _, 1, _, 0, _, _, _))                                  \
  (__VA_ARGS__)
#define MP_TYPE_COUNT(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa,      \
                      pairs, ...)                                                                            \
  pairs
#define MP_TYPE_CAT(a, b) MP_TYPE_CAT_NOW(a, b)
#define MP_TYPE_CAT_NOW(a, b) a##b

// clang-format off
#define MP_SLOT_make_new 1
#define MP_SLOT_print 2
#define MP_SLOT_call 3
#define MP_SLOT_unary_op 4
#define MP_SLOT_binary_op 5
#define MP_SLOT_attr 6
#define MP_SLOT_subscr 7
#define MP_SLOT_iter 8
#define MP_SLOT_buffer 9
#define MP_SLOT_protocol 10
#define MP_SLOT_parent 11
#define MP_SLOT_locals_dict 12

// Which of the slot numbers a..l is s; 0: none.
#define MP_TYPE_PLACE(s, a, b, c, d, e, f, g, h, i, j, k, l, ...) \
  (((a) == s) * 1 + ((b) == s) * 2 + ((c) == s) * 3 + ((d) == s) * 4 + ((e) == s) * 5 + ((f) == s) * 6 + \
   ((g) == s) * 7 + ((h) == s) * 8 + ((i) == s) * 9 + ((j) == s) * 10 + ((k) == s) * 11 + ((l) == s) * 12)
// Fields of the head; behind the 1 to 12 slot numbers come zeros, of which only enough are looked at.
#define MP_TYPE_FIELDS(qst, fl, ...) \
  {&mp_type_type}, (fl), (qst), \
  MP_TYPE_PLACE(1, __VA_ARGS__), MP_TYPE_PLACE(2, __VA_ARGS__), MP_TYPE_PLACE(3, __VA_ARGS__), \
  MP_TYPE_PLACE(4, __VA_ARGS__), MP_TYPE_PLACE(5, __VA_ARGS__), MP_TYPE_PLACE(6, __VA_ARGS__), \
  MP_TYPE_PLACE(7, __VA_ARGS__), MP_TYPE_PLACE(8, __VA_ARGS__), MP_TYPE_PLACE(9, __VA_ARGS__), \
  MP_TYPE_PLACE(10, __VA_ARGS__), MP_TYPE_PLACE(11, __VA_ARGS__), MP_TYPE_PLACE(12, __VA_ARGS__)
#define MP_TYPE_ZEROS 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
#define MP_TYPE_WITH(ids, values, var, qst, fl, ...) \
  const mp_obj_type_t var = {MP_TYPE_FIELDS(qst, fl, ids(__VA_ARGS__), MP_TYPE_ZEROS), {values(__VA_ARGS__)}}

// Every first and every second one of pairs.
#define MP_TYPE_IDS_1(s, v) MP_SLOT_##s
#define MP_TYPE_IDS_2(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_1(__VA_ARGS__)
#define MP_TYPE_IDS_3(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_2(__VA_ARGS__)
#define MP_TYPE_IDS_4(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_3(__VA_ARGS__)
#define MP_TYPE_IDS_5(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_4(__VA_ARGS__)
#define MP_TYPE_IDS_6(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_5(__VA_ARGS__)
#define MP_TYPE_IDS_7(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_6(__VA_ARGS__)
#define MP_TYPE_IDS_8(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_7(__VA_ARGS__)
#define MP_TYPE_IDS_9(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_8(__VA_ARGS__)
#define MP_TYPE_IDS_10(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_9(__VA_ARGS__)
#define MP_TYPE_IDS_11(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_10(__VA_ARGS__)
#define MP_TYPE_IDS_12(s, v, ...) MP_SLOT_##s, MP_TYPE_IDS_11(__VA_ARGS__)
#define MP_TYPE_VALUES_1(s, v) (const void *)(v)
#define MP_TYPE_VALUES_2(s, v, ...) (const void *)(v), MP_TYPE_VALUES_1(__VA_ARGS__)
#define MP_TYPE_VALUES_3(s, v, ...) (const void *)(v), MP_TYPE_VALUES_2(__VA_ARGS__)
#define MP_TYPE_VALUES_4(s, v, ...) (const void *)(v), MP_TYPE_VALUES_3(__VA_ARGS__)
#define MP_TYPE_VALUES_5(s, v, ...) (const void *)(v), MP_TYPE_VALUES_4(__VA_ARGS__)
#define MP_TYPE_VALUES_6(s, v, ...) (const void *)(v), MP_TYPE_VALUES_5(__VA_ARGS__)
#define MP_TYPE_VALUES_7(s, v, ...) (const void *)(v), MP_TYPE_VALUES_6(__VA_ARGS__)
#define MP_TYPE_VALUES_8(s, v, ...) (const void *)(v), MP_TYPE_VALUES_7(__VA_ARGS__)
#define MP_TYPE_VALUES_9(s, v, ...) (const void *)(v), MP_TYPE_VALUES_8(__VA_ARGS__)
#define MP_TYPE_VALUES_10(s, v, ...) (const void *)(v), MP_TYPE_VALUES_9(__VA_ARGS__)
#define MP_TYPE_VALUES_11(s, v, ...) (const void *)(v), MP_TYPE_VALUES_10(__VA_ARGS__)
#define MP_TYPE_VALUES_12(s, v, ...) (const void *)(v), MP_TYPE_VALUES_11(__VA_ARGS__)

#define MP_TYPE_DEF_0(var, qst, fl) const mp_obj_type_t var = {MP_TYPE_FIELDS(qst, fl, 0, MP_TYPE_ZEROS)}
#define MP_TYPE_DEF_1(...) MP_TYPE_WITH(MP_TYPE_IDS_1, MP_TYPE_VALUES_1, __VA_ARGS__)
#define MP_TYPE_DEF_2(...) MP_TYPE_WITH(MP_TYPE_IDS_2, MP_TYPE_VALUES_2, __VA_ARGS__)
#define MP_TYPE_DEF_3(...) MP_TYPE_WITH(MP_TYPE_IDS_3, MP_TYPE_VALUES_3, __VA_ARGS__)
#define MP_TYPE_DEF_4(...) MP_TYPE_WITH(MP_TYPE_IDS_4, MP_TYPE_VALUES_4, __VA_ARGS__)
#define MP_TYPE_DEF_5(...) MP_TYPE_WITH(MP_TYPE_IDS_5, MP_TYPE_VALUES_5, __VA_ARGS__)
#define MP_TYPE_DEF_6(...) MP_TYPE_WITH(MP_TYPE_IDS_6, MP_TYPE_VALUES_6, __VA_ARGS__)
#define MP_TYPE_DEF_7(...) MP_TYPE_WITH(MP_TYPE_IDS_7, MP_TYPE_VALUES_7, __VA_ARGS__)
#define MP_TYPE_DEF_8(...) MP_TYPE_WITH(MP_TYPE_IDS_8, MP_TYPE_VALUES_8, __VA_ARGS__)
#define MP_TYPE_DEF_9(...) MP_TYPE_WITH(MP_TYPE_IDS_9, MP_TYPE_VALUES_9, __VA_ARGS__)
#define MP_TYPE_DEF_10(...) MP_TYPE_WITH(MP_TYPE_IDS_10, MP_TYPE_VALUES_10, __VA_ARGS__)
#define MP_TYPE_DEF_11(...) MP_TYPE_WITH(MP_TYPE_IDS_11, MP_TYPE_VALUES_11, __VA_ARGS__)
#define MP_TYPE_DEF_12(...) MP_TYPE_WITH(MP_TYPE_IDS_12, MP_TYPE_VALUES_12, __VA_ARGS__)
// clang-format on

//===-- Structs of objects --===//

// A C function of 0 to 3 arguments; which, the type says.
typedef struct _mp_obj_fun_builtin_fixed_t {
  mp_obj_base_t base;
  union {
    mp_fun_0_t _0;
    mp_fun_1_t _1;
    mp_fun_2_t _2;
    mp_fun_3_t _3;
  } fun;
} mp_obj_fun_builtin_fixed_t;

// A C function of a range of counts, perhaps with keywords.
typedef struct _mp_obj_fun_builtin_var_t {
  mp_obj_base_t base;
  uint32_t sig; // MP_OBJ_FUN_MAKE_SIG
  union {
    mp_fun_var_t var;
    mp_fun_kw_t kw;
  } fun;
} mp_obj_fun_builtin_var_t;

// staticmethod and classmethod, the second one for constant tables.
typedef struct _mp_obj_static_class_method_t {
  mp_obj_base_t base;
  mp_obj_t fun;
} mp_obj_static_class_method_t;
typedef struct _mp_rom_obj_static_class_method_t {
  mp_obj_base_t base;
  mp_rom_obj_t fun;
} mp_rom_obj_static_class_method_t;

// A variable that an inner function shares.
typedef struct _mp_obj_cell_t {
  mp_obj_base_t base;
  mp_obj_t obj;
} mp_obj_cell_t;

typedef struct _mp_obj_dict_t {
  mp_obj_base_t base;
  mp_map_t map;
} mp_obj_dict_t;

typedef struct _mp_obj_module_t {
  mp_obj_base_t base;
  mp_obj_dict_t *globals;
} mp_obj_module_t;

typedef struct _mp_obj_slice_t {
  mp_obj_base_t base;
  mp_obj_t start;
  mp_obj_t stop;
  mp_obj_t step;
} mp_obj_slice_t;

// A slice cut to a length.
typedef struct {
  mp_int_t start;
  mp_int_t stop;
  mp_int_t step;
} mp_bound_slice_t;

//===-- Defining functions --===//
// obj_name becomes the function object for the C function fun_name; `static` may stand in front.  Counts of
// arguments include self of methods.

#define MP_OBJ_FUN_ARGS_MAX 0xffff // no upper limit
#define MP_OBJ_FUN_MAKE_SIG(least, most, takes_kw)                                                           \
  ((uint32_t)(((uint32_t)(least) << 17) | ((uint32_t)(most) << 1) | ((takes_kw) ? 1 : 0)))

#define MP_FUN_FIXED(object_name, number, function)                                                          \
  const mp_obj_fun_builtin_fixed_t object_name = {.base = {&mp_type_fun_builtin_##number},                   \
                                                  .fun = {._##number = function}}
#define MP_FUN_VAR(object_name, min, max, kind, takes_kw, function)                                          \
  const mp_obj_fun_builtin_var_t object_name = {.base = {&mp_type_fun_builtin_var},                          \
                                                .sig = MP_OBJ_FUN_MAKE_SIG(min, max, takes_kw),              \
                                                .fun = {.kind = function}}

#define MP_DEFINE_CONST_FUN_OBJ_0(object_name, function) MP_FUN_FIXED(object_name, 0, function)
#define MP_DEFINE_CONST_FUN_OBJ_1(object_name, function) MP_FUN_FIXED(object_name, 1, function)
#define MP_DEFINE_CONST_FUN_OBJ_2(object_name, function) MP_FUN_FIXED(object_name, 2, function)
#define MP_DEFINE_CONST_FUN_OBJ_3(object_name, function) MP_FUN_FIXED(object_name, 3, function)
#define MP_DEFINE_CONST_FUN_OBJ_VAR(object_name, least, function)                                            \
  MP_FUN_VAR(object_name, least, MP_OBJ_FUN_ARGS_MAX, var, false, function)
#define MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(object_name, least, most, function)                              \
  MP_FUN_VAR(object_name, least, most, var, false, function)
#define MP_DEFINE_CONST_FUN_OBJ_KW(object_name, least, function)                                             \
  MP_FUN_VAR(object_name, least, MP_OBJ_FUN_ARGS_MAX, kw, true, function)

// fun_name is MP_ROM_PTR(&function_object).
#define MP_DEFINE_CONST_STATICMETHOD_OBJ(object_name, function)                                              \
  const mp_rom_obj_static_class_method_t object_name = {{&mp_type_staticmethod}, function}
#define MP_DEFINE_CONST_CLASSMETHOD_OBJ(object_name, function)                                               \
  const mp_rom_obj_static_class_method_t object_name = {{&mp_type_classmethod}, function}

#define MP_DECLARE_CONST_FUN_OBJ_0(object_name) extern const mp_obj_fun_builtin_fixed_t object_name
#define MP_DECLARE_CONST_FUN_OBJ_1(object_name) extern const mp_obj_fun_builtin_fixed_t object_name
#define MP_DECLARE_CONST_FUN_OBJ_2(object_name) extern const mp_obj_fun_builtin_fixed_t object_name
#define MP_DECLARE_CONST_FUN_OBJ_3(object_name) extern const mp_obj_fun_builtin_fixed_t object_name
#define MP_DECLARE_CONST_FUN_OBJ_VAR(object_name) extern const mp_obj_fun_builtin_var_t object_name
#define MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(object_name) extern const mp_obj_fun_builtin_var_t object_name
#define MP_DECLARE_CONST_FUN_OBJ_KW(object_name) extern const mp_obj_fun_builtin_var_t object_name
#define MP_DECLARE_CONST_STATICMETHOD_OBJ(object_name)                                                       \
  extern const mp_rom_obj_static_class_method_t object_name
#define MP_DECLARE_CONST_CLASSMETHOD_OBJ(object_name)                                                        \
  extern const mp_rom_obj_static_class_method_t object_name

//===-- What the build collects --===//
// Nothing for the compiler; the scan of the sources finds them, each with its `;` (qstr-gen).
//   MP_REGISTER_MODULE(MP_QSTR_name, module_object);             import name
//   MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_name, module_object);  a file of that name on sys.path comes first
//   MP_REGISTER_MODULE_DELEGATION(module_object, attr_function); the module's attr slot
//   MP_REGISTER_ROOT_POINTER(declaration);                       a member of MP_STATE_VM, a root of the
//   collector
#ifndef NO_QSTR
#define MP_REGISTER_MODULE(...)
#define MP_REGISTER_EXTENSIBLE_MODULE(...)
#define MP_REGISTER_MODULE_DELEGATION(...)
#define MP_REGISTER_ROOT_POINTER(...)
#endif

//===-- The types that are built in --===//

extern const mp_obj_type_t mp_type_type, mp_type_object, mp_type_NoneType, mp_type_bool, mp_type_int,
    mp_type_float, mp_type_complex;
extern const mp_obj_type_t mp_type_str, mp_type_bytes, mp_type_bytearray, mp_type_memoryview, mp_type_array,
    mp_type_template, mp_type_interpolation;
extern const mp_obj_type_t mp_type_tuple, mp_type_list, mp_type_dict, mp_type_ordereddict, mp_type_set,
    mp_type_frozenset, mp_type_range, mp_type_slice, mp_type_deque;
extern const mp_obj_type_t mp_type_enumerate, mp_type_filter, mp_type_map, mp_type_zip, mp_type_reversed,
    mp_type_polymorph_iter, mp_type_polymorph_iter_with_finaliser;
extern const mp_obj_type_t mp_type_module, mp_type_property, mp_type_staticmethod, mp_type_classmethod,
    mp_type_bound_meth, mp_type_super, mp_type_code;
extern const mp_obj_type_t mp_type_fun_builtin_0, mp_type_fun_builtin_1, mp_type_fun_builtin_2,
    mp_type_fun_builtin_3, mp_type_fun_builtin_var, mp_type_fun_bc, mp_type_fun_native, mp_type_fun_viper,
    mp_type_fun_asm;
extern const mp_obj_type_t mp_type_gen_wrap, mp_type_native_gen_wrap, mp_type_gen_instance;
extern const mp_obj_type_t mp_type_stringio, mp_type_bytesio, mp_type_ringio;

// Exceptions; a line has a class and those that derive from it.
extern const mp_obj_type_t mp_type_BaseException, mp_type_GeneratorExit, mp_type_KeyboardInterrupt,
    mp_type_SystemExit, mp_type_Exception;
extern const mp_obj_type_t mp_type_ArithmeticError, mp_type_OverflowError, mp_type_ZeroDivisionError;
extern const mp_obj_type_t mp_type_AssertionError, mp_type_AttributeError, mp_type_EOFError,
    mp_type_ImportError;
extern const mp_obj_type_t mp_type_LookupError, mp_type_IndexError, mp_type_KeyError;
extern const mp_obj_type_t mp_type_MemoryError, mp_type_NameError, mp_type_NotImplementedError,
    mp_type_OSError, mp_type_RuntimeError;
extern const mp_obj_type_t mp_type_StopIteration, mp_type_StopAsyncIteration, mp_type_SyntaxError,
    mp_type_IndentationError;
extern const mp_obj_type_t mp_type_TypeError, mp_type_ViperTypeError, mp_type_ValueError,
    mp_type_UnicodeError;

// Of Ellipsis and NotImplemented.
extern const mp_obj_type_t mp_type_singleton;

extern const struct _mp_obj_str_t mp_const_empty_bytes_obj;
extern const struct _mp_obj_tuple_t mp_const_empty_tuple_obj;
extern const struct _mp_obj_dict_t mp_const_empty_dict_obj;
extern const struct _mp_obj_singleton_t mp_const_ellipsis_obj;
extern const struct _mp_obj_singleton_t mp_const_notimplemented_obj;
extern const struct _mp_obj_exception_t mp_const_GeneratorExit_obj;

#define mp_const_empty_bytes MP_OBJ_FROM_PTR(&mp_const_empty_bytes_obj)
#define mp_const_empty_tuple MP_OBJ_FROM_PTR(&mp_const_empty_tuple_obj)
#define mp_const_notimplemented MP_OBJ_FROM_PTR(&mp_const_notimplemented_obj)
#define mp_const_empty_map (*(mp_map_t *)&mp_const_empty_dict_obj.map)

#if MICROPY_PY_BUILTINS_FLOAT
extern const struct _mp_obj_float_t mp_const_float_e_obj;
extern const struct _mp_obj_float_t mp_const_float_pi_obj;
extern const struct _mp_obj_float_t mp_const_float_tau_obj;
extern const struct _mp_obj_float_t mp_const_float_inf_obj;
extern const struct _mp_obj_float_t mp_const_float_nan_obj;
#define mp_const_float_e MP_OBJ_FROM_PTR(&mp_const_float_e_obj)
#define mp_const_float_pi MP_OBJ_FROM_PTR(&mp_const_float_pi_obj)
#define mp_const_float_tau MP_OBJ_FROM_PTR(&mp_const_float_tau_obj)
#define mp_const_float_inf MP_OBJ_FROM_PTR(&mp_const_float_inf_obj)
#define mp_const_float_nan MP_OBJ_FROM_PTR(&mp_const_float_nan_obj)
#endif

//===-- Asking what an object is --===//

// Works for immediate words too.
const mp_obj_type_t *mp_obj_get_type(mp_const_obj_t object);

// A heap object whose type is t itself, not one derived from it.
static inline bool mp_obj_is_exact_type(mp_const_obj_t o, const mp_obj_type_t *t) {
  return mp_obj_is_obj(o) && ((const mp_obj_base_t *)o)->type == t;
}

// The same for a type whose objects are always in memory.  Others have words that are no pointers, so that
// the answer would be wrong: mp_obj_is_bool, _int, _str, _float and == mp_const_none are for those.  An
// optimising compiler stops at the mistake.
void mp_obj_is_type_cannot_tell(void)
#if MP_HAS_ERROR_ATTRIBUTE
    __attribute__((
        error("mp_obj_is_type: use mp_obj_is_bool/_int/_str/_float or compare with mp_const_none")))
#endif
    ;
static inline MP_ALWAYSINLINE bool mp_obj_is_type(mp_const_obj_t o, const mp_obj_type_t *t) {
#ifdef __OPTIMIZE__
  if (__builtin_constant_p(t == &mp_type_int || t == &mp_type_bool || t == &mp_type_str ||
                           t == &mp_type_NoneType || t == &mp_type_float) &&
      (t == &mp_type_int || t == &mp_type_bool || t == &mp_type_str || t == &mp_type_NoneType ||
       t == &mp_type_float))
    mp_obj_is_type_cannot_tell();
#endif
  return mp_obj_is_exact_type(o, t);
}

#define mp_obj_is_bool(object) ((object) == mp_const_false || (object) == mp_const_true)
#define mp_obj_is_int(object) (mp_obj_is_small_int(object) || mp_obj_is_exact_type(object, &mp_type_int))
// An int or a bool.
#define mp_obj_is_integer(object) (mp_obj_is_int(object) || mp_obj_is_bool(object))
#define mp_obj_is_str(object) (mp_obj_is_qstr(object) || mp_obj_is_exact_type(object, &mp_type_str))
#define mp_obj_is_str_or_bytes(object) (mp_obj_is_str(object) || mp_obj_is_exact_type(object, &mp_type_bytes))
#if MICROPY_PY_BUILTINS_FLOAT
#define mp_obj_is_float(object) mp_obj_is_exact_type(object, &mp_type_float)
#else
#define mp_obj_is_float(object) (false)
#endif
static inline bool mp_obj_is_fun(mp_const_obj_t o) {
  return mp_obj_is_obj(o) && (((const mp_obj_base_t *)o)->type->flags &
                              (MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_BUILTIN_FUN)) != 0;
}

// Both are type objects; whether the first is the second or derives from it.
bool mp_obj_is_subclass_fast(mp_const_obj_t object, mp_const_obj_t classes);
bool mp_obj_is_subclass(mp_obj_t object,
                        mp_obj_t classes); // classes may be a tuple of types; raises TypeError
// The part of an instance that is of native: self or what it is built on; MP_OBJ_NULL if there is none.
mp_obj_t mp_obj_cast_to_native_base(mp_obj_t self, mp_const_obj_t native);
const char *mp_obj_get_type_str(mp_const_obj_t object);
bool mp_obj_is_callable(mp_obj_t object);
bool mp_obj_is_dict_or_ordereddict(mp_obj_t object);
bool mp_obj_is_native_exception_instance(mp_obj_t object);
bool mp_obj_is_exception_type(mp_obj_t object);
bool mp_obj_is_exception_instance(mp_obj_t object);

//===-- Making objects --===//

// A struct of struct_type on the heap, base.type set, the rest not; the _var_ forms with var_num elements in
// its last member; _with_finaliser: the type's `__del__` is called before the memory goes.
#define mp_obj_malloc(Struct, type) ((Struct *)mp_obj_malloc_helper(sizeof(Struct), type))
#define mp_obj_malloc_var(Struct, member, Element, count, type)                                              \
  ((Struct *)mp_obj_malloc_helper(offsetof(Struct, member) + sizeof(Element) * (count), type))
#if MICROPY_ENABLE_FINALISER
#define mp_obj_malloc_with_finaliser(Struct, type)                                                           \
  ((Struct *)mp_obj_malloc_with_finaliser_helper(sizeof(Struct), type))
#define mp_obj_malloc_var_with_finaliser(Struct, member, Element, count, type)                               \
  ((Struct *)mp_obj_malloc_with_finaliser_helper(offsetof(Struct, member) + sizeof(Element) * (count), type))
#else
#define mp_obj_malloc_with_finaliser mp_obj_malloc
#define mp_obj_malloc_var_with_finaliser mp_obj_malloc_var
#endif
void *mp_obj_malloc_helper(size_t bytes, const mp_obj_type_t *type);                // allocates
void *mp_obj_malloc_with_finaliser_helper(size_t bytes, const mp_obj_type_t *type); // allocates

static inline mp_obj_t mp_obj_new_bool(mp_int_t truth) { return truth ? mp_const_true : mp_const_false; }
mp_obj_t mp_obj_new_int(mp_int_t value);                    // allocates if it is not small
mp_obj_t mp_obj_new_int_from_uint(mp_uint_t value);         // allocates if it is not small
mp_obj_t mp_obj_new_int_from_ll(long long value);           // allocates
mp_obj_t mp_obj_new_int_from_ull(unsigned long long value); // allocates
// Digits from *text, which is moved behind them; base 2..36.  Allocates.
mp_obj_t mp_obj_new_int_from_str_len(const char **text, size_t length, bool negative, unsigned int base);

mp_obj_t mp_obj_new_str(const char *data, size_t length);          // raises UnicodeError; allocates
mp_obj_t mp_obj_new_bytes(const byte *data, size_t length);        // allocates
mp_obj_t mp_obj_new_bytearray_by_ref(size_t length, void *items);  // the items are not copied; allocates
mp_obj_t mp_obj_new_tuple(size_t count, const mp_obj_t *items);    // items NULL: cells are not set; allocates
mp_obj_t mp_obj_new_list(size_t count, mp_obj_t *items);           // items NULL: cells are not set; allocates
mp_obj_t mp_obj_new_dict(size_t count);                            // room for count; allocates
mp_obj_t mp_obj_new_exception(const mp_obj_type_t *type);          // allocates
mp_obj_t mp_obj_new_str_from_cstr(const char *text);               // raises UnicodeError; allocates
mp_obj_t mp_obj_new_str_via_qstr(const char *data, size_t length); // interns it; allocates
// The bytes of the vstr become the object's, and the vstr is empty afterwards.
mp_obj_t mp_obj_new_str_from_vstr(vstr_t *vstr);                 // raises UnicodeError; allocates
mp_obj_t mp_obj_new_str_from_utf8_vstr(vstr_t *vstr);            // known to be UTF-8; allocates
mp_obj_t mp_obj_new_bytes_from_vstr(vstr_t *vstr);               // allocates
mp_obj_t mp_obj_new_bytearray(size_t length, const void *items); // copies; items NULL: not set; allocates
// typecode of array, | MP_OBJ_ARRAY_TYPECODE_FLAG_RW to allow writing.  Allocates.
mp_obj_t mp_obj_new_memoryview(byte typecode, size_t count, void *items);
mp_obj_t mp_obj_new_set(size_t count, mp_obj_t *items);                  // raises (hashing); allocates
mp_obj_t mp_obj_new_slice(mp_obj_t start, mp_obj_t stop, mp_obj_t step); // allocates
mp_obj_t mp_obj_new_cell(mp_obj_t value);                                // allocates
mp_obj_t mp_obj_new_bound_meth(mp_obj_t function, mp_obj_t self);        // allocates
mp_obj_t mp_obj_new_closure(mp_obj_t function, size_t count, const mp_obj_t *cells); // allocates
mp_obj_t mp_obj_new_gen_wrap(mp_obj_t function);                                     // allocates
// An iterator that calls method[0](method[1], n) for n = 0, 1, ... until IndexError.  Allocates without
// buffer.
mp_obj_t mp_obj_new_getitem_iter(mp_obj_t *method, mp_obj_iter_buf_t *buffer);
mp_obj_t mp_obj_new_module(qstr name); // in sys.modules from now on; allocates

mp_obj_t mp_obj_new_exception_args(const mp_obj_type_t *type, size_t count,
                                   const mp_obj_t *values);                                // allocates
mp_obj_t mp_obj_new_exception_msg(const mp_obj_type_t *type, mp_rom_error_text_t message); // allocates
// Formats as mp_printf does.
mp_obj_t mp_obj_new_exception_msg_varg(const mp_obj_type_t *type, mp_rom_error_text_t format,
                                       ...); // allocates
mp_obj_t mp_obj_new_exception_msg_vlist(const mp_obj_type_t *type, mp_rom_error_text_t format,
                                        va_list values);
static inline mp_obj_t mp_obj_new_exception_arg1(const mp_obj_type_t *exc_type, mp_obj_t arg) {
  return mp_obj_new_exception_args(exc_type, 1, &arg);
}
// A t-string: a tuple of its literal parts and a tuple of its interpolations.
mp_obj_t mp_obj_new_template(mp_obj_t strings, mp_obj_t interpolations); // allocates

//===-- From objects to C --===//

bool mp_obj_is_true(mp_obj_t object);                     // raises
mp_int_t mp_obj_get_int(mp_const_obj_t object);           // raises TypeError, OverflowError
mp_int_t mp_obj_get_int_truncated(mp_const_obj_t object); // the low word; raises TypeError
mp_uint_t mp_obj_get_uint(mp_const_obj_t object); // raises TypeError, OverflowError (also if negative)
long long mp_obj_get_ll(mp_const_obj_t object);   // the lowest 64 bits; raises TypeError
bool mp_obj_get_int_maybe(mp_const_obj_t object,
                          mp_int_t *value); // false if it is no int; raises OverflowError
// Of an object that is an int.
mp_int_t mp_obj_int_get_truncated(mp_const_obj_t self);
mp_int_t mp_obj_int_get_checked(mp_const_obj_t self);       // raises OverflowError
mp_uint_t mp_obj_int_get_uint_checked(mp_const_obj_t self); // raises OverflowError

// The bytes of a str or bytes, a NUL behind them, not copied.
const char *mp_obj_str_get_str(mp_obj_t self);                  // raises TypeError
const char *mp_obj_str_get_data(mp_obj_t self, size_t *length); // raises TypeError
qstr mp_obj_str_get_qstr(mp_obj_t self); // raises TypeError; allocates if it is not interned
// Of str and bytes only, without looking.
bool mp_obj_str_equal(mp_obj_t left, mp_obj_t right);
mp_obj_t mp_obj_str_intern(mp_obj_t text);           // allocates
mp_obj_t mp_obj_str_intern_checked(mp_obj_t object); // raises TypeError; allocates

// The items of a tuple or list; they stay where they are until the list changes.
void mp_obj_get_array(mp_obj_t object, size_t *length, mp_obj_t **items); // raises TypeError
void mp_obj_get_array_fixed_n(mp_obj_t object, size_t wanted,
                              mp_obj_t **items); // raises TypeError, ValueError
// index as a C index of a sequence of length items of `type`.  isSlice: cut to 0..length instead of raising.
size_t mp_get_index(const mp_obj_type_t *type, size_t length, mp_obj_t index, bool isSlice); // raises

// The memory of an object that has some; flags say what for.  false (or TypeError, with
// MP_BUFFER_RAISE_IF_UNSUPPORTED) if it has none.
bool mp_get_buffer(mp_obj_t object, mp_buffer_info_t *buffer, mp_uint_t flags); // raises
static inline void mp_get_buffer_raise(mp_obj_t object, mp_buffer_info_t *buffer, mp_uint_t flags) {
  mp_get_buffer(object, buffer, flags | MP_BUFFER_RAISE_IF_UNSUPPORTED);
}

#if MICROPY_PY_BUILTINS_FLOAT
mp_obj_t mp_obj_new_float(mp_float_t value);  // allocates
mp_float_t mp_obj_get_float(mp_obj_t object); // raises TypeError
static inline float mp_obj_get_float_to_f(mp_obj_t object) { return (float)mp_obj_get_float(object); }
static inline double mp_obj_get_float_to_d(mp_obj_t object) { return (double)mp_obj_get_float(object); }
static inline mp_obj_t mp_obj_new_float_from_f(float value) { return mp_obj_new_float((mp_float_t)value); }
static inline mp_obj_t mp_obj_new_float_from_d(double value) { return mp_obj_new_float((mp_float_t)value); }
bool mp_obj_get_float_maybe(mp_obj_t object, mp_float_t *value); // raises
mp_float_t mp_obj_float_get(mp_obj_t self);                      // of an object that is a float
mp_int_t mp_float_hash(mp_float_t value);                        // as the equal int's hash
mp_obj_t mp_obj_new_int_from_float(mp_float_t value); // raises OverflowError, ValueError; allocates
mp_obj_t mp_obj_float_binary_op(mp_binary_op_t operation, mp_float_t left,
                                mp_obj_t right); // raises; allocates
#endif
#if MICROPY_PY_BUILTINS_COMPLEX
mp_obj_t mp_obj_new_complex(mp_float_t real, mp_float_t imag);                      // allocates
void mp_obj_get_complex(mp_obj_t object, mp_float_t *real, mp_float_t *imag);       // raises TypeError
bool mp_obj_get_complex_maybe(mp_obj_t object, mp_float_t *real, mp_float_t *imag); // raises
void mp_obj_complex_get(mp_obj_t self, mp_float_t *real, mp_float_t *imag); // of an object that is complex
mp_obj_t mp_obj_complex_binary_op(mp_binary_op_t operation, mp_float_t real, mp_float_t imag,
                                  mp_obj_t right); // raises
#endif

//===-- Operations --===//

void mp_obj_print_helper(const mp_print_t *print, mp_obj_t object, mp_print_kind_t kind); // raises
void mp_obj_print(mp_obj_t object, mp_print_kind_t kind);                 // on MP_PYTHON_PRINTER; raises
void mp_obj_print_exception(const mp_print_t *print, mp_obj_t exception); // with its traceback
void mp_str_print_quoted(const mp_print_t *print, const byte *data, size_t length, bool isBytes);

bool mp_obj_equal(mp_obj_t left, mp_obj_t right); // raises
// operation: MP_BINARY_OP_EQUAL or _NOT_EQUAL; what the objects answer, not only True and False.
mp_obj_t mp_obj_equal_not_equal(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right); // raises
mp_obj_t mp_obj_id(mp_obj_t object);                                                      // allocates
mp_obj_t mp_obj_len(mp_obj_t object);                                                     // raises
mp_obj_t mp_obj_subscr(mp_obj_t object, mp_obj_t index,
                       mp_obj_t value);     // value as in mp_subscr_fun_t; raises
mp_obj_t mp_obj_len_maybe(mp_obj_t object); // MP_OBJ_NULL if it has none; raises
// Gives its argument: an `__enter__` or `__iter__` that has nothing to do.
mp_obj_t mp_identity(mp_obj_t self);
extern const mp_obj_fun_builtin_fixed_t mp_identity_obj;

//===-- Exceptions --===//

// exception is an instance or a class; type a class or tuple of classes.
bool mp_obj_exception_match(mp_obj_t exception, mp_const_obj_t type); // raises
mp_obj_t mp_obj_exception_get_value(mp_obj_t self);                   // the first argument, or None
void mp_obj_exception_clear_traceback(mp_obj_t self);
void mp_obj_exception_add_traceback(mp_obj_t self, qstr file, size_t line,
                                    qstr block); // drops it without memory
// *values: *count numbers, three a place: file, line, block; the innermost last.
void mp_obj_exception_get_traceback(mp_obj_t self, size_t *count, size_t **values);
mp_obj_t mp_obj_exception_make_new(const mp_obj_type_t *type, size_t positional, size_t pairs,
                                   const mp_obj_t *values);
mp_obj_t mp_alloc_emergency_exception_buf(mp_obj_t size); // raises; allocates
void mp_init_emergency_exception_buf(void);

//===-- Dicts, sets, cells, slices --===//

mp_obj_t mp_obj_dict_make_new(const mp_obj_type_t *type, size_t positional, size_t pairs,
                              const mp_obj_t *values);    // raises
void mp_obj_dict_init(mp_obj_dict_t *dict, size_t count); // allocates
size_t mp_obj_dict_len(mp_obj_t self);
mp_obj_t mp_obj_dict_get(mp_obj_t self, mp_obj_t key);                   // raises KeyError
mp_obj_t mp_obj_dict_store(mp_obj_t self, mp_obj_t key, mp_obj_t value); // self; raises TypeError; allocates
mp_obj_t mp_obj_dict_delete(mp_obj_t self, mp_obj_t key);                // self; raises KeyError, TypeError
mp_obj_t mp_obj_dict_copy(mp_obj_t self);                                // allocates
static inline mp_map_t *mp_obj_dict_get_map(mp_obj_t dict) {
  return &((mp_obj_dict_t *)MP_OBJ_TO_PTR(dict))->map;
}

void mp_obj_set_store(mp_obj_t self, mp_obj_t item); // raises (hashing); allocates

static inline mp_obj_t mp_obj_cell_get(mp_obj_t self) { return ((mp_obj_cell_t *)MP_OBJ_TO_PTR(self))->obj; }
static inline void mp_obj_cell_set(mp_obj_t self, mp_obj_t obj) {
  ((mp_obj_cell_t *)MP_OBJ_TO_PTR(self))->obj = obj;
}

void mp_obj_slice_indices(mp_obj_t self, mp_int_t length, mp_bound_slice_t *result); // raises

// The three functions of a property (py/objproperty.h).
const mp_obj_t *mp_obj_property_get(mp_obj_t self);

//===-- Parts of sequence types --===//

void mp_seq_multiply(const void *items, size_t itemBytes, size_t length, size_t times, void *to);
// false: the step is not 1.
bool mp_seq_get_fast_slice_indexes(mp_uint_t length, mp_obj_t slice, mp_bound_slice_t *indexes); // raises
bool mp_seq_cmp_bytes(mp_uint_t operation, const byte *left, size_t leftLength, const byte *right,
                      size_t rightLength);
bool mp_seq_cmp_objs(mp_uint_t operation, const mp_obj_t *left, size_t leftLength, const mp_obj_t *right,
                     size_t rightLength); // raises
mp_obj_t mp_seq_index_obj(const mp_obj_t *items, size_t length, size_t count,
                          const mp_obj_t *values);                               // raises ValueError
mp_obj_t mp_seq_count_obj(const mp_obj_t *items, size_t length, mp_obj_t value); // raises
mp_obj_t mp_seq_extract_slice(const mp_obj_t *items, mp_bound_slice_t *indexes); // a list; allocates

// Items are of type Item; counts are in items, itemBytes is the size of one.
#define mp_seq_copy(to, from, count, Item) memcpy(to, from, (count) * sizeof(Item))
#define mp_seq_cat(to, first, firstCount, second, secondCount, Item)                                         \
  (mp_seq_copy(to, first, firstCount, Item), mp_seq_copy((to) + (firstCount), second, secondCount, Item))
// Zeroes items [used, room), so that the collector finds nothing there.
#define mp_seq_clear(items, used, room, itemBytes)                                                           \
  memset((byte *)(items) + (used) * (itemBytes), 0, ((room) - (used)) * (itemBytes))
// Moves what stands behind [from, until) to where it belongs when `count` items are there instead.
#define MP_SEQ_MOVE_REST(items, length, from, until, count, itemBytes)                                       \
  memmove((byte *)(items) + ((from) + (count)) * (itemBytes), (byte *)(items) + (until) * (itemBytes),       \
          ((length) - (until)) * (itemBytes))
// Puts `count` items of `part` where `items` has [from, until): not more than that, or into room made before
// by `more` = count - (until - from) items.
#define mp_seq_replace_slice_grow_inplace(items, length, from, until, part, count, more, itemBytes)          \
  ((void)(more), MP_SEQ_MOVE_REST(items, length, from, until, count, itemBytes),                             \
   memmove((byte *)(items) + (from) * (itemBytes), part, (count) * (itemBytes)))
#define mp_seq_replace_slice_no_grow(items, length, from, until, part, count, itemBytes)                     \
  (memmove((byte *)(items) + (from) * (itemBytes), part, (count) * (itemBytes)),                             \
   MP_SEQ_MOVE_REST(items, length, from, until, count, itemBytes))

//===-- Older spellings --===//

#define MP_MAP_SLOT_IS_FILLED mp_map_slot_is_filled
#define MP_SET_SLOT_IS_FILLED mp_set_slot_is_filled
#define MP_OBJ_IS_OBJ mp_obj_is_obj
#define MP_OBJ_IS_TYPE mp_obj_is_type
#define MP_OBJ_IS_INT mp_obj_is_int
#define MP_OBJ_IS_SMALL_INT mp_obj_is_small_int
#define MP_OBJ_IS_STR mp_obj_is_str
#define MP_OBJ_IS_STR_OR_BYTES mp_obj_is_str_or_bytes
#define MP_OBJ_IS_QSTR mp_obj_is_qstr
#define MP_OBJ_IS_FUN mp_obj_is_fun

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJ_H
