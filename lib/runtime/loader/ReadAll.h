//===- runtime/loader/ReadAll.h - All that a reader has ---------------------------------------------===//

#ifndef ADDER_RUNTIME_LOADER_READALL_H
#define ADDER_RUNTIME_LOADER_READALL_H

#include "py/reader.h"

namespace adder::loader {

/// A block of the heap, a leaf, with a NUL behind the bytes.
struct Text {
  char *bytes;
  size_t length;
};

/// Reads up to the end and closes the reader.  A NUL, which the lexer needs, follows the text.  raises
/// OSError; allocates.
Text readAll(mp_reader_t &reader);

} // namespace adder::loader

#endif // ADDER_RUNTIME_LOADER_READALL_H
