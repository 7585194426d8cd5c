//===- driver/TargetOptions.h - The arguments of -march= and -march-flags= ------------------------===//

#ifndef ADDER_DRIVER_TARGETOPTIONS_H
#define ADDER_DRIVER_TARGETOPTIONS_H

#include "bytecode/Architectures.h"

#include <optional>
#include <string>

namespace adder::driver {

/// What -march=host stands for on the machine that this was compiled for; nothing if the reference has no
/// name for it.
std::optional<bytecode::Architecture> hostArchitecture();

/// A number in Python's notation or names with commas between; nothing if that is malformed or the
/// architecture does not have these flags (frontend-and-lowering.md 9).
std::optional<uint32_t> parseArchFlags(const std::string &text, bytecode::Architecture architecture);

} // namespace adder::driver

#endif // ADDER_DRIVER_TARGETOPTIONS_H
