// Strings, lists and dicts, with the two meanings of mp_obj_list_get.
#include "py/runtime.h"

mp_obj_t strings(mp_obj_t a, mp_obj_t b, mp_map_t *kwargs) {
  mp_obj_t args[2] = {mp_obj_new_str("{}!", 3), a};
  mp_obj_t parts[2] = {a, b};
  if (mp_obj_str_equal(a, b))
    return mp_obj_str_format(2, args, kwargs);
  return mp_obj_str_join(MP_OBJ_NEW_QSTR(MP_QSTR_), 2, parts);
}

mp_int_t lists(void) {
  mp_obj_t three[3] = {mp_obj_new_int(1), mp_obj_new_int(2), mp_obj_new_int(3)};
  mp_obj_t list = mp_obj_new_list(3, three);
  mp_obj_list_append(list, mp_obj_new_int(4));
  mp_obj_list_set(list, 0, mp_obj_list_get(list, 1));
  size_t len = mp_obj_list_len(list);
  mp_obj_t *items;
  mp_obj_list_get(list, &len, &items);
  mp_int_t sum = 0;
  for (size_t i = 0; i < len; i++)
    sum += mp_obj_get_int(items[i]);
  // Its address is that of the function with three arguments.
  void (*get)(mp_obj_t, size_t *, mp_obj_t **) = &mp_obj_list_get;
  get(list, &len, &items);
  return sum;
}

mp_obj_t dicts(void) {
  mp_obj_t dict = mp_obj_new_dict(2);
  mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(MP_QSTR_name), mp_obj_new_str_from_cstr("device"));
  mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(MP_QSTR_number), mp_obj_new_int(42));
  mp_obj_dict_delete(dict, MP_OBJ_NEW_QSTR(MP_QSTR_number));
  mp_map_t *map = mp_obj_dict_get_map(dict);
  for (size_t i = 0; i < map->alloc; i++)
    if (mp_map_slot_is_filled(map, i))
      mp_obj_print(map->table[i].key, PRINT_REPR);
  return mp_obj_dict_get(dict, MP_OBJ_NEW_QSTR(MP_QSTR_name));
}

mp_obj_t iterate(mp_obj_t o) {
  mp_obj_iter_buf_t buffer;
  mp_obj_t iterator = mp_getiter(o, &buffer);
  mp_obj_t item, last = mp_const_none;
  while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION)
    last = item;
  return mp_binary_op(MP_BINARY_OP_ADD, last, mp_unary_op(MP_UNARY_OP_NEGATIVE, last));
}

mp_obj_t attributes(mp_obj_t o) {
  mp_obj_t method[3];
  mp_load_method(o, MP_QSTR_start, method);
  method[2] = mp_load_attr(o, MP_QSTR_status);
  mp_store_attr(o, MP_QSTR_status, mp_const_none);
  return mp_call_method_n_kw(1, 0, method);
}
