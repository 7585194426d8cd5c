// Memory that Python objects share with C code.
//
// It shows: reading from and writing into whatever has the buffer protocol, and a type that has it itself.

#include "py/binary.h"
#include "py/runtime.h"

// checksum(data): Fletcher's, of 16 bits.
static mp_obj_t checksum(mp_obj_t data) {
  mp_buffer_info_t info;
  mp_get_buffer_raise(data, &info, MP_BUFFER_READ);
  const byte *bytes = info.buf;
  uint32_t low = 0, high = 0;
  for (size_t i = 0; i < info.len; ++i) {
    low = (low + bytes[i]) % 255;
    high = (high + low) % 255;
  }
  return MP_OBJ_NEW_SMALL_INT(high << 8 | low);
}
static MP_DEFINE_CONST_FUN_OBJ_1(checksum_obj, checksum);

// fill(buffer, pattern): repeats the pattern over the buffer; returns how often it fitted as a whole.
static mp_obj_t fill(mp_obj_t buffer, mp_obj_t pattern) {
  mp_buffer_info_t to, from;
  mp_get_buffer_raise(buffer, &to, MP_BUFFER_WRITE);
  mp_get_buffer_raise(pattern, &from, MP_BUFFER_READ);
  if (from.len == 0)
    mp_raise_ValueError(MP_ERROR_TEXT("pattern is empty"));
  byte *bytes = to.buf;
  for (size_t i = 0; i < to.len; ++i)
    bytes[i] = ((const byte *)from.buf)[i % from.len];
  return mp_obj_new_int_from_uint(to.len / from.len);
}
static MP_DEFINE_CONST_FUN_OBJ_2(fill_obj, fill);

// swap16(array): exchanges the bytes of each item of an array of 16-bit numbers, in place.
static mp_obj_t swap16(mp_obj_t array) {
  mp_buffer_info_t info;
  mp_get_buffer_raise(array, &info, MP_BUFFER_RW);
  if (info.typecode != 'H' && info.typecode != 'h')
    mp_raise_TypeError(MP_ERROR_TEXT("16-bit items are required"));
  uint16_t *items = info.buf;
  for (size_t i = 0; i < info.len / 2; ++i)
    items[i] = (uint16_t)(items[i] << 8 | items[i] >> 8);
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(swap16_obj, swap16);

// --- Scratch(size): memory of its own.  After freeze() nobody can write to it.

typedef struct {
  mp_obj_base_t base;
  bool is_frozen;
  size_t size;
  byte *bytes;
} scratch_t;

static mp_obj_t scratch_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                                 const mp_obj_t *args) {
  mp_arg_check_num(n_args, n_kw, 1, 1, false);
  mp_int_t size = mp_obj_get_int(args[0]);
  if (size < 0)
    mp_raise_ValueError(MP_ERROR_TEXT("size is negative"));
  scratch_t *self = mp_obj_malloc(scratch_t, type);
  self->is_frozen = false;
  self->size = 0;
  self->bytes = NULL; // the next line may collect, and then looks at all fields
  self->bytes = m_new0(byte, (size_t)size);
  self->size = (size_t)size;
  return MP_OBJ_FROM_PTR(self);
}

static mp_int_t scratch_get_buffer(mp_obj_t self_in, mp_buffer_info_t *info, mp_uint_t flags) {
  scratch_t *self = MP_OBJ_TO_PTR(self_in);
  if (self->is_frozen && (flags & MP_BUFFER_WRITE))
    return 1; // no
  info->buf = self->bytes;
  info->len = self->size;
  info->typecode = BYTEARRAY_TYPECODE;
  return 0;
}

static mp_obj_t scratch_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
  scratch_t *self = MP_OBJ_TO_PTR(self_in);
  return op == MP_UNARY_OP_LEN ? mp_obj_new_int_from_uint(self->size) : MP_OBJ_NULL;
}

static mp_obj_t scratch_freeze(mp_obj_t self_in) {
  scratch_t *self = MP_OBJ_TO_PTR(self_in);
  self->is_frozen = true;
  return self_in;
}
static MP_DEFINE_CONST_FUN_OBJ_1(scratch_freeze_obj, scratch_freeze);

static const mp_rom_map_elem_t scratch_locals_table[] = {
    {MP_ROM_QSTR(MP_QSTR_freeze), MP_ROM_PTR(&scratch_freeze_obj)},
};
static MP_DEFINE_CONST_DICT(scratch_locals, scratch_locals_table);

static MP_DEFINE_CONST_OBJ_TYPE(scratch_type, MP_QSTR_Scratch, MP_TYPE_FLAG_NONE, make_new, scratch_make_new,
                                unary_op, scratch_unary_op, buffer, scratch_get_buffer, locals_dict,
                                &scratch_locals);

static const mp_rom_map_elem_t buffers_globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_buffers)},
    {MP_ROM_QSTR(MP_QSTR_Scratch), MP_ROM_PTR(&scratch_type)},
    {MP_ROM_QSTR(MP_QSTR_checksum), MP_ROM_PTR(&checksum_obj)},
    {MP_ROM_QSTR(MP_QSTR_fill), MP_ROM_PTR(&fill_obj)},
    {MP_ROM_QSTR(MP_QSTR_swap16), MP_ROM_PTR(&swap16_obj)},
};
static MP_DEFINE_CONST_DICT(buffers_globals, buffers_globals_table);

const mp_obj_module_t buffers_module = {{&mp_type_module}, (mp_obj_dict_t *)&buffers_globals};

MP_REGISTER_MODULE(MP_QSTR_buffers, buffers_module);
