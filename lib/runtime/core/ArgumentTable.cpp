//===- runtime/core/ArgumentTable.cpp - Arguments of functions written in C -------------------------===//
//
// Counts, and tables of what a function takes by position and by name.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/runtime.h"

namespace {

mp_map_elem_t *findKeyword(mp_map_t *keywords, qstr name) {
  return mp_map_lookup(keywords, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
}

void setValue(const mp_arg_t &wanted, mp_obj_t given, mp_arg_val_t &value) {
  switch (wanted.flags & MP_ARG_KIND_MASK) {
  case MP_ARG_BOOL:
    value.u_bool = mp_obj_is_true(given);
    break;
  case MP_ARG_INT:
    value.u_int = mp_obj_get_int(given);
    break;
  default:
    value.u_obj = given;
  }
}

} // namespace

void mp_arg_check_num_sig(size_t positional, size_t pairs, uint32_t signature) {
  bool takesKeywords = signature & 1;
  size_t least = signature >> 17;
  size_t most = signature >> 1 & 0xffff;
  if (pairs != 0 && !takesKeywords)
    mp_raise_TypeError(MP_ERROR_TEXT("function doesn't take keyword arguments"));
  if (least == most) {
    if (positional != least)
      mp_raise_msg_varg(&mp_type_TypeError,
                        MP_ERROR_TEXT("function takes %d positional arguments but %d were given"), int(least),
                        int(positional));
  } else if (positional < least) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("function missing %d required positional arguments"),
                      int(least - positional));
  } else if (positional > most) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("function expected at most %d arguments, got %d"),
                      int(most), int(positional));
  }
}

void mp_arg_error_terse_mismatch(void) { mp_raise_TypeError(MP_ERROR_TEXT("argument num/types mismatch")); }

void mp_arg_error_unimpl_kw(void) {
  mp_raise_NotImplementedError(
      MP_ERROR_TEXT("keyword argument(s) not implemented - use normal args instead"));
}

void mp_arg_parse_all(size_t positional, const mp_obj_t *values, mp_map_t *keywords, size_t count,
                      const mp_arg_t *table, mp_arg_val_t *results) {
  size_t positionalUsed = 0;
  size_t keywordsUsed = 0;
  for (size_t i = 0; i < count; ++i) {
    const mp_arg_t &wanted = table[i];
    if (i < positional) {
      if (wanted.flags & MP_ARG_KW_ONLY)
        break;
      ++positionalUsed;
      setValue(wanted, values[i], results[i]);
    } else if (mp_map_elem_t *element = findKeyword(keywords, wanted.qst)) {
      ++keywordsUsed;
      setValue(wanted, element->value, results[i]);
    } else if (wanted.flags & MP_ARG_REQUIRED) {
      mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%q' argument required"), qstr(wanted.qst));
    } else {
      results[i] = wanted.defval;
    }
  }
  if (positionalUsed < positional)
    mp_raise_TypeError(MP_ERROR_TEXT("extra positional arguments given"));
  if (keywordsUsed < keywords->used)
    mp_raise_TypeError(MP_ERROR_TEXT("extra keyword arguments given"));
}

void mp_arg_parse_all_kw_array(size_t positional, size_t pairs, const mp_obj_t *values, size_t count,
                               const mp_arg_t *table, mp_arg_val_t *results) {
  mp_map_t keywords;
  mp_map_init_fixed_table(&keywords, pairs, values + positional);
  mp_arg_parse_all(positional, values, &keywords, count, table, results);
}
