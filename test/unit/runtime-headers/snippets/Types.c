// A device with an attribute handler and a print function, a vector with operators, a range with iternext, an
// object that lends its memory, and one that is callable, subscriptable and a stream.
#include "py/runtime.h"
#include "py/stream.h"

typedef struct {
  mp_obj_base_t base;
  uint32_t number;
  uint8_t *memory;
  size_t size;
  bool ready;
} device_obj_t;

static mp_obj_t device_start(mp_obj_t self_in) {
  device_obj_t *self = MP_OBJ_TO_PTR(self_in);
  self->ready = true;
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(device_start_obj, device_start);

static mp_obj_t device_configure(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
  enum { kRate, kMode, kOn };
  static const mp_arg_t allowed[] = {
      {MP_QSTR_rate, MP_ARG_INT | MP_ARG_REQUIRED, {.u_int = 0}},
      {MP_QSTR_mode, MP_ARG_OBJ | MP_ARG_KW_ONLY, {.u_rom_obj = MP_ROM_NONE}},
      {MP_QSTR_on, MP_ARG_BOOL | MP_ARG_KW_ONLY, {.u_bool = true}},
  };
  mp_arg_val_t values[MP_ARRAY_SIZE(allowed)];
  mp_arg_parse_all(n_args - 1, args + 1, kw, MP_ARRAY_SIZE(allowed), allowed, values);
  mp_map_elem_t *extra = mp_map_lookup(kw, MP_OBJ_NEW_QSTR(MP_QSTR_name), MP_MAP_LOOKUP);
  if (extra && values[kOn].u_bool)
    return extra->value;
  return values[kMode].u_obj == mp_const_none ? mp_obj_new_int(values[kRate].u_int) : values[kMode].u_obj;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(device_configure_obj, 2, device_configure);

static mp_obj_t device_count(size_t n_args, const mp_obj_t *args) { return args[n_args - 1]; }
static MP_DEFINE_CONST_FUN_OBJ_VAR(device_count_obj, 1, device_count);
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(device_exit_obj, 4, 4, device_count);
static MP_DEFINE_CONST_STATICMETHOD_OBJ(device_static_obj, MP_ROM_PTR(&device_count_obj));
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(device_class_obj, MP_ROM_PTR(&device_count_obj));

static void device_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
  device_obj_t *self = MP_OBJ_TO_PTR(self_in);
  bool loads = dest[0] == MP_OBJ_NULL;
  if (attr != MP_QSTR_status) {
    dest[1] = MP_OBJ_SENTINEL;
  } else if (loads) {
    dest[0] = mp_obj_new_int(self->ready);
  } else if (dest[1] != MP_OBJ_NULL) {
    dest[0] = MP_OBJ_NULL;
    self->ready = mp_obj_is_true(dest[1]);
  }
}

static void device_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
  device_obj_t *self = MP_OBJ_TO_PTR(self_in);
  if (kind == PRINT_STR)
    mp_printf(print, "Device(%u, %s)", (unsigned)self->number, self->ready ? "ready" : "off");
  else
    mp_printf(print, "<Device %q " UINT_FMT ">", (qstr)MP_QSTR_name, (mp_uint_t)self->size);
}

static mp_int_t device_buffer(mp_obj_t self_in, mp_buffer_info_t *bufinfo, mp_uint_t flags) {
  device_obj_t *self = MP_OBJ_TO_PTR(self_in);
  if (flags != MP_BUFFER_READ)
    return 1;
  bufinfo->buf = self->memory;
  bufinfo->len = self->size;
  bufinfo->typecode = 'B';
  return 0;
}

static mp_obj_t device_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
  mp_arg_check_num(n_args, n_kw, 1, 2, false);
  device_obj_t *self = mp_obj_malloc_with_finaliser(device_obj_t, type);
  self->number = mp_obj_get_int(args[0]);
  self->size = n_args > 1 ? mp_obj_get_int(args[1]) : 256;
  self->memory = m_new0(uint8_t, self->size);
  self->ready = false;
  return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t device_call(mp_obj_t fun, size_t n_args, size_t n_kw, const mp_obj_t *args) {
  return n_args + n_kw == 0 ? fun : args[0];
}

static mp_obj_t device_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  device_obj_t *device = MP_OBJ_TO_PTR(self);
  size_t at = mp_get_index(device->base.type, device->size, index, false);
  if (value == MP_OBJ_SENTINEL)
    return MP_OBJ_NEW_SMALL_INT(device->memory[at]);
  if (value == MP_OBJ_NULL)
    return MP_OBJ_NULL;
  device->memory[at] = mp_obj_get_int(value);
  return mp_const_none;
}

static mp_obj_t device_unary_op(mp_unary_op_t op, mp_obj_t self) {
  device_obj_t *device = MP_OBJ_TO_PTR(self);
  return op == MP_UNARY_OP_LEN ? MP_OBJ_NEW_SMALL_INT(device->size) : MP_OBJ_NULL;
}

static mp_uint_t device_read(mp_obj_t self, void *buf, mp_uint_t size, int *errcode) {
  device_obj_t *device = MP_OBJ_TO_PTR(self);
  if (!device->ready) {
    *errcode = MP_EAGAIN;
    return MP_STREAM_ERROR;
  }
  memcpy(buf, device->memory, MIN(size, device->size));
  return MIN(size, device->size);
}

