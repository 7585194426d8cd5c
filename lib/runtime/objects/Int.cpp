//===- runtime/objects/Int.cpp - int: making, reading, operators of one operand ---------------------===//

#include "runtime/objects/Int.h"

#include "runtime/core/Memory.h"

#include "py/objstr.h"
#include "py/parsenum.h"
#include "py/runtime.h"
#include "py/smallint.h"

#include <cmath>
#include <cstring>

namespace adder::objects {

namespace {

constexpr size_t kLimbsPerWord = sizeof(mp_int_t) / sizeof(Limb);

IntObject *newObject(size_t count) {
  if (count > (SIZE_MAX / 4 - sizeof(IntObject)) / sizeof(Limb))
    m_malloc_fail(SIZE_MAX);
  auto *object = static_cast<IntObject *>(runtime::allocateLeaf(sizeof(IntObject) + count * sizeof(Limb)));
  object->base.type = &mp_type_int;
  object->negative = 0;
  object->isFrozen = 0;
  object->count = count;
  return object;
}

/// The lowest word of a magnitude.
mp_uint_t lowWord(Limbs limbs) {
  mp_uint_t word = limbs.empty() ? 0 : limbs[0];
  if constexpr (kLimbsPerWord == 2)
    if (limbs.size() > 1)
      word |= mp_uint_t(uint64_t(limbs[1]) << kLimbBits);
  return word;
}

/// Writes up to two limbs; returns how many.
size_t splitWord(uint64_t value, Limb *limbs) {
  limbs[0] = Limb(value);
  limbs[1] = Limb(value >> kLimbBits);
  return limbs[1] ? 2 : limbs[0] ? 1 : 0;
}

mp_obj_t newFromMagnitude(bool negative, unsigned long long magnitude) {
  constexpr unsigned long long kLargest = mp_uint_t(MP_SMALL_INT_MAX);
  if (magnitude <= kLargest)
    return MP_OBJ_NEW_SMALL_INT(negative ? -mp_int_t(magnitude) : mp_int_t(magnitude));
  Limb limbs[2];
  size_t count = splitWord(magnitude, limbs);
  return newInt(negative, {limbs, count});
}

/// A magnitude of `words` words or less as an unsigned long long.
unsigned long long toUnsigned(Limbs limbs) {
  unsigned long long value = 0;
  for (size_t i = limbs.size(); i-- > 0;)
    value = value << kLimbBits | limbs[i];
  return value;
}

[[noreturn]] void raiseTooLong() {
  mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("overflow converting long int to machine word"));
}

void requireInt(mp_const_obj_t object) {
  if (!isIntOperand(object))
    mp_raise_TypeError_int_conversion(object);
}

} // namespace

IntOperand::IntOperand(mp_const_obj_t object) {
  if (mp_obj_is_small_int(object) || !mp_obj_is_obj(object)) {
    mp_int_t value = mp_obj_is_small_int(object) ? MP_OBJ_SMALL_INT_VALUE(object) : object == mp_const_true;
    negative = value < 0;
    mp_uint_t magnitude = negative ? -mp_uint_t(value) : mp_uint_t(value);
    words[0] = Limb(magnitude);
    size_t count = words[0] != 0;
    if constexpr (kLimbsPerWord == 2) {
      words[kLimbsPerWord - 1] = Limb(uint64_t(magnitude) >> kLimbBits);
      count = words[kLimbsPerWord - 1] ? 2 : count;
    }
    limbs = {words, count};
    return;
  }
  auto *self = static_cast<const IntObject *>(MP_OBJ_TO_PTR(object));
  owner = self;
  negative = self->negative;
  if (self->isFrozen)
    readFrozen(static_cast<const mp_obj_int_t *>(MP_OBJ_TO_PTR(object)));
  else
    limbs = {self->limbs, size_t(self->count)};
}

