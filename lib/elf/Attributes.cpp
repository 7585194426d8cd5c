//===- elf/Attributes.cpp - Build attributes of ARM and RISC-V --------------------------------------===//
//
//   'A' | u32 length | vendor, 0 | 1 | u32 length | attributes: uleb tag, uleb or string value
//
// Tags and values are those of the Addenda to the ABI for the Arm architecture and of the RISC-V psABI.
//
//===------------------------------------------------------------------------------------------------===//

#include "elf/Attributes.h"

namespace adder::elf {

namespace {

using bytecode::Architecture;

void append32(std::string &out, size_t value) {
  for (unsigned i = 0; i < 4; ++i)
    out += char(value >> 8 * i & 255);
}

/// Wraps attributes in the two lengths around them.
std::string sectionOf(const std::string &vendor, const std::string &attributes) {
  std::string result = "A";
  size_t inner = 1 + 4 + attributes.size();
  append32(result, 4 + vendor.size() + 1 + inner);
  result += vendor;
  result += '\0';
  result += '\1';
  append32(result, inner);
  return result + attributes;
}

/// All tags and values here are below 128.
std::string armAttributes(Architecture architecture) {
  enum : char {
    CpuArch = 6,
    Profile = 7,
    ArmIsa = 8,
    ThumbIsa = 9,
    FpArch = 10,
    HardFpUse = 27,
    VfpArgs = 28
  };
  enum : char { V6 = 6, V7 = 10, V6M = 11, V7EM = 13 };
  std::string out;
  auto add = [&](char tag, char value) { out += {tag, value}; };
  switch (architecture) {
  case Architecture::Armv6:
    add(CpuArch, V6);
    add(ArmIsa, 1);
    add(ThumbIsa, 1);
    return out;
  case Architecture::Armv6m:
    add(CpuArch, V6M);
    add(Profile, 'M');
    add(ThumbIsa, 1);
    return out;
  default:
    break;
  }
  add(CpuArch, architecture == Architecture::Armv7m ? V7 : V7EM);
  add(Profile, 'M');
  add(ThumbIsa, 2);
  if (architecture == Architecture::Armv7emsp) {
    add(FpArch, 6); // VFPv4-D16
    add(HardFpUse, 1);
    add(VfpArgs, 1);
  } else if (architecture == Architecture::Armv7emdp) {
    add(FpArch, 8); // FPv5-D16
    add(VfpArgs, 1);
  }
  return out;
}

std::string riscvAttributes(Architecture architecture, uint32_t archFlags) {
  constexpr char kArch = 5;
  std::string isa = architecture == Architecture::Rv64imc ? "rv64i2p1_m2p0_c2p0" : "rv32i2p1_m2p0_c2p0";
  for (const bytecode::ArchitectureFlag &flag : bytecode::architectureFlags())
    if (flag.architecture == architecture && (archFlags >> flag.bit & 1)) {
      if (flag.name == "zcmp")
        isa += "_zca1p0"; // which it builds on
      isa += "_" + std::string(flag.name) + "1p0";
    }
  return kArch + isa + '\0';
}

} // namespace

std::string attributesOf(Architecture architecture, uint32_t archFlags) {
  switch (architecture) {
  case Architecture::Armv6:
  case Architecture::Armv6m:
  case Architecture::Armv7m:
  case Architecture::Armv7em:
  case Architecture::Armv7emsp:
  case Architecture::Armv7emdp:
    return sectionOf("aeabi", armAttributes(architecture));
  case Architecture::Rv32imc:
  case Architecture::Rv64imc:
    return sectionOf("riscv", riscvAttributes(architecture, archFlags));
  default:
    return {};
  }
}

} // namespace adder::elf
