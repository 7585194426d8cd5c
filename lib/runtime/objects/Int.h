//===- runtime/objects/Int.h - How integers lie in memory -------------------------------------------===//
//
// A small int is a word.  Everything else is an IntObject: sign, length, limbs, in one leaf of the heap that
// never changes.  Frozen code brings constants in the layout of py/objint.h, whose first word has the same
// bit for the sign and a bit of its own; IntOperand reads all three.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_OBJECTS_INT_H
#define ADDER_RUNTIME_OBJECTS_INT_H

#include "runtime/objects/IntLimbs.h"

#include "py/objint.h"

namespace adder::objects {

struct IntObject {
  mp_obj_base_t base;
  size_t negative : 1;
  size_t isFrozen : 1; ///< it is an mp_obj_int_t
  size_t count : 8 * sizeof(size_t) - 2;
  Limb limbs[];
};

/// Keeps `object` alive up to here for the collector, which does not know pointers to an object's middle.
inline void keepAlive(const void *object) { asm volatile("" : : "r"(object) : "memory"); }

/// An integer as sign and limbs.  Call keep() after the last use of the limbs if anything has been allocated
/// since.
class IntOperand {
public:
  /// `object` is an int or a bool.  Allocates if it is frozen and limbs are longer than frozen digits.
  explicit IntOperand(mp_const_obj_t object);
  IntOperand(const IntOperand &) = delete;

  bool negative;
  Limbs limbs; ///< without zeros at the top; none for 0
  void keep() const { keepAlive(owner); }
  SignedLimbs asSigned() const { return {negative, limbs}; }

private:
  const void *owner = nullptr;
  Limb words[sizeof(mp_int_t) / sizeof(Limb)];

  void readFrozen(const mp_obj_int_t *frozen);
};

/// As mp_obj_get_ll(), but raises OverflowError for what does not fit.
long long longLongOrRaise(mp_const_obj_t object);

/// A place for the limbs of a result, and then the result: on the C stack while it is short.  The limbs are
/// not cleared.
class IntResult {
public:
  /// raises MemoryError; allocates.
  explicit IntResult(size_t count);
  IntResult(const IntResult &) = delete;

  Limb *limbs;
  /// The value of the lowest `count` limbs, zeros at the top allowed.  Allocates.
  mp_obj_t finish(bool negative, size_t count);
  mp_obj_t finish(bool negative) { return finish(negative, room); }
  /// For one that is not finished, as IntOperand's.
  void keep() const { keepAlive(object); }

private:
  static constexpr size_t kShort = 24;
  size_t room;
  IntObject *object = nullptr;
  Limb local[kShort];
};

/// Working memory for one operation: on the C stack while it is little.
class LimbScratch {
public:
  explicit LimbScratch(size_t count);
  LimbScratch(const LimbScratch &) = delete;
  Limb *limbs;
  void keep() const { keepAlive(block); }

private:
  Limb *block = nullptr;
  Limb local[40];
};

/// An int from a magnitude.  Copies; if the limbs are in the heap, the caller keeps them.  Allocates.
mp_obj_t newInt(bool negative, Limbs limbs);

/// out[0..a.size() + b.size()) = a * b, of any length.  May allocate: the caller keeps the operands.
void multiplyAny(Limb *out, Limbs a, Limbs b);
/// quotient[0..a.size() - b.size() + 1), remainder[0..b.size()); either may be null.  a.size() >= b.size() >
/// 0, no zeros at the top of b.  May allocate: the caller keeps the operands.
void divideAny(Limb *quotient, Limb *remainder, Limbs a, Limbs b);

/// Whether there is a free block of `bytes` bytes: the fast algorithms need much memory, and where it is
/// short the slow ones still work.  May collect: the caller keeps what it uses.
bool hasRoom(size_t bytes);

/// True for the words and objects that int's operators take: small and long ints and bools.
inline bool isIntOperand(mp_const_obj_t object) { return mp_obj_is_int(object) || mp_obj_is_bool(object); }

/// a / b as a float, where both are ints.
mp_obj_t divideTrue(mp_obj_t a, mp_obj_t b);

extern const mp_obj_dict_t intMethods;

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_INT_H