void IntOperand::readFrozen(const mp_obj_int_t *frozen) {
#if MPZ_DIG_SIZE == 32
  limbs = withoutZeros({frozen->mpz.dig, frozen->mpz.len});
#else
  size_t count = (frozen->mpz.len + 1) / 2;
  Limb *copy = runtime::newLeaf<Limb>(count);
  for (size_t i = 0; i < count; ++i)
    copy[i] =
        frozen->mpz.dig[2 * i] | (2 * i + 1 < frozen->mpz.len ? Limb(frozen->mpz.dig[2 * i + 1]) << 16 : 0);
  owner = copy;
  limbs = withoutZeros({copy, count});
#endif
}

IntResult::IntResult(size_t count) : room(count) {
  if (count > kShort) {
    object = newObject(count);
    limbs = object->limbs;
  } else {
    limbs = local;
  }
}

mp_obj_t IntResult::finish(bool negative, size_t count) {
  Limbs used = withoutZeros({limbs, count});
  if (used.size() <= kLimbsPerWord) {
    mp_uint_t magnitude = lowWord(used);
    if (magnitude <= mp_uint_t(MP_SMALL_INT_MAX) + negative)
      return MP_OBJ_NEW_SMALL_INT(negative ? -magnitude : magnitude);
  }
  IntObject *result = object;
  if (!result) {
    result = newObject(used.size());
    std::memcpy(result->limbs, used.data(), used.size_bytes());
  }
  result->negative = negative;
  result->count = used.size();
  return MP_OBJ_FROM_PTR(result);
}

LimbScratch::LimbScratch(size_t count) {
  if (count > MP_ARRAY_SIZE(local)) {
    block = runtime::newLeaf<Limb>(count);
    limbs = block;
  } else {
    limbs = local;
  }
}

bool hasRoom(size_t bytes) {
  void *block = runtime::allocateLeafOrNull(bytes);
  m_free(block);
  return block != nullptr;
}

mp_obj_t newInt(bool negative, Limbs limbs) {
  limbs = withoutZeros(limbs);
  IntResult result(limbs.size());
  if (!limbs.empty())
    std::memcpy(result.limbs, limbs.data(), limbs.size_bytes());
  return result.finish(negative);
}

namespace {

mp_obj_t makeInt(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, 2, false);
  if (positional == 0)
    return MP_OBJ_NEW_SMALL_INT(0);
  mp_obj_t value = values[0];
  if (positional == 2) {
    size_t length;
    const char *text = mp_obj_str_get_data(value, &length);
    return mp_parse_num_integer(text, length, mp_obj_get_int(values[1]), nullptr);
  }
  if (mp_obj_is_int(value))
    return value;
#if MICROPY_PY_BUILTINS_FLOAT
  if (mp_obj_t number = mp_obj_cast_to_native_base(value, MP_OBJ_FROM_PTR(&mp_type_float)))
    return mp_obj_new_int_from_float(mp_obj_float_get(number));
#endif
  // Before the text: a uctypes pointer has memory, too.
  if (mp_obj_t integer = mp_unary_op(MP_UNARY_OP_INT_MAYBE, value))
    return integer;
  mp_buffer_info_t buffer;
  if (!mp_get_buffer(value, &buffer, MP_BUFFER_READ))
    mp_raise_TypeError_int_conversion(value);
  return mp_parse_num_integer(static_cast<const char *>(buffer.buf), buffer.len, 10, nullptr);
}

// --- Words out of integers: whether they fit.

bool toWord(mp_const_obj_t object, mp_int_t &result) {
  IntOperand value(object);
  mp_uint_t word = lowWord(value.limbs);
  result = mp_int_t(value.negative ? -word : word);
  return value.limbs.size() <= kLimbsPerWord && word <= mp_uint_t(MP_INT_MAX) + value.negative;
}

bool toUnsignedWord(mp_const_obj_t object, mp_uint_t &result) {
  IntOperand value(object);
  result = lowWord(value.limbs);
  return !value.negative && value.limbs.size() <= kLimbsPerWord;
}

