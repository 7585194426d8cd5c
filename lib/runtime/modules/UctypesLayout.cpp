//===- runtime/modules/UctypesLayout.cpp - What a uctypes descriptor says ---------------------------===//

#include "runtime/modules/UctypesLayout.h"

#include "runtime/core/Items.h"

#include "py/binary.h"
#include "py/cstack.h"
#include "py/runtime.h"

#if MICROPY_PY_UCTYPES

namespace adder::modules::uctypes {

namespace {

constexpr uint32_t kScalarOffsetMask = (1u << kKindShift) - 1;
constexpr uint32_t kAggregateOffsetMask = (1u << kAggregateShift) - 1;
constexpr uint32_t kBitOffsetMask = (1u << kBitPositionShift) - 1;

struct KindRow {
  char letter; ///< of the struct module
  uint8_t bytes;
};

const KindRow kKinds[] = {
    {'B', 1}, {'b', 1}, {'H', 2}, {'h', 2}, {'I', 4}, {'i', 4}, {'Q', 8}, {'q', 8},
    {'B', 1}, {'B', 1}, {'H', 2}, {'H', 2}, {'I', 4}, {'I', 4}, {'f', 4}, {'d', 8},
};

bool isBigEndian(Layout layout) {
  return layout == kNative ? bool(MP_ENDIANNESS_BIG) : layout != kLittleEndian;
}

size_t addSizes(size_t left, size_t right) {
  if (right > SIZE_MAX / 2 - left)
    mp_raise_msg(&mp_type_OverflowError, nullptr);
  return left + right;
}

size_t multiplySizes(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / 2 / size)
    mp_raise_msg(&mp_type_OverflowError, nullptr);
  return count * size;
}

Extent extentOfParts(mp_obj_t tuple, Layout layout) {
  Parts parts = partsOf(tuple);
  if (parts.what == kPointer && parts.count == 2)
    return {sizeof(void *), alignof(void *)};
  if (parts.what == kStructure && parts.count == 2)
    return extentOf(parts.cells[1], layout);
  if (parts.what != kArray || parts.count > 3)
    raiseBadDescriptor();
  Scalar scalar;
  mp_obj_t element;
  size_t count = elementsOf(parts, &scalar, &element);
  Extent one = element == MP_OBJ_NULL ? Extent{scalar.bytes(), scalar.bytes()} : extentOf(element, layout);
  return {multiplySizes(count, one.size), one.alignment};
}

/// Where the field ends, and how it is aligned.
Extent endOfField(mp_obj_t descriptor, Layout layout) {
  Scalar scalar;
  if (scalarOf(descriptor, &scalar))
    return {scalar.offset + scalar.bytes(), scalar.bytes()};
  if (!mp_obj_is_exact_type(descriptor, &mp_type_tuple))
    raiseBadDescriptor();
  Extent extent = extentOfParts(descriptor, layout);
  return {addSizes(partsOf(descriptor).offset, extent.size), extent.alignment};
}

} // namespace

void raiseBadDescriptor() { mp_raise_TypeError(MP_ERROR_TEXT("syntax error in uctypes descriptor")); }

size_t Scalar::bytes() const { return kKinds[kind].bytes; }

bool scalarOf(mp_obj_t descriptor, Scalar *scalar) {
  if (!mp_obj_is_small_int(descriptor))
    return false;
  auto bits = uint32_t(MP_OBJ_SMALL_INT_VALUE(descriptor));
  scalar->kind = Kind(bits >> kKindShift & 15);
  scalar->offset = bits & (scalar->isBits() ? kBitOffsetMask : kScalarOffsetMask);
  scalar->position = bits >> kBitPositionShift & 31;
  scalar->length = bits >> kBitLengthShift & 31;
  return true;
}

bool isStructure(mp_obj_t descriptor) { return mp_obj_is_dict_or_ordereddict(descriptor); }

