//===- runtime/loader/ImportNames.cpp - from module import names ------------------------------------===//
//
// What comes after importing a module: taking names out of it.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Attributes.h"
#include "runtime/core/Items.h"

#include "py/objmodule.h"
#include "py/objtuple.h"
#include "py/runtime.h"

namespace adder::loader {

namespace {

using Qstr = ::qstr;

/// Room for most dotted names, bytes.
constexpr size_t kNameGuess = 32;

/// A module of a package, which importing the package did not load.  Raises ImportError if `package` is none.
mp_obj_t importFromPackage(mp_obj_t package, Qstr name) {
  mp_obj_t path[2];
  mp_load_method_maybe(package, MP_QSTR___path__, path);
  if (path[0] == MP_OBJ_NULL)
    mp_raise_msg_varg(&mp_type_ImportError, MP_ERROR_TEXT("can't import name %q"), name);
  vstr_t dotted;
  vstr_init(&dotted, kNameGuess);
  vstr_printf(&dotted, "%s.%q", mp_obj_str_get_str(mp_load_attr(package, MP_QSTR___name__)), name);
  Qstr fullName = qstr_from_strn(dotted.buf, dotted.len);
  vstr_clear(&dotted);
  // Any list of names makes the module itself the result, and not its package.
  return mp_import_name(fullName, mp_const_true, MP_OBJ_NEW_SMALL_INT(0));
}

/// `from module import *` where `names`, its __all__, is a list or tuple.
void storeListedNames(mp_obj_t module, mp_obj_t names) {
  size_t count = 1;
  for (size_t at = 0; at < count; ++at) {
    mp_obj_t *items;
    mp_obj_get_array(names, &count, &items); // loading the name before may have changed the list
    if (at >= count)
      break;
    Qstr name = mp_obj_str_get_qstr(items[at]);
    mp_store_name(name, mp_load_attr(module, name));
  }
}

/// The same without __all__: names that do not begin with an underscore.
void storePublicNames(mp_obj_t module) {
  // What stands in sys.modules need not be a module.
  mp_obj_t members = mp_obj_is_type(module, &mp_type_module)
                         ? MP_OBJ_FROM_PTR(mp_obj_module_get_globals(module))
                         : mp_load_attr(module, MP_QSTR___dict__);
  if (!mp_obj_is_dict_or_ordereddict(members))
    mp_raise_type(&mp_type_TypeError);
  for (const mp_map_elem_t &member : runtime::Pairs(mp_obj_dict_get_map(members)))
    if (mp_obj_is_qstr(member.key) && *qstr_str(MP_OBJ_QSTR_VALUE(member.key)) != '_')
      mp_store_name(MP_OBJ_QSTR_VALUE(member.key), member.value);
}

} // namespace
} // namespace adder::loader

using namespace adder::loader;

mp_obj_t mp_import_from(mp_obj_t module, qstr name) {
  mp_obj_t found[2];
  mp_load_method_maybe(module, name, found);
  return found[0] == MP_OBJ_NULL ? importFromPackage(module, name) : adder::runtime::asOneObject(found);
}

void mp_import_all(mp_obj_t module) {
  mp_obj_t all[2];
  mp_load_method_protected(module, MP_QSTR___all__, all, false); // a __getattr__ may say that there is none
  if (all[0] == MP_OBJ_NULL)
    storePublicNames(module);
  else
    storeListedNames(module, all[0]);
}
