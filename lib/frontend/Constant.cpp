//===- frontend/Constant.cpp - Equality, hashing and storage form of constants --------------------------===//

#include "frontend/Constant.h"
#include "support/FloatText.h"

namespace adder::frontend {

using mpy::ObjectKind;

Constant Constant::ofNumber(const Number &number) {
  Constant result = ofKind(number.isFloat() ? ObjectKind::Float : ObjectKind::Int);
  if (number.isFloat()) {
    result.real = number.real;
  } else if (number.kind == Number::Kind::SmallInt) {
    result.small = number.small;
  } else {
    result.isBig = true;
    result.isNegative = number.big.negative;
    result.data = number.big.limbs.data();
    result.size = number.big.limbs.size();
  }
  return result;
}

Number Constant::number() const {
  if (kind == ObjectKind::Float)
    return Number::fromFloat(real);
  if (!isBig)
    return Number::fromInt(small);
  Number result;
  result.kind = Number::Kind::BigInt;
  result.big = {isNegative, {static_cast<const uint32_t *>(data), size}};
  return result;
}

bool Constant::isTrue() const {
  switch (kind) {
  case ObjectKind::None:
  case ObjectKind::False:
    return false;
  case ObjectKind::Str:
  case ObjectKind::Bytes:
  case ObjectKind::Tuple:
    return size != 0;
  case ObjectKind::Int:
    return isBig || small != 0;
  case ObjectKind::Float:
  case ObjectKind::Complex:
    return real != 0;
  default:
    return true;
  }
}

namespace {

uint64_t bitsOf(double value) {
  uint64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

bool sameBytes(const Constant &a, const Constant &b, size_t unit) {
  return a.size == b.size && (a.size == 0 || std::memcmp(a.data, b.data, a.size * unit) == 0);
}

uint32_t mix(uint32_t hash, uint64_t value) {
  value = (value ^ hash) * 0x9e3779b97f4a7c15u;
  return uint32_t(value >> 32) ^ uint32_t(value);
}

} // namespace

bool sameConstant(const Constant &a, const Constant &b) {
  if (a.kind != b.kind)
    return false;
  switch (a.kind) {
  case ObjectKind::Str:
  case ObjectKind::Bytes:
    return sameBytes(a, b, 1);
  case ObjectKind::Int:
    if (a.isBig != b.isBig)
      return false;
    return a.isBig ? a.isNegative == b.isNegative && sameBytes(a, b, sizeof(uint32_t)) : a.small == b.small;
  case ObjectKind::Float:
  case ObjectKind::Complex: // 0.0 and -0.0 differ; NaNs are equal only to themselves
    return a.real != a.real ? b.real != b.real && a.identity == b.identity : bitsOf(a.real) == bitsOf(b.real);
  case ObjectKind::Tuple:
    if (a.size != b.size)
      return false;
    for (size_t i = 0; i < a.size; ++i)
      if (!sameConstant(a.items()[i], b.items()[i]))
        return false;
    return true;
  default:
    return true;
  }
}

uint32_t hashOf(const Constant &constant) {
  uint32_t hash = mix(0x2545f491, uint64_t(constant.kind));
  switch (constant.kind) {
  case ObjectKind::Str:
  case ObjectKind::Bytes:
    for (unsigned char c : constant.text())
      hash = (hash ^ c) * 0x01000193;
    return mix(hash, constant.size);
  case ObjectKind::Int:
    if (!constant.isBig)
      return mix(hash, uint64_t(constant.small));
    for (size_t i = 0; i < constant.size; ++i)
      hash = mix(hash, static_cast<const uint32_t *>(constant.data)[i]);
    return hash;
  case ObjectKind::Float:
  case ObjectKind::Complex:
    return mix(hash, constant.real != constant.real ? constant.identity : bitsOf(constant.real));
  case ObjectKind::Tuple:
    for (const Constant &item : constant.items())
      hash = mix(hash, hashOf(item));
    return mix(hash, constant.size);
  default:
    return hash;
  }
}

mpy::Object toObject(support::Arena &arena, const Constant &constant) {
  mpy::Object object{constant.kind, {}, {}};
  switch (constant.kind) {
  case ObjectKind::Str:
  case ObjectKind::Bytes:
    object.text = constant.text();
    break;
  case ObjectKind::Int:
  case ObjectKind::Float:
    object.text = textOf(arena, constant.number());
    break;
  case ObjectKind::Complex: {
    char buffer[support::kMaxFloatText];
    std::string_view real = support::formatFloat(constant.real, buffer);
    if (real.ends_with(".0"))
      real.remove_suffix(2); // the reference prints 5j, but 5.0
    support::Vector<char> text(arena);
    text.append({real.data(), real.size()});
    text.push('j');
    object.text = {text.data(), text.size()};
    break;
  }
  case ObjectKind::Tuple: {
    std::span<mpy::Object> items = arena.makeArray<mpy::Object>(constant.size);
    for (size_t i = 0; i < constant.size; ++i)
      items[i] = toObject(arena, constant.items()[i]);
    object.items = items;
    break;
  }
  default:
    break;
  }
  return object;
}

} // namespace adder::frontend
