//===- qstrgen/DatabaseInput.cpp - Reading the database of a build ------------------------------------===//

#include "qstrgen/DatabaseInput.h"

#include "cli/Options.h"
#include "driver/Files.h"
#include "driver/Text.h"
#include "qstr/Identifier.h"
#include "qstrgen/Report.h"

namespace adder::qstrgen {

std::optional<genhdr::Database> loadDatabase(const Environment &environment, const std::string &path) {
  driver::FileContent content =
      path == "-" ? driver::readStandardInput(kLargestInput) : driver::readFile(path, kLargestInput);
  std::string error = content.tooLarge ? "is larger than 256 MiB" : "";
  if (content.error)
    error = "cannot be read: " + driver::errorText(content.error) + "; qstr-gen build writes it";
  if (error.empty())
    if (std::optional<genhdr::Database> database = genhdr::parseDatabase(content.text, error))
      return database;
  reportFileError(environment, nameOfInput(path), error);
  return std::nullopt;
}

unsigned wordSizeNamed(std::string_view value) {
  return value == "2" ? 2 : value == "4" ? 4 : value == "8" ? 8 : 0;
}

std::string shownQstr(std::string_view text) {
  return !text.empty() && qstr::isPlainIdentifier(text) ? std::string(text) : driver::micropythonRepr(text);
}

} // namespace adder::qstrgen
