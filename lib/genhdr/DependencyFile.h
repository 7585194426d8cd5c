//===- genhdr/DependencyFile.h - Reading what compilers say they read ---------------------------------===//
//
// `cc -MD -MF x.d` leaves a rule for make, "target: source header header", broken by backslashes before line
// ends.  driver/Depfile.h writes such rules; this is the inverse.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_DEPENDENCYFILE_H
#define ADDER_GENHDR_DEPENDENCYFILE_H

#include <string>
#include <string_view>
#include <vector>

namespace adder::genhdr {

/// The files after the colon of the first rule in `text`, in order, escapes (`\ `, `\#`, `\:`, `$$`)
/// resolved.  Rules after it, which -MP adds, are ignored.  Empty if there is no rule.  Allocates.
std::vector<std::string> parseDependencies(std::string_view text);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_DEPENDENCYFILE_H
