//===- sim/mcu_periph.h - Addresses of a microcontroller that is not there --------------------------===//
//
// For examples that name a peripheral of an STM32 and are compiled for a PC.  Nothing may be read at these
// addresses outside a simulator; a real board's headers define the names first.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SIM_MCU_PERIPH_H
#define ADDER_SIM_MCU_PERIPH_H

#include <stdint.h>

#ifndef I2C1_BASE
#define I2C1_BASE ((uintptr_t)0x40005400)
#endif
#ifndef I2C2_BASE
#define I2C2_BASE ((uintptr_t)0x40005800)
#endif
#ifndef SPI1_BASE
#define SPI1_BASE ((uintptr_t)0x40013000)
#endif
#ifndef SPI2_BASE
#define SPI2_BASE ((uintptr_t)0x40003800)
#endif
#ifndef USART1_BASE
#define USART1_BASE ((uintptr_t)0x40011000)
#endif

#endif // ADDER_SIM_MCU_PERIPH_H
