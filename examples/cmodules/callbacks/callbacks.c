// Python functions that C code calls: at once, and later.
//
// It shows: calling with positional and keyword arguments, methods by name; keeping a function where the
// collector finds it; what an interrupt handler may do, which is to schedule the call; lists, dicts and
// strings from C.

#include "py/runtime.h"

// C variables are not searched for references.  This one is a member of the runtime's state, which is, and
// which is zeroed when the runtime starts anew.
MP_REGISTER_ROOT_POINTER(mp_obj_t callbacks_on_event);

// set_handler(function or None)
static mp_obj_t set_handler(mp_obj_t handler) {
  if (handler != mp_const_none && !mp_obj_is_callable(handler))
    mp_raise_TypeError(MP_ERROR_TEXT("handler must be callable"));
  MP_STATE_VM(callbacks_on_event) = handler == mp_const_none ? MP_OBJ_NULL : handler;
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(set_handler_obj, set_handler);

// What an interrupt handler would do: nothing is allocated, nothing is raised.  False if the queue is full.
static bool event_happened(int code) {
  mp_obj_t handler = MP_STATE_VM(callbacks_on_event);
  return handler == MP_OBJ_NULL || mp_sched_schedule(handler, MP_OBJ_NEW_SMALL_INT(code));
}

// trigger(code): as if the hardware had an event.  The handler runs between two instructions, soon.
static mp_obj_t trigger(mp_obj_t code) { return mp_obj_new_bool(event_happened((int)mp_obj_get_int(code))); }
static MP_DEFINE_CONST_FUN_OBJ_1(trigger_obj, trigger);

// apply(function, items): [function(item, index=0), function(item, index=1), ...]
static mp_obj_t apply(mp_obj_t function, mp_obj_t items) {
  mp_obj_t results = mp_obj_new_list(0, NULL);
  mp_obj_iter_buf_t iter_buf;
  mp_obj_t iterator = mp_getiter(items, &iter_buf);
  mp_obj_t item;
  for (mp_int_t index = 0; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION; ++index) {
    mp_obj_t args[3] = {item, MP_OBJ_NEW_QSTR(MP_QSTR_index), MP_OBJ_NEW_SMALL_INT(index)};
    mp_obj_list_append(results, mp_call_function_n_kw(function, 1, 1, args));
  }
  return results;
}
static MP_DEFINE_CONST_FUN_OBJ_2(apply_obj, apply);

// notify(object, *values): object.on_notify(*values), or None if it has no such method.
static mp_obj_t notify(size_t n_args, const mp_obj_t *args) {
  enum { MAX_VALUES = 4 };
  mp_obj_t call[2 + MAX_VALUES];
  mp_load_method_maybe(args[0], MP_QSTR_on_notify, call);
  if (call[0] == MP_OBJ_NULL)
    return mp_const_none;
  memcpy(call + 2, args + 1, (n_args - 1) * sizeof(mp_obj_t));
  return mp_call_method_n_kw(n_args - 1, 0, call);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(notify_obj, 1, 5, notify);

// group(function, items): a dict of lists, by what the function says of an item.
static mp_obj_t group(mp_obj_t function, mp_obj_t items) {
  mp_obj_t groups = mp_obj_new_dict(0);
  mp_obj_iter_buf_t iter_buf;
  mp_obj_t iterator = mp_getiter(items, &iter_buf);
  mp_obj_t item;
  while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
    mp_obj_t key = mp_call_function_1(function, item);
    mp_map_elem_t *element = mp_map_lookup(mp_obj_dict_get_map(groups), key, MP_MAP_LOOKUP);
    mp_obj_t list = element ? element->value : mp_obj_new_list(0, NULL);
    if (!element)
      mp_obj_dict_store(groups, key, list);
    mp_obj_list_append(list, item);
  }
  return groups;
}
static MP_DEFINE_CONST_FUN_OBJ_2(group_obj, group);

// describe(list): "3 items: a, b, c" of a list of str.
static mp_obj_t describe(mp_obj_t list) {
  size_t count = mp_obj_list_len(list);
  mp_obj_t *items;
  mp_obj_list_get(list, &count, &items);
  mp_obj_t names = mp_obj_str_join(mp_obj_new_str(", ", 2), count, items);
  vstr_t text;
  vstr_init(&text, 16);
  vstr_printf(&text, "%u items: %s", (unsigned)count, mp_obj_str_get_str(names));
  return mp_obj_new_str_from_vstr(&text);
}
static MP_DEFINE_CONST_FUN_OBJ_1(describe_obj, describe);

static const mp_rom_map_elem_t callbacks_globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_callbacks)},
    {MP_ROM_QSTR(MP_QSTR_apply), MP_ROM_PTR(&apply_obj)},
    {MP_ROM_QSTR(MP_QSTR_describe), MP_ROM_PTR(&describe_obj)},
    {MP_ROM_QSTR(MP_QSTR_group), MP_ROM_PTR(&group_obj)},
    {MP_ROM_QSTR(MP_QSTR_notify), MP_ROM_PTR(&notify_obj)},
    {MP_ROM_QSTR(MP_QSTR_set_handler), MP_ROM_PTR(&set_handler_obj)},
    {MP_ROM_QSTR(MP_QSTR_trigger), MP_ROM_PTR(&trigger_obj)},
};
static MP_DEFINE_CONST_DICT(callbacks_globals, callbacks_globals_table);

const mp_obj_module_t callbacks_module = {{&mp_type_module}, (mp_obj_dict_t *)&callbacks_globals};

MP_REGISTER_MODULE(MP_QSTR_callbacks, callbacks_module);
