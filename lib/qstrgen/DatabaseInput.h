//===- qstrgen/DatabaseInput.h - Reading the database of a build --------------------------------------===//

#ifndef ADDER_QSTRGEN_DATABASEINPUT_H
#define ADDER_QSTRGEN_DATABASEINPUT_H

#include "genhdr/Database.h"
#include "qstrgen/Command.h"

#include <optional>

namespace adder::qstrgen {

/// Where `build` writes it without --database.
constexpr std::string_view kDefaultDatabase = "genhdr/qstr.json";

/// Reads the file `path`, or "-".  Nothing after reporting why it cannot be read or is no database.
std::optional<genhdr::Database> loadDatabase(const Environment &environment, const std::string &path);

/// Bytes of an address, 2, 4 or 8; 0 if `value` is none of them.
unsigned wordSizeNamed(std::string_view value);

/// "print", "'a b'": a qstr for people; quoted unless it is an identifier.
std::string shownQstr(std::string_view text);

} // namespace adder::qstrgen

#endif // ADDER_QSTRGEN_DATABASEINPUT_H
