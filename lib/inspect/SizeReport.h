//===- inspect/SizeReport.h - What the bytes of modules are spent on --------------------------------===//
//
// Measures a module function by function and kind by kind; the kinds add up to the size of the file.  Also
// estimates what the module costs on a board, frozen into the firmware or loaded from a file system: see
// Costs for what is assumed.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_SIZEREPORT_H
#define ADDER_INSPECT_SIZEREPORT_H

#include "inspect/Functions.h"

#include <array>

namespace adder::inspect {

enum class SizeKind : uint8_t {
#define SIZE_KIND(Enumerator, Name, Colour, Text) Enumerator,
#include "inspect/SizeKinds.def"
};
constexpr size_t kSizeKinds = 0
#define SIZE_KIND(Enumerator, Name, Colour, Text) +1
#include "inspect/SizeKinds.def"
    ;

struct SizeKindInfo {
  std::string_view name;
  std::string_view colour; ///< as in CSS
  std::string_view text;
};
const SizeKindInfo &infoOf(SizeKind kind);

/// Bytes by kind.
struct Sizes {
  std::array<uint64_t, kSizeKinds> bytes{};

  uint64_t &operator[](SizeKind kind) { return bytes[size_t(kind)]; }
  uint64_t operator[](SizeKind kind) const { return bytes[size_t(kind)]; }
  uint64_t total() const;
  Sizes &operator+=(const Sizes &other);
  friend bool operator==(const Sizes &, const Sizes &) = default;
};

/// Bytes on a 32-bit board with 2-byte qstr hashes, single-precision floats, 16-byte heap blocks.  Strings
/// that are not in the .mpy format's fixed list count as new to the firmware, which mostly holds some of
/// them: the result is an upper bound.  Not counted, because both ways need it: the module's dictionary and
/// what the program makes when it runs.
struct Costs {
  uint64_t code = 0;      ///< preludes, instructions, machine code
  uint64_t rawCodes = 0;  ///< descriptors of functions and their tables of children
  uint64_t tables = 0;    ///< tables of strings and constants
  uint64_t strings = 0;   ///< interned strings
  uint64_t constants = 0; ///< constant objects
  uint64_t module = 0;    ///< descriptor and name of the module

  uint64_t total() const { return code + rawCodes + tables + strings + constants + module; }
  Costs &operator+=(const Costs &other);
};

struct FunctionSize {
  Function function;
  mpy::CodeKind kind = mpy::CodeKind::Bytecode;
  Sizes sizes; ///< without its children
};

/// An entry of a table.
struct EntrySize {
  std::string text;
  uint64_t bytes = 0;
};

struct FileSize {
  std::string path;
  std::string source; ///< name of the source file
  Sizes sizes;
  std::vector<FunctionSize> functions; ///< a parent before its children
  std::vector<EntrySize> strings;
  std::vector<EntrySize> constants;
  Costs flash;                         ///< frozen into the firmware; it then takes no RAM
  Costs ram;                           ///< of the heap, loaded from a file system
  std::vector<std::string> newStrings; ///< those that `strings` of the costs count
};

/// Measures a module that was read from `path`.
FileSize measureFile(std::string path, const mpy::Module &module, support::Arena &scratch);

/// Sums over many files.  A string that several of them hold counts once in the costs.
struct SizeTotals {
  uint64_t files = 0;
  uint64_t functions = 0;
  Sizes sizes;
  Costs flash;
  Costs ram;
};
SizeTotals totalOf(const std::vector<FileSize> &files);

} // namespace adder::inspect

#endif // ADDER_INSPECT_SIZEREPORT_H
