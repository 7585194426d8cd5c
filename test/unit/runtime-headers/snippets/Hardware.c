// Registers, critical sections, callbacks out of interrupts, pins and time.
#include "py/mphal.h"
#include "py/runtime.h"
#include "shared/runtime/mpirq.h"

#include <assert.h>

#define PORT_BASE 0x40020000
#define PORT_OUT (*(volatile uint32_t *)(PORT_BASE + 0x14))
#define PORT_IN (*(volatile uint32_t *)(PORT_BASE + 0x10))

typedef struct {
  mp_obj_base_t base;
  uint8_t pin;
  mp_obj_t callback;
  uint32_t threshold;
} line_obj_t;

static volatile uint32_t edges;

static mp_obj_t line_value(size_t n_args, const mp_obj_t *args) {
  line_obj_t *self = MP_OBJ_TO_PTR(args[0]);
  if (n_args == 1)
    return mp_obj_new_int((PORT_IN >> self->pin) & 1);
  if (mp_obj_get_int(args[1]))
    PORT_OUT |= 1u << self->pin;
  else
    PORT_OUT &= ~(1u << self->pin);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(line_value_obj, 1, 2, line_value);

mp_obj_t takeEdges(void) {
  mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
  uint32_t taken = edges;
  edges = 0;
  MICROPY_END_ATOMIC_SECTION(state);
  return mp_obj_new_int_from_uint(taken);
}
MP_DEFINE_CONST_FUN_OBJ_0(takeEdges_obj, takeEdges);

mp_obj_t onEdge(mp_obj_t self_in, mp_obj_t callback) {
  line_obj_t *self = MP_OBJ_TO_PTR(self_in);
  assert(mp_obj_is_obj(self_in));
  if (!mp_obj_is_callable(callback) && callback != mp_const_none)
    mp_raise_TypeError(MP_ERROR_TEXT("not a callable"));
  self->callback = callback;
  return mp_const_none;
}

void edgeInterrupt(line_obj_t *self) {
  edges++;
  if (self->callback != mp_const_none && edges > self->threshold)
    mp_sched_schedule(self->callback, MP_OBJ_FROM_PTR(self));
}

mp_obj_t waitForEdge(mp_obj_t pin_in) {
  mp_hal_pin_obj_t pin = mp_hal_get_pin_obj(pin_in);
  mp_uint_t start = mp_hal_ticks_ms();
  mp_hal_pin_write(pin, 1);
  while (mp_hal_pin_read(pin) && mp_hal_ticks_ms() - start < 100) {
    mp_hal_delay_us(10);
    mp_event_wait_ms(1);
    mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
  }
  mp_hal_delay_ms(1);
  return mp_irq_type.base.type ? mp_const_true : mp_const_false;
}
