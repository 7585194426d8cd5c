//===- runtime/modules/Json.cpp - The module json ---------------------------------------------------===//
//
// Writing is printing: every type knows how it looks in JSON (PRINT_JSON).
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/GivenArguments.h"
#include "runtime/core/Members.h"
#include "runtime/core/Streams.h"
#include "runtime/modules/JsonReader.h"
#include "runtime/objects/Str.h"

#include "py/runtime.h"
#include "py/stream.h"

#if MICROPY_PY_JSON

namespace adder::modules {

namespace {

// --- Writing.

#if MICROPY_PY_JSON_SEPARATORS

/// Makes `print` carry the separators that were asked for.
void takeSeparators(size_t positional, const mp_obj_t *values, mp_map_t *keywords, mp_print_ext_t &print) {
  static const mp_arg_t kArguments[] = {
      {ARGUMENT(separators, MP_ARG_KW_ONLY, MP_ROM_NONE)},
  };
  mp_obj_t chosen = runtime::givenFor(kArguments, positional, values, keywords).object(0);
  print.item_separator = ", ";
  print.key_separator = ": ";
  if (chosen == mp_const_none)
    return;
  mp_obj_t *separators;
  mp_obj_get_array_fixed_n(chosen, 2, &separators);
  print.item_separator = mp_obj_str_get_str(separators[0]);
  print.key_separator = mp_obj_str_get_str(separators[1]);
}

mp_obj_t dump(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  mp_print_ext_t print;
  takeSeparators(count - 2, values + 2, keywords, print);
  print.base = runtime::printerTo(values[1]);
  mp_obj_print_helper(&print.base, values[0], PRINT_JSON);
  return mp_const_none;
}

mp_obj_t dumps(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  mp_print_ext_t print;
  takeSeparators(count - 1, values + 1, keywords, print);
  vstr_t text;
  vstr_init_print(&text, 8, &print.base);
  mp_obj_print_helper(&print.base, values[0], PRINT_JSON);
  return mp_obj_new_str_from_vstr(&text);
}

MP_DEFINE_CONST_FUN_OBJ_KW(dumpObject, 2, dump);
MP_DEFINE_CONST_FUN_OBJ_KW(dumpsObject, 1, dumps);

#else

mp_obj_t dump(mp_obj_t object, mp_obj_t stream) {
  mp_print_t print = runtime::printerTo(stream);
  mp_obj_print_helper(&print, object, PRINT_JSON);
  return mp_const_none;
}

mp_obj_t dumps(mp_obj_t object) {
  vstr_t text = objects::printed(object, PRINT_JSON);
  return mp_obj_new_str_from_vstr(&text);
}

MP_DEFINE_CONST_FUN_OBJ_2(dumpObject, dump);
MP_DEFINE_CONST_FUN_OBJ_1(dumpsObject, dumps);

#endif

// --- Reading.

mp_obj_t load(mp_obj_t stream) { return parseJsonStream(stream); }

mp_obj_t loads(mp_obj_t text) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(text, &buffer, MP_BUFFER_READ);
  return parseJson(static_cast<const byte *>(buffer.buf), buffer.len);
}

MP_DEFINE_CONST_FUN_OBJ_1(loadObject, load);
MP_DEFINE_CONST_FUN_OBJ_1(loadsObject, loads);

const mp_rom_map_elem_t kMembers[] = {
    {MEMBER_NAME(__name__, json)}, {MEMBER(dump, dumpObject)},   {MEMBER(dumps, dumpsObject)},
    {MEMBER(load, loadObject)},    {MEMBER(loads, loadsObject)},
};
MP_DEFINE_CONST_DICT(kMembersDict, kMembers);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_json;
const mp_obj_module_t mp_module_json = {{&mp_type_module},
                                        const_cast<mp_obj_dict_t *>(&adder::modules::kMembersDict)};

MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_json, mp_module_json);

#endif // MICROPY_PY_JSON