Aggregate aggregateOf(mp_obj_t descriptor) {
  if (!mp_obj_is_exact_type(descriptor, &mp_type_tuple))
    return kNoAggregate;
  auto *tuple = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(descriptor));
  if (tuple->len == 0 || !mp_obj_is_small_int(tuple->items[0]))
    return kNoAggregate;
  return Aggregate(uint32_t(MP_OBJ_SMALL_INT_VALUE(tuple->items[0])) >> kAggregateShift & 3);
}

Parts partsOf(mp_obj_t descriptor) {
  auto *tuple = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(descriptor));
  Aggregate what = aggregateOf(descriptor);
  if (what == kNoAggregate || tuple->len < 2)
    raiseBadDescriptor();
  return {what, uint32_t(MP_OBJ_SMALL_INT_VALUE(tuple->items[0])) & kAggregateOffsetMask, tuple->len,
          tuple->items};
}

size_t elementsOf(const Parts &array, Scalar *scalar, mp_obj_t *element) {
  if (!scalarOf(array.cells[1], scalar))
    raiseBadDescriptor();
  *element = array.count > 2 ? array.cells[2] : MP_OBJ_NULL;
  return uint32_t(MP_OBJ_SMALL_INT_VALUE(array.cells[1])) & kScalarOffsetMask;
}

Extent extentOf(mp_obj_t descriptor, Layout layout) {
  mp_cstack_check();
  if (mp_obj_is_small_int(descriptor))
    mp_raise_TypeError(MP_ERROR_TEXT("can't unambiguously get sizeof scalar"));
  if (mp_obj_is_exact_type(descriptor, &mp_type_tuple))
    return extentOfParts(descriptor, layout);
  if (!isStructure(descriptor))
    raiseBadDescriptor();
  Extent all = {0, 1};
  mp_map_t *fields = mp_obj_dict_get_map(descriptor);
  for (const mp_map_elem_t &named : runtime::Pairs(fields)) {
    Extent field = endOfField(named.value, layout);
    all.size = field.size > all.size ? field.size : all.size;
    all.alignment = field.alignment > all.alignment ? field.alignment : all.alignment;
  }
  if (layout == kNative)
    all.size = addSizes(all.size, all.alignment - 1) & ~(all.alignment - 1);
  return all;
}

mp_obj_t loadScalar(const Scalar &scalar, byte *at, Layout layout) {
  const KindRow &row = kKinds[scalar.kind];
  bool big = isBigEndian(layout);
  if (scalar.isBits()) {
    auto all = uint32_t(mp_binary_get_int(row.bytes, false, big, at));
    return mp_obj_new_int_from_uint(all >> scalar.position & ((1u << scalar.length) - 1));
  }
#if !MICROPY_PY_BUILTINS_FLOAT
  if (scalar.kind == kFloat32 || scalar.kind == kFloat64)
    raiseBadDescriptor();
#endif
  return mp_binary_get_val(big ? '>' : '<', row.letter, at, &at);
}

void storeScalar(const Scalar &scalar, byte *at, Layout layout, mp_obj_t value) {
  const KindRow &row = kKinds[scalar.kind];
  bool big = isBigEndian(layout);
  if (scalar.isBits()) {
    auto bits = uint32_t(mp_obj_get_int(value));
    auto all = uint32_t(mp_binary_get_int(row.bytes, false, big, at));
    uint32_t mask = (1u << scalar.length) - 1;
    all = (all & ~(mask << scalar.position)) | (bits & mask) << scalar.position;
    mp_binary_set_int(row.bytes, at, sizeof(mp_uint_t), all, big);
    return;
  }
#if !MICROPY_PY_BUILTINS_FLOAT
  if (scalar.kind == kFloat32 || scalar.kind == kFloat64)
    raiseBadDescriptor();
#endif
  mp_binary_set_val(big ? '>' : '<', row.letter, value, at, &at);
}

} // namespace adder::modules::uctypes

#endif // MICROPY_PY_UCTYPES
