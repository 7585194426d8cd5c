//===- runtime/modules/ArrayModule.cpp - The module array -------------------------------------------===//

#include "runtime/core/Members.h"

#include "py/objarray.h"
#include "py/runtime.h"

namespace adder::modules {

namespace {

const mp_rom_map_elem_t kGlobals[] = {
    {MEMBER_NAME(__name__, array)},
    {MEMBER(array, mp_type_array)},
};
MP_DEFINE_CONST_DICT(kGlobalsDict, kGlobals);

} // namespace
} // namespace adder::modules

extern const mp_obj_module_t mp_module_array;
const mp_obj_module_t mp_module_array = {{&mp_type_module},
                                         const_cast<mp_obj_dict_t *>(&adder::modules::kGlobalsDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_array, mp_module_array);
