//===- runtime/loader/Import.cpp - import -----------------------------------------------------------===//
//
// A dotted name is imported component by component; each is looked for in this order:
//
//     sys.modules
//     modules written in C that cannot be overridden       (first component only)
//     the directories of sys.path, or of the package's __path__: a directory, NAME.py, NAME.mpy
//     modules written in C that a file may override; uNAME always means such a module
//
// A module is in sys.modules while it runs, so that circular imports find it; one that raises is taken out
// again.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/loader/Compile.h"
#include "runtime/loader/Frozen.h"
#include "runtime/loader/LoadMpy.h"

#include "py/bc.h"
#include "py/builtin.h"
#include "py/cstack.h"
#include "py/objlist.h"
#include "py/objmodule.h"
#include "py/persistentcode.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::loader {

namespace {

using Qstr = ::qstr;

mp_obj_t valueIn(mp_obj_dict_t *dict, Qstr name) {
  mp_map_elem_t *found = mp_map_lookup(&dict->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
  return found ? found->value : MP_OBJ_NULL;
}
mp_obj_t loadedModule(Qstr name) { return valueIn(&MP_STATE_VM(mp_loaded_modules_dict), name); }

/// A module's __path__, if it is a package.
mp_obj_t pathOf(mp_obj_t module) {
  mp_obj_t dest[2];
  mp_load_method_maybe(module, MP_QSTR___path__, dest);
  return dest[0];
}

// --- Files.

/// What is found for a module: a directory, or a file with source or bytecode.
struct Found {
  mp_import_stat_t kind;
  bool isMpy;
};

mp_import_stat_t stat(vstr_t *path) {
  std::string_view rest;
  if (isFrozenPath({path->buf, path->len}, rest))
    return findFrozen(rest).kind;
  return mp_import_stat(vstr_null_terminated_str(path));
}

/// Looks for `path` as a directory, with .py and with .mpy.  `path` then names what was found.
Found statModule(vstr_t *path) {
  if (stat(path) == MP_IMPORT_STAT_DIR)
    return {MP_IMPORT_STAT_DIR, false};
  size_t length = vstr_len(path);
  vstr_add_str(path, ".py");
  if (stat(path) == MP_IMPORT_STAT_FILE)
    return {MP_IMPORT_STAT_FILE, false};
  vstr_cut_tail_bytes(path, vstr_len(path) - length);
  vstr_add_str(path, ".mpy");
  if (stat(path) == MP_IMPORT_STAT_FILE)
    return {MP_IMPORT_STAT_FILE, true};
  return {MP_IMPORT_STAT_NO_EXIST, false};
}

/// Looks for `name` in one directory; an empty one is the current directory.
Found statIn(mp_obj_t directory, Qstr name, vstr_t *path) {
  size_t length;
  const char *text = mp_obj_str_get_data(directory, &length);
  vstr_reset(path);
  vstr_add_strn(path, text, length);
  if (length > 0)
    vstr_add_byte(path, '/');
  vstr_add_str(path, qstr_str(name));
  return statModule(path);
}

Found search(Qstr name, mp_obj_t package, vstr_t *path) {
  if (package != MP_OBJ_NULL)
    return statIn(pathOf(package), name, path);
  size_t count;
  mp_obj_t *directories;
  mp_obj_t list = mp_sys_path;
  mp_obj_get_array(list, &count, &directories);
  for (size_t i = 0; i < count; ++i) {
    Found found = statIn(directories[i], name, path);
    if (found.kind != MP_IMPORT_STAT_NO_EXIST)
      return found;
    mp_obj_get_array(list, &count, &directories); // looking for a file may have changed it
  }
  return {MP_IMPORT_STAT_NO_EXIST, false};
}

mp_module_context_t *contextOf(mp_obj_t module) {
  return static_cast<mp_module_context_t *>(MP_OBJ_TO_PTR(module));
}

void runSource(mp_obj_t module, Qstr file) {
  mp_obj_dict_t *globals = mp_obj_module_get_globals(module);
  mp_parse_compile_execute(mp_lexer_new_from_file(file), MP_PARSE_FILE_INPUT, globals, globals);
}

void runMpy(mp_obj_t module, Qstr file) {
  mp_compiled_module_t compiled{};
  compiled.context = contextOf(module);
  mp_raw_code_load_file(file, &compiled);
  mp_obj_dict_t *globals = mp_obj_module_get_globals(module);
  callWithin(mp_make_function_from_proto_fun(compiled.rc, compiled.context, nullptr), globals, globals);
}

/// Bytecode that is in the program is run where it is.
void runFrozen(mp_obj_t module, Qstr file, const Frozen &frozen) {
  mp_module_context_t *context = contextOf(module);
  mp_obj_dict_t *globals = mp_obj_module_get_globals(module);
  mp_obj_t body;
  if (frozen.module) {
    context->constants = frozen.module->constants;
    body = mp_make_function_from_proto_fun(frozen.module->proto_fun, context, nullptr);
  } else {
    body = compileText(frozen.source.data(), frozen.source.size(), file, MP_PARSE_FILE_INPUT, context);
  }
  callWithin(body, globals, globals);
}

void runFile(mp_obj_t module, const vstr_t *path, bool isMpy) {
  mp_cstack_check();
  std::string_view rest;
  bool isFrozen = isFrozenPath({path->buf, path->len}, rest);
  // As the traceback names it, a frozen module's file is that which was frozen.
  Qstr file = isFrozen ? qstr_from_strn(rest.data(), rest.size()) : qstr_from_strn(path->buf, path->len);
  mp_obj_dict_store(MP_OBJ_FROM_PTR(mp_obj_module_get_globals(module)), MP_OBJ_NEW_QSTR(MP_QSTR___file__),
                    MP_OBJ_NEW_QSTR(file));
  if (isFrozen)
    runFrozen(module, file, findFrozen(rest));
  else if (isMpy)
    runMpy(module, file);
  else
    runSource(module, file);
}

/// Runs a module's file; of a package, its __init__, if there is one.
void runModule(mp_obj_t module, vstr_t *path, Found found) {
  if (found.kind == MP_IMPORT_STAT_FILE) {
    runFile(module, path, found.isMpy);
    return;
  }
  mp_store_attr(module, MP_QSTR___path__, mp_obj_new_str(path->buf, path->len));
  vstr_add_str(path, "/__init__");
  size_t length = path->len;
  Found init = statModule(path);
  if (init.kind == MP_IMPORT_STAT_FILE && path->len > length)
    runFile(module, path, init.isMpy);
}

/// The module `fullName` from the files that `path` names.  It is gone from sys.modules if it raises.
mp_obj_t loadModule(Qstr fullName, vstr_t *path, Found found, bool asMain) {
  mp_obj_t module = mp_obj_new_module(fullName);
  if (asMain && found.kind == MP_IMPORT_STAT_FILE) { // of a package, its __main__ is
    mp_obj_module_set_globals(module, &MP_STATE_VM(dict_main));
    mp_obj_dict_store(MP_OBJ_FROM_PTR(mp_obj_module_get_globals(module)), MP_OBJ_NEW_QSTR(MP_QSTR___name__),
                      MP_OBJ_NEW_QSTR(MP_QSTR___main__));
  }
  nlr_buf_t context;
  if (nlr_push(&context) != 0) {
    mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map, MP_OBJ_NEW_QSTR(fullName),
                  MP_MAP_LOOKUP_REMOVE_IF_FOUND);
    nlr_jump(context.ret_val);
  }
  runModule(module, path, found);
  nlr_pop();
  return module;
}

// --- Names.

[[noreturn]] void raiseMissing(Qstr name) {
  mp_raise_msg_varg(&mp_type_ImportError, MP_ERROR_TEXT("no module named '%q'"), name);
}

/// NAME of uNAME, or null.
Qstr withoutPrefix(Qstr name) {
  size_t length;
  auto *text = reinterpret_cast<const char *>(qstr_data(name, &length));
  return length < 2 || text[0] != 'u' ? Qstr(MP_QSTRnull) : qstr_find_strn(text + 1, length - 1);
}

/// A module in C that no file overrides, not under its old name either.
mp_obj_t fixedModule(Qstr name) {
  if (mp_obj_t module = mp_module_get_builtin(name, false))
    return module;
  Qstr plain = withoutPrefix(name);
  return plain == MP_QSTRnull ? MP_OBJ_NULL : mp_module_get_builtin(plain, false);
}

/// A module in C that a file may override; uNAME is one, too.
mp_obj_t extensibleModule(Qstr name) {
  if (mp_obj_t module = mp_module_get_builtin(name, true))
    return module;
  Qstr plain = withoutPrefix(name);
  return plain == MP_QSTRnull ? MP_OBJ_NULL : mp_module_get_builtin(plain, true);
}

bool pathIsEmpty() {
  size_t count;
  mp_obj_t *directories;
  mp_obj_get_array(mp_sys_path, &count, &directories);
  return count == 0;
}

/// Imports `name`, of which `fullName` is the dotted path, below `package` (MP_OBJ_NULL: at the top).
mp_obj_t importComponent(Qstr fullName, Qstr name, mp_obj_t package, bool asMain) {
  // No path at all is how a file that overrides a module in C gets at that one.
  if (package == MP_OBJ_NULL && pathIsEmpty())
    if (mp_obj_t module = extensibleModule(name))
      return module;
  if (mp_obj_t loaded = loadedModule(fullName))
    return loaded;
  if (package == MP_OBJ_NULL) {
    if (mp_obj_t module = fixedModule(name))
      return module;
  } else if (mp_obj_module_get_globals(package)->map.is_fixed) {
    // A package written in C holds its modules.
    mp_obj_t module = valueIn(mp_obj_module_get_globals(package), name);
    if (module == MP_OBJ_NULL || !mp_obj_is_type(module, &mp_type_module))
      raiseMissing(fullName);
    return module;
  } else if (pathOf(package) == MP_OBJ_NULL) {
    raiseMissing(fullName);
  }
  vstr_t path;
  vstr_init(&path, 32);
  Found found = search(name, package, &path);
  if (found.kind == MP_IMPORT_STAT_NO_EXIST) {
    mp_obj_t module = package == MP_OBJ_NULL ? extensibleModule(name) : MP_OBJ_NULL;
    if (module != MP_OBJ_NULL)
      return module;
    // The one old name of a module that is not in C.
    vstr_reset(&path);
    if (fullName == MP_QSTR_uasyncio &&
        (loadedModule(MP_QSTR_asyncio) ||
         search(MP_QSTR_asyncio, package, &path).kind != MP_IMPORT_STAT_NO_EXIST))
      return importComponent(MP_QSTR_asyncio, MP_QSTR_asyncio, package, asMain);
    raiseMissing(fullName);
  }
  mp_obj_t module = loadModule(fullName, &path, found, asMain);
  vstr_clear(&path);
  if (package != MP_OBJ_NULL)
    mp_store_attr(package, name, module);
  return module;
}

/// The globals of the module that imports, which __import__ is given or not.  raises TypeError.
mp_obj_dict_t *globalsIn(mp_obj_t given) {
  if (given == mp_const_none)
    return mp_globals_get();
  if (!mp_obj_is_dict_or_ordereddict(given))
    mp_raise_type(&mp_type_TypeError);
  return static_cast<mp_obj_dict_t *>(MP_OBJ_TO_PTR(given));
}

/// The dotted name that a relative one stands for: `level` dots up from the module whose globals are given.
Qstr absoluteName(Qstr name, mp_int_t level, mp_obj_dict_t *globals) {
  mp_obj_t current = valueIn(globals, MP_QSTR___name__);
  bool isPackage = valueIn(globals, MP_QSTR___path__) != MP_OBJ_NULL;
  size_t length = 0;
  const char *text = "";
  if (current != MP_OBJ_NULL)
    text = mp_obj_str_get_data(current, &length);
  // The first dot is the package that the module is in, or is.
  for (mp_int_t i = isPackage ? 1 : 0; i < level; ++i) {
    const void *dot = memrchr(text, '.', length);
    if (!dot && (i + 1 < level || length == 0 || !isPackage))
      mp_raise_msg(&mp_type_ImportError, MP_ERROR_TEXT("can't perform relative import"));
    length = dot ? size_t(static_cast<const char *>(dot) - text) : 0;
  }
  vstr_t full;
  vstr_init(&full, length + 16);
  vstr_add_strn(&full, text, length);
  if (qstr_len(name) > 0) {
    if (length > 0)
      vstr_add_byte(&full, '.');
    vstr_add_str(&full, qstr_str(name));
  }
  Qstr result = qstr_from_strn(full.buf, full.len);
  vstr_clear(&full);
  return result;
}

/// The last module of a dotted name; `*top` is the first one.
mp_obj_t importDotted(Qstr fullName, mp_obj_t *top, bool asMain) {
  size_t length;
  auto *text = reinterpret_cast<const char *>(qstr_data(fullName, &length));
  mp_obj_t module = MP_OBJ_NULL;
  *top = MP_OBJ_NULL;
  for (size_t start = 0; start <= length;) {
    const void *dot = std::memchr(text + start, '.', length - start);
    size_t end = dot ? size_t(static_cast<const char *>(dot) - text) : length;
    Qstr prefix = qstr_from_strn(text, end);
    Qstr component = qstr_from_strn(text + start, end - start);
    module = importComponent(prefix, component, module, asMain && end == length);
    if (*top == MP_OBJ_NULL) {
      *top = module;
      if (prefix == MP_QSTR_uasyncio && module == loadedModule(MP_QSTR_asyncio)) {
        // What is below the old name is below the new one: no module is loaded twice.
        fullName = qstr_from_strn(text + 1, length - 1);
        --end;
      }
    }
    start = end + 1;
    text = reinterpret_cast<const char *>(qstr_data(fullName, &length));
  }
  return module;
}

/// __import__(name, globals, locals, fromlist, level).
mp_obj_t import(size_t count, const mp_obj_t *values) {
  Qstr name = mp_obj_str_get_qstr(values[0]);
  mp_obj_t fromList = count >= 4 ? values[3] : mp_const_none;
  mp_int_t level = count >= 5 ? mp_obj_get_int(values[4]) : 0;
  if (level < 0)
    mp_raise_ValueError(nullptr);
  // fromlist False marks the module that -m runs.
  bool asMain = fromList == mp_const_false;
  if (level > 0)
    name = absoluteName(name, level, globalsIn(count >= 2 ? values[1] : mp_const_none));
  else if (qstr_len(name) == 0)
    mp_raise_ValueError(nullptr);
  mp_obj_t top;
  mp_obj_t module = importDotted(name, &top, asMain);
  return fromList == mp_const_none ? top : module;
}

} // namespace
} // namespace adder::loader

using namespace adder::loader;

mp_obj_t mp_builtin___import___default(size_t count, const mp_obj_t *values) { return import(count, values); }
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin___import___obj, 1, 5, mp_builtin___import__);

mp_obj_t mp_import_name(qstr name, mp_obj_t fromList, mp_obj_t level) {
  mp_obj_t globals = MP_OBJ_FROM_PTR(mp_globals_get()); // of the importer, for who overrides __import__
  mp_obj_t values[5] = {MP_OBJ_NEW_QSTR(name), globals, mp_const_none, fromList, level};
#if MICROPY_CAN_OVERRIDE_BUILTINS
  if (mp_obj_dict_t *overrides = MP_STATE_VM(mp_module_builtins_override_dict))
    if (mp_map_elem_t *found =
            mp_map_lookup(&overrides->map, MP_OBJ_NEW_QSTR(MP_QSTR___import__), MP_MAP_LOOKUP))
      return mp_call_function_n_kw(found->value, 5, 0, values);
#endif
  return mp_builtin___import__(5, values);
}
