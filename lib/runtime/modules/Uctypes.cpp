//===- runtime/modules/Uctypes.cpp - The module uctypes ---------------------------------------------===//
//
// Structures of C in memory, by address: what a program with it does is not checked, as in C.  Only what the
// descriptor says is: names, indexes of arrays, and the descriptor itself.
//
// A struct object keeps an address and a descriptor.  Its fields that are aggregates are struct objects with
// the field's address and descriptor.  Nothing keeps the memory alive: whoever took its address does.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/binary.h"
#include "py/runtime.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/core/Raise.h"
#include "runtime/modules/UctypesLayout.h"

#include <cstring>

#if MICROPY_PY_UCTYPES

namespace adder::modules {

namespace {

using namespace uctypes;

struct Structure {
  mp_obj_base_t base;
  mp_obj_t descriptor;
  byte *address;
  Layout layout;
};

extern const mp_obj_type_t kStructType;

Structure *structureOf(mp_obj_t object) { return static_cast<Structure *>(MP_OBJ_TO_PTR(object)); }

mp_obj_t newStructure(const mp_obj_type_t *type, mp_obj_t descriptor, byte *address, Layout layout) {
  return MP_OBJ_FROM_PTR(runtime::newObject<Structure>(type, descriptor, address, layout));
}

mp_obj_t newPart(const Structure *whole, mp_obj_t descriptor, byte *address) {
  return newStructure(&kStructType, descriptor, address, whole->layout);
}

/// Any number but the three means big endian.
Layout layoutOf(mp_obj_t number) {
  mp_int_t layout = mp_obj_get_int(number);
  return layout == kLittleEndian ? kLittleEndian : layout == kNative ? kNative : kBigEndian;
}

byte *addressOfInt(mp_obj_t number) {
  return reinterpret_cast<byte *>(uintptr_t(mp_obj_get_int_truncated(number)));
}

byte *pointerAt(const byte *at) {
  byte *pointer;
  std::memcpy(&pointer, at, sizeof pointer);
  return pointer;
}

/// Addresses are numbers here: they go wherever the program says, also from address 0, as sizeof() of a
/// structure that is nowhere.
byte *behind(const byte *start, uintptr_t bytes) {
  return reinterpret_cast<byte *>(uintptr_t(start) + bytes);
}
byte *elementAt(const byte *start, mp_int_t index, size_t stride) {
  return behind(start, uintptr_t(index) * stride);
}

mp_obj_t makeNew(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 2, 3, false);
  byte *address = addressOfInt(values[0]);
  Layout layout = positional > 2 ? layoutOf(values[2]) : kNative;
  return newStructure(type, values[1], address, layout);
}

void print(const mp_print_t *printer, mp_obj_t object, mp_print_kind_t) {
  Structure *self = structureOf(object);
  const char *what = "ERROR";
  if (isStructure(self->descriptor)) {
    what = "STRUCT";
  } else if (mp_obj_is_exact_type(self->descriptor, &mp_type_tuple)) {
    Aggregate aggregate = aggregateOf(self->descriptor);
    what = aggregate == kPointer ? "PTR" : aggregate == kArray ? "ARRAY" : "unk";
  }
  mp_printf(printer, "<struct %s %p>", what, static_cast<void *>(self->address));
}

// --- Fields.

mp_obj_t fieldNamed(const Structure *self, qstr name) {
  if (!isStructure(self->descriptor))
    mp_raise_TypeError(MP_ERROR_TEXT("struct: no fields"));
  return mp_obj_dict_get(self->descriptor, MP_OBJ_NEW_QSTR(name));
}

/// MP_OBJ_NULL: there is no such aggregate.
mp_obj_t loadAggregate(const Structure *self, mp_obj_t field) {
  if (!mp_obj_is_exact_type(field, &mp_type_tuple))
    raiseBadDescriptor();
  if (aggregateOf(field) == kNoAggregate)
    return MP_OBJ_NULL;
  Parts parts = partsOf(field);
  byte *at = behind(self->address, parts.offset);
  if (parts.what == kStructure)
    return newPart(self, parts.cells[1], at);
  Scalar scalar;
  // An array of bytes is a Python one.
  if (parts.what == kArray && parts.count == 2 && scalarOf(parts.cells[1], &scalar) && scalar.kind == kUint8)
    return mp_obj_new_bytearray_by_ref(scalar.offset, at);
  return newPart(self, field, at);
}

void attribute(mp_obj_t object, qstr name, mp_obj_t *result) {
  Structure *self = structureOf(object);
  bool isLoad = result[0] == MP_OBJ_NULL;
  if (!isLoad && result[1] == MP_OBJ_NULL)
    return; // fields cannot be deleted
  mp_obj_t field = fieldNamed(self, name);
  Scalar scalar;
  if (!scalarOf(field, &scalar)) {
    if (!isLoad)
      raiseBadDescriptor();
    result[0] = loadAggregate(self, field);
  } else if (isLoad) {
    result[0] = loadScalar(scalar, behind(self->address, scalar.offset), self->layout);
  } else {
    storeScalar(scalar, behind(self->address, scalar.offset), self->layout, result[1]);
    result[0] = MP_OBJ_NULL;
  }
}

// --- Elements.

/// One scalar of many from `start` on.
mp_obj_t accessScalar(const Structure *self, const Scalar &scalar, byte *start, mp_int_t index,
                      mp_obj_t value) {
  if (scalar.isBits())
    raiseBadDescriptor();
  byte *at = elementAt(start, index, scalar.bytes());
  if (value == MP_OBJ_SENTINEL)
    return loadScalar(scalar, at, self->layout);
  storeScalar(scalar, at, self->layout, value);
  return mp_const_none;
}

/// One structure, array or pointer of many.  It cannot be assigned.
mp_obj_t accessAggregate(const Structure *self, mp_obj_t descriptor, byte *start, mp_int_t index,
                         mp_obj_t value) {
  if (value != MP_OBJ_SENTINEL)
    return MP_OBJ_NULL;
  size_t stride = extentOf(descriptor, self->layout).size;
  return newPart(self, descriptor, elementAt(start, index, stride));
}

mp_obj_t accessElement(const Structure *self, const Parts &array, mp_int_t index, mp_obj_t value) {
  Scalar scalar;
  mp_obj_t element;
  size_t count = elementsOf(array, &scalar, &element);
  if (index < 0 || size_t(index) >= count)
    mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("struct: index out of range"));
  if (element == MP_OBJ_NULL)
    return accessScalar(self, scalar, self->address, index, value);
  return accessAggregate(self, element, self->address, index, value);
}

