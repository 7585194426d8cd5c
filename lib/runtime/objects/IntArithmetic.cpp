//===- runtime/objects/IntArithmetic.cpp - int: operators of two operands ---------------------------===//
//
// Short operands take the loops of IntLimbs; long ones, where both are, the subquadratic algorithms of
// support/Magnitude, whose working memory comes from the heap.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Raise.h"
#include "runtime/objects/Comparison.h"
#include "runtime/objects/Int.h"

#include "runtime/core/HeapArena.h"
#include "support/Magnitude.h"

#include "py/runtime.h"
#include "py/smallint.h"

#include <cstring>

namespace adder::objects {

namespace {

/// Limbs of the shorter operand from which multiplication is not left to the simple loop.
constexpr size_t kLongProduct = 128;
/// The most that support::LimbMultiplier takes.
constexpr size_t kLongestFactor = size_t(1) << 22;
/// Bytes that long operations work in: transforms of both operands, with lengths rounded up to a power of
/// two.
constexpr size_t kRoomPerLimb = 10 * sizeof(Limb);
/// Limbs of divisor and quotient from which division goes by multiplying.
constexpr size_t kLongQuotient = 80;

void divideShort(Limb *quotient, Limb *remainder, Limbs a, Limbs b) {
  unsigned shift = unsigned(__builtin_clz(b.back()));
  LimbScratch rest(a.size() + 1), divisor(b.size() + 1);
  shiftLimbsLeft(rest.limbs, a, shift);
  shiftLimbsLeft(divisor.limbs, b, shift);
  divideNormalised(quotient, {rest.limbs, a.size() + 1}, {divisor.limbs, b.size()});
  if (remainder)
    shiftLimbsRight(remainder, {rest.limbs, b.size()}, shift);
  rest.keep();
  divisor.keep();
}

void divideLong(Limb *quotient, Limb *remainder, Limbs a, Limbs b) {
  runtime::HeapArena memory;
  support::Arena &arena = memory;
  std::span<Limb> q(quotient, a.size() - b.size() + 1), r(remainder, b.size());
  if (!quotient)
    q = arena.makeArray<Limb>(q.size());
  if (!remainder)
    r = arena.makeArray<Limb>(r.size());
  support::divideLimbs(arena, q, r, a, b);
  memory.end();
}

} // namespace

void multiplyAny(Limb *out, Limbs a, Limbs b) {
  size_t shorter = a.size() < b.size() ? a.size() : b.size();
  if (!MICROPY_LONGINT_FAST || shorter < kLongProduct || !hasRoom((a.size() + b.size()) * kRoomPerLimb)) {
    multiplyLimbs(out, a, b);
    return;
  }
  if (shorter > kLongestFactor)
    m_malloc_fail(SIZE_MAX);
  runtime::HeapArena memory;
  support::LimbMultiplier(memory.get()).multiply<support::Radix::Binary>({out, a.size() + b.size()}, a, b);
  memory.end();
}

void divideAny(Limb *quotient, Limb *remainder, Limbs a, Limbs b) {
  if (b.size() == 1) {
    LimbScratch unused(quotient ? 0 : a.size());
    Limb rest = divideByLimb(quotient ? quotient : unused.limbs, a, b[0]);
    if (remainder)
      *remainder = rest;
  } else if (!MICROPY_LONGINT_FAST || b.size() < kLongQuotient || a.size() - b.size() < kLongQuotient ||
             !hasRoom((a.size() + b.size()) * kRoomPerLimb)) {
    divideShort(quotient, remainder, a, b);
  } else {
    divideLong(quotient, remainder, a, b);
  }
}

namespace {

mp_obj_t addSigned(const IntOperand &a, bool bNegative, Limbs b) {
  Limbs longer = a.limbs, shorter = b;
  bool negative = a.negative;
  if (a.negative == bNegative) {
    if (longer.size() < shorter.size())
      std::swap(longer, shorter);
    IntResult sum(longer.size() + 1);
    addLimbs(sum.limbs, longer, shorter);
    return sum.finish(negative);
  }
  if (compareLimbs(longer, shorter) < 0) {
    std::swap(longer, shorter);
    negative = bNegative;
  }
  IntResult difference(longer.size());
  subtractLimbs(difference.limbs, longer, shorter);
  return difference.finish(negative);
}

mp_obj_t multiply(const IntOperand &a, const IntOperand &b) {
  IntResult product(a.limbs.size() + b.limbs.size());
  multiplyAny(product.limbs, a.limbs, b.limbs);
  return product.finish(a.negative != b.negative);
}

/// Quotient rounded down and the remainder that goes with it; `remainder` may be null, and so may `quotient`.
void divideFloor(const IntOperand &a, const IntOperand &b, mp_obj_t *quotient, mp_obj_t *remainder) {
  if (b.limbs.empty())
    runtime::raiseZeroDivision();
  bool signsDiffer = a.negative != b.negative;
  static constexpr Limb kOne[] = {1};
  if (a.limbs.size() < b.limbs.size()) { // the quotient is 0 or -1
    bool down = signsDiffer && !a.limbs.empty();
    if (quotient)
      *quotient = MP_OBJ_NEW_SMALL_INT(down ? -1 : 0);
    if (remainder)
      *remainder = down ? addSigned(a, b.negative, b.limbs) : newInt(a.negative, a.limbs);
    return;
  }
  size_t count = a.limbs.size() - b.limbs.size() + 1;
  // With different signs the remainder decides about the quotient, so it is always needed.
  bool needsRemainder = remainder || signsDiffer;
  IntResult q(quotient ? count + 1 : 0), r(needsRemainder ? b.limbs.size() : 0);
  divideAny(quotient ? q.limbs : nullptr, needsRemainder ? r.limbs : nullptr, a.limbs, b.limbs);
  bool down = signsDiffer && !withoutZeros({r.limbs, b.limbs.size()}).empty();
  if (quotient) {
    q.limbs[count] = 0;
    if (down)
      addLimbs(q.limbs, {q.limbs, count}, kOne);
    *quotient = q.finish(signsDiffer);
  }
  if (remainder) {
    if (down)
      subtractLimbs(r.limbs, b.limbs, withoutZeros({r.limbs, b.limbs.size()}));
    *remainder = r.finish(b.negative);
  }
  r.keep();
}

mp_obj_t divideFloorPair(const IntOperand &a, const IntOperand &b) {
  mp_obj_t pair[2];
  divideFloor(a, b, &pair[0], &pair[1]);
  return mp_obj_new_tuple(2, pair);
}

mp_obj_t shiftLeft(const IntOperand &a, mp_uint_t count) {
  if (a.limbs.empty())
    return MP_OBJ_NEW_SMALL_INT(0);
  size_t whole = size_t(count / kLimbBits);
  IntResult shifted(a.limbs.size() + whole + 1);
  shiftLimbsLeft(shifted.limbs, a.limbs, size_t(count));
  return shifted.finish(a.negative);
}

mp_obj_t shiftRight(const IntOperand &a, mp_uint_t count) {
  if (count / kLimbBits >= a.limbs.size())
    return MP_OBJ_NEW_SMALL_INT(a.negative ? -1 : 0);
  size_t size = a.limbs.size() - size_t(count / kLimbBits);
  static constexpr Limb kOne[] = {1};
  IntResult shifted(size + 1);
  bool lost = shiftLimbsRight(shifted.limbs, a.limbs, size_t(count));
  shifted.limbs[size] = 0;
  if (lost && a.negative)
    addLimbs(shifted.limbs, {shifted.limbs, size}, kOne);
  return shifted.finish(a.negative);
}

mp_obj_t shift(const IntOperand &a, mp_obj_t by, bool left) {
  mp_int_t count = mp_obj_get_int(by);
  if (count < 0)
    mp_raise_ValueError(MP_ERROR_TEXT("negative shift count"));
  return left ? shiftLeft(a, mp_uint_t(count)) : shiftRight(a, mp_uint_t(count));
}

mp_obj_t bitwise(BitOperation operation, const IntOperand &a, const IntOperand &b) {
  size_t size = (a.limbs.size() > b.limbs.size() ? a.limbs.size() : b.limbs.size()) + 1; // one for the sign
  IntResult result(size);
  bool negative = operateOnBits(operation, result.limbs, size, a.asSigned(), b.asSigned());
  return result.finish(negative);
}

int compare(const IntOperand &a, const IntOperand &b) {
  if (a.negative != b.negative)
    return a.negative ? -1 : 1;
  int order = compareLimbs(a.limbs, b.limbs);
  return a.negative ? -order : order;
}

/// 2^n for a power of two and n >= 0; otherwise -1.
int64_t logarithmOfPower(Limbs limbs) {
  if ((limbs.back() & (limbs.back() - 1)) != 0)
    return -1;
  for (size_t i = 0; i + 1 < limbs.size(); ++i)
    if (limbs[i] != 0)
      return -1;
  return int64_t(bitsOf(limbs)) - 1;
}

/// base ^ exponent, where the exponent is 2 or more and |base| too.
mp_obj_t raise(const IntOperand &base, mp_uint_t exponent) {
  bool negative = base.negative && exponent % 2 != 0;
  uint64_t bits = bitsOf(base.limbs);
  // Not even the lowest value of this length would fit.
  if (exponent > SIZE_MAX / 4 || (bits - 1) > SIZE_MAX / 4 / exponent)
    m_malloc_fail(SIZE_MAX);
  if (int64_t power = logarithmOfPower(base.limbs); power > 0) {
    static constexpr Limb kOne[] = {1};
    size_t shift = size_t(uint64_t(power) * exponent);
    IntResult result(shift / kLimbBits + 2);
    shiftLimbsLeft(result.limbs, kOne, shift);
    return result.finish(negative);
  }
  size_t most = size_t(bits * exponent / kLimbBits) + 2;
  // From the highest bit of the exponent on: square, and multiply by the base where the bit is set.
  IntResult first(most), second(most);
  Limb *value = first.limbs, *next = second.limbs;
  std::memcpy(value, base.limbs.data(), base.limbs.size_bytes());
  size_t size = base.limbs.size();
  auto multiplyBy = [&](Limbs factor) {
    multiplyAny(next, {value, size}, factor);
    size = withoutZeros({next, size + factor.size()}).size();
    std::swap(value, next);
  };
  for (unsigned bit = unsigned(8 * sizeof(unsigned long long)) - 1 -
                      unsigned(__builtin_clzll(static_cast<unsigned long long>(exponent)));
       bit-- > 0;) {
    multiplyBy({value, size});
    if (exponent >> bit & 1)
      multiplyBy(base.limbs);
  }
  return value == first.limbs ? first.finish(negative, size) : second.finish(negative, size);
}

mp_obj_t power(mp_obj_t left, mp_obj_t right, const IntOperand &base, const IntOperand &exponent) {
  if (exponent.negative) {
#if MICROPY_PY_BUILTINS_FLOAT
    return mp_obj_float_binary_op(MP_BINARY_OP_POWER, mp_obj_int_as_float_impl(left), right);
#else
    (void)left;
    (void)right;
    mp_raise_ValueError(MP_ERROR_TEXT("negative power with no float support"));
#endif
  }
  if (exponent.limbs.empty())
    return MP_OBJ_NEW_SMALL_INT(1);
  if (base.limbs.empty())
    return MP_OBJ_NEW_SMALL_INT(0);
  if (base.limbs.size() == 1 && base.limbs[0] == 1)
    return MP_OBJ_NEW_SMALL_INT(base.negative && exponent.limbs[0] % 2 != 0 ? -1 : 1);
  constexpr size_t kLimbsPerWord = sizeof(mp_uint_t) / sizeof(Limb);
  if (exponent.limbs.size() > kLimbsPerWord)
    m_malloc_fail(SIZE_MAX);
  mp_uint_t count = exponent.limbs[0];
  if constexpr (kLimbsPerWord == 2)
    if (exponent.limbs.size() == 2)
      count |= mp_uint_t(uint64_t(exponent.limbs[1]) << kLimbBits);
  if (count == 1)
    return newInt(base.negative, base.limbs);
  return raise(base, count);
}

mp_obj_t operate(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  IntOperand a(left), b(right);
  mp_obj_t result = MP_OBJ_NULL;
  switch (operation) {
  case MP_BINARY_OP_ADD:
    result = addSigned(a, b.negative, b.limbs);
    break;
  case MP_BINARY_OP_SUBTRACT:
    result = addSigned(a, !b.negative, b.limbs);
    break;
  case MP_BINARY_OP_MULTIPLY:
    result = multiply(a, b);
    break;
  case MP_BINARY_OP_FLOOR_DIVIDE:
    divideFloor(a, b, &result, nullptr);
    break;
  case MP_BINARY_OP_MODULO:
    divideFloor(a, b, nullptr, &result);
    break;
  case MP_BINARY_OP_DIVMOD:
    result = divideFloorPair(a, b);
    break;
  case MP_BINARY_OP_AND:
    result = bitwise(BitOperation::And, a, b);
    break;
  case MP_BINARY_OP_OR:
    result = bitwise(BitOperation::Or, a, b);
    break;
  case MP_BINARY_OP_XOR:
    result = bitwise(BitOperation::Xor, a, b);
    break;
  case MP_BINARY_OP_LSHIFT:
  case MP_BINARY_OP_RSHIFT:
    result = shift(a, right, operation == MP_BINARY_OP_LSHIFT);
    break;
  case MP_BINARY_OP_POWER:
    result = power(left, right, a, b);
    break;
  default:
    if (isComparison(operation))
      return mp_obj_new_bool(holds(operation, compare(a, b), 0));
  }
  a.keep();
  b.keep();
  return result;
}

#if MICROPY_PY_BUILTINS_POW3

/// base ^ exponent mod modulus for magnitudes: 0 <= base < modulus, modulus > 1.
mp_obj_t powerModulo(const IntOperand &base, const IntOperand &exponent, const IntOperand &modulus) {
  size_t size = modulus.limbs.size();
  IntResult value(size);
  LimbScratch product(2 * size);
  value.limbs[0] = 1;
  std::memset(value.limbs + 1, 0, (size - 1) * sizeof(Limb));
  auto multiplyBy = [&](Limbs factor) {
    Limbs current = withoutZeros({value.limbs, size});
    size_t length = current.size() + factor.size();
    multiplyAny(product.limbs, current, factor);
    if (length < size) {
      std::memcpy(value.limbs, product.limbs, length * sizeof(Limb));
      std::memset(value.limbs + length, 0, (size - length) * sizeof(Limb));
    } else {
      divideAny(nullptr, value.limbs, {product.limbs, length}, modulus.limbs);
    }
  };
  for (uint64_t bit = bitsOf(exponent.limbs); bit-- > 0;) {
    multiplyBy(withoutZeros({value.limbs, size}));
    if (exponent.limbs[size_t(bit / kLimbBits)] >> bit % kLimbBits & 1)
      multiplyBy(base.limbs);
  }
  product.keep();
  return value.finish(false);
}

#endif

} // namespace

#if MICROPY_PY_BUILTINS_FLOAT
mp_obj_t divideTrue(mp_obj_t a, mp_obj_t b) {
  mp_float_t divisor = mp_obj_int_as_float_impl(b);
  if (divisor == 0)
    runtime::raiseZeroDivision();
  return mp_obj_new_float(mp_obj_int_as_float_impl(a) / divisor);
}
#endif

} // namespace adder::objects

