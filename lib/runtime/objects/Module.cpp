//===- runtime/objects/Module.cpp - Modules ---------------------------------------------------------===//

#include "py/objmodule.h"

#include "py/bc.h"
#include "py/builtin.h"
#include "py/runtime.h"

#ifndef NO_QSTR
extern "C" {
#include "genhdr/moduledefs.h"
}
#endif

#ifndef MICROPY_REGISTERED_MODULES
#define MICROPY_REGISTERED_MODULES
#endif
#ifndef MICROPY_REGISTERED_EXTENSIBLE_MODULES
#define MICROPY_REGISTERED_EXTENSIBLE_MODULES
#endif

namespace adder::objects {

namespace {

mp_obj_dict_t *globalsOf(mp_obj_t module) { return mp_obj_module_get_globals(module); }

mp_map_elem_t *find(mp_obj_dict_t *dict, qstr name) {
  return mp_map_lookup(&dict->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
}

void printModule(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  const char *name = "";
  if (mp_map_elem_t *element = find(globalsOf(self), MP_QSTR___name__))
    name = mp_obj_str_get_str(element->value);
  if (mp_map_elem_t *element = find(globalsOf(self), MP_QSTR___file__)) {
    mp_printf(print, "<module '%s' from '%s'>", name, mp_obj_str_get_str(element->value));
    return;
  }
  mp_printf(print, "<module '%s'>", name);
}

/// A module that keeps attributes elsewhere (MP_REGISTER_MODULE_DELEGATION) is asked last.
void delegate([[maybe_unused]] mp_obj_t self, [[maybe_unused]] qstr name, [[maybe_unused]] mp_obj_t *dest) {
#ifdef MICROPY_MODULE_DELEGATIONS
  struct Delegation {
    mp_rom_obj_t module;
    void (*attribute)(mp_obj_t self, qstr name, mp_obj_t *dest);
  };
  static const Delegation kDelegations[] = {MICROPY_MODULE_DELEGATIONS};
  for (const Delegation &delegation : kDelegations)
    if (delegation.module == self) {
      delegation.attribute(self, name, dest);
      return;
    }
#endif
}

/// What is stored in the builtins module goes into a dict of its own: the module is constant.
mp_obj_dict_t *dictForStoring(mp_obj_t self) {
  mp_obj_dict_t *globals = globalsOf(self);
  if (!globals->map.is_fixed)
    return globals;
#if MICROPY_CAN_OVERRIDE_BUILTINS
  if (globals == &mp_module_builtins_globals) {
    mp_obj_dict_t *&overrides = MP_STATE_VM(mp_module_builtins_override_dict);
    if (!overrides)
      overrides = static_cast<mp_obj_dict_t *>(MP_OBJ_TO_PTR(mp_obj_new_dict(1)));
    return overrides;
  }
#endif
  return nullptr;
}

void loadMember(mp_obj_t self, qstr name, mp_obj_t *dest) {
  mp_obj_dict_t *globals = globalsOf(self);
  if (mp_map_elem_t *member = find(globals, name))
    dest[0] = member->value;
  else if (name == MP_QSTR___dict__)
    dest[0] = MP_OBJ_FROM_PTR(globals);
  else if (mp_map_elem_t *getter = find(globals, MP_QSTR___getattr__))
    dest[0] = mp_call_function_1(getter->value, MP_OBJ_NEW_QSTR(name));
  else
    delegate(self, name, dest);
}

/// False if there was nothing to delete.
bool storeMember(mp_obj_dict_t *dict, qstr name, mp_obj_t value) {
  mp_obj_t key = MP_OBJ_NEW_QSTR(name);
  if (value == MP_OBJ_NULL)
    return mp_map_lookup(&dict->map, key, MP_MAP_LOOKUP_REMOVE_IF_FOUND);
  mp_obj_dict_store(MP_OBJ_FROM_PTR(dict), key, value);
  return true;
}

void attributeOfModule(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] == MP_OBJ_NULL)
    loadMember(self, name, dest);
  else if (mp_obj_dict_t *dict = dictForStoring(self); !dict)
    delegate(self, name, dest);
  else if (storeMember(dict, name, dest[1]))
    dest[0] = MP_OBJ_NULL;
}

const mp_rom_map_elem_t kBuiltinModules[] = {MICROPY_REGISTERED_MODULES};
#if MICROPY_HAVE_REGISTERED_EXTENSIBLE_MODULES
const mp_rom_map_elem_t kExtensibleModules[] = {MICROPY_REGISTERED_EXTENSIBLE_MODULES};
#endif

/// Calls what a module written in C does when it is imported first.
void initialise(mp_obj_t module) {
#if MICROPY_MODULE_BUILTIN_INIT
  mp_obj_t method[2];
  mp_load_method_maybe(module, MP_QSTR___init__, method);
  if (method[0] != MP_OBJ_NULL)
    mp_call_method_n_kw(0, 0, method);
#endif
}

bool wantsInitialisation(mp_obj_t module) { return find(globalsOf(module), MP_QSTR___init__); }

} // namespace
} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_module, MP_QSTR_module, MP_TYPE_FLAG_NONE, print, printModule, attr,
                         attributeOfModule);