mp_obj_t subscript(mp_obj_t object, mp_obj_t key, mp_obj_t value) {
  if (value == MP_OBJ_NULL)
    return MP_OBJ_NULL;
  Structure *self = structureOf(object);
  if (!mp_obj_is_exact_type(self->descriptor, &mp_type_tuple))
    mp_raise_TypeError(MP_ERROR_TEXT("struct: can't index"));
  Aggregate what = aggregateOf(self->descriptor);
  if (what != kArray && what != kPointer)
    return MP_OBJ_NULL;
  Parts parts = partsOf(self->descriptor);
  mp_int_t index = mp_obj_get_int(key);
  if (what == kArray)
    return accessElement(self, parts, index, value);
  byte *start = pointerAt(self->address);
  Scalar scalar;
  if (scalarOf(parts.cells[1], &scalar))
    return accessScalar(self, scalar, start, index, value);
  return accessAggregate(self, parts.cells[1], start, index, value);
}

mp_obj_t unary(mp_unary_op_t op, mp_obj_t object) {
  if (op == MP_UNARY_OP_HASH)
    runtime::raiseUnhashable(object);
  Structure *self = structureOf(object);
  // The number that a pointer is.
  if (op == MP_UNARY_OP_INT_MAYBE && aggregateOf(self->descriptor) == kPointer)
    return mp_obj_new_int_from_uint(uintptr_t(pointerAt(self->address)));
  return MP_OBJ_NULL;
}

mp_int_t buffer(mp_obj_t object, mp_buffer_info_t *info, mp_uint_t) {
  Structure *self = structureOf(object);
  info->len = extentOf(self->descriptor, self->layout).size;
  info->buf = self->address;
  info->typecode = BYTEARRAY_TYPECODE;
  return 0;
}

MP_DEFINE_CONST_OBJ_TYPE(kStructType, MP_QSTR_struct, MP_TYPE_FLAG_NONE, make_new, makeNew, print, print,
                         attr, attribute, subscr, subscript, unary_op, unary, buffer, buffer);

// --- Functions.

mp_obj_t sizeOf(size_t count, const mp_obj_t *values) {
  mp_obj_t native = mp_obj_cast_to_native_base(values[0], MP_OBJ_FROM_PTR(&kStructType));
  if (mp_obj_is_exact_type(values[0], &mp_type_bytearray))
    return mp_obj_len(values[0]); // a field that is an array of bytes
  if (native == MP_OBJ_NULL) {
    Layout layout = count > 1 ? layoutOf(values[1]) : kNative;
    return mp_obj_new_int_from_uint(extentOf(values[0], layout).size);
  }
  if (count > 1)
    mp_raise_TypeError(nullptr); // it has a layout already
  Structure *self = structureOf(native);
  return mp_obj_new_int_from_uint(extentOf(self->descriptor, self->layout).size);
}

