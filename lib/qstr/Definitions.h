//===- qstr/Definitions.h - The strings that a firmware holds ---------------------------------------===//
//
// A firmware build collects its strings in a preprocessed C file, qstrdefs.preprocessed.h: among any other
// lines it has
//
//     QCFG(BYTES_IN_HASH, (2))      a setting; the last one of a name counts
//     Q(print)                      a string; Q(\n) and Q(\r\n) are the only escapes
//
// (qstr-and-freezing.md 2.2).  Frozen modules use those strings instead of bringing their own; the table that
// goes into the firmware is made of them.
//
// A string whose identifier is taken is dropped.  Mostly that is as it should be: C sources speak of the
// string "<module>" as MP_QSTR__lt_module_gt_, which is collected as Q(_lt_module_gt_).  But where the later
// one cannot be such a reference, a firmware lacks a string that it asked for; this and lines that look like
// definitions but are none are remarked upon, for the tools that want to tell.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_QSTR_DEFINITIONS_H
#define ADDER_QSTR_DEFINITIONS_H

#include "qstr/Identifier.h"

#include <optional>

namespace adder::qstr {

struct Definition {
  std::string_view identifier;
  std::string_view text;
  uint32_t file = 0; ///< index into the files
  uint32_t line = 0; ///< from 1; 0: a static string, which no file defines
};

/// Strings by their identifiers.
class DefinitionTable {
public:
  /// Holds the static strings from the start.  Allocates.
  explicit DefinitionTable(support::Arena &arena);

  /// Adds `definition`, whose texts must outlive the table.  False if its identifier was there.  May
  /// allocate.
  bool insert(const Definition &definition);
  /// Null if there is none of that identifier.
  const Definition *find(std::string_view identifier) const;
  /// The index in all() of the one of that identifier, or all().size().
  size_t indexOf(std::string_view identifier) const;

  /// In the order in which they came: first kStaticCount static ones, by number.
  std::span<const Definition> all() const { return entries.span(); }

private:
  size_t slotOf(std::string_view identifier) const;
  void rehash();

  support::Vector<Definition> entries;
  support::Vector<uint32_t> slots; // open addressing, power of two; 1 + index into entries, 0 = free
};

enum class DefinitionRemarkKind : uint8_t {
  LostString,       ///< `text` is not in the table, `other` has its identifier
  MalformedString,  ///< the line `text` begins like Q(TEXT) but is not
  MalformedSetting, ///< the line `text` begins like QCFG(NAME, VALUE) but is not
  ChangedSetting,   ///< the setting named `text` has another value than it had at `otherFile`, `otherLine`
};

struct DefinitionRemark {
  DefinitionRemarkKind kind = DefinitionRemarkKind::LostString;
  uint32_t file = 0;
  uint32_t line = 0;
  std::string_view text;
  uint32_t other = 0; ///< of LostString: index into DefinitionTable::all()
  uint32_t otherFile = 0;
  uint32_t otherLine = 0;
};

/// Nobody reads more; a hostile file would otherwise take many times its size.
constexpr size_t kMostRemarks = 500;

/// What a firmware says of its strings.
struct Definitions {
  unsigned bytesInLength = 1;                ///< 1..4: in which it stores the length of a string
  unsigned bytesInHash = 1;                  ///< 0..4: in which it stores the hash; 0: it does not
  DefinitionTable table;                     ///< the first string of each identifier
  support::Vector<DefinitionRemark> remarks; ///< the first kMostRemarks, in the order of the input

  /// The static strings, one byte each for length and hash.  Allocates.
  explicit Definitions(support::Arena &arena) : table(arena), remarks(arena) {}

  /// Adds the string `text`, which must outlive this, as one defined at `line` (from 1) of `file`.  If its
  /// identifier is taken it is dropped, with a remark if it is another string and not a reference by
  /// identifier.  Allocates.
  void add(std::string_view text, uint32_t file, uint32_t line);
  /// May allocate.
  void addRemark(const DefinitionRemark &remark) {
    if (remarks.size() < kMostRemarks)
      remarks.push(remark);
  }

  /// Bytes to compute hashes in: 2 where the firmware does not store them (2.4).
  unsigned hashWidth() const { return bytesInHash ? bytesInHash : 2; }
};

struct DefinitionError {
  size_t file = 0;           ///< index into the files
  size_t line = 0;           ///< from 1; 0: the error is about all files together
  std::string_view message;  ///< static
  bool isEmptyInput = false; ///< there is no QCFG line at all
};

/// Reads preprocessed files.  Texts of the result lie in `files` and in `arena`.  Nothing, with `error` set,
/// if there is no QCFG line at all (the preprocessor failed), a setting is missing or outside its range.
/// Allocates.
[[nodiscard]] std::optional<Definitions>
parseDefinitions(support::Arena &arena, std::span<const std::string_view> files, DefinitionError &error);

} // namespace adder::qstr

#endif // ADDER_QSTR_DEFINITIONS_H
