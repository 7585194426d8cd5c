// An I2C bus with a thermometer on it, simulated.  On a board, the same two functions talk to the hardware.

#ifndef TEMPSENSOR_BUS_H
#define TEMPSENSOR_BUS_H

#include <stddef.h>
#include <stdint.h>

// Both return 0, or an error number of py/mperrno.h.
int bus_read(unsigned address, uint8_t reg, uint8_t *to, size_t size);
int bus_write(unsigned address, uint8_t reg, const uint8_t *from, size_t size);

#endif