using namespace adder::objects;

mp_obj_t mp_obj_int_binary_op(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  if (operation >= MP_BINARY_OP_INPLACE_OR && operation <= MP_BINARY_OP_INPLACE_POWER) {
    operation = mp_binary_op_t(operation - MP_BINARY_OP_INPLACE_OR + MP_BINARY_OP_OR);
  } else if (operation >= MP_BINARY_OP_REVERSE_OR) { // the native part of an instance stood at the right
    operation = mp_binary_op_t(operation - MP_BINARY_OP_REVERSE_OR + MP_BINARY_OP_OR);
    mp_obj_t other = left;
    left = right;
    right = other;
  }
  if (isIntOperand(left) && isIntOperand(right)) {
#if MICROPY_PY_BUILTINS_FLOAT
    if (operation == MP_BINARY_OP_TRUE_DIVIDE)
      return divideTrue(left, right);
#endif
    return operate(operation, left, right);
  }
#if MICROPY_PY_BUILTINS_FLOAT
  if (mp_obj_is_float(left))
    return mp_obj_float_binary_op(operation, mp_obj_float_get(left), right);
  if (!isIntOperand(left))
    return MP_OBJ_NULL;
  if (mp_obj_is_float(right))
    return mp_obj_float_binary_op(operation, mp_obj_int_as_float_impl(left), right);
#if MICROPY_PY_BUILTINS_COMPLEX
  if (mp_obj_is_exact_type(right, &mp_type_complex))
    return mp_obj_complex_binary_op(operation, mp_obj_int_as_float_impl(left), 0, right);
#endif
#endif
  return MP_OBJ_NULL;
}

