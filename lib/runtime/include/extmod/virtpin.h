//===- extmod/virtpin.h - Pins that any object can be -----------------------------------------------===//
//
// A type is a pin when its protocol slot has an mp_pin_p_t.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EXTMOD_VIRTPIN_H
#define ADDER_EXTMOD_VIRTPIN_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

#define MP_PIN_READ 1
#define MP_PIN_WRITE 2 // arg: the value
#define MP_PIN_INPUT 3
#define MP_PIN_OUTPUT 4

typedef struct _mp_pin_p_t {
  mp_uint_t (*ioctl)(mp_obj_t obj, mp_uint_t request, uintptr_t arg, int *error);
} mp_pin_p_t;

int mp_virtual_pin_read(mp_obj_t pin);              // raises
void mp_virtual_pin_write(mp_obj_t pin, int value); // raises
// Without an argument: MP_PIN_INPUT, MP_PIN_OUTPUT.  Raises.
void mp_virtual_pin_ioctl(mp_obj_t pin, mp_uint_t request);

// The port's machine.Pin.
mp_obj_t mp_pin_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                         const mp_obj_t *args); // raises

#ifdef __cplusplus
}
#endif

#endif // ADDER_EXTMOD_VIRTPIN_H
