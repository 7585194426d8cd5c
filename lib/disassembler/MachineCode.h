//===- disassembler/MachineCode.h - Machine code of a .mpy file, taken apart ------------------------===//
//
// An element of kind native, viper or asm holds code and data in one run of bytes: the prelude index and the
// start offset before the code, pools of constants in between, the prelude behind (native-abi.md 3.2).  What
// is code is found by following it from where the runtime enters, along branches and through the addresses
// that the code computes; the rest is data, and said to be so.
//
// Comments name what is certain: which function of the runtime a call reaches, which string, constant or
// operator it is given (native-abi.md 1, 4.4).  They come from a data flow analysis over the code found, in
// which a register keeps a meaning only if all ways lead there with the same one.
//
//     f(a, b)  native armv7m, 57 bytes  state=4 exceptions=0 positional=2 ...
//          0  00 00 00 00    .word 0x0                 ; prelude index: no children
//          4  b5fe           push  {r1, r2, r3, ...}
//         ..
//         26  201b           movs  r0, #27             ; __add__
//         28  6cbb           ldr   r3, [r7, #72]       ; mp_binary_op
//         2a  4798           blx   r3                  ; mp_binary_op(__add__)
//
// docs/machine-code.md has all forms.  Any bytes can be listed.  The processors' encodings are LLVM's
// business, and for what LLVM does not know of Xtensa that of XtensaInstructions.def.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DISASSEMBLER_MACHINECODE_H
#define ADDER_DISASSEMBLER_MACHINECODE_H

#include "mpy/Listing.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace adder::disassembler {

enum class LineKind : uint8_t {
  Instruction, ///< reached from an entry point
  Unreached,   ///< decodes, but no known path leads there
  Data,        ///< constants, padding, what does not decode
  Invalid,     ///< reached from an entry point, but no instruction
  Word,        ///< prelude index or start offset of native code
  Prelude,     ///< part of the prelude behind native code
};

/// One line of the listing.  Lines are in the order of their offsets, do not overlap, and cover all bytes.
struct Line {
  uint32_t offset = 0; ///< in bytes from the start of the element's code
  uint32_t size = 0;
  LineKind kind = LineKind::Data;
  bool thumb = false;   ///< Thumb rather than ARM state, for instructions of ARM architectures
  std::string mnemonic; ///< ".word", ".byte", ... for data
  std::string operands;
  std::optional<uint32_t> target; ///< offset in the element that a branch or call leads to
  std::string comment;            ///< without the ';'
};

/// A word that the loader of a linked module changes.
struct Patch {
  uint32_t offset = 0; ///< of the word, in text or rodata
  bool inRodata = false;
  std::string text; ///< "text + 0x40", "mp_fun_table", "mp_printf_"
};

/// All that is known of one element.
struct MachineCode {
  std::vector<Line> lines;
  std::vector<Line> rodata;         ///< of linked modules; kind Data
  std::vector<Patch> patches;       ///< by place
  std::vector<uint32_t> labels;     ///< offsets of branch targets, sorted: label i is "L<i>"
  std::vector<uint32_t> entries;    ///< where the runtime enters, in the order entry, start of a generator
  std::vector<uint32_t> functions;  ///< entries and targets of calls, sorted
  std::optional<std::string> error; ///< no such architecture: then all lines are data
};

struct Options {
  bool showBytes = true;
  bool showComments = true;
};

/// Takes the elements of one module apart.  Keeps what they share (LLVM's decoder, names), so use one for all
/// of a module.  LLVM's target is set up by the first element with machine code.
class ModuleDisassembler {
public:
  /// `module` and `scratch` must outlive this.
  ModuleDisassembler(support::Arena &scratch, const mpy::Module &module);
  ~ModuleDisassembler();

  /// `code`, an index into Module::codes, must not be bytecode.
  MachineCode disassemble(uint32_t code);

  /// Writes header line and listing of `code`, which must not be bytecode.  Ends with a newline.
  void write(support::TextWriter &out, uint32_t code, const Options &options = {});

private:
  struct State;
  std::unique_ptr<State> state;
};

/// ModuleDisassembler::write() for whoever wants one element only.
void writeMachineCode(support::TextWriter &out, const mpy::Module &module, uint32_t code,
                      const Options &options = {});

} // namespace adder::disassembler

#endif // ADDER_DISASSEMBLER_MACHINECODE_H
