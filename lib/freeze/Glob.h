//===- freeze/Glob.h - Patterns of file names -------------------------------------------------------===//

#ifndef ADDER_FREEZE_GLOB_H
#define ADDER_FREEZE_GLOB_H

#include <string_view>

namespace adder::freeze {

/// True if `pattern` matches the whole of `path`.  `*` and `?` stand for bytes other than a slash, `**` for
/// any bytes (`**/` also for no directory at all), `[a-z]` and `[!a-z]` for one byte; everything else is
/// itself.  A pattern without a slash is held against the last part of the path.  Takes at most the product
/// of both lengths in steps.
bool matchesGlob(std::string_view pattern, std::string_view path);

} // namespace adder::freeze

#endif // ADDER_FREEZE_GLOB_H
