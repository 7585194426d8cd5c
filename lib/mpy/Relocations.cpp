//===- mpy/Relocations.cpp - Taking the relocation stream apart -------------------------------------===//

#include "mpy/Relocations.h"

namespace adder::mpy {

namespace {

constexpr uint8_t kEnd = 0xff;
constexpr unsigned kFirstPlainBase = 6; // bases below come in pairs: one word, or a count of them
constexpr unsigned kFirstEntry = 9;

} // namespace

bool RelocationCursor::next(Relocation &relocation) {
  if (at >= stream.size() || stream[at] == kEnd)
    return false;
  relocation = {};
  relocation.offset = at;
  unsigned operation = stream[at++];
  uint32_t value = 0;
  if (operation & 1) {
    if (bytecode::decodeVuint(stream, at, value) != bytecode::VarintStatus::Ok)
      return false;
    inRodata = value & 1;
    word = value >> 1;
  }
  unsigned base = operation >> 1;
  if (base < kFirstPlainBase) {
    relocation.base = RelocationBase(base / 2);
    if ((base & 1) && bytecode::decodeVuint(stream, at, relocation.count) != bytecode::VarintStatus::Ok)
      return false;
  } else if (base < kFirstEntry) {
    relocation.base = RelocationBase(unsigned(RelocationBase::QstrTable) + base - kFirstPlainBase);
  } else {
    relocation.base = RelocationBase::FunctionTableEntry;
    relocation.entry = uint8_t(base - kFirstEntry);
  }
  relocation.inRodata = inRodata;
  relocation.word = word;
  word += relocation.count;
  return true;
}

std::string_view nameOf(RelocationBase base) {
  switch (base) {
  case RelocationBase::Text:
    return "text";
  case RelocationBase::Rodata:
    return "rodata";
  case RelocationBase::Bss:
    return "bss";
  case RelocationBase::QstrTable:
    return "qstr table";
  case RelocationBase::ObjectTable:
    return "object table";
  case RelocationBase::FunctionTable:
    return "function table";
  case RelocationBase::FunctionTableEntry:
    return "function table entry";
  }
  return {};
}

} // namespace adder::mpy