#if MICROPY_PY_BUILTINS_POW3
mp_obj_t mp_obj_int_pow3(mp_obj_t base, mp_obj_t exponent, mp_obj_t modulus) {
  if (modulus == mp_const_none)
    return mp_binary_op(MP_BINARY_OP_POWER, base, exponent);
  if (!mp_obj_is_int(base) || !mp_obj_is_int(exponent) || !mp_obj_is_int(modulus))
    mp_raise_TypeError(MP_ERROR_TEXT("pow() with 3 arguments requires integers"));
  IntOperand divisor(modulus);
  if (divisor.limbs.empty())
    mp_raise_ValueError(MP_ERROR_TEXT("divide by zero"));
  IntOperand count(exponent);
  mp_obj_t positive = divisor.negative ? mp_obj_int_unary_op(MP_UNARY_OP_NEGATIVE, modulus) : modulus;
  mp_obj_t rest = mp_obj_int_binary_op(MP_BINARY_OP_MODULO, base, positive); // 0 <= rest < |modulus|
  IntOperand factor(rest);
  mp_obj_t result;
  if (count.negative || (divisor.limbs.size() == 1 && divisor.limbs[0] == 1))
    result = MP_OBJ_NEW_SMALL_INT(0);
  else
    result = powerModulo(factor, count, divisor);
  divisor.keep();
  count.keep();
  factor.keep();
  // The result has the sign of the modulus.
  return divisor.negative ? mp_obj_int_binary_op(MP_BINARY_OP_MODULO, result, modulus) : result;
}
#endif
