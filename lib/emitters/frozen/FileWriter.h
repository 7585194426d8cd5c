//===- emitters/frozen/FileWriter.h - What stands around the modules in frozen C --------------------===//
//
// The fixed texts of frozen_content.c: checks of the firmware's configuration, the strings that it lacks,
// the lists of all modules (qstr-and-freezing.md 4.5, 4.6, 4.10).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_FROZEN_FILEWRITER_H
#define ADDER_EMITTERS_FROZEN_FILEWRITER_H

#include "emitters/frozen/Plan.h"
#include "emitters/frozen/Pool.h"
#include "emitters/frozen/TextBuffer.h"

namespace adder::frozen_emitter {

/// Includes, checks, types and the string pool; counts the strings.
void writeHead(TextBuffer &out, const Options &options, const qstr::Definitions &definitions,
               const Pool &pool, Sizes &sizes);

/// The comment above a module.
void writeModuleBanner(TextBuffer &out, const ModulePlan &plan);
/// The structure that ends a module.
void writeModuleStructure(TextBuffer &out, const ModulePlan &plan);

/// The lists of all modules; counts their names.
void writeCollection(TextBuffer &out, std::span<const ModulePlan> plans, Sizes &sizes);
/// The comment that ends the file.
void writeSizes(TextBuffer &out, const Sizes &sizes);

} // namespace adder::frozen_emitter

#endif // ADDER_EMITTERS_FROZEN_FILEWRITER_H
