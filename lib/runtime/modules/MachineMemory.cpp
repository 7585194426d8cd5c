//===- runtime/modules/MachineMemory.cpp - machine.mem8, mem16, mem32 -----------------------------------===//
//
// Memory by address.  Nothing checks what is there, except a port that can ask (mp_hal_can_access).
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_MACHINE && MICROPY_PY_MACHINE_MEMX

#include "py/mphal.h"
#include "py/runtime.h"
#include "runtime/modules/Machine.h"

namespace adder::modules {

namespace {

void print(const mp_print_t *print, mp_obj_t object, mp_print_kind_t) {
  mp_printf(print, "<%u-bit memory>", 8u * static_cast<MachineMemory *>(MP_OBJ_TO_PTR(object))->bytes);
}

/// raises ValueError if the address is not one for `bytes`, OSError if the port knows that it leads nowhere.
uintptr_t addressIn(mp_obj_t object, unsigned bytes, [[maybe_unused]] bool writes) {
  uintptr_t address = uintptr_t(mp_obj_get_int_truncated(object));
  if (address % bytes != 0)
    mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("address %08x is not aligned to %d bytes"),
                      unsigned(address & 0xffffffffu), int(bytes));
#ifdef mp_hal_can_access
  if (!mp_hal_can_access(address, bytes, writes))
    mp_raise_OSError(MP_EFAULT);
#endif
  return address;
}

template <typename Word> mp_obj_t access(uintptr_t address, mp_obj_t value) {
  auto *place = reinterpret_cast<volatile Word *>(address);
  if (value == MP_OBJ_SENTINEL)
    return mp_obj_new_int_from_uint(*place);
  *place = Word(mp_obj_get_int_truncated(value));
  return mp_const_none;
}

mp_obj_t subscript(mp_obj_t object, mp_obj_t index, mp_obj_t value) {
  if (value == MP_OBJ_NULL)
    return MP_OBJ_NULL; // nothing can be deleted
  unsigned bytes = static_cast<MachineMemory *>(MP_OBJ_TO_PTR(object))->bytes;
  uintptr_t address = addressIn(index, bytes, value != MP_OBJ_SENTINEL);
  switch (bytes) {
  case 1:
    return access<uint8_t>(address, value);
  case 2:
    return access<uint16_t>(address, value);
  default:
    return access<uint32_t>(address, value);
  }
}

MP_DEFINE_CONST_OBJ_TYPE(kMemoryType, MP_QSTR_mem, MP_TYPE_FLAG_NONE, print, print, subscr, subscript);

} // namespace

const MachineMemory kMachineMemory[3] = {{{&kMemoryType}, 1}, {{&kMemoryType}, 2}, {{&kMemoryType}, 4}};

} // namespace adder::modules

#endif // MICROPY_PY_MACHINE && MICROPY_PY_MACHINE_MEMX
