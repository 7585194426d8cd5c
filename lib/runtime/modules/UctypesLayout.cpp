//===- runtime/modules/UctypesLayout.cpp - What uctypes descriptors mean ------------------------------===//
//
// Reading, checking and measuring descriptors; loading and storing scalars.
//
//===--------------------------------------------------------------------------------------------------===//

#include "runtime/modules/UctypesLayout.h"

#include "py/binary.h"
#include "py/cstack.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include <cstring>

#if MICROPY_PY_UCTYPES

namespace adder::modules {

namespace {

/// What the module struct calls the types; those of bit fields are the words that they lie in.
constexpr char kTypecodes[] = "BbHhIiQqBbHhIifd";

char byteOrder(Layout layout) {
  if (layout == Layout::Native)
    return MP_ENDIANNESS_LITTLE ? '<' : '>';
  return layout == Layout::BigEndian ? '>' : '<';
}

uint32_t numberIn(mp_obj_t descriptor) {
  if (!mp_obj_is_int(descriptor))
    raiseDescriptor();
  return uint32_t(mp_obj_get_int_truncated(descriptor));
}

template <typename T> bool isAligned(const byte *address) {
  return reinterpret_cast<uintptr_t>(address) % sizeof(T) == 0;
}

template <typename T> T readRegister(byte *address) { return *reinterpret_cast<volatile T *>(address); }
template <typename T> void writeRegister(byte *address, T value) {
  *reinterpret_cast<volatile T *>(address) = value;
}

/// An unsigned word of `size` bytes.  What is aligned is read at once, as registers of hardware want it.
uint32_t readWord(byte *address, size_t size, Layout layout) {
  if (layout == Layout::Native) {
    if (size == 4 && isAligned<uint32_t>(address))
      return readRegister<uint32_t>(address);
    if (size == 2 && isAligned<uint16_t>(address))
      return readRegister<uint16_t>(address);
  }
  if (size == 1)
    return readRegister<uint8_t>(address);
  bool isBigEndian = byteOrder(layout) == '>';
  uint32_t value = 0;
  for (size_t i = 0; i < size; ++i)
    value |= uint32_t(address[i]) << 8 * (isBigEndian ? size - 1 - i : i);
  return value;
}

void writeWord(byte *address, size_t size, Layout layout, uint32_t value) {
  if (layout == Layout::Native) {
    if (size == 4 && isAligned<uint32_t>(address))
      return writeRegister<uint32_t>(address, value);
    if (size == 2 && isAligned<uint16_t>(address))
      return writeRegister<uint16_t>(address, uint16_t(value));
  }
  if (size == 1)
    return writeRegister<uint8_t>(address, uint8_t(value));
  bool isBigEndian = byteOrder(layout) == '>';
  for (size_t i = 0; i < size; ++i)
    address[i] = byte(value >> 8 * (isBigEndian ? size - 1 - i : i));
}

bool isWord(const ScalarField &field) { return field.size() <= 4 && field.type != Scalar::Float32; }

Extent extentOfStruct(mp_obj_t descriptor, Layout layout) {
  Extent whole = {0, 1};
  mp_map_t *map = mp_obj_dict_get_map(descriptor);
  for (size_t i = 0; i < map->alloc; ++i) {
    if (!mp_map_slot_is_filled(map, i))
      continue;
    mp_obj_t value = map->table[i].value;
    size_t offset;
    Extent part;
    if (mp_obj_is_int(value)) {
      ScalarField field(value);
      offset = field.offset;
      part = {field.size(), field.size()};
    } else if (isTuple(value)) {
      offset = AggregateField(value).offset;
      part = extentOf(value, layout);
    } else {
      raiseDescriptor();
    }
    if (offset + part.size > whole.size)
      whole.size = offset + part.size;
    if (part.alignment > whole.alignment)
      whole.alignment = part.alignment;
  }
  // C rounds the size up so that an array keeps its items aligned.
  if (layout == Layout::Native)
    whole.size = (whole.size + whole.alignment - 1) / whole.alignment * whole.alignment;
  return whole;
}

} // namespace

void raiseDescriptor() { mp_raise_TypeError(MP_ERROR_TEXT("syntax error in uctypes descriptor")); }

bool isStruct(mp_obj_t descriptor) { return mp_obj_is_dict_or_ordereddict(descriptor); }
bool isTuple(mp_obj_t descriptor) { return mp_obj_is_exact_type(descriptor, &mp_type_tuple); }

ScalarField::ScalarField(mp_obj_t descriptor) {
  uint32_t number = numberIn(descriptor);
  type = Scalar(number >> kScalarShift & 15);
  offset = number & ((1u << (isBits() ? kBitPositionShift : kScalarShift)) - 1);
  bitPosition = number >> kBitPositionShift & 31;
  bitCount = number >> kBitCountShift & 31;
}

size_t ScalarField::size() const {
  size_t alignment;
  return mp_binary_get_size('<', kTypecodes[size_t(type)], &alignment);
}

AggregateField::AggregateField(mp_obj_t tuple) {
  size_t length;
  mp_obj_t *parts;
  mp_obj_tuple_get(tuple, &length, &parts);
  if (length < 2)
    raiseDescriptor();
  uint32_t number = numberIn(parts[0]);
  type = Aggregate(number >> kAggregateShift & 3);
  offset = number & ((1u << kAggregateShift) - 1);
  count = 1;
  item = parts[length - 1];
  if (type == Aggregate::Array && length == 3) {
    count = numberIn(parts[1]) & ((1u << kAggregateShift) - 1);
    return;
  }
  if (length != 2 || type > Aggregate::Array ||
      (type != Aggregate::Pointer && mp_obj_is_int(item) != (type == Aggregate::Array)))
    raiseDescriptor();
  if (type == Aggregate::Array)
    count = ScalarField(item).offset;
}

size_t sizeOfItem(mp_obj_t item, Layout layout) {
  return mp_obj_is_int(item) ? ScalarField(item).size() : extentOf(item, layout).size;
}

Extent extentOf(mp_obj_t descriptor, Layout layout) {
  mp_cstack_check();
  if (isStruct(descriptor))
    return extentOfStruct(descriptor, layout);
  if (mp_obj_is_int(descriptor))
    mp_raise_TypeError(MP_ERROR_TEXT("can't unambiguously get sizeof scalar"));
  if (!isTuple(descriptor))
    raiseDescriptor();
  AggregateField field(descriptor);
  if (field.type == Aggregate::Pointer)
    return {sizeof(void *), sizeof(void *)};
  if (field.type == Aggregate::Struct)
    return extentOf(field.item, layout);
  Extent one;
  size_t length;
  mp_obj_t *parts;
  mp_obj_tuple_get(descriptor, &length, &parts);
  if (length == 2)
    one = {ScalarField(field.item).size(), ScalarField(field.item).size()};
  else
    one = extentOf(field.item, layout);
  size_t total;
  if (__builtin_mul_overflow(one.size, field.count, &total))
    raiseDescriptor();
  return {total, one.alignment};
}

mp_obj_t loadScalar(const ScalarField &field, byte *address, Layout layout) {
  size_t size = field.size();
  if (field.isBits())
    return mp_obj_new_int_from_uint(readWord(address, size, layout) >> field.bitPosition &
                                    ((1u << field.bitCount) - 1));
  byte copy[4];
  if (isWord(field)) { // through a copy in the order of bytes that is asked for
    writeWord(copy, size, Layout::LittleEndian, readWord(address, size, layout));
    byte *at = copy;
    return mp_binary_get_val('<', kTypecodes[size_t(field.type)], copy, &at);
  }
  return mp_binary_get_val(byteOrder(layout), kTypecodes[size_t(field.type)], address, &address);
}

void storeScalar(const ScalarField &field, byte *address, Layout layout, mp_obj_t value) {
  size_t size = field.size();
  if (field.isBits()) {
    uint32_t mask = ((1u << field.bitCount) - 1) << field.bitPosition;
    uint32_t bits = uint32_t(mp_obj_get_int_truncated(value)) << field.bitPosition;
    writeWord(address, size, layout, (readWord(address, size, layout) & ~mask) | (bits & mask));
  } else if (isWord(field)) {
    writeWord(address, size, layout, uint32_t(mp_obj_get_int_truncated(value)));
  } else {
    mp_binary_set_val(byteOrder(layout), kTypecodes[size_t(field.type)], value, address, &address);
  }
}

} // namespace adder::modules

#endif // MICROPY_PY_UCTYPES
