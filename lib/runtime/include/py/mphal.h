//===- py/mphal.h - The machine: console, time, pins, interrupts ------------------------------------===//
//
// The port's <mphalport.h> comes first and may define any of these as macros of the same name or as functions
// of its own; times wrap round.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_MPHAL_H
#define ADDER_PY_MPHAL_H

#include "py/mpconfig.h"

#include <stdint.h>

#ifdef MICROPY_MPHALPORT_H
#include MICROPY_MPHALPORT_H
#else
#include <mphalport.h>
#endif

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

//===-- Time --===//

#ifndef mp_hal_time_ns
uint64_t mp_hal_time_ns(void); // since 1970, or the port's epoch
#endif
#ifndef mp_hal_ticks_cpu
mp_uint_t mp_hal_ticks_cpu(void);
#endif
#ifndef mp_hal_ticks_us
mp_uint_t mp_hal_ticks_us(void);
#endif
#ifndef mp_hal_ticks_ms
mp_uint_t mp_hal_ticks_ms(void);
#endif
#ifndef mp_hal_delay_us
void mp_hal_delay_us(mp_uint_t us);
#endif
#ifndef mp_hal_delay_ms
void mp_hal_delay_ms(mp_uint_t ms); // handles events; raises
#endif

//===-- Console --===//

#ifndef mp_hal_stdout_tx_str
void mp_hal_stdout_tx_str(const char *text);
#endif
#ifndef mp_hal_stdout_tx_strn_cooked
void mp_hal_stdout_tx_strn_cooked(const char *text, size_t length); // line ends become CR LF
#endif
#ifndef mp_hal_stdout_tx_strn
mp_uint_t mp_hal_stdout_tx_strn(const char *text, size_t length); // bytes written
#endif
#ifndef mp_hal_stdin_rx_chr
int mp_hal_stdin_rx_chr(void); // waits; handles events; raises
#endif
#ifndef mp_hal_stdio_poll
uintptr_t mp_hal_stdio_poll(uintptr_t flags); // MP_STREAM_POLL_ bits
#endif

//===-- Pins --===//
// A port with pins defines MICROPY_HAL_HAS_PORT_PINS, or mp_hal_pin_obj_t as a macro, and the functions.
// Without, any object with the pin protocol is a pin.

#ifndef mp_hal_pin_obj_t
#ifndef MICROPY_HAL_HAS_PORT_PINS
#include "extmod/virtpin.h"
#define mp_hal_pin_obj_t mp_obj_t
#define mp_hal_get_pin_obj(pin) (pin)
#define mp_hal_pin_high(pin) mp_virtual_pin_write(pin, 1)
#define mp_hal_pin_input(pin) mp_virtual_pin_ioctl(pin, MP_PIN_INPUT)
#define mp_hal_pin_low(pin) mp_virtual_pin_write(pin, 0)
#define mp_hal_pin_od_high(pin) mp_virtual_pin_write(pin, 1)
#define mp_hal_pin_od_low(pin) mp_virtual_pin_write(pin, 0)
#define mp_hal_pin_open_drain(pin) mp_virtual_pin_ioctl(pin, MP_PIN_OUTPUT)
#define mp_hal_pin_output(pin) mp_virtual_pin_ioctl(pin, MP_PIN_OUTPUT)
#define mp_hal_pin_read(pin) mp_virtual_pin_read(pin)
#define mp_hal_pin_write(pin, v) mp_virtual_pin_write(pin, v)
#define mp_hal_pin_name(pin) (pin)
#endif
#endif

//===-- Interrupts --===//

// Between the two no interrupt handler runs; s is what BEGIN returned.
#ifndef MICROPY_BEGIN_ATOMIC_SECTION
#define MICROPY_BEGIN_ATOMIC_SECTION() (0)
#endif
#ifndef MICROPY_END_ATOMIC_SECTION
#define MICROPY_END_ATOMIC_SECTION(state) (void)(state)
#endif

// Work of the port whenever events are handled; sleeping until something happens or so many ms have passed.
#ifndef MICROPY_INTERNAL_EVENT_HOOK
#define MICROPY_INTERNAL_EVENT_HOOK
#endif
#ifndef MICROPY_INTERNAL_WFE
#define MICROPY_INTERNAL_WFE(TIMEOUT_MS)
#endif
// The older way of saying it.
#ifndef MICROPY_EVENT_POLL_HOOK
#define MICROPY_EVENT_POLL_HOOK mp_event_handle_nowait();
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_MPHAL_H
