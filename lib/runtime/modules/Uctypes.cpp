//===- runtime/modules/Uctypes.cpp - The module uctypes -----------------------------------------------===//
//
// Structures of C at any address.  As in C, nothing checks that there is something at an address; the bounds
// of arrays are checked.
//
//===--------------------------------------------------------------------------------------------------===//

#include "runtime/modules/UctypesLayout.h"

#include "py/binary.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include <cstring>

#if MICROPY_PY_UCTYPES

namespace adder::modules {

namespace {

extern const mp_obj_type_t kStructType;

struct StructObject {
  mp_obj_base_t base;
  mp_obj_t descriptor;
  byte *address; ///< where it is; of a pointer: where the pointer is.  May keep the memory alive
  Layout layout;
};

StructObject *structIn(mp_obj_t self) { return static_cast<StructObject *>(MP_OBJ_TO_PTR(self)); }

mp_obj_t newStruct(mp_obj_t descriptor, byte *address, Layout layout) {
  auto *object = mp_obj_malloc(StructObject, &kStructType);
  object->descriptor = descriptor;
  object->address = address;
  object->layout = layout;
  return MP_OBJ_FROM_PTR(object);
}

byte *addressIn(mp_obj_t number) {
  return reinterpret_cast<byte *>(uintptr_t(mp_obj_get_int_truncated(number)));
}

mp_obj_t makeStruct(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 2, 3, false);
  Layout layout = positional > 2 ? Layout(mp_obj_get_int(values[2])) : Layout::Native;
  return newStruct(values[1], addressIn(values[0]), layout);
}

void printStruct(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  static const char *const kNames[] = {"STRUCT", "PTR", "ARRAY", "ERROR"};
  mp_obj_t descriptor = structIn(self)->descriptor;
  unsigned kind = 3;
  if (isStruct(descriptor)) {
    kind = 0;
  } else if (isTuple(descriptor)) {
    size_t length;
    mp_obj_t *parts;
    mp_obj_tuple_get(descriptor, &length, &parts);
    if (length > 0 && mp_obj_is_int(parts[0]))
      kind = uint32_t(mp_obj_get_int_truncated(parts[0])) >> kAggregateShift & 3;
  }
  mp_printf(print, "<struct %s %p>", kNames[kind], structIn(self)->address);
}

/// What a tuple describes at `base`, as a value.
mp_obj_t loadAggregate(mp_obj_t descriptor, byte *base, Layout layout) {
  AggregateField field(descriptor);
  byte *address = base + field.offset;
  if (field.type == Aggregate::Struct)
    return newStruct(field.item, address, layout);
  if (field.type == Aggregate::Array && mp_obj_is_int(field.item) &&
      ScalarField(field.item).type == Scalar::Uint8)
    return mp_obj_new_bytearray_by_ref(field.count, address);
  return newStruct(descriptor, address, layout);
}

void attribute(mp_obj_t self, qstr name, mp_obj_t *dest) {
  StructObject *object = structIn(self);
  if (!isStruct(object->descriptor))
    mp_raise_TypeError(MP_ERROR_TEXT("struct: no fields"));
  bool isDeletion = dest[0] != MP_OBJ_NULL && dest[1] == MP_OBJ_NULL;
  if (isDeletion)
    return;
  mp_obj_t descriptor = mp_obj_dict_get(object->descriptor, MP_OBJ_NEW_QSTR(name));
  if (mp_obj_is_int(descriptor)) {
    ScalarField field(descriptor);
    if (dest[0] == MP_OBJ_NULL) {
      dest[0] = loadScalar(field, object->address + field.offset, object->layout);
    } else {
      storeScalar(field, object->address + field.offset, object->layout, dest[1]);
      dest[0] = MP_OBJ_NULL;
    }
    return;
  }
  if (dest[0] != MP_OBJ_NULL || !isTuple(descriptor))
    raiseDescriptor();
  dest[0] = loadAggregate(descriptor, object->address, object->layout);
}

mp_obj_t subscript(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  StructObject *object = structIn(self);
  if (value == MP_OBJ_NULL)
    return MP_OBJ_NULL; // nothing can be deleted
  if (!isTuple(object->descriptor))
    mp_raise_TypeError(MP_ERROR_TEXT("struct: can't index"));
  AggregateField field(object->descriptor);
  mp_int_t at = mp_obj_get_int(index);
  byte *items = object->address;
  if (field.type == Aggregate::Struct)
    mp_raise_TypeError(MP_ERROR_TEXT("struct: can't index"));
  if (field.type == Aggregate::Pointer)
    std::memcpy(&items, object->address, sizeof items);
  else if (at < 0 || size_t(at) >= field.count)
    mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("struct: index out of range"));
  byte *address = items + at * mp_int_t(sizeOfItem(field.item, object->layout));
  if (!mp_obj_is_int(field.item))
    return value == MP_OBJ_SENTINEL ? newStruct(field.item, address, object->layout) : MP_OBJ_NULL;
  ScalarField item(field.item);
  if (value == MP_OBJ_SENTINEL)
    return loadScalar(item, address, object->layout);
  storeScalar(item, address, object->layout, value);
  return mp_const_none;
}