mp_obj_t addressOf(mp_obj_t object) {
  mp_buffer_info_t info;
  mp_get_buffer_raise(object, &info, MP_BUFFER_READ);
  return mp_obj_new_int_from_uint(uintptr_t(info.buf));
}

size_t lengthOf(mp_obj_t number) {
  mp_int_t length = mp_obj_get_int(number);
  if (length < 0)
    mp_raise_ValueError(nullptr);
  return size_t(length);
}

mp_obj_t bytesAt(mp_obj_t address, mp_obj_t length) {
  byte *start = addressOfInt(address);
  return mp_obj_new_bytes(start, lengthOf(length));
}

mp_obj_t bytearrayAt(mp_obj_t address, mp_obj_t length) {
  byte *start = addressOfInt(address);
  return mp_obj_new_bytearray_by_ref(lengthOf(length), start);
}

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(sizeOfObject, 1, 2, sizeOf);
MP_DEFINE_CONST_FUN_OBJ_1(addressOfObject, addressOf);
MP_DEFINE_CONST_FUN_OBJ_2(bytesAtObject, bytesAt);
MP_DEFINE_CONST_FUN_OBJ_2(bytearrayAtObject, bytearrayAt);

#if MICROPY_PY_UCTYPES_NATIVE_C_TYPES
constexpr Kind unsignedOf(size_t bytes) {
  return bytes == 8 ? kUint64 : bytes == 4 ? kUint32 : bytes == 2 ? kUint16 : kUint8;
}
/// Of a C type: the signed kind follows the unsigned one.
#define SIGNED_CODE(type) scalarCode(Kind(unsignedOf(sizeof(type)) + 1))
#define UNSIGNED_CODE(type) scalarCode(unsignedOf(sizeof(type)))
#endif

const mp_rom_map_elem_t kGlobals[] = {
    {MEMBER_NAME(__name__, uctypes)},
    {MEMBER(struct, kStructType)},
    {MEMBER(sizeof, sizeOfObject)},
    {MEMBER(addressof, addressOfObject)},
    {MEMBER(bytes_at, bytesAtObject)},
    {MEMBER(bytearray_at, bytearrayAtObject)},

    {MEMBER_INT(NATIVE, kNative)},
    {MEMBER_INT(LITTLE_ENDIAN, kLittleEndian)},
    {MEMBER_INT(BIG_ENDIAN, kBigEndian)},

    {MEMBER_INT(VOID, scalarCode(kUint8))},
#define UCTYPES_SCALAR(name, kind) {MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_INT(scalarCode(kind))},
#include "runtime/modules/UctypesScalars.def"
#undef UCTYPES_SCALAR
    {MEMBER_INT(BF_POS, kBitPositionShift)},
    {MEMBER_INT(BF_LEN, kBitLengthShift)},

#if MICROPY_PY_UCTYPES_NATIVE_C_TYPES
    {MEMBER_INT(SHORT, SIGNED_CODE(short))},
    {MEMBER_INT(USHORT, UNSIGNED_CODE(short))},
    {MEMBER_INT(INT, SIGNED_CODE(int))},
    {MEMBER_INT(UINT, UNSIGNED_CODE(int))},
    {MEMBER_INT(LONG, SIGNED_CODE(long))},
    {MEMBER_INT(ULONG, UNSIGNED_CODE(long))},
    {MEMBER_INT(LONGLONG, SIGNED_CODE(long long))},
    {MEMBER_INT(ULONGLONG, UNSIGNED_CODE(long long))},
#endif

    {MEMBER_INT(PTR, aggregateCode(kPointer))},
    {MEMBER_INT(ARRAY, aggregateCode(kArray))},
};
MP_DEFINE_CONST_DICT(kGlobalsDict, kGlobals);

} // namespace
} // namespace adder::modules

using namespace adder::modules;

extern const mp_obj_module_t mp_module_uctypes;
const mp_obj_module_t mp_module_uctypes = {{&mp_type_module}, const_cast<mp_obj_dict_t *>(&kGlobalsDict)};
MP_REGISTER_MODULE(MP_QSTR_uctypes, mp_module_uctypes);

#endif // MICROPY_PY_UCTYPES
