//===- runtime/modules/Crc32.h - The checksum of zip, gzip and Ethernet -----------------------------===//

#ifndef ADDER_RUNTIME_MODULES_CRC32_H
#define ADDER_RUNTIME_MODULES_CRC32_H

#include <cstddef>
#include <cstdint>

namespace adder::modules {

/// Of what was summed up before (0: nothing) and `size` bytes more.
uint32_t crc32(uint32_t before, const uint8_t *bytes, size_t size);

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_CRC32_H