/// raises TypeError; whether it fits. result: its lowest 64 bits.
bool toLongLong(mp_const_obj_t object, long long &result) {
  if (!isIntOperand(object)) {
    mp_obj_t integer = mp_unary_op(MP_UNARY_OP_INT_MAYBE, const_cast<mp_obj_t>(object));
    if (integer == MP_OBJ_NULL)
      mp_raise_TypeError_int_conversion(object);
    requireInt(integer);
    object = integer;
  }
  IntOperand value(object);
  unsigned long long magnitude = toUnsigned(value.limbs.first(MIN(value.limbs.size(), size_t(2))));
  result = static_cast<long long>(value.negative ? 0 - magnitude : magnitude);
  return value.limbs.size() <= 2 && magnitude <= static_cast<unsigned long long>(INT64_MAX) + value.negative;
}

/// The integer whose mpz member that is.
mp_const_obj_t objectOf(const mpz_t *number) {
  return reinterpret_cast<const byte *>(number) - offsetof(mp_obj_int_t, mpz);
}

} // namespace

long long longLongOrRaise(mp_const_obj_t object) {
  long long value;
  if (!toLongLong(object, value))
    raiseTooLong();
  return value;
}

} // namespace adder::objects

using namespace adder;
using namespace adder::objects;

mp_obj_t mp_obj_new_int(mp_int_t value) {
  if (MP_SMALL_INT_FITS(value))
    return MP_OBJ_NEW_SMALL_INT(value);
  return newFromMagnitude(value < 0, value < 0 ? -mp_uint_t(value) : mp_uint_t(value));
}

mp_obj_t mp_obj_new_int_from_uint(mp_uint_t value) { return newFromMagnitude(false, value); }

mp_obj_t mp_obj_new_int_from_ull(unsigned long long value) { return newFromMagnitude(false, value); }

mp_obj_t mp_obj_new_int_from_ll(long long value) {
  if (value < 0)
    return newFromMagnitude(true, 0 - static_cast<unsigned long long>(value));
  return newFromMagnitude(false, static_cast<unsigned long long>(value));
}

mp_int_t mp_obj_int_get_truncated(mp_const_obj_t self) {
  requireInt(self);
  if (mp_obj_is_small_int(self))
    return MP_OBJ_SMALL_INT_VALUE(self);
  IntOperand value(self);
  mp_uint_t word = lowWord(value.limbs);
  return mp_int_t(value.negative ? -word : word);
}

mp_int_t mp_obj_int_get_checked(mp_const_obj_t self) {
  requireInt(self);
  if (mp_obj_is_small_int(self))
    return MP_OBJ_SMALL_INT_VALUE(self);
  mp_int_t value;
  if (!toWord(self, value))
    raiseTooLong();
  return value;
}

mp_uint_t mp_obj_int_get_uint_checked(mp_const_obj_t self) {
  requireInt(self);
  mp_uint_t value;
  if (!toUnsignedWord(self, value))
    raiseTooLong();
  return value;
}

bool mpz_as_int_checked(const mpz_t *number, mp_int_t *value) { return toWord(objectOf(number), *value); }
bool mpz_as_uint_checked(const mpz_t *number, mp_uint_t *value) {
  return toUnsignedWord(objectOf(number), *value);
}

long long mp_obj_get_ll(mp_const_obj_t object) {
  long long value;
  toLongLong(object, value);
  return value;
}

int mp_obj_int_sign(mp_obj_t self) {
  if (mp_obj_is_small_int(self)) {
    mp_int_t value = MP_OBJ_SMALL_INT_VALUE(self);
    return (value > 0) - (value < 0);
  }
  IntOperand value(self);
  return value.limbs.empty() ? 0 : value.negative ? -1 : 1;
}

mp_int_t mp_obj_int_hash(mp_obj_t self) { return mp_obj_int_get_truncated(self); }

static mp_obj_t negated(const IntOperand &value) {
  IntResult result(value.limbs.size());
  if (!value.limbs.empty())
    std::memcpy(result.limbs, value.limbs.data(), value.limbs.size_bytes());
  value.keep();
  return result.finish(!value.negative);
}

/// -(x + 1)
static mp_obj_t inverted(const IntOperand &value) {
  static constexpr Limb kOne[] = {1};
  IntResult result(value.limbs.size() + 1);
  if (value.negative) {
    subtractLimbs(result.limbs, value.limbs, kOne);
    result.limbs[value.limbs.size()] = 0;
  } else if (value.limbs.empty()) {
    result.limbs[0] = 1;
  } else {
    addLimbs(result.limbs, value.limbs, kOne);
  }
  value.keep();
  return result.finish(!value.negative);
}