MP_DEFINE_CONST_MAP(mp_builtin_module_map, kBuiltinModules);
#if MICROPY_HAVE_REGISTERED_EXTENSIBLE_MODULES
MP_DEFINE_CONST_MAP(mp_builtin_extensible_module_map, kExtensibleModules);
#else
const mp_map_t mp_builtin_extensible_module_map = {1, 1, 1, 0, 0, nullptr};
#endif

mp_obj_t mp_obj_new_module(qstr name) {
  mp_obj_t modules = MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_loaded_modules_dict));
  if (mp_map_elem_t *loaded = find(&MP_STATE_VM(mp_loaded_modules_dict), name))
    return loaded->value;
  auto *context = m_new_obj(mp_module_context_t);
  context->module.base.type = &mp_type_module;
  context->module.globals = nullptr;
  context->constants = {nullptr, nullptr};
  context->module.globals =
      static_cast<mp_obj_dict_t *>(MP_OBJ_TO_PTR(mp_obj_new_dict(MICROPY_MODULE_DICT_SIZE)));
  mp_obj_dict_store(MP_OBJ_FROM_PTR(context->module.globals), MP_OBJ_NEW_QSTR(MP_QSTR___name__),
                    MP_OBJ_NEW_QSTR(name));
  mp_obj_dict_store(modules, MP_OBJ_NEW_QSTR(name), MP_OBJ_FROM_PTR(context));
  return MP_OBJ_FROM_PTR(context);
}

mp_obj_t mp_module_get_builtin(qstr name, bool extensible) {
  const mp_map_t &map = extensible ? mp_builtin_extensible_module_map : mp_builtin_module_map;
  mp_map_elem_t *found = mp_map_lookup(const_cast<mp_map_t *>(&map), MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
  if (!found)
    return MP_OBJ_NULL;
  if (wantsInitialisation(found->value)) {
    // Once: what has been initialised is in sys.modules, and is found there.
    mp_obj_dict_store(MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_loaded_modules_dict)), MP_OBJ_NEW_QSTR(name),
                      found->value);
    initialise(found->value);
  }
  return found->value;
}

void mp_module_generic_attr(qstr name, mp_obj_t *dest, const uint16_t *keys, mp_obj_t *values) {
  const uint16_t *key = keys;
  while (*key != name && *key != MP_QSTRnull)
    ++key;
  if (*key == MP_QSTRnull)
    return;
  mp_obj_t &value = values[key - keys];
  bool loads = dest[0] == MP_OBJ_NULL;
  dest[0] = loads ? value : MP_OBJ_NULL;
  if (!loads)
    value = dest[1]; // MP_OBJ_NULL if it is deleted
}
