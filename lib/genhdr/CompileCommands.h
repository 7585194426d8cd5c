//===- genhdr/CompileCommands.h - How a source is compiled --------------------------------------------===//
//
// To find what a source registers it must be preprocessed as it is compiled: with the same compiler and
// flags, in the same directory.  A compilation database (compile_commands.json, which CMake, Meson, bear and
// others write) has that for every source; it is an array of
//
//   {"directory": "/build", "file": "../src/x.c", "output": "x.o",
//    "arguments": ["cc", "-O2", "-c", "x.c", "-o", "x.o"]}         or  "command": "cc -O2 -c x.c -o x.o"
//
// toPreprocessing() takes away what belongs to compiling: outputs, -c, and dependency files.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_COMPILECOMMANDS_H
#define ADDER_GENHDR_COMPILECOMMANDS_H

#include "genhdr/Problem.h"

#include <optional>

namespace adder::genhdr {

/// How to preprocess one source.
struct SourceCommand {
  std::string path;               ///< as seen from the current directory
  std::string directory;          ///< to run in; empty: the current one
  std::string output;             ///< the object file, from the entry or its -o; may be empty
  std::vector<std::string> words; ///< compiler and flags, without the source
};

/// `arguments` without the source `file`, -c, -S, -E, -o FILE and all that makes dependency files (-M...);
/// also in the spelling -Wp,-MD,FILE.  Allocates.
std::vector<std::string> toPreprocessing(const std::vector<std::string> &arguments, std::string_view file);

/// Splits a command line as a POSIX shell would: blanks, quotes and backslashes; nothing is expanded.
std::vector<std::string> splitCommand(std::string_view command);

/// Reads the database `text`, the file `name`, in its order.  Nothing, with an error added, if it is not one.
/// Allocates.
std::optional<std::vector<SourceCommand>> parseCompileCommands(std::string_view text, const std::string &name,
                                                               Problems &problems);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_COMPILECOMMANDS_H
