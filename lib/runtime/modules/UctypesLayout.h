//===- runtime/modules/UctypesLayout.h - What a uctypes descriptor says -----------------------------===//
//
// A descriptor is a Python value that says what lies in memory:
//
//     int            a scalar or bit field:  kind in bits 27..30, offset in bits 0..26
//                    bit fields:             length in bits 22..26, first bit in bits 17..21, offset in 0..16
//     dict           a structure: names to descriptors
//     (int, ...)     an aggregate: what it is in bits 29..30, offset in bits 0..28
//         (offset, dict)                   a structure inside
//         (PTR | offset, target)           an address of some
//         (ARRAY | offset, kind | n)       n scalars
//         (ARRAY | offset, n, descriptor)  n of something else
//
// Numbers of 31 bits, because that is what a small int of a 32-bit machine has.  Descriptors come from the
// program and may be anything: every function here checks what it reads, and raises TypeError.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_UCTYPESLAYOUT_H
#define ADDER_RUNTIME_MODULES_UCTYPESLAYOUT_H

#include "py/objtuple.h"

namespace adder::modules::uctypes {

/// The order of bytes, and whether fields are padded.
enum Layout : uint8_t { kLittleEndian = 0, kBigEndian = 1, kNative = 2 };

/// Bits 27..30 of a scalar.
enum Kind : uint8_t {
  kUint8,
  kInt8,
  kUint16,
  kInt16,
  kUint32,
  kInt32,
  kUint64,
  kInt64,
  kBitsUint8,
  kBitsInt8,
  kBitsUint16,
  kBitsInt16,
  kBitsUint32,
  kBitsInt32,
  kFloat32,
  kFloat64
};

/// Bits 29..30 of an aggregate.
enum Aggregate : uint8_t { kStructure, kPointer, kArray, kNoAggregate };

constexpr unsigned kKindShift = 27;
constexpr unsigned kAggregateShift = 29;
constexpr unsigned kBitLengthShift = 22;
constexpr unsigned kBitPositionShift = 17;

/// The number of a descriptor with its highest bits set, as a signed one of 31 bits.
constexpr mp_int_t asSmall(uint32_t bits) { return mp_int_t(int32_t(bits << 1) >> 1); }
constexpr mp_int_t scalarCode(Kind kind) { return asSmall(uint32_t(kind) << kKindShift); }
constexpr mp_int_t aggregateCode(Aggregate what) { return asSmall(uint32_t(what) << kAggregateShift); }

/// A scalar or a bit field.
struct Scalar {
  Kind kind;
  uint32_t offset; ///< bytes; of an array's elements: how many there are
  uint8_t position;
  uint8_t length; ///< bits; a bit field of none is always 0

  bool isBits() const { return kind >= kBitsUint8 && kind <= kBitsInt32; }
  size_t bytes() const;
};

/// An aggregate of the right length.
struct Parts {
  Aggregate what;
  uint32_t offset; ///< bytes
  size_t count;    ///< of cells
  mp_obj_t *cells; ///< cells[1] is there
};

/// How much memory something takes, in bytes.
struct Extent {
  size_t size;
  size_t alignment;
};

[[noreturn]] void raiseBadDescriptor();

/// false: no scalar.
bool scalarOf(mp_obj_t descriptor, Scalar *scalar);
bool isStructure(mp_obj_t descriptor);
/// What the first cell says; kNoAggregate if `descriptor` is no tuple that starts with a number.
Aggregate aggregateOf(mp_obj_t descriptor);
Parts partsOf(mp_obj_t tuple);
/// How many elements an array has; `element` gets what they are, or has kind and MP_OBJ_NULL for scalars.
size_t elementsOf(const Parts &array, Scalar *scalar, mp_obj_t *element);

/// Of a structure or an aggregate; scalars have no size of their own.  Raises TypeError, and OverflowError.
Extent extentOf(mp_obj_t descriptor, Layout layout);

/// The value at `at`, or MP_OBJ_NULL for kinds that have none there.  Allocates.
mp_obj_t loadScalar(const Scalar &scalar, byte *at, Layout layout);
/// Raises TypeError, and OverflowError for bit fields; other integers are cut off.
void storeScalar(const Scalar &scalar, byte *at, Layout layout, mp_obj_t value);

} // namespace adder::modules::uctypes

#endif // ADDER_RUNTIME_MODULES_UCTYPESLAYOUT_H
