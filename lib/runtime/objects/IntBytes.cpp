//===- runtime/objects/IntBytes.cpp - int: to bytes and back ----------------------------------------===//

#include "runtime/core/GivenArguments.h"
#include "runtime/core/Members.h"
#include "runtime/objects/Int.h"

#include "py/objstr.h"
#include "py/runtime.h"
#include "py/smallint.h"

#include <cstring>

namespace adder::objects {

namespace {

/// Whether the value needs no more than `bytes` bytes in two's complement, or without a sign.
bool fitsInBytes(const IntOperand &value, size_t bytes, bool isSigned) {
  uint64_t bits = bitsOf(value.limbs);
  uint64_t room = uint64_t(bytes) * 8;
  if (!isSigned)
    return bits <= room;
  if (bits < room)
    return true;
  if (bits > room || !value.negative)
    return value.limbs.empty();
  // The lowest value of a length has all its magnitude in the highest bit.
  for (size_t i = 0; i + 1 < value.limbs.size(); ++i)
    if (value.limbs[i] != 0)
      return false;
  return (value.limbs.back() & (value.limbs.back() - 1)) == 0;
}

bool isLittle(mp_obj_t order) {
  if (mp_obj_is_qstr(order))
    return order == MP_OBJ_NEW_QSTR(MP_QSTR_little);
  return mp_obj_is_str(order) && mp_obj_str_equal(order, MP_OBJ_NEW_QSTR(MP_QSTR_little));
}

mp_obj_t toBytes(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  enum { Length, Order, Signed };
  static const mp_arg_t kArguments[] = {
      {ARGUMENT_INT(length, 0, 1)},
      {ARGUMENT(byteorder, 0, MP_ROM_QSTR(MP_QSTR_big))},
      {ARGUMENT_BOOL(signed, MP_ARG_KW_ONLY, false)},
  };
  auto given = runtime::givenFor(kArguments, count - 1, values + 1, keywords);
  mp_int_t length = given[Length].u_int;
  if (length < 0)
    mp_raise_ValueError(nullptr);
  vstr_t bytes;
  vstr_init_len(&bytes, size_t(length));
  mp_obj_int_to_bytes(values[0], size_t(length), reinterpret_cast<byte *>(bytes.buf),
                      !isLittle(given[Order].u_obj), given[Signed].u_bool, true);
  return mp_obj_new_bytes_from_vstr(&bytes);
}
MP_DEFINE_CONST_FUN_OBJ_KW(toBytesObject, 1, toBytes);

/// Of the class, which comes first.
mp_obj_t fromBytes(size_t count, const mp_obj_t *values) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(values[1], &buffer, MP_BUFFER_READ);
  bool little = count > 2 && isLittle(values[2]);
  return mp_obj_int_from_bytes_impl(!little, buffer.len, static_cast<const byte *>(buffer.buf));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(fromBytesFunction, 2, 4, fromBytes);
MP_DEFINE_CONST_CLASSMETHOD_OBJ(fromBytesObject, MP_ROM_PTR(&fromBytesFunction));

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(from_bytes, fromBytesObject)},
    {MEMBER(to_bytes, toBytesObject)},
};

} // namespace

MP_DEFINE_CONST_DICT(intMethods, kMethods);

} // namespace adder::objects

using namespace adder::objects;

mp_obj_t mp_obj_int_from_bytes_impl(bool bigEndian, size_t length, const byte *bytes) {
  size_t count = length / sizeof(Limb) + 1;
  IntResult result(count);
  std::memset(result.limbs, 0, count * sizeof(Limb));
  for (size_t i = 0; i < length; ++i)
    result.limbs[i / sizeof(Limb)] |= Limb(bytes[bigEndian ? length - 1 - i : i]) << (i % sizeof(Limb) * 8);
  return result.finish(false);
}

void mp_obj_int_to_bytes(mp_obj_t self, size_t length, byte *bytes, bool bigEndian, bool isSigned,
                         bool checksOverflow) {
  IntOperand value(self);
  if (checksOverflow) {
    if (value.negative && !isSigned)
      mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("can't convert negative int to unsigned"));
    if (!fitsInBytes(value, length, isSigned))
      mp_raise_msg_varg(&mp_type_OverflowError, MP_ERROR_TEXT("value would overflow a %d byte buffer"),
                        int(length));
  }
  unsigned carry = value.negative; // two's complement: every bit turned, and one added
  for (size_t i = 0; i < length; ++i) {
    Limb limb = i / sizeof(Limb) < value.limbs.size() ? value.limbs[i / sizeof(Limb)] : 0;
    unsigned part = limb >> (i % sizeof(Limb) * 8) & 0xff;
    if (value.negative) {
      carry += ~part & 0xff;
      part = carry & 0xff;
      carry >>= 8;
    }
    bytes[bigEndian ? length - 1 - i : i] = byte(part);
  }
  value.keep();
}
