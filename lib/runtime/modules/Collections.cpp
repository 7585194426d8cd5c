//===- runtime/modules/Collections.cpp - The module collections -------------------------------------===//
//
// The table; the types are in objects/.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"

#include "py/builtin.h"
#include "py/runtime.h"

#if MICROPY_PY_COLLECTIONS

namespace adder::modules {

namespace {

const mp_rom_map_elem_t kMembers[] = {
    {MEMBER_NAME(__name__, collections)},
#if MICROPY_PY_COLLECTIONS_DEQUE
    {MEMBER(deque, mp_type_deque)},
#endif
    {MEMBER(namedtuple, mp_namedtuple_obj)},
#if MICROPY_PY_COLLECTIONS_ORDEREDDICT
    {MEMBER(OrderedDict, mp_type_ordereddict)},
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
