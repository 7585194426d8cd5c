// Vectors in space, with operators.
//
// It shows: unary and binary operators, also with a number on the left; subscripts; equality and hash; a type
// as the result of its own operators; floats.

#include "py/runtime.h"

#include <math.h>

#define DIMENSIONS (3)

extern const mp_obj_type_t vector_type;

typedef struct {
  mp_obj_base_t base;
  mp_float_t at[DIMENSIONS];
} vector_t;

static vector_t *new_vector(void) { return mp_obj_malloc(vector_t, &vector_type); }

static mp_obj_t vector_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
  mp_arg_check_num(n_args, n_kw, DIMENSIONS, DIMENSIONS, false);
  mp_float_t at[DIMENSIONS]; // converting may raise, and then no object is needed
  for (size_t i = 0; i < DIMENSIONS; ++i)
    at[i] = mp_obj_get_float(args[i]);
  vector_t *self = mp_obj_malloc(vector_t, type);
  memcpy(self->at, at, sizeof at);
  return MP_OBJ_FROM_PTR(self);
}

static void vector_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
  vector_t *self = MP_OBJ_TO_PTR(self_in);
  mp_print_str(print, "Vector(");
  for (size_t i = 0; i < DIMENSIONS; ++i) {
    if (i > 0)
      mp_print_str(print, ", ");
    mp_obj_print_helper(print, mp_obj_new_float(self->at[i]), kind);
  }
  mp_print_str(print, ")");
}

static mp_float_t dot(const vector_t *a, const vector_t *b) {
  mp_float_t sum = 0;
  for (size_t i = 0; i < DIMENSIONS; ++i)
    sum += a->at[i] * b->at[i];
  return sum;
}

static mp_obj_t scaled(const vector_t *vector, mp_float_t factor) {
  vector_t *result = new_vector();
  for (size_t i = 0; i < DIMENSIONS; ++i)
    result->at[i] = vector->at[i] * factor;
  return MP_OBJ_FROM_PTR(result);
}

static mp_obj_t added(const vector_t *a, const vector_t *b, mp_float_t factor) {
  vector_t *result = new_vector();
  for (size_t i = 0; i < DIMENSIONS; ++i)
    result->at[i] = a->at[i] + factor * b->at[i];
  return MP_OBJ_FROM_PTR(result);
}

static mp_obj_t vector_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
  vector_t *self = MP_OBJ_TO_PTR(self_in);
  switch (op) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(dot(self, self) > 0);
  case MP_UNARY_OP_LEN:
    return MP_OBJ_NEW_SMALL_INT(DIMENSIONS);
  case MP_UNARY_OP_POSITIVE:
    return self_in;
  case MP_UNARY_OP_NEGATIVE:
    return scaled(self, -1);
  case MP_UNARY_OP_ABS:
    return mp_obj_new_float(MICROPY_FLOAT_C_FUN(sqrt)(dot(self, self)));
  default:
    return MP_OBJ_NULL; // not supported
  }
}

// Vector and vector.
static mp_obj_t operate_on_vectors(mp_binary_op_t op, const vector_t *a, const vector_t *b) {
  switch (op) {
  case MP_BINARY_OP_ADD:
  case MP_BINARY_OP_INPLACE_ADD:
    return added(a, b, 1);
  case MP_BINARY_OP_SUBTRACT:
  case MP_BINARY_OP_INPLACE_SUBTRACT:
    return added(a, b, -1);
  case MP_BINARY_OP_MULTIPLY:
    return mp_obj_new_float(dot(a, b));
  case MP_BINARY_OP_EQUAL: // != is asked as the opposite
    for (size_t i = 0; i < DIMENSIONS; ++i)
      if (a->at[i] != b->at[i])
        return mp_const_false;
    return mp_const_true;
  default:
    return MP_OBJ_NULL;
  }
}

static mp_obj_t vector_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
  vector_t *self = MP_OBJ_TO_PTR(left);
  if (mp_obj_is_type(right, &vector_type))
    return operate_on_vectors(op, self, MP_OBJ_TO_PTR(right));
  mp_float_t number;
  if (!mp_obj_get_float_maybe(right, &number))
    return MP_OBJ_NULL;
  switch (op) {
  case MP_BINARY_OP_MULTIPLY:
  case MP_BINARY_OP_INPLACE_MULTIPLY:
  case MP_BINARY_OP_REVERSE_MULTIPLY: // number * vector: the vector comes first
    return scaled(self, number);
  case MP_BINARY_OP_TRUE_DIVIDE:
  case MP_BINARY_OP_INPLACE_TRUE_DIVIDE:
    if (number == 0)
      mp_raise_msg(&mp_type_ZeroDivisionError, MP_ERROR_TEXT("divide by zero"));
    return scaled(self, 1 / number);
  default:
    return MP_OBJ_NULL;
  }
}

static mp_obj_t vector_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
  vector_t *self = MP_OBJ_TO_PTR(self_in);
  if (value == MP_OBJ_NULL)
    return MP_OBJ_NULL; // nothing can be deleted
  size_t at = mp_get_index(self->base.type, DIMENSIONS, index, false);
  if (value == MP_OBJ_SENTINEL)
    return mp_obj_new_float(self->at[at]);
  self->at[at] = mp_obj_get_float(value);
  return mp_const_none;
}

static mp_obj_t vector_cross(mp_obj_t self_in, mp_obj_t other) {
  if (!mp_obj_is_type(other, &vector_type))
    mp_raise_TypeError(MP_ERROR_TEXT("a Vector is required"));
  const vector_t *a = MP_OBJ_TO_PTR(self_in), *b = MP_OBJ_TO_PTR(other);
  vector_t *result = new_vector();
  for (size_t i = 0; i < DIMENSIONS; ++i) {
    size_t j = (i + 1) % DIMENSIONS, k = (i + 2) % DIMENSIONS;
    result->at[i] = a->at[j] * b->at[k] - a->at[k] * b->at[j];
  }
  return MP_OBJ_FROM_PTR(result);
}
static MP_DEFINE_CONST_FUN_OBJ_2(vector_cross_obj, vector_cross);

static const mp_rom_map_elem_t vector_locals_table[] = {
    {MP_ROM_QSTR(MP_QSTR_cross), MP_ROM_PTR(&vector_cross_obj)},
};
static MP_DEFINE_CONST_DICT(vector_locals, vector_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(vector_type, MP_QSTR_Vector, MP_TYPE_FLAG_NONE, make_new, vector_make_new, print,
                         vector_print, unary_op, vector_unary_op, binary_op, vector_binary_op, subscr,
                         vector_subscr, locals_dict, &vector_locals);

static const mp_rom_map_elem_t vector_globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_vector)},
    {MP_ROM_QSTR(MP_QSTR_Vector), MP_ROM_PTR(&vector_type)},
};
static MP_DEFINE_CONST_DICT(vector_globals, vector_globals_table);

const mp_obj_module_t vector_module = {{&mp_type_module}, (mp_obj_dict_t *)&vector_globals};

MP_REGISTER_MODULE(MP_QSTR_vector, vector_module);