mp_obj_t mp_obj_int_unary_op(mp_unary_op_t operation, mp_obj_t self) {
  IntOperand value(self);
  switch (operation) {
  case MP_UNARY_OP_BOOL:
    return mp_obj_new_bool(!value.limbs.empty());
  case MP_UNARY_OP_HASH:
    return MP_OBJ_NEW_SMALL_INT(mp_obj_int_hash(self));
  case MP_UNARY_OP_POSITIVE:
  case MP_UNARY_OP_INT_MAYBE:
    return self;
#if MICROPY_PY_BUILTINS_FLOAT
  case MP_UNARY_OP_FLOAT_MAYBE:
    return mp_obj_new_float(mp_obj_int_as_float_impl(self));
#endif
  case MP_UNARY_OP_ABS:
    if (!value.negative)
      return self;
    [[fallthrough]];
  case MP_UNARY_OP_NEGATIVE:
    return negated(value);
  case MP_UNARY_OP_INVERT:
    return inverted(value);
#if MICROPY_PY_SYS_GETSIZEOF
  case MP_UNARY_OP_SIZEOF:
    return MP_OBJ_NEW_SMALL_INT(sizeof(IntObject) + value.limbs.size_bytes());
#endif
  default:
    return MP_OBJ_NULL;
  }
}

#if MICROPY_PY_BUILTINS_FLOAT

mp_float_t mp_obj_int_as_float_impl(mp_obj_t self) {
  IntOperand value(self);
  mp_float_t result = floatFromLimbs<mp_float_t>(value.limbs);
  return value.negative ? -result : result;
}

mp_obj_t mp_obj_new_int_from_float(mp_float_t value) {
  if (std::isinf(value))
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("can't convert inf to int"));
  if (std::isnan(value))
    mp_raise_ValueError(MP_ERROR_TEXT("can't convert NaN to int"));
  constexpr mp_float_t kBeyondSmall = mp_float_t(mp_uint_t(1) << (MP_SMALL_INT_BITS - 1));
  if (value < kBeyondSmall && value >= -kBeyondSmall)
    return MP_OBJ_NEW_SMALL_INT(mp_int_t(value));
  int exponent; // value = significand * 2^exponent
  mp_float_t fraction = std::frexp(value < 0 ? -value : value, &exponent);
  constexpr int kBits = MP_FLOAT_FRAC_BITS + 1;
  uint64_t significand = mp_float_uint_t(std::ldexp(fraction, kBits));
  exponent -= kBits;
  if (exponent < 0) {
    significand >>= -exponent; // only where small ints are shorter than significands
    exponent = 0;
  }
  Limb words[2];
  size_t count = splitWord(significand, words);
  IntResult result(count + size_t(exponent) / kLimbBits + 1);
  shiftLimbsLeft(result.limbs, {words, count}, size_t(exponent));
  return result.finish(value < 0);
}

#endif

#if MPZ_DIG_SIZE == 32
static const mpz_dig_t kMaxsizeDigits[] = {mpz_dig_t(MP_SSIZE_MAX), mpz_dig_t(uint64_t(MP_SSIZE_MAX) >> 32)};
#else
static const mpz_dig_t kMaxsizeDigits[] = {mpz_dig_t(MP_SSIZE_MAX), mpz_dig_t(MP_SSIZE_MAX >> 16)};
#endif
const mp_obj_int_t mp_sys_maxsize_obj = {{&mp_type_int},
                                         {0, 1, 2, 2, const_cast<mpz_dig_t *>(kMaxsizeDigits)}};

MP_DEFINE_CONST_OBJ_TYPE(mp_type_int, MP_QSTR_int, MP_TYPE_FLAG_NONE, make_new, makeInt, print,
                         mp_obj_int_print, unary_op, mp_obj_int_unary_op, binary_op, mp_obj_int_binary_op,
                         locals_dict, &intMethods);
