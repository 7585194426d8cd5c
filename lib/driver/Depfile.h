//===- driver/Depfile.h - Dependencies in the form that make and ninja read -----------------------===//

#ifndef ADDER_DRIVER_DEPFILE_H
#define ADDER_DRIVER_DEPFILE_H

#include <string>
#include <vector>

namespace adder::driver {

/// "target: source source\n", with spaces, `#`, `$`, `:` and backslashes before them escaped.
std::string depfileRule(const std::string &target, const std::vector<std::string> &sources);

} // namespace adder::driver

#endif // ADDER_DRIVER_DEPFILE_H
