//===- mpy/ObjectText.cpp - Constants for people ----------------------------------------------------===//

#include "mpy/ObjectText.h"

namespace adder::mpy {

using support::TextWriter;

namespace {

constexpr uint8_t kKindValues[] = {
#define OBJECT_KIND(Enumerator, Value, Name) Value,
#include "mpy/ObjectKinds.def"
};
static_assert(sizeof(kKindValues) == 11 && kKindValues[0] == 0 && kKindValues[10] == 10);
static_assert(uint8_t(ObjectKind::Str) == 5 && uint8_t(ObjectKind::Tuple) == 10);

constexpr size_t kShownBytes = 60;  // of one string or number
constexpr size_t kShownItems = 8;   // of one tuple
constexpr unsigned kShownDepth = 3; // tuples within tuples; the only recursion, and bounded by this

void writeTail(TextWriter &out, size_t size) {
  if (size > kShownBytes)
    out << ".. (" << uint64_t(size) << " bytes)";
}

void writeTuple(TextWriter &out, std::span<const Object> items, unsigned depth);

void writeNested(TextWriter &out, const Object &object, unsigned depth) {
  std::string_view shown = object.text.substr(0, kShownBytes);
  switch (object.kind) {
  case ObjectKind::FunctionTable:
  case ObjectKind::None:
  case ObjectKind::False:
  case ObjectKind::True:
  case ObjectKind::Ellipsis:
    out << nameOf(object.kind);
    return;
  case ObjectKind::Bytes:
    out << 'b';
    [[fallthrough]];
  case ObjectKind::Str:
    out.quoted(shown);
    break;
  case ObjectKind::Int:
  case ObjectKind::Float:
  case ObjectKind::Complex:
    out << shown;
    break;
  case ObjectKind::Tuple:
    writeTuple(out, object.items, depth);
    return;
  }
  writeTail(out, object.text.size());
}

void writeTuple(TextWriter &out, std::span<const Object> items, unsigned depth) {
  if (depth == kShownDepth && !items.empty()) {
    out << "(..)";
    return;
  }
  out << '(';
  for (size_t i = 0; i < items.size() && i < kShownItems; ++i) {
    if (i)
      out << ", ";
    writeNested(out, items[i], depth + 1);
  }
  if (items.size() > kShownItems)
    out << ", .. (" << uint64_t(items.size()) << " items)";
  else if (items.size() == 1)
    out << ',';
  out << ')';
}

} // namespace

std::string_view nameOf(ObjectKind kind) {
  switch (kind) {
#define OBJECT_KIND(Enumerator, Value, Name)                                                                 \
  case ObjectKind::Enumerator:                                                                               \
    return Name;
#include "mpy/ObjectKinds.def"
  }
  return {};
}

std::string_view nameOf(CodeKind kind) {
  switch (kind) {
  case CodeKind::Bytecode:
    return "bytecode";
  case CodeKind::Native:
    return "native";
  case CodeKind::Viper:
    return "viper";
  case CodeKind::InlineAsm:
    return "asm";
  }
  return {};
}

void writeObjectText(TextWriter &out, const Object &object) { writeNested(out, object, 0); }

} // namespace adder::mpy
