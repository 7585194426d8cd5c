//===- runtime/objects/Complex.cpp - complex --------------------------------------------------------===//

#include "runtime/core/FormatFloat.h"
#include "runtime/core/Memory.h"

#include "py/objstr.h"
#include "py/parsenum.h"
#include "py/runtime.h"

#include <cmath>

#if MICROPY_PY_BUILTINS_COMPLEX

namespace adder::objects {

namespace {

struct ComplexValue {
  mp_float_t real;
  mp_float_t imag;
};

struct ComplexObject {
  mp_obj_base_t base;
  ComplexValue value;
};

ComplexValue valueOf(mp_obj_t self) { return static_cast<ComplexObject *>(MP_OBJ_TO_PTR(self))->value; }

bool isZero(ComplexValue value) { return value.real == 0 && value.imag == 0; }

mp_obj_t newComplex(ComplexValue value) { return mp_obj_new_complex(value.real, value.imag); }

void printComplex(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  ComplexValue value = valueOf(self);
  char text[runtime::kMaxFloatText];
  bool hasReal = value.real != 0; // also nan
  if (hasReal) {
    size_t length = runtime::formatFloat(value.real, text, false);
    mp_print_str(print, "(");
    print->print_strn(print->data, text, length);
  }
  size_t length = runtime::formatFloat(value.imag, text, false);
  if (hasReal && text[0] != '-')
    mp_print_str(print, "+");
  print->print_strn(print->data, text, length);
  mp_print_str(print, hasReal ? "j)" : "j");
}

/// real + imag * 1j, both of which may be complex.
mp_obj_t combine(mp_obj_t real, mp_obj_t imag) {
  ComplexValue a = {0, 0}, b = {0, 0};
  auto read = [](mp_obj_t object, ComplexValue &value) {
    if (mp_obj_is_exact_type(object, &mp_type_complex))
      value = valueOf(object);
    else
      value.real = mp_obj_get_float(object);
  };
  read(real, a);
  read(imag, b);
  if (mp_obj_is_exact_type(imag, &mp_type_complex))
    a.real -= b.imag;
  if (mp_obj_is_exact_type(real, &mp_type_complex))
    a.imag += b.real;
  else
    a.imag = b.real; // a zero keeps its sign
  return newComplex(a);
}

mp_obj_t makeComplex(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, 2, false);
  if (positional == 0)
    return mp_obj_new_complex(0, 0);
  if (positional == 2)
    return combine(values[0], values[1]);
  if (mp_obj_is_str(values[0])) {
    size_t length;
    const char *text = mp_obj_str_get_data(values[0], &length);
    return mp_parse_num_complex(text, length, nullptr);
  }
  if (mp_obj_is_exact_type(values[0], &mp_type_complex))
    return values[0];
  ComplexValue value;
  mp_obj_get_complex(values[0], &value.real, &value.imag);
  return newComplex(value);
}

mp_obj_t operateOnComplex(mp_unary_op_t operation, mp_obj_t self) {
  ComplexValue value = valueOf(self);
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(!isZero(value));
  case MP_UNARY_OP_HASH:
    return MP_OBJ_NEW_SMALL_INT(mp_float_hash(value.real) ^ mp_float_hash(value.imag));
  case MP_UNARY_OP_POSITIVE:
  case MP_UNARY_OP_COMPLEX_MAYBE:
    return self;
  case MP_UNARY_OP_NEGATIVE:
    return mp_obj_new_complex(-value.real, -value.imag);
  case MP_UNARY_OP_ABS:
    return mp_obj_new_float(std::hypot(value.real, value.imag));
#if MICROPY_PY_SYS_GETSIZEOF
  case MP_UNARY_OP_SIZEOF:
    return MP_OBJ_NEW_SMALL_INT(sizeof(ComplexObject));
#endif
  default:
    return MP_OBJ_NULL;
  }
}

mp_obj_t operateOnComplexes(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  ComplexValue value = valueOf(left);
  if (operation >= MP_BINARY_OP_REVERSE_OR && operation <= MP_BINARY_OP_REVERSE_POWER) {
    // The native part of an instance that stood at the right.
    ComplexValue first;
    if (!mp_obj_get_complex_maybe(right, &first.real, &first.imag))
      return MP_OBJ_NULL;
    operation = mp_binary_op_t(operation - MP_BINARY_OP_REVERSE_OR + MP_BINARY_OP_OR);
    return mp_obj_complex_binary_op(operation, first.real, first.imag, left);
  }
  return mp_obj_complex_binary_op(operation, value.real, value.imag, right);
}

void complexAttribute(mp_obj_t self, qstr name, mp_obj_t *answer) {
  if (answer[0] != MP_OBJ_NULL)
    return; // cannot be changed
  if (name == MP_QSTR_real)
    answer[0] = mp_obj_new_float(valueOf(self).real);
  else if (name == MP_QSTR_imag)
    answer[0] = mp_obj_new_float(valueOf(self).imag);
}