static mp_uint_t device_ioctl(mp_obj_t self, mp_uint_t request, uintptr_t arg, int *errcode) {
  (void)self;
  if (request == MP_STREAM_POLL)
    return arg & (MP_STREAM_POLL_RD | MP_STREAM_POLL_WR);
  *errcode = MP_EINVAL;
  return MP_STREAM_ERROR;
}

static const mp_stream_p_t device_stream_p = {.read = device_read, .ioctl = device_ioctl};

static const mp_rom_map_elem_t device_locals_dict_table[] = {
    {MP_ROM_QSTR(MP_QSTR_start), MP_ROM_PTR(&device_start_obj)},
    {MP_ROM_QSTR(MP_QSTR_configure), MP_ROM_PTR(&device_configure_obj)},
    {MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&device_static_obj)},
    {MP_ROM_QSTR(MP_QSTR_make), MP_ROM_PTR(&device_class_obj)},
    {MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&mp_stream_read_obj)},
    {MP_ROM_QSTR(MP_QSTR_readline), MP_ROM_PTR(&mp_stream_unbuffered_readline_obj)},
    {MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&mp_identity_obj)},
    {MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&device_exit_obj)},
};
static MP_DEFINE_CONST_DICT(device_locals_dict, device_locals_dict_table);

// Every slot that a type can have at once.
MP_DEFINE_CONST_OBJ_TYPE(device_type, MP_QSTR_Device, MP_TYPE_FLAG_ITER_IS_STREAM, locals_dict,
                         &device_locals_dict, protocol, &device_stream_p, print, device_print, make_new,
                         device_make_new, buffer, device_buffer, attr, device_attr, call, device_call, subscr,
                         device_subscr, unary_op, device_unary_op, parent, &mp_type_object);

typedef struct {
  mp_obj_base_t base;
  mp_float_t x, y;
} vector_obj_t;

extern const mp_obj_type_t vector_type;

static mp_obj_t vector_binary_op(mp_binary_op_t op, mp_obj_t left_in, mp_obj_t right_in) {
  if (!mp_obj_is_type(right_in, &vector_type))
    return MP_OBJ_NULL;
  vector_obj_t *left = MP_OBJ_TO_PTR(left_in);
  vector_obj_t *right = MP_OBJ_TO_PTR(right_in);
  switch (op) {
  case MP_BINARY_OP_ADD: {
    vector_obj_t *sum = mp_obj_malloc(vector_obj_t, &vector_type);
    sum->x = left->x + right->x;
    sum->y = left->y + right->y;
    return MP_OBJ_FROM_PTR(sum);
  }
  case MP_BINARY_OP_MULTIPLY:
    return mp_obj_new_float(left->x * right->x + left->y * right->y);
  case MP_BINARY_OP_EQUAL:
    return mp_obj_new_bool(left->x == right->x && left->y == right->y);
  default:
    return MP_OBJ_NULL;
  }
}

MP_DEFINE_CONST_OBJ_TYPE(vector_type, MP_QSTR_Vector, MP_TYPE_FLAG_NONE, binary_op, vector_binary_op);

typedef struct {
  mp_obj_base_t base;
  mp_int_t next, stop, step;
} steps_obj_t;

static mp_obj_t steps_iternext(mp_obj_t self_in) {
  steps_obj_t *self = MP_OBJ_TO_PTR(self_in);
  if (self->step > 0 ? self->next >= self->stop : self->next <= self->stop)
    return MP_OBJ_STOP_ITERATION;
  mp_int_t value = self->next;
  self->next += self->step;
  return mp_obj_new_int(value);
}

static mp_obj_t steps_getiter(mp_obj_t self, mp_obj_iter_buf_t *iter_buf) {
  steps_obj_t *copy = (steps_obj_t *)iter_buf;
  MP_STATIC_ASSERT(sizeof(steps_obj_t) <= sizeof(mp_obj_iter_buf_t));
  *copy = *(steps_obj_t *)MP_OBJ_TO_PTR(self);
  return MP_OBJ_FROM_PTR(copy);
}
static const mp_getiter_iternext_custom_t steps_custom = {steps_getiter, steps_iternext};

static MP_DEFINE_CONST_OBJ_TYPE(steps_type, MP_QSTR_Steps, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter,
                                steps_iternext);
static MP_DEFINE_CONST_OBJ_TYPE(again_type, MP_QSTR_Steps, MP_TYPE_FLAG_ITER_IS_CUSTOM, iter, &steps_custom);
static MP_DEFINE_CONST_OBJ_TYPE(plain_type, MP_QSTR_Steps, MP_TYPE_FLAG_NONE);

bool knowsTypes(void) {
  return MP_OBJ_TYPE_HAS_SLOT(&steps_type, iter) && !MP_OBJ_TYPE_HAS_SLOT(&plain_type, iter) &&
         MP_OBJ_TYPE_GET_SLOT(&again_type, iter) == &steps_custom &&
         MP_OBJ_TYPE_GET_SLOT_OR_NULL(&plain_type, call) == NULL &&
         MP_OBJ_TYPE_HAS_SLOT_BY_OFFSET(&device_type, MP_OBJ_TYPE_OFFSETOF_SLOT(call));
}
