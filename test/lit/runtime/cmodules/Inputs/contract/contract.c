// What C modules count on without asking: each function tries one thing and returns what it saw.

#include "py/formatfloat.h"
#include "py/gc.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/ringbuf.h"
#include "py/runtime.h"
#include "py/stackctrl.h"

#ifdef MICROPY_ENABLE_DYNRUNTIME
#error "sources for both kinds of module ask whether it is defined"
#endif

static mp_obj_t pair(mp_obj_t first, mp_obj_t second) {
  mp_obj_t items[] = {first, second};
  return mp_obj_new_tuple(2, items);
}

static bool is_zero(const byte *bytes, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (bytes[i])
      return false;
  return true;
}

// new_memory_is_zero(): in spite of what was there before.
static mp_obj_t new_memory_is_zero(void) {
  for (size_t size = 1; size < 5000; size += 97) {
    byte *used = m_new(byte, size);
    memset(used, 0xff, size);
    m_del(byte, used, size);
    mp_obj_slice_t *object = mp_obj_malloc(mp_obj_slice_t, &mp_type_slice);
    if (!is_zero(m_new(byte, size), size) || object->start || object->stop || object->step ||
        !is_zero(gc_alloc(size, 0), size))
      return mp_const_false;
  }
  return mp_const_true;
}
static MP_DEFINE_CONST_FUN_OBJ_0(new_memory_is_zero_obj, new_memory_is_zero);

// tracked(): memory that nothing but a C variable refers to, through collections and changes of its size.
static uintptr_t hidden[3];

static void *reveal(size_t i) { return (void *)~hidden[i]; }
static void hide(size_t i, void *memory) { hidden[i] = ~(uintptr_t)memory; }

static MP_NOINLINE mp_obj_t tracked_take(void) {
  for (size_t i = 0; i < 3; i++) {
    byte *memory = m_tracked_calloc(10, i + 1);
    if (!memory || !is_zero(memory, 10 * (i + 1)))
      return mp_const_false;
    memset(memory, 'a' + (int)i, 10 * (i + 1));
    hide(i, memory);
  }
  return mp_const_true;
}
static MP_DEFINE_CONST_FUN_OBJ_0(tracked_take_obj, tracked_take);

