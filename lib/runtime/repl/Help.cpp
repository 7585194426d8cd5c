//===- runtime/repl/Help.cpp - help() ---------------------------------------------------------------===//

#include "runtime/core/Items.h"
#include "runtime/objects/ItemPrinter.h"

#include "py/builtin.h"
#include "py/mpprint.h"
#include "py/objlist.h"
#include "py/objmodule.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "runtime/loader/Frozen.h"

#include <cstring>

#if MICROPY_PY_BUILTINS_HELP

const char mp_help_default_text[] = "Welcome to MicroPython!\n"
                                    "\n"
                                    "For online docs please visit http://docs.micropython.org/\n"
                                    "\n"
                                    "Control commands:\n"
                                    "  CTRL-A        -- on a blank line, enter raw REPL mode\n"
                                    "  CTRL-B        -- on a blank line, enter normal REPL mode\n"
                                    "  CTRL-C        -- interrupt a running program\n"
                                    "  CTRL-D        -- on a blank line, exit or do a soft reset\n"
                                    "  CTRL-E        -- on a blank line, enter paste mode\n"
                                    "\n"
                                    "For further help on a specific object, type help(obj)\n";

namespace adder::repl {

namespace {

/// A line for each name in `map`, in its order.
void printMembers(const mp_map_t &map) {
  for (const mp_map_elem_t &member : runtime::Pairs(&map))
    objects::printParts(MP_PYTHON_PRINTER, PRINT_STR, "  ", member.key, " -- ", member.value, "\n");
}

/// The names that belong to `object`; null if it has none.
const mp_map_t *membersOf(mp_obj_t object) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  if (type == &mp_type_module)
    return &mp_obj_module_get_globals(object)->map;
  if (type == &mp_type_type)
    type = static_cast<const mp_obj_type_t *>(MP_OBJ_TO_PTR(object));
  return MP_OBJ_TYPE_HAS_SLOT(type, locals_dict) ? &MP_OBJ_TYPE_GET_SLOT(type, locals_dict)->map : nullptr;
}

#if MICROPY_PY_BUILTINS_HELP_MODULES
void addNames(mp_obj_t names, const mp_map_t &map) {
  for (const mp_map_elem_t &member : runtime::Pairs(&map))
    mp_obj_list_append(names, member.key);
}

/// Frozen modules by their paths, without what they end in.
void addFrozenNames(mp_obj_t names) {
  for (const char *name = loader::frozenNames(); *name; name += std::strlen(name) + 1) {
    const char *dot = std::strrchr(name, '.');
    mp_obj_list_append(names, mp_obj_new_str(name, dot ? size_t(dot - name) : std::strlen(name)));
  }
}

/// In columns, from top to bottom.
void printColumns(mp_obj_t names) {
  size_t count;
  mp_obj_t *items;
  mp_obj_get_array(names, &count, &items);
  constexpr size_t kColumns = MICROPY_PY_BUILTINS_HELP_NUM_COLUMNS;
  size_t rows = (count + kColumns - 1) / kColumns;
  for (size_t row = 0; row < rows; ++row) {
    for (size_t at = row; at < count; at += rows) {
      int printed = mp_print_str(MP_PYTHON_PRINTER, mp_obj_str_get_str(items[at]));
      if (at + rows >= count)
        break;
      // Names that are too long push the others on.
      int width = MICROPY_PY_BUILTINS_HELP_COLUMN_WIDTH;
      do
        printed += mp_print_str(MP_PYTHON_PRINTER, " ");
      while (printed % width != 0);
    }
    mp_print_str(MP_PYTHON_PRINTER, "\n");
  }
}

void printModules() {
  mp_obj_t names = mp_obj_new_list(0, nullptr);
  addNames(names, mp_builtin_module_map);
  addNames(names, mp_builtin_extensible_module_map);
  addFrozenNames(names);
  mp_obj_list_sort(1, &names, const_cast<mp_map_t *>(&mp_const_empty_map));
  printColumns(names);
#if MICROPY_ENABLE_EXTERNAL_IMPORT
  mp_print_str(MP_PYTHON_PRINTER, "Plus any modules on the filesystem\n");
#endif
}
#endif

void printObject(mp_obj_t object) {
#if MICROPY_PY_BUILTINS_HELP_MODULES
  if (object == MP_OBJ_NEW_QSTR(MP_QSTR_modules)) {
    printModules();
    return;
  }
#endif
  objects::printParts(MP_PYTHON_PRINTER, PRINT_STR, "object ", object, " is of type ",
                      mp_obj_get_type_str(object), "\n");
  if (const mp_map_t *map = membersOf(object))
    printMembers(*map);
}

mp_obj_t help(size_t count, const mp_obj_t *values) {
  if (count == 0)
    mp_print_str(MP_PYTHON_PRINTER, MICROPY_PY_BUILTINS_HELP_TEXT);
  else
    printObject(values[0]);
  return mp_const_none;
}

} // namespace
} // namespace adder::repl

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_help_obj, 0, 1, adder::repl::help);

#endif // MICROPY_PY_BUILTINS_HELP
