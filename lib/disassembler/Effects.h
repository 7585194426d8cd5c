//===- disassembler/Effects.h - Rows of InstructionEffects.def --------------------------------------===//
#ifndef ADDER_DISASSEMBLER_EFFECTS_H
#define ADDER_DISASSEMBLER_EFFECTS_H

#include <cstdint>
#include <string_view>

namespace adder::disassembler {

/// Architectures that share instruction names and register numbers.
enum class Family : uint8_t { Arm, RiscV, X86, Xtensa };

enum class EffectKind : uint8_t {
  Set,
  SetHigh,
  Move,
  MoveIfSame,
  Clear,
  Add,
  AddRegister,
  Shift,
  Extend,
  Load,
  LoadRegister,
  Store,
  Literal,
  Address,
  LoadX86,
  StoreX86,
  LeaX86,
  CallX86,
  JumpX86,
  Push,
  PushValue,
  Pop,
};

struct Effect {
  Family family;
  std::string_view name;
  EffectKind kind;
  uint8_t destination, source, value;
  int16_t scale;
  uint8_t bytes;
};

/// The row of an instruction, or null.
const Effect *findEffect(Family family, std::string_view name);

} // namespace adder::disassembler

#endif // ADDER_DISASSEMBLER_EFFECTS_H