mp_obj_t operateOnStruct(mp_unary_op_t operation, mp_obj_t self) {
  StructObject *object = structIn(self);
  switch (operation) {
  case MP_UNARY_OP_INT_MAYBE:
    if (isTuple(object->descriptor) && AggregateField(object->descriptor).type == Aggregate::Pointer) {
      uintptr_t pointer;
      std::memcpy(&pointer, object->address, sizeof pointer);
      return mp_obj_new_int_from_uint(pointer);
    }
    return MP_OBJ_NULL;
  case MP_UNARY_OP_HASH:
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported type for %s: '%s'"), "__hash__",
                      mp_obj_get_type_str(self));
  default:
    return MP_OBJ_NULL;
  }
}

mp_int_t getBuffer(mp_obj_t self, mp_buffer_info_t *info, mp_uint_t) {
  StructObject *object = structIn(self);
  info->buf = object->address;
  info->len = extentOf(object->descriptor, object->layout).size;
  info->typecode = BYTEARRAY_TYPECODE;
  return 0;
}

MP_DEFINE_CONST_OBJ_TYPE(kStructType, MP_QSTR_struct, MP_TYPE_FLAG_NONE, make_new, makeStruct, print,
                         printStruct, attr, attribute, subscr, subscript, unary_op, operateOnStruct, buffer,
                         getBuffer);

// --- Functions.

