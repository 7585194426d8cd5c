//===- runtime/modules/UctypesLayout.h - What uctypes descriptors mean --------------------------------===//
//
// A descriptor says where fields are and of which kind: an int for a scalar, a tuple for an array, a pointer
// or a struct inside, a dict of names and descriptors for a struct.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_UCTYPESLAYOUT_H
#define ADDER_RUNTIME_MODULES_UCTYPESLAYOUT_H

#include "py/obj.h"

namespace adder::modules {

enum class Layout : uint32_t { LittleEndian, BigEndian, Native };

/// The top bits of a scalar, an int of 31 bits.  The order is that of the constants of the module.
enum class Scalar : uint8_t {
  Uint8,
  Int8,
  Uint16,
  Int16,
  Uint32,
  Int32,
  Uint64,
  Int64,
  BitsUint8,
  BitsInt8,
  BitsUint16,
  BitsInt16,
  BitsUint32,
  BitsInt32,
  Float32,
  Float64,
};

enum class Aggregate : uint8_t { Struct, Pointer, Array };

constexpr unsigned kScalarShift = 27;
constexpr unsigned kAggregateShift = 29;
constexpr unsigned kBitPositionShift = 17;
constexpr unsigned kBitCountShift = 22;

/// A scalar, taken apart.
struct ScalarField {
  Scalar type;
  uint32_t offset; ///< in an array: the count
  unsigned bitPosition;
  unsigned bitCount;

  /// raises TypeError if it is no int.
  explicit ScalarField(mp_obj_t descriptor);
  bool isBits() const { return type >= Scalar::BitsUint8 && type <= Scalar::BitsInt32; }
  size_t size() const;
};

/// A tuple, taken apart and checked.
struct AggregateField {
  Aggregate type;
  uint32_t offset;
  size_t count;  ///< of an array
  mp_obj_t item; ///< descriptor of what is inside, pointed to, or repeated; of a scalar only the type counts

  /// raises TypeError.
  explicit AggregateField(mp_obj_t tuple);
};

bool isStruct(mp_obj_t descriptor);
bool isTuple(mp_obj_t descriptor);
[[noreturn]] void raiseDescriptor();

/// Bytes that something takes, and what multiple of bytes its address is in the layout of C.
struct Extent {
  size_t size;
  size_t alignment;
};

/// Of a struct or aggregate.  raises TypeError.
Extent extentOf(mp_obj_t descriptor, Layout layout);
/// Of one item of an array, or of what a pointer refers to.  raises TypeError.
size_t sizeOfItem(mp_obj_t item, Layout layout);

/// raises; allocates.
mp_obj_t loadScalar(const ScalarField &field, byte *address, Layout layout);
/// raises.
void storeScalar(const ScalarField &field, byte *address, Layout layout, mp_obj_t value);

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_UCTYPESLAYOUT_H
