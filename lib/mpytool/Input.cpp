//===- mpytool/Input.cpp - Reading .mpy files -------------------------------------------------------===//

#include "mpytool/Input.h"

#include "cli/Options.h"
#include "driver/Files.h"

#include <algorithm>
#include <filesystem>

namespace adder::mpytool {

std::optional<std::string> loadBytes(const Environment &environment, const std::string &path, size_t limit) {
  driver::FileContent content =
      path == "-" ? driver::readStandardInput(limit) : driver::readFile(path, limit);
  std::string_view name = nameOfInput(path);
  if (content.error) {
    reportFileError(environment, name, "cannot read: " + driver::errorText(content.error));
    return std::nullopt;
  }
  if (content.tooLarge) {
    reportFileError(environment, name, "file of more than " + std::to_string(limit) + " bytes");
    return std::nullopt;
  }
  return std::move(content.text);
}

std::string describe(const mpy::ReadError &error) {
  char offset[32];
  std::snprintf(offset, sizeof offset, "0x%zx", error.offset);
  std::string text = offset;
  return text.append(": error: ").append(error.field).append(": ").append(error.message);
}

std::unique_ptr<LoadedModule> parseModule(std::string path, std::string bytes, const mpy::ReadLimits &limits,
                                          mpy::ReadError &error) {
  auto loaded = std::make_unique<LoadedModule>();
  loaded->path = std::move(path);
  loaded->bytes = std::move(bytes);
  loaded->arena = std::make_unique<HostArena>();
  std::optional<mpy::Module> module = mpy::read(*loaded->arena, loaded->file(), limits, error);
  if (!module) {
    // The texts of the error live in the arena that goes.
    static thread_local std::string field, message;
    error.field = field = error.field;
    error.message = message = error.message;
    return nullptr;
  }
  loaded->module = *module;
  return loaded;
}

std::unique_ptr<LoadedModule> loadModule(const Environment &environment, const std::string &path,
                                         const mpy::ReadLimits &limits) {
  std::optional<std::string> bytes = loadBytes(environment, path);
  if (!bytes)
    return nullptr;
  mpy::ReadError error;
  std::unique_ptr<LoadedModule> loaded = parseModule(path, std::move(*bytes), limits, error);
  if (!loaded)
    environment.console.writeError(shown(nameOfInput(path)) + ":" + describe(error) + "\n");
  return loaded;
}

bool expandDirectories(const Environment &environment, Words &operands) {
  namespace fs = std::filesystem;
  Words result;
  for (const std::string &operand : operands) {
    if (operand == "-" || !driver::isDirectory(operand)) {
      result.push_back(operand);
      continue;
    }
    Words found;
    std::error_code error;
    fs::recursive_directory_iterator at(operand, error), end;
    for (; !error && at != end; at.increment(error)) {
      std::error_code ignored;
      if (at->path().extension() != ".mpy")
        continue;
      // A link to nothing is for the reader to report.
      if (at->is_regular_file(ignored) || at->status(ignored).type() == fs::file_type::not_found)
        found.push_back(at->path().string());
    }
    if (error || found.empty()) {
      reportFileError(environment, operand,
                      error ? "cannot read directory: " + error.message() : "no .mpy file in this directory");
      return false;
    }
    std::sort(found.begin(), found.end());
    result.insert(result.end(), found.begin(), found.end());
  }
  operands = std::move(result);
  return true;
}

} // namespace adder::mpytool
