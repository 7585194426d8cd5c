//===- genhdr/Database.h - What a build found, for people and programs --------------------------------===//
//
// Beside the headers a build writes a JSON file that tells of every string where it comes from, what its
// number is and where it is used; of modules, root pointers and error texts where they are registered.
// `qstr-gen list` and `explain` answer from it; docs/qstr-database.schema.json defines it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_DATABASE_H
#define ADDER_GENHDR_DATABASE_H

#include "genhdr/Problem.h"

#include <optional>

namespace adder::genhdr {

/// What "format" and "version" of a document say.
constexpr std::string_view kDatabaseFormat = "qstr-gen-database";
constexpr uint32_t kDatabaseVersion = 1;

/// A line of a source or header.
struct Place {
  uint32_t file = 0;    ///< index into Database::files
  uint32_t line = 0;    ///< from 1
  uint32_t count = 1;   ///< how often the line, with what macros make of it, has it
  uint32_t sources = 1; ///< how many sources come past it: 1 unless it is in a header
};

/// Why a firmware holds a string.
enum class QstrOrigin : uint8_t {
  Static,     ///< the `.mpy` format has a number for it
  Definition, ///< a definitions file has it
  Source,     ///< a source says MP_QSTR_<identifier>
};
std::string_view nameOf(QstrOrigin origin);

struct DatabaseQstr {
  std::string text;
  std::string identifier; ///< without MP_QSTR_
  QstrOrigin origin = QstrOrigin::Source;
  uint32_t number = 0; ///< value of MP_QSTR_<identifier>
  uint32_t pool = 0;   ///< 0: the unsorted one of small numbers; 1: the sorted one
  uint32_t hash = 0;
  std::optional<Place> definition; ///< the line of the definitions file
  std::vector<Place> uses;         ///< in the order in which the build comes past them

  uint32_t useCount() const {
    uint32_t count = 0;
    for (const Place &place : uses)
      count += place.count;
    return count;
  }
};

/// A module, a delegation of a module's attributes, a root pointer, an error text.
struct DatabaseModule {
  std::string name;
  std::string object;
  bool isExtensible = false;
  Place place;
};
struct DatabaseDelegation {
  std::string object;
  std::string function;
  Place place;
};
struct DatabaseRootPointer {
  std::string declaration;
  Place place;
};
struct DatabaseText {
  std::string text;   ///< C source
  uint32_t bytes = 0; ///< of flash, with NUL
  bool isCompressed = false;
  Place place;
};

struct Database {
  uint32_t bytesInLength = 1;
  uint32_t bytesInHash = 2;
  std::vector<std::string> sources; ///< that were preprocessed, in the order of the command line
  std::vector<std::string> files;   ///< that places are in
  std::vector<DatabaseQstr> qstrs;  ///< by number
  std::vector<DatabaseModule> modules;
  std::vector<DatabaseDelegation> delegations;
  std::vector<DatabaseRootPointer> rootPointers;
  std::vector<DatabaseText> texts; ///< empty unless texts are compressed

  /// Bytes of flash for a qstr: text with NUL, length, hash, and a pointer of `wordSize` bytes.
  uint32_t costOf(const DatabaseQstr &qstr, uint32_t wordSize) const {
    return uint32_t(qstr.text.size()) + 1 + bytesInLength + bytesInHash + wordSize;
  }
  /// "file:line".
  std::string nameOf(const Place &place) const {
    return files[place.file] + ":" + std::to_string(place.line);
  }
};

/// The JSON text, a row a line.  Allocates.
std::string writeDatabase(const Database &database);

/// Reads a document.  Nothing, with `error` saying what is wrong, if it is not one of this version.
std::optional<Database> parseDatabase(std::string_view text, std::string &error);

/// `text` as a JSON string with its quotes; bytes that are not UTF-8 become U+FFFD.
std::string jsonString(std::string_view text);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_DATABASE_H
