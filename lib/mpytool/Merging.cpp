//===- mpytool/Merging.cpp - Merging for both command lines -----------------------------------------===//

#include "mpytool/Merging.h"

#include "cli/Options.h"
#include "mpy/Writer.h"

namespace adder::mpytool {

namespace {

int reportMergeError(const Environment &environment, const LoadedModule &part, const mpy::MergeError &error) {
  if (error.code == mpy::MergeError::kNoCode)
    return reportFileError(environment, nameOfInput(part.path), error.message);
  size_t start = size_t(part.module.codes[error.code].data.data() - part.file().data());
  return reportFault(environment, part.path, start + error.offset,
                     "code " + std::to_string(error.code) + ": " + std::string(error.message));
}

} // namespace

int mergeModules(const Environment &environment, std::span<const std::unique_ptr<LoadedModule>> modules,
                 const mpy::MergeOptions &options, const std::string &output) {
  std::vector<const mpy::Module *> parts;
  for (const std::unique_ptr<LoadedModule> &module : modules)
    parts.push_back(&module->module);
  HostArena arena;
  mpy::MergeError error;
  std::optional<mpy::Module> merged = mpy::merge(arena, parts, options, error);
  if (!merged)
    return reportMergeError(environment, *modules[error.part], error);
  support::Vector<uint8_t> bytes(arena);
  mpy::write(*merged, bytes);
  return writeResult(environment, output, {reinterpret_cast<const char *>(bytes.data()), bytes.size()});
}

} // namespace adder::mpytool
