//===- runtime/core/Names.cpp - Variables that are kept in dicts ------------------------------------===//
//
// Locals of modules and class bodies, globals, builtins.  What programs assign to names of the builtins
// module goes into a dict of its own that is asked first (MP_STATE_VM(mp_module_builtins_override_dict)),
// because the module itself is read-only.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Names.h"

#include "py/builtin.h"
#include "py/runtime.h"

namespace adder::runtime {

namespace {

mp_map_elem_t *findBuiltin(qstr name, const byte *instruction) {
  if (mp_obj_dict_t *overrides = MP_STATE_VM(mp_module_builtins_override_dict))
    if (mp_map_elem_t *found = mp_map_lookup(&overrides->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP))
      return found;
  mp_map_t *map = &mp_module_builtins.globals->map;
  return instruction ? lookUp(map, name, instruction)
                     : mp_map_lookup(map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
}

[[noreturn]] void raiseUnknown(qstr name) {
  mp_raise_msg_varg(&mp_type_NameError, MP_ERROR_TEXT("name '%q' isn't defined"), name);
}

mp_obj_t valueOfBuiltin(qstr name, const byte *instruction) {
  mp_map_elem_t *found = findBuiltin(name, instruction);
  if (!found)
    raiseUnknown(name);
  return found->value;
}

void deleteFrom(mp_obj_dict_t *dict, qstr name) {
  mp_obj_dict_delete(MP_OBJ_FROM_PTR(dict), MP_OBJ_NEW_QSTR(name));
}

} // namespace

mp_obj_t searchGlobal(mp_obj_dict_t *globals, qstr name, const byte *instruction) {
  if (mp_map_elem_t *found = lookUp(&globals->map, name, instruction))
    return found->value;
  // Another hint than that of the globals, where it is looked for every time.
  return valueOfBuiltin(name, instruction + 1);
}

} // namespace adder::runtime

using namespace adder::runtime;

mp_obj_t mp_load_global(qstr name) {
  mp_map_elem_t *found = mp_map_lookup(&mp_globals_get()->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
  return found ? found->value : valueOfBuiltin(name, nullptr);
}

mp_obj_t mp_load_name(qstr name) {
  if (mp_locals_get() != mp_globals_get())
    if (mp_map_elem_t *found = mp_map_lookup(&mp_locals_get()->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP))
      return found->value;
  return mp_load_global(name);
}

mp_obj_t mp_load_build_class(void) {
  if (mp_obj_dict_t *overrides = MP_STATE_VM(mp_module_builtins_override_dict))
    if (mp_map_elem_t *found =
            mp_map_lookup(&overrides->map, MP_OBJ_NEW_QSTR(MP_QSTR___build_class__), MP_MAP_LOOKUP))
      return found->value;
  return MP_OBJ_FROM_PTR(&mp_builtin___build_class___obj);
}

void mp_store_name(qstr name, mp_obj_t value) {
  mp_obj_dict_store(MP_OBJ_FROM_PTR(mp_locals_get()), MP_OBJ_NEW_QSTR(name), value);
}

void mp_store_global(qstr name, mp_obj_t value) {
  mp_obj_dict_store(MP_OBJ_FROM_PTR(mp_globals_get()), MP_OBJ_NEW_QSTR(name), value);
}

void mp_delete_name(qstr name) { deleteFrom(mp_locals_get(), name); }
void mp_delete_global(qstr name) { deleteFrom(mp_globals_get(), name); }
