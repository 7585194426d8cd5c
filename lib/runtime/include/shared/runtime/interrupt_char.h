//===- shared/runtime/interrupt_char.h - The character that interrupts a program --------------------===//
//
// Ctrl-C (3) usually.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SHARED_RUNTIME_INTERRUPT_CHAR_H
#define ADDER_SHARED_RUNTIME_INTERRUPT_CHAR_H

#include "py/mpconfig.h"

#ifdef __cplusplus
extern "C" {
#endif

extern int mp_interrupt_char;           // -1: none
void mp_hal_set_interrupt_char(int c);  // also to -1
void mp_sched_keyboard_interrupt(void); // for whoever reads the character

#ifdef __cplusplus
}
#endif

#endif // ADDER_SHARED_RUNTIME_INTERRUPT_CHAR_H
