//===- driver/Programs.h - Other programs, and this one's own file ----------------------------------===//
//
// For a tool that hands its work on: where its own program lies, which program a name means, and becoming it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_PROGRAMS_H
#define ADDER_DRIVER_PROGRAMS_H

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace adder::driver {

/// The file of the running program, with links resolved; empty if the system does not tell.
std::string ownProgram();

/// The path of the program that `name` means to a shell: `name` itself if it holds a slash, else the first in
/// the directories of `path`, the value of PATH.  Passes over `ownProgram()`, so that a program that stands
/// in for another finds that.  Empty if there is none.
std::string findProgram(std::string_view name, std::string_view path);

/// Becomes `program` with the words of `command`, the first of which is its name, and the environment of this
/// process with `variables` set.  Returns an errno value if that fails, else not at all.
int becomeProgram(const std::string &program, const std::vector<std::string> &command,
                  const std::vector<std::pair<std::string, std::string>> &variables = {});

} // namespace adder::driver

#endif // ADDER_DRIVER_PROGRAMS_H
