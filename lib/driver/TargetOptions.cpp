//===- driver/TargetOptions.cpp - The arguments of -march= and -march-flags= ----------------------===//

#include "driver/TargetOptions.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string_view>

namespace adder::driver {

using bytecode::Architecture;

namespace {

/// A number in the notation of Python, as the reference reads it: no sign, no leading zeros.
std::optional<unsigned long> parseNumber(const std::string &text) {
  int base = 10;
  size_t skip = 0;
  if (text.size() > 1 && text[0] == '0') {
    char letter = char(text[1] | 0x20);
    base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    skip = 2;
  }
  if (base == 0 || text.size() == skip || text[skip] == '+')
    return std::nullopt;
  char *end;
  errno = 0;
  unsigned long number = std::strtoul(text.c_str() + skip, &end, base);
  if (errno || *end)
    return std::nullopt;
  return number;
}

/// Names with commas between them; one comma may follow the last.
std::optional<unsigned long> parseNames(std::string_view text, Architecture architecture) {
  unsigned long bits = 0;
  while (!text.empty()) {
    size_t comma = std::min(text.find(','), text.size());
    auto flags = bytecode::architectureFlags();
    auto flag = std::find_if(flags.begin(), flags.end(), [&](const bytecode::ArchitectureFlag &f) {
      return f.architecture == architecture && f.name == text.substr(0, comma);
    });
    if (flag == flags.end())
      return std::nullopt;
    bits |= 1ul << flag->bit;
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return bits ? std::optional(bits) : std::nullopt;
}

} // namespace

std::optional<Architecture> hostArchitecture() {
#if defined(__x86_64__)
  return Architecture::X64;
#elif defined(__i386__)
  return Architecture::X86;
#elif defined(__arm__) && !defined(__thumb2__)
  return Architecture::Armv6;
#elif defined(__riscv) && __riscv_xlen == 64
  return Architecture::Rv64imc;
#else
  return std::nullopt;
#endif
}

std::optional<uint32_t> parseArchFlags(const std::string &text, Architecture architecture) {
  unsigned long known = bytecode::knownFlagsOf(architecture);
  std::optional<unsigned long> bits = parseNumber(text);
  if (!bits)
    bits = parseNames(text, architecture);
  if (!known || !bits || (*bits & ~known))
    return std::nullopt;
  return uint32_t(*bits);
}

} // namespace adder::driver
