//===- runtime/modules/Collections.cpp - The module collections ---------------------------------------===//
//
// The table; the types are in objects/.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/builtin.h"
#include "py/runtime.h"

#if MICROPY_PY_COLLECTIONS

namespace adder::modules {

namespace {

const mp_rom_map_elem_t kMembers[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_collections)},
#if MICROPY_PY_COLLECTIONS_DEQUE
    {MP_ROM_QSTR(MP_QSTR_deque), MP_ROM_PTR(&mp_type_deque)},
#endif
    {MP_ROM_QSTR(MP_QSTR_namedtuple), MP_ROM_PTR(&mp_namedtuple_obj)},
#if MICROPY_PY_COLLECTIONS_ORDEREDDICT
    {MP_ROM_QSTR(MP_QSTR_OrderedDict), MP_ROM_PTR(&mp_type_ordereddict)},
#endif
};
MP_DEFINE_CONST_DICT(kMembersDict, kMembers);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_collections;
const mp_obj_module_t mp_module_collections = {{&mp_type_module},
                                               const_cast<mp_obj_dict_t *>(&adder::modules::kMembersDict)};

MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_collections, mp_module_collections);

#endif // MICROPY_PY_COLLECTIONS
