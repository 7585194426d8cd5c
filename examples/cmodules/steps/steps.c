// Numbers in steps, floats too: steps(0, 1, 0.25) gives 0.0, 0.25, 0.5, 0.75.
//
// It shows: an iterable whose iterators lie in memory that the loop lends (no allocation), and an object that
// is its own iterator.

#include "py/runtime.h"

// --- Steps: can be iterated any number of times.

extern const mp_obj_type_t steps_type;
extern const mp_obj_type_t steps_iterator_type;

typedef struct {
  mp_obj_base_t base;
  mp_float_t start, stop, step;
} steps_t;

// At most as large as mp_obj_iter_buf_t.
typedef struct {
  mp_obj_base_t base;
  mp_obj_t steps; // also keeps it alive
  size_t taken;
} steps_iterator_t;

static mp_obj_t steps_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
  mp_arg_check_num(n_args, n_kw, 3, 3, false);
  mp_float_t start = mp_obj_get_float(args[0]), stop = mp_obj_get_float(args[1]),
             step = mp_obj_get_float(args[2]);
  if (!(step > 0 || step < 0)) // nan is neither
    mp_raise_ValueError(MP_ERROR_TEXT("step must not be zero"));
  steps_t *self = mp_obj_malloc(steps_t, type);
  self->start = start;
  self->stop = stop;
  self->step = step;
  return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t steps_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
  MP_STATIC_ASSERT(sizeof(steps_iterator_t) <= sizeof(mp_obj_iter_buf_t));
  steps_iterator_t *iterator = (steps_iterator_t *)iter_buf;
  iterator->base.type = &steps_iterator_type;
  iterator->steps = self_in;
  iterator->taken = 0;
  return MP_OBJ_FROM_PTR(iterator);
}

static mp_obj_t steps_iternext(mp_obj_t self_in) {
  steps_iterator_t *iterator = MP_OBJ_TO_PTR(self_in);
  const steps_t *steps = MP_OBJ_TO_PTR(iterator->steps);
  // Multiplying instead of adding keeps errors from piling up.
  mp_float_t value = steps->start + (mp_float_t)iterator->taken * steps->step;
  if (steps->step > 0 ? value >= steps->stop : value <= steps->stop)
    return MP_OBJ_STOP_ITERATION;
  ++iterator->taken;
  return mp_obj_new_float(value);
}

MP_DEFINE_CONST_OBJ_TYPE(steps_iterator_type, MP_QSTR_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter,
                         steps_iternext);
MP_DEFINE_CONST_OBJ_TYPE(steps_type, MP_QSTR_steps, MP_TYPE_FLAG_NONE, make_new, steps_make_new, iter,
                         steps_getiter);

// --- Countdown: is used up by iterating over it.

typedef struct {
  mp_obj_base_t base;
  mp_int_t left;
} countdown_t;

static mp_obj_t countdown_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                                   const mp_obj_t *args) {
  mp_arg_check_num(n_args, n_kw, 1, 1, false);
  mp_int_t left = mp_obj_get_int(args[0]);
  countdown_t *self = mp_obj_malloc(countdown_t, type);
  self->left = left;
  return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t countdown_iternext(mp_obj_t self_in) {
  countdown_t *self = MP_OBJ_TO_PTR(self_in);
  return self->left > 0 ? mp_obj_new_int(self->left--) : MP_OBJ_STOP_ITERATION;
}

static MP_DEFINE_CONST_OBJ_TYPE(countdown_type, MP_QSTR_countdown, MP_TYPE_FLAG_ITER_IS_ITERNEXT, make_new,
                                countdown_make_new, iter, countdown_iternext);

// --- Using any iterable.

static mp_obj_t total(mp_obj_t iterable) {
  mp_obj_iter_buf_t iter_buf;
  mp_obj_t iterator = mp_getiter(iterable, &iter_buf);
  mp_obj_t sum = MP_OBJ_NEW_SMALL_INT(0);
  mp_obj_t item;
  while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION)
    sum = mp_binary_op(MP_BINARY_OP_ADD, sum, item);
  return sum;
}
static MP_DEFINE_CONST_FUN_OBJ_1(total_obj, total);

static const mp_rom_map_elem_t steps_globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_steps)},
    {MP_ROM_QSTR(MP_QSTR_countdown), MP_ROM_PTR(&countdown_type)},
    {MP_ROM_QSTR(MP_QSTR_steps), MP_ROM_PTR(&steps_type)},
    {MP_ROM_QSTR(MP_QSTR_total), MP_ROM_PTR(&total_obj)},
};
static MP_DEFINE_CONST_DICT(steps_globals, steps_globals_table);

const mp_obj_module_t steps_module = {{&mp_type_module}, (mp_obj_dict_t *)&steps_globals};

MP_REGISTER_MODULE(MP_QSTR_steps, steps_module);
