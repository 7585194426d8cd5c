//===- inspect/Sha256.h - The digest by which files are told apart ----------------------------------===//
#ifndef ADDER_INSPECT_SHA256_H
#define ADDER_INSPECT_SHA256_H

#include <cstdint>
#include <span>
#include <string>

namespace adder::inspect {

/// SHA-256 (FIPS 180-4) of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256(std::span<const uint8_t> bytes);

} // namespace adder::inspect

#endif // ADDER_INSPECT_SHA256_H
