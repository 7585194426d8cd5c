//===- test/fuzz/DisassemblerFuzzer.cpp - Any bytes as machine code ---------------------------------===//
//
// The first four bytes choose architecture, kind, place of the prelude and length of the relocations; the
// rest is the code of one element.  It is taken apart, listed and put into an object file; the lines must
// cover every byte once.
//
//===------------------------------------------------------------------------------------------------===//

#include "../unit/HostArena.h"
#include "disassembler/MachineCode.h"
#include "elf/ElfObject.h"

using namespace adder;

namespace {

void require(bool condition) {
  if (!condition)
    std::abort();
}

void checkLines(const std::vector<disassembler::Line> &lines, size_t size) {
  uint32_t at = 0;
  for (const disassembler::Line &line : lines) {
    require(line.offset == at && line.size > 0);
    at += line.size;
  }
  require(at == size);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static test::HostArena arena;
  arena.reset();
  if (size < 4)
    return 0;
  std::span<const uint8_t> rest(data + 4, size - 4);
  static const mpy::Qstr kQstrs[] = {{"f.py", 0}, {"f", 0}, {"print", 0}};
  static const mpy::Object kObjects[] = {{mpy::ObjectKind::FunctionTable, {}, {}},
                                         {mpy::ObjectKind::Str, "text", {}}};
  mpy::RawCode code;
  code.kind = mpy::CodeKind(1 + data[1] % 3);
  size_t relocations = std::min<size_t>(data[3], rest.size());
  if (code.kind == mpy::CodeKind::Viper && relocations) {
    code.relocations = rest.last(relocations);
    rest = rest.first(rest.size() - relocations);
    code.rodata = rest.last(std::min<size_t>(rest.size(), data[2] & 31));
    code.bssSize = data[2];
  }
  code.data = rest;
  if (code.kind == mpy::CodeKind::Native)
    code.preludeOffset = uint32_t(rest.size() - std::min<size_t>(rest.size(), data[2]));
  mpy::Module module;
  module.header.architecture = bytecode::Architecture(data[0] % bytecode::kArchitectureCount);
  module.header.archFlags = data[1] >> 6;
  module.qstrs = kQstrs;
  module.objects = kObjects;
  module.codes = {&code, 1};
  disassembler::ModuleDisassembler disassembler(arena, module);
  disassembler::MachineCode result = disassembler.disassemble(0);
  checkLines(result.lines, code.data.size());
  checkLines(result.rodata, code.rodata.size());
  support::TextWriter text(arena);
  disassembler.write(text, 0);
  require(text.text().ends_with('\n'));
  std::string error;
  std::optional<std::string> object = elf::makeObject(arena, module, error);
  require(object.has_value() == !result.error.has_value() && (object || !error.empty()));
  return 0;
}
