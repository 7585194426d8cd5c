//===- genhdr/DefinitionsText.h - Definitions files through the preprocessor ----------------------------===//
//
// A definitions file lists strings that no identifier in a source asks for, and the widths of hash and length
// (qstr-and-freezing.md 2.1):
//
//   QCFG(BYTES_IN_HASH, MICROPY_QSTR_BYTES_IN_HASH)
//   #if MICROPY_PY_SYS_PS1_PS2
//   Q(>>> )
//   #endif
//
// The preprocessor resolves #if and macros, but must not touch what is in Q(): strings are no C.  So each is
// replaced by a numbered literal before, and put back after.  What comes out are the lines that matter, each
// with its place; they are given to qstr::parseDefinitions() as texts in which every line has the number that
// it has in the definitions file, so that what is said about them names the right place.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_DEFINITIONSTEXT_H
#define ADDER_GENHDR_DEFINITIONSTEXT_H

#include "genhdr/Problem.h"

namespace adder::genhdr {

/// A line that begins with Q( or QCFG(.
struct DefinitionLine {
  std::string text; ///< without white space around it
  std::string file;
  uint32_t line = 0; ///< from 1
};

/// C source for the preprocessor: `text`, the content of the file `name`, with what a line has from Q( to its
/// last ) replaced by a literal; what was replaced is appended to `strings`.  Allocates.
std::string protectDefinitions(std::string_view text, std::string_view name,
                               std::vector<std::string> &strings);

/// The lines that matter of what the preprocessor made of it.  Allocates.
std::vector<DefinitionLine> readDefinitions(std::string_view preprocessed,
                                            const std::vector<std::string> &strings);

/// A text in which lines of `file` stand at their numbers.
struct AlignedText {
  std::string file;
  std::string text;
  uint32_t lines = 0; ///< so far
};

/// Appends `line` to the last of `texts`, or to a new one if it does not fit there.  Lines with absurd
/// numbers (#line) lose their place.  Allocates.
void appendAligned(std::vector<AlignedText> &texts, std::string_view file, uint32_t line,
                   std::string_view text);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_DEFINITIONSTEXT_H