mp_obj_t sizeOf(size_t count, const mp_obj_t *values) {
  if (mp_obj_is_exact_type(values[0], &kStructType)) {
    if (count > 1) // it has a layout
      mp_raise_TypeError(nullptr);
    StructObject *object = structIn(values[0]);
    return mp_obj_new_int_from_uint(extentOf(object->descriptor, object->layout).size);
  }
  if (mp_obj_is_exact_type(values[0], &mp_type_bytearray)) // what an array of UINT8 is read as
    return mp_obj_len(values[0]);
  Layout layout = count > 1 ? Layout(mp_obj_get_int(values[1])) : Layout::Native;
  return mp_obj_new_int_from_uint(extentOf(values[0], layout).size);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(sizeOfObject, 1, 2, sizeOf);

mp_obj_t addressOf(mp_obj_t object) {
  mp_buffer_info_t info;
  mp_get_buffer_raise(object, &info, MP_BUFFER_READ);
  return mp_obj_new_int_from_uint(reinterpret_cast<uintptr_t>(info.buf));
}
MP_DEFINE_CONST_FUN_OBJ_1(addressOfObject, addressOf);

size_t sizeIn(mp_obj_t number) {
  mp_int_t size = mp_obj_get_int(number);
  if (size < 0)
    mp_raise_ValueError(nullptr);
  return size_t(size);
}

mp_obj_t bytesAt(mp_obj_t address, mp_obj_t size) {
  return mp_obj_new_bytes(addressIn(address), sizeIn(size));
}
MP_DEFINE_CONST_FUN_OBJ_2(bytesAtObject, bytesAt);

mp_obj_t bytearrayAt(mp_obj_t address, mp_obj_t size) {
  return mp_obj_new_bytearray_by_ref(sizeIn(size), addressIn(address));
}
MP_DEFINE_CONST_FUN_OBJ_2(bytearrayAtObject, bytearrayAt);

// --- The module.

/// Descriptors are ints of 31 bits, so that they are small ints everywhere.
constexpr mp_int_t descriptorOf(uint32_t bits) { return mp_int_t(int32_t(bits << 1) >> 1); }

#define UCTYPES_SCALAR(name, type)                                                                           \
  { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_INT(descriptorOf(uint32_t(Scalar::type) << kScalarShift)) }

const mp_rom_map_elem_t kMembers[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_uctypes)},
    {MP_ROM_QSTR(MP_QSTR_struct), MP_ROM_PTR(&kStructType)},
    {MP_ROM_QSTR(MP_QSTR_sizeof), MP_ROM_PTR(&sizeOfObject)},
    {MP_ROM_QSTR(MP_QSTR_addressof), MP_ROM_PTR(&addressOfObject)},
    {MP_ROM_QSTR(MP_QSTR_bytes_at), MP_ROM_PTR(&bytesAtObject)},
    {MP_ROM_QSTR(MP_QSTR_bytearray_at), MP_ROM_PTR(&bytearrayAtObject)},

    {MP_ROM_QSTR(MP_QSTR_LITTLE_ENDIAN), MP_ROM_INT(Layout::LittleEndian)},
    {MP_ROM_QSTR(MP_QSTR_BIG_ENDIAN), MP_ROM_INT(Layout::BigEndian)},
    {MP_ROM_QSTR(MP_QSTR_NATIVE), MP_ROM_INT(Layout::Native)},

    UCTYPES_SCALAR(VOID, Uint8),
    UCTYPES_SCALAR(UINT8, Uint8),
    UCTYPES_SCALAR(INT8, Int8),
    UCTYPES_SCALAR(UINT16, Uint16),
    UCTYPES_SCALAR(INT16, Int16),
    UCTYPES_SCALAR(UINT32, Uint32),
    UCTYPES_SCALAR(INT32, Int32),
    UCTYPES_SCALAR(UINT64, Uint64),
    UCTYPES_SCALAR(INT64, Int64),
    UCTYPES_SCALAR(BFUINT8, BitsUint8),
    UCTYPES_SCALAR(BFINT8, BitsInt8),
    UCTYPES_SCALAR(BFUINT16, BitsUint16),
    UCTYPES_SCALAR(BFINT16, BitsInt16),
    UCTYPES_SCALAR(BFUINT32, BitsUint32),
    UCTYPES_SCALAR(BFINT32, BitsInt32),
    {MP_ROM_QSTR(MP_QSTR_BF_POS), MP_ROM_INT(kBitPositionShift)},
    {MP_ROM_QSTR(MP_QSTR_BF_LEN), MP_ROM_INT(kBitCountShift)},
#if MICROPY_PY_BUILTINS_FLOAT
    UCTYPES_SCALAR(FLOAT32, Float32),
    UCTYPES_SCALAR(FLOAT64, Float64),
#endif

#if MICROPY_PY_UCTYPES_NATIVE_C_TYPES
    UCTYPES_SCALAR(SHORT, Int16),
    UCTYPES_SCALAR(USHORT, Uint16),
    UCTYPES_SCALAR(INT, Int32),
    UCTYPES_SCALAR(UINT, Uint32),
#if __SIZEOF_LONG__ == 8
    UCTYPES_SCALAR(LONG, Int64),
    UCTYPES_SCALAR(ULONG, Uint64),
#else
    UCTYPES_SCALAR(LONG, Int32),
    UCTYPES_SCALAR(ULONG, Uint32),
#endif
    UCTYPES_SCALAR(LONGLONG, Int64),
    UCTYPES_SCALAR(ULONGLONG, Uint64),
#endif

    {MP_ROM_QSTR(MP_QSTR_PTR), MP_ROM_INT(descriptorOf(uint32_t(Aggregate::Pointer) << kAggregateShift))},
    {MP_ROM_QSTR(MP_QSTR_ARRAY), MP_ROM_INT(descriptorOf(uint32_t(Aggregate::Array) << kAggregateShift))},
};
MP_DEFINE_CONST_DICT(kMembersDict, kMembers);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_uctypes;
const mp_obj_module_t mp_module_uctypes = {{&mp_type_module},
                                           const_cast<mp_obj_dict_t *>(&adder::modules::kMembersDict)};

MP_REGISTER_MODULE(MP_QSTR_uctypes, mp_module_uctypes);

#endif // MICROPY_PY_UCTYPES
