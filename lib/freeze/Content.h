//===- freeze/Content.h - The whole of frozen_content.c ---------------------------------------------===//
//
// A firmware with frozen modules compiles one C file: modules as source text, then the frozen bytecode
// (emitters/frozen).  The text is the one of the reference's build (qstr-and-freezing.md 5.4).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FREEZE_CONTENT_H
#define ADDER_FREEZE_CONTENT_H

#include <span>
#include <string>
#include <string_view>

namespace adder::freeze {

struct TextModule {
  std::string_view target; ///< "boot.py"
  std::string_view source; ///< not empty: the firmware takes size 0 as the end of the table
};

/// `bytecode`: what the frozen emitter wrote, or nothing if there are no such modules.
std::string frozenContent(std::span<const TextModule> texts, std::string_view bytecode);

} // namespace adder::freeze

#endif // ADDER_FREEZE_CONTENT_H
