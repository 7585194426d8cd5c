// A bus that must be released whatever happens while it is held.
//
// It shows: an exception class of our own; the two ways to clean up when Python code, called from C, raises;
// catching one kind of exception and letting the others pass.

#include "py/objexcept.h"
#include "py/runtime.h"

MP_DEFINE_EXCEPTION(BusError, OSError)

#define BUS_COUNT (4)

static uint8_t held[BUS_COUNT]; // how often

static void claim(size_t bus) {
  if (held[bus] > 0)
    mp_raise_msg_varg(&mp_type_BusError, MP_ERROR_TEXT("bus %d is busy"), (int)bus);
  ++held[bus];
}

static void release(size_t bus) { --held[bus]; }

static size_t get_bus(mp_obj_t number) {
  mp_int_t bus = mp_obj_get_int(number);
  if (bus < 0 || bus >= BUS_COUNT)
    mp_raise_ValueError(MP_ERROR_TEXT("no such bus"));
  return (size_t)bus;
}

// with_bus(bus, function): what function(bus) returns, called while the bus is held.  The exception is
// stopped, the bus released, and the exception raised again.
static mp_obj_t with_bus(mp_obj_t number, mp_obj_t function) {
  size_t bus = get_bus(number); // assigned before nlr_push, and not changed: need not be volatile
  claim(bus);
  nlr_buf_t nlr;
  if (nlr_push(&nlr) == 0) {
    mp_obj_t result = mp_call_function_1(function, number);
    nlr_pop(); // only here: an exception closes the context itself
    release(bus);
    return result;
  }
  release(bus);
  nlr_jump(nlr.ret_val);
}
static MP_DEFINE_CONST_FUN_OBJ_2(with_bus_obj, with_bus);

// with_all(function): the same with all buses, by a callback that runs while the exception passes.  That is
// cheaper than nlr_push, and nothing needs to be raised again.
typedef struct {
  nlr_jump_callback_node_t callback; // must be first
  size_t claimed;
} release_node_t;

static void release_claimed(void *context) {
  release_node_t *node = context;
  while (node->claimed > 0)
    release(--node->claimed);
}

static mp_obj_t with_all(mp_obj_t function) {
  release_node_t node = {.claimed = 0};
  nlr_push_jump_callback(&node.callback, release_claimed);
  for (; node.claimed < BUS_COUNT; ++node.claimed)
    claim(node.claimed); // may raise half way
  mp_obj_t result = mp_call_function_0(function);
  nlr_pop_jump_callback(true); // true: calls it now
  return result;
}
static MP_DEFINE_CONST_FUN_OBJ_1(with_all_obj, with_all);

// attempt(function, default): function(), or the default if that raises BusError.
static mp_obj_t attempt(mp_obj_t function, mp_obj_t otherwise) {
  nlr_buf_t nlr;
  if (nlr_push(&nlr) == 0) {
    mp_obj_t result = mp_call_function_0(function);
    nlr_pop();
    return result;
  }
  mp_obj_t exception = MP_OBJ_FROM_PTR(nlr.ret_val);
  if (!mp_obj_exception_match(exception, MP_OBJ_FROM_PTR(&mp_type_BusError)))
    nlr_jump(nlr.ret_val);
  return otherwise;
}
static MP_DEFINE_CONST_FUN_OBJ_2(attempt_obj, attempt);

static mp_obj_t is_held(mp_obj_t number) { return mp_obj_new_bool(held[get_bus(number)]); }
static MP_DEFINE_CONST_FUN_OBJ_1(is_held_obj, is_held);

static const mp_rom_map_elem_t resources_globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_resources)},
    {MP_ROM_QSTR(MP_QSTR_BusError), MP_ROM_PTR(&mp_type_BusError)},
    {MP_ROM_QSTR(MP_QSTR_attempt), MP_ROM_PTR(&attempt_obj)},
    {MP_ROM_QSTR(MP_QSTR_is_held), MP_ROM_PTR(&is_held_obj)},
    {MP_ROM_QSTR(MP_QSTR_with_all), MP_ROM_PTR(&with_all_obj)},
    {MP_ROM_QSTR(MP_QSTR_with_bus), MP_ROM_PTR(&with_bus_obj)},
};
static MP_DEFINE_CONST_DICT(resources_globals, resources_globals_table);

const mp_obj_module_t resources_module = {{&mp_type_module}, (mp_obj_dict_t *)&resources_globals};

MP_REGISTER_MODULE(MP_QSTR_resources, resources_module);
