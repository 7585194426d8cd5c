//===- genhdr/QstrTable.h - qstrdefs.generated.h ----------------------------------------------------===//
//
// The header that numbers a firmware's strings (qstr-and-freezing.md 2.5, 2.6).  It is included several
// times, each time with other macros QDEF0 and QDEF1, of which come the enumeration and the tables of hashes,
// lengths and texts.  What the runtime relies on:
//
//   - the static strings come first, in the order of the `.mpy` format;
//   - all QDEF0 entries are numbered before all QDEF1 entries, and strings whose numbers must be less than
//     256 (operators' method names, SmallIndexQstrs.def) are QDEF0;
//   - QDEF1 entries are sorted by their bytes: the runtime searches them by bisection.
//
// Input: qstr::Definitions, read from preprocessed files by qstr::parseDefinitions(), filled by
// qstr::Definitions::add(), or both.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_QSTRTABLE_H
#define ADDER_GENHDR_QSTRTABLE_H

#include "genhdr/Problem.h"
#include "qstr/Definitions.h"

#include <optional>
#include <span>

namespace adder::genhdr {

/// The number of the string that is none, MP_QSTRnull; the entries start behind it.
constexpr uint32_t kNullQstr = 0;

struct QstrEntry {
  std::string_view text;       ///< UTF-8
  std::string_view identifier; ///< without MP_QSTR_
  uint32_t hash = 0;           ///< in Definitions::hashWidth() bytes
  uint32_t number = 0;         ///< value of MP_QSTR_<identifier>
  uint8_t pool = 0;            ///< 0: the unsorted one with the small numbers; 1: the sorted one
  bool isStatic = false;       ///< known to the `.mpy` format: `number` never changes
  Origin origin;               ///< of the first definition; no file for a static string
};

struct QstrTable {
  unsigned bytesInLength = 1;
  unsigned bytesInHash = 1;
  /// In the order of the header: static ones by number, then the others by bytes, of both pools.
  std::vector<QstrEntry> entries;
  uint32_t numberOfStatic = 0; ///< value of MP_QSTRnumber_of_static: one more than the last of pool 0
  uint32_t numberOf = 0;       ///< value of MP_QSTRnumber_of
};

/// Makes the table.  `files` are the names of the files that Definition::file counts.  What `definitions`
/// remarks about lost strings and malformed lines becomes a warning.  Nothing if a string is too long for
/// BYTES_IN_LEN (each such string is an error; the reference prints "qstr is too long: TEXT" to standard
/// output).  Texts lie where those of `definitions` do.  Allocates.
std::optional<QstrTable> makeQstrTable(const qstr::Definitions &definitions,
                                       std::span<const std::string> files, Problems &problems);

/// Why parseDefinitions() found nothing, as a problem.  The reference's text goes with it where there is one.
void addDefinitionError(const qstr::DefinitionError &error, std::span<const std::string> files,
                        Problems &problems);

/// The content of qstrdefs.generated.h.  Allocates.
std::string writeQstrTable(const QstrTable &table);

/// The text of a C string literal, without quotes: `text` itself if it is printable ASCII without `"` and
/// `\`, else every byte as \xNN.  Allocates.
std::string qstrLiteral(std::string_view text);

/// True if the number of `text` must be less than 256 (SmallIndexQstrs.def).
bool needsSmallNumber(std::string_view text);

/// Numbers that people weigh.
struct QstrStatistics {
  uint32_t count = 0;       ///< without MP_QSTRnull
  uint32_t staticCount = 0; ///< of them
  uint64_t textBytes = 0;   ///< of all strings, with the NUL of each
  uint64_t tableBytes = 0;  ///< lengths and hashes
  uint32_t pointers = 0;    ///< entries of the table of addresses
  /// Strings of the same hash and length as an earlier one.  Legal: each costs the runtime a comparison now
  /// and then.
  uint32_t sameHashAndLength = 0;
};

/// Allocates.
QstrStatistics statisticsOf(const QstrTable &table);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_QSTRTABLE_H
