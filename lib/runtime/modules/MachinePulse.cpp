//===- runtime/modules/MachinePulse.cpp - machine.time_pulse_us -----------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_MACHINE && MICROPY_PY_MACHINE_PULSE

#include "py/mphal.h"
#include "py/runtime.h"
#include "runtime/modules/Machine.h"

namespace adder::modules {

namespace {

constexpr mp_uint_t kDefaultTimeout = 1000000; ///< us
constexpr int kNoPulse = -2;
constexpr int kPulseTooLong = -1;

/// Time until reading the pin gives `level`, or does not; false if it takes `timeout` us or longer.
bool timeUntil(mp_hal_pin_obj_t pin, int level, bool isWanted, mp_uint_t timeout, mp_uint_t *passed) {
  mp_uint_t start = mp_hal_ticks_us();
  while ((mp_hal_pin_read(pin) == level) != isWanted)
    if (mp_uint_t(mp_hal_ticks_us() - start) >= timeout)
      return false;
  *passed = mp_hal_ticks_us() - start;
  return true;
}

/// How long the pin has `level`, from the next time on that it gets it: us, or a negative number.
mp_obj_t timePulse(size_t count, const mp_obj_t *values) {
#ifndef MICROPY_HAL_HAS_PORT_PINS
  checkPin(values[0]);
#endif
  mp_hal_pin_obj_t pin = mp_hal_get_pin_obj(values[0]);
  int level = mp_obj_is_true(values[1]);
  mp_uint_t timeout = count > 2 ? mp_uint_t(mp_obj_get_int(values[2])) : kDefaultTimeout;
  mp_uint_t passed;
  if (!timeUntil(pin, level, true, timeout, &passed))
    return MP_OBJ_NEW_SMALL_INT(kNoPulse);
  if (!timeUntil(pin, level, false, timeout, &passed))
    return MP_OBJ_NEW_SMALL_INT(kPulseTooLong);
  return mp_obj_new_int_from_uint(passed);
}

} // namespace

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kTimePulse, 2, 3, timePulse);

} // namespace adder::modules

#endif // MICROPY_PY_MACHINE && MICROPY_PY_MACHINE_PULSE
