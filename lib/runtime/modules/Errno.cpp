//===- runtime/modules/Errno.cpp - The module errno, and names of error numbers ---------------------===//

#include "runtime/core/Members.h"

#include "py/mperrno.h"
#include "py/obj.h"

#if MICROPY_PY_ERRNO

namespace adder::modules {

namespace {

#if MICROPY_PY_ERRNO_ERRORCODE
const mp_rom_map_elem_t kCodes[] = {
#define ERROR_NUMBER(name) {MP_ROM_INT(MP_##name), MP_ROM_QSTR(MP_QSTR_##name)},
#include "runtime/modules/ErrorNumbers.def"
#undef ERROR_NUMBER
};
// Keys that are no strings.
const mp_obj_dict_t kCodeDict = {
    {&mp_type_dict},
    {0, 1, 1, MP_ARRAY_SIZE(kCodes), MP_ARRAY_SIZE(kCodes), (mp_map_elem_t *)(mp_rom_map_elem_t *)kCodes}};
#endif

const mp_rom_map_elem_t kErrno[] = {
    {MEMBER_NAME(__name__, errno)},
#if MICROPY_PY_ERRNO_ERRORCODE
    {MEMBER(errorcode, kCodeDict)},
#endif
#define ERROR_NUMBER(name) {MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_INT(MP_##name)},
#include "runtime/modules/ErrorNumbers.def"
#undef ERROR_NUMBER
};
MP_DEFINE_CONST_DICT(kErrnoDict, kErrno);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_errno = {{&mp_type_module},
                                                    const_cast<mp_obj_dict_t *>(&adder::modules::kErrnoDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_errno, mp_module_errno);

qstr mp_errno_to_str(mp_obj_t number) {
  for (const mp_rom_map_elem_t &element : adder::modules::kErrno)
    if (element.value == number)
      return MP_OBJ_QSTR_VALUE(element.key);
  return MP_QSTRnull;
}

#else

qstr mp_errno_to_str(mp_obj_t) { return MP_QSTRnull; }

#endif // MICROPY_PY_ERRNO
