//===- mpy/Model.h - A .mpy file in memory ----------------------------------------------------------===//
//
// What the compiler produces and what the reader yields: header, string table, constant table and the tree of
// raw code (mpy-and-bytecode.md, sections 1 to 5).  Plain data in one arena (or pointing into the file that
// was read), so that tools and the loader of a board share it.  Reading a file and writing the result gives
// the same bytes.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_MODEL_H
#define ADDER_MPY_MODEL_H

#include "bytecode/Architectures.h"
#include "support/Vector.h"

namespace adder::mpy {

/// Format version and native sub-version that we write.
constexpr uint8_t kFormatVersion = 6;
constexpr uint8_t kFormatSubVersion = 3;

struct Header {
  bytecode::Architecture architecture = bytecode::Architecture::None;
  uint8_t subVersion = 0; ///< 0 in files without native code, else kFormatSubVersion
  bool hasArchFlags = false;
  uint32_t archFlags = 0;
  uint8_t smallIntBits = 31;
};

/// An entry of the string table.
struct Qstr {
  std::string_view text;
  uint8_t staticNumber = 0; ///< 1..165: stored as a reference to a static string; 0: stored as text
};

enum class ObjectKind : uint8_t {
#define OBJECT_KIND(Enumerator, Value, Name) Enumerator = Value,
#include "mpy/ObjectKinds.def"
};

/// A constant: text for str, bytes and numbers, items for tuples.
struct Object {
  ObjectKind kind;
  std::string_view text;
  std::span<const Object> items;
};

enum class CodeKind : uint8_t { Bytecode = 0, Native = 1, Viper = 2, InlineAsm = 3 };

/// A raw code element.  `data` is fun_data: prelude and opcodes, or machine code.
struct RawCode {
  CodeKind kind = CodeKind::Bytecode;
  std::span<const uint8_t> data;
  std::span<const uint32_t> children; ///< indexes into Module::codes, in order of their creation instructions
  // The rest is for native, viper and asm elements only (section 5).
  uint32_t preludeOffset = 0;
  uint32_t scopeFlags = 0;
  uint32_t bssSize = 0;
  uint32_t positionalArguments = 0;
  uint32_t typeSignature = 0;
  std::span<const uint8_t> rodata;
  std::span<const uint8_t> relocations; ///< with its final ff
};

struct Module {
  Header header;
  std::span<const Qstr> qstrs; ///< [0] is the source file name
  std::span<const Object> objects;
  std::span<const RawCode> codes;    ///< [0] is the root; every element has exactly one parent, the root none
  std::span<const uint8_t> trailing; ///< bytes after the root element, which loaders ignore
};

} // namespace adder::mpy

#endif // ADDER_MPY_MODEL_H