static mp_obj_t tracked_grow(mp_obj_t size) {
  void *memory = m_tracked_realloc(reveal(1), (size_t)mp_obj_get_int(size));
  if (memory)
    hide(1, memory);
  return mp_obj_new_bool(memory != NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_1(tracked_grow_obj, tracked_grow);

static mp_obj_t tracked_read(void) {
  vstr_t text;
  vstr_init(&text, 16);
  for (size_t i = 0; i < 3; i++)
    vstr_add_strn(&text, reveal(i), 10);
  return mp_obj_new_str_from_vstr(&text);
}
static MP_DEFINE_CONST_FUN_OBJ_0(tracked_read_obj, tracked_read);

static mp_obj_t tracked_give_back(void) {
  m_tracked_free(reveal(1));
  m_tracked_free(m_tracked_realloc(NULL, 5));
  m_tracked_free(NULL);
  m_tracked_free(reveal(2));
  void *nothing = m_tracked_realloc(reveal(0), 0);
  void *huge = m_tracked_calloc(SIZE_MAX / 2, 3);
  return mp_obj_new_bool(!nothing && !huge && !MP_STATE_VM(m_tracked_head));
}
static MP_DEFINE_CONST_FUN_OBJ_0(tracked_give_back_obj, tracked_give_back);

// with_callback(function, runs): what happens to something that must be undone.
static void undo(void *what) { mp_printf(&mp_plat_print, "undo %s\n", (const char *)what); }

static mp_obj_t with_callback(mp_obj_t function, mp_obj_t runs) {
  static char what[] = "it";
  MP_DEFINE_NLR_JUMP_CALLBACK_FUNCTION_1(context, undo, what);
  nlr_push_jump_callback(&context.callback, mp_call_function_1_from_nlr_jump_callback);
  mp_obj_t result = mp_call_function_0(function);
  nlr_pop_jump_callback(mp_obj_is_true(runs));
  return result;
}
static MP_DEFINE_CONST_FUN_OBJ_2(with_callback_obj, with_callback);

// Integers as words.
static mp_obj_t long_long(mp_obj_t value) { return mp_obj_new_int_from_ll(mp_obj_get_ll(value)); }
static MP_DEFINE_CONST_FUN_OBJ_1(long_long_obj, long_long);

static mp_obj_t big_words(mp_obj_t value) {
  const mp_obj_int_t *self = MP_OBJ_TO_PTR(value);
  mp_int_t word;
  mp_uint_t natural;
  return pair(mpz_as_int_checked(&self->mpz, &word) ? mp_obj_new_int(word) : mp_const_none,
              mpz_as_uint_checked(&self->mpz, &natural) ? mp_obj_new_int_from_uint(natural) : mp_const_none);
}
static MP_DEFINE_CONST_FUN_OBJ_1(big_words_obj, big_words);

// parse(a, *, b)
static mp_obj_t parse(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  static const mp_arg_t allowed[] = {
      {MP_QSTR_a, MP_ARG_REQUIRED | MP_ARG_INT, {.u_int = 0}},
      {MP_QSTR_b, MP_ARG_REQUIRED | MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
  };
  mp_arg_val_t parsed[MP_ARRAY_SIZE(allowed)];
  mp_arg_parse_all(count, values, keywords, MP_ARRAY_SIZE(allowed), allowed, parsed);
  return pair(mp_obj_new_int(parsed[0].u_int), parsed[1].u_obj);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(parse_obj, 0, parse);

static mp_obj_t missing_file(void) { mp_raise_OSError_with_filename(MP_ENOENT, "a.txt"); }
static MP_DEFINE_CONST_FUN_OBJ_0(missing_file_obj, missing_file);

// float_text(value, letter, precision, sign, size)
static mp_obj_t float_text(size_t count, const mp_obj_t *values) {
  (void)count;
  char buffer[32];
  size_t size = MIN(sizeof buffer, (size_t)mp_obj_get_int(values[4]));
  int length = mp_format_float(mp_obj_get_float(values[0]), buffer, size, *mp_obj_str_get_str(values[1]),
                               (int)mp_obj_get_int(values[2]), *mp_obj_str_get_str(values[3]));
  return pair(mp_obj_new_str_from_cstr(buffer), mp_obj_new_int(length));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(float_text_obj, 5, 5, float_text);

// ring(operations): a letter and a number each.
static mp_obj_t ring(mp_obj_t operations) {
  uint8_t memory[8];
  ringbuf_t queue = {memory, sizeof memory, 0, 0};
  uint8_t data[] = {10, 11, 12, 13, 14, 15, 16, 17, 18};
  const char *at = mp_obj_str_get_str(operations);
  mp_obj_t seen = mp_obj_new_list(0, NULL);
  for (; at[0]; at += 2) {
    int number = at[1] - '0';
    int result = at[0] == 'p'   ? ringbuf_put(&queue, (uint8_t)number)
                 : at[0] == 'g' ? ringbuf_get(&queue)
                 : at[0] == 'k' ? ringbuf_peek(&queue)
                 : at[0] == 'P' ? ringbuf_put_bytes(&queue, data, (size_t)number)
                 : at[0] == 'G' ? ringbuf_get_bytes(&queue, data, (size_t)number)
                 : at[0] == 'w' ? ringbuf_put16(&queue, (uint16_t)(0x1200 + number))
                 : at[0] == 'r' ? ringbuf_get16(&queue)
                 : at[0] == 'f' ? (int)ringbuf_free(&queue)
                                : (int)ringbuf_avail(&queue);
    mp_obj_list_append(seen, mp_obj_new_int(result));
  }
  return seen;
}
static MP_DEFINE_CONST_FUN_OBJ_1(ring_obj, ring);

// The older names.
static mp_obj_t old_stack(void) {
  MP_STACK_CHECK();
  return mp_obj_new_bool(mp_stack_usage() > 0);
}
static MP_DEFINE_CONST_FUN_OBJ_0(old_stack_obj, old_stack);

// Number: a native class that knows == but not !=.
typedef struct {
  mp_obj_base_t base;
  mp_int_t value;
} number_obj_t;

static mp_obj_t number_make_new(const mp_obj_type_t *type, size_t count, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(count, pairs, 1, 1, false);
  number_obj_t *self = mp_obj_malloc(number_obj_t, type);
  self->value = mp_obj_get_int(values[0]);
  return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t number_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
  if (op != MP_BINARY_OP_EQUAL)
    mp_raise_msg_varg(&mp_type_RuntimeError, MP_ERROR_TEXT("asked for %d"), (int)op);
  return mp_obj_new_bool(((number_obj_t *)MP_OBJ_TO_PTR(left))->value == mp_obj_get_int(right));
}

static MP_DEFINE_CONST_OBJ_TYPE(number_type, MP_QSTR_Number, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE, make_new,
                                number_make_new, binary_op, number_binary_op);

static const mp_rom_map_elem_t contract_globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_contract)},
    {MP_ROM_QSTR(MP_QSTR_Number), MP_ROM_PTR(&number_type)},
    {MP_ROM_QSTR(MP_QSTR_big_words), MP_ROM_PTR(&big_words_obj)},
    {MP_ROM_QSTR(MP_QSTR_float_text), MP_ROM_PTR(&float_text_obj)},
    {MP_ROM_QSTR(MP_QSTR_long_long), MP_ROM_PTR(&long_long_obj)},
    {MP_ROM_QSTR(MP_QSTR_missing_file), MP_ROM_PTR(&missing_file_obj)},
    {MP_ROM_QSTR(MP_QSTR_new_memory_is_zero), MP_ROM_PTR(&new_memory_is_zero_obj)},
    {MP_ROM_QSTR(MP_QSTR_old_stack), MP_ROM_PTR(&old_stack_obj)},
    {MP_ROM_QSTR(MP_QSTR_parse), MP_ROM_PTR(&parse_obj)},
    {MP_ROM_QSTR(MP_QSTR_ring), MP_ROM_PTR(&ring_obj)},
    {MP_ROM_QSTR(MP_QSTR_tracked_give_back), MP_ROM_PTR(&tracked_give_back_obj)},
    {MP_ROM_QSTR(MP_QSTR_tracked_grow), MP_ROM_PTR(&tracked_grow_obj)},
    {MP_ROM_QSTR(MP_QSTR_tracked_read), MP_ROM_PTR(&tracked_read_obj)},
    {MP_ROM_QSTR(MP_QSTR_tracked_take), MP_ROM_PTR(&tracked_take_obj)},
    {MP_ROM_QSTR(MP_QSTR_with_callback), MP_ROM_PTR(&with_callback_obj)},
};
static MP_DEFINE_CONST_DICT(contract_globals, contract_globals_table);

const mp_obj_module_t contract_cmodule = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&contract_globals,
};

MP_REGISTER_MODULE(MP_QSTR_contract, contract_cmodule);