/// Divides by the larger part of the divisor first, so that nothing overflows that need not.
ComplexValue divide(ComplexValue a, ComplexValue b) {
  if (std::fabs(b.real) >= std::fabs(b.imag)) {
    mp_float_t ratio = b.imag / b.real;
    mp_float_t scale = b.real + b.imag * ratio;
    return {(a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale};
  }
  mp_float_t ratio = b.real / b.imag;
  mp_float_t scale = b.real * ratio + b.imag;
  return {(a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale};
}

ComplexValue raise(ComplexValue base, ComplexValue exponent) {
  if (isZero(base)) {
    if (exponent.imag != 0 || !(exponent.real >= 0))
      mp_raise_msg(&mp_type_ZeroDivisionError, MP_ERROR_TEXT("0.0 to a complex power"));
    return {exponent.real == 0 ? mp_float_t(1) : mp_float_t(0), 0};
  }
  mp_float_t logarithm = std::log(std::hypot(base.real, base.imag));
  mp_float_t angle = std::atan2(base.imag, base.real);
  mp_float_t length = std::exp(exponent.real * logarithm - exponent.imag * angle);
  mp_float_t turned = exponent.real * angle + exponent.imag * logarithm;
  return {length * std::cos(turned), length * std::sin(turned)};
}

} // namespace
} // namespace adder::objects

using namespace adder;
using namespace adder::objects;

mp_obj_t mp_obj_new_complex(mp_float_t real, mp_float_t imag) {
  auto *object = static_cast<ComplexObject *>(runtime::allocateLeaf(sizeof(ComplexObject)));
  object->base.type = &mp_type_complex;
  object->value = {real, imag};
  return MP_OBJ_FROM_PTR(object);
}

void mp_obj_complex_get(mp_obj_t self, mp_float_t *real, mp_float_t *imag) {
  ComplexValue value = valueOf(self);
  *real = value.real;
  *imag = value.imag;
}

bool mp_obj_get_complex_maybe(mp_obj_t object, mp_float_t *real, mp_float_t *imag) {
  if (!mp_obj_is_exact_type(object, &mp_type_complex)) {
    *imag = 0;
    if (mp_obj_get_float_maybe(object, real))
      return true;
    const mp_obj_type_t *type = mp_obj_get_type(object);
    object = MP_OBJ_TYPE_HAS_SLOT(type, unary_op)
                 ? MP_OBJ_TYPE_GET_SLOT(type, unary_op)(MP_UNARY_OP_COMPLEX_MAYBE, object)
                 : MP_OBJ_NULL;
    if (object == MP_OBJ_NULL || !mp_obj_is_exact_type(object, &mp_type_complex))
      return false;
  }
  mp_obj_complex_get(object, real, imag);
  return true;
}

void mp_obj_get_complex(mp_obj_t object, mp_float_t *real, mp_float_t *imag) {
  if (!mp_obj_get_complex_maybe(object, real, imag))
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't convert %s to complex"),
                      mp_obj_get_type_str(object));
}

mp_obj_t mp_obj_complex_binary_op(mp_binary_op_t operation, mp_float_t real, mp_float_t imag,
                                  mp_obj_t right) {
  ComplexValue a = {real, imag}, b;
  if (!mp_obj_get_complex_maybe(right, &b.real, &b.imag))
    return MP_OBJ_NULL;
  if (operation >= MP_BINARY_OP_INPLACE_OR && operation <= MP_BINARY_OP_INPLACE_POWER)
    operation = mp_binary_op_t(operation - MP_BINARY_OP_INPLACE_OR + MP_BINARY_OP_OR);
  switch (operation) {
  case MP_BINARY_OP_ADD:
    return mp_obj_new_complex(a.real + b.real, a.imag + b.imag);
  case MP_BINARY_OP_SUBTRACT:
    return mp_obj_new_complex(a.real - b.real, a.imag - b.imag);
  case MP_BINARY_OP_MULTIPLY:
    return mp_obj_new_complex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real);
  case MP_BINARY_OP_FLOOR_DIVIDE:
    mp_raise_TypeError(MP_ERROR_TEXT("can't truncate-divide a complex number"));
  case MP_BINARY_OP_TRUE_DIVIDE:
    if (isZero(b))
      mp_raise_msg(&mp_type_ZeroDivisionError, MP_ERROR_TEXT("complex divide by zero"));
    return newComplex(divide(a, b));
  case MP_BINARY_OP_POWER:
    return newComplex(raise(a, b));
  case MP_BINARY_OP_EQUAL:
    return mp_obj_new_bool(a.real == b.real && a.imag == b.imag);
  default:
    return MP_OBJ_NULL;
  }
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_complex, MP_QSTR_complex,
                         MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE, make_new,
                         makeComplex, print, printComplex, unary_op, operateOnComplex, binary_op,
                         operateOnComplexes, attr, complexAttribute);

#endif
