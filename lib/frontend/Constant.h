//===- frontend/Constant.h - Constant objects of a program ----------------------------------------------===//
//
// What LOAD_CONST_OBJ can load: everything but small ints and interned strings.  Constants inside tuples may
// be of any kind, small ints included.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_CONSTANT_H
#define ADDER_FRONTEND_CONSTANT_H

#include "frontend/ConstantArithmetic.h"
#include "mpy/Model.h"

namespace adder::frontend {

struct ConstantId {
  uint32_t index = 0;
};

struct Constant {
  mpy::ObjectKind kind = mpy::ObjectKind::None;
  bool isBig = false; ///< Int: in data/size (limbs) and isNegative, else in `small`
  bool isNegative = false;
  union {
    uint32_t identity = 0; ///< Float: two NaNs are the same object only if this is equal
    uint32_t weight;       ///< Tuple: objects in it at all depths, itself included
  };
  union {
    int64_t small;
    double real; ///< Float; Complex: the imaginary part
    struct {
      const void *data; ///< Str, Bytes: characters; Tuple: Constants; big Int: limbs
      size_t size;
    };
  };

  Constant() : data(nullptr), size(0) {}

  std::string_view text() const { return {static_cast<const char *>(data), size}; }
  std::span<const Constant> items() const { return {static_cast<const Constant *>(data), size}; }

  static Constant ofKind(mpy::ObjectKind kind) {
    Constant result;
    result.kind = kind;
    return result;
  }
  static Constant ofText(mpy::ObjectKind kind, std::string_view text) {
    Constant result = ofKind(kind);
    result.data = text.data();
    result.size = text.size();
    return result;
  }
  static Constant ofNumber(const Number &number);
  /// The weight must fit its field: see Parser::foldTuple().
  static Constant ofTuple(std::span<const Constant> items) {
    Constant result = ofKind(mpy::ObjectKind::Tuple);
    result.data = items.data();
    result.size = items.size();
    result.weight = 1;
    for (const Constant &item : items)
      result.weight += item.kind == mpy::ObjectKind::Tuple ? item.weight : 1;
    return result;
  }

  /// The value of an Int or Float.
  Number number() const;
  bool isTrue() const;
};

/// Same type and equal value, as the object table merges constants (frontend-and-lowering.md, 6.4).
bool sameConstant(const Constant &a, const Constant &b);
uint32_t hashOf(const Constant &constant);

/// The object as the `.mpy` stores it.  Allocates texts and items.
mpy::Object toObject(support::Arena &arena, const Constant &constant);

} // namespace adder::frontend

#endif // ADDER_FRONTEND_CONSTANT_H
