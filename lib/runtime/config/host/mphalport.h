//===- config/host/mphalport.h - Nothing of a PC's own ----------------------------------------------===//
//
// All of py/mphal.h as it is declared there; examples for a microcontroller find its addresses.
//
//===------------------------------------------------------------------------------------------------===//
#include "sim/mcu_periph.h"
