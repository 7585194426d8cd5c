//===- config/cortex-m3/mphalport.h - Interrupts of a Cortex-M3 -------------------------------------===//
//
// An atomic section masks interrupts and puts the mask back as it was.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_CONFIG_CORTEX_M3_MPHALPORT_H
#define ADDER_CONFIG_CORTEX_M3_MPHALPORT_H

#include <stdint.h>

static inline uint32_t mp_hal_disable_interrupts(void) {
  uint32_t mask;
  __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(mask) : : "memory");
  return mask;
}

static inline void mp_hal_restore_interrupts(uint32_t mask) {
  __asm__ volatile("msr primask, %0" : : "r"(mask) : "memory");
}

#define MICROPY_BEGIN_ATOMIC_SECTION() mp_hal_disable_interrupts()
#define MICROPY_END_ATOMIC_SECTION(state) mp_hal_restore_interrupts(state)

#endif // ADDER_CONFIG_CORTEX_M3_MPHALPORT_H
