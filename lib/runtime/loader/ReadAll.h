//===- runtime/loader/ReadAll.h - All that a reader has -------------------------------------------------===//

#ifndef ADDER_RUNTIME_LOADER_READALL_H
#define ADDER_RUNTIME_LOADER_READALL_H

#include "py/reader.h"

namespace adder::loader {

/// A block of the heap, a leaf.  A NUL that does not count follows the bytes, as the lexer wants it.
struct Text {
  char *bytes;
  size_t length;
};

/// Reads up to the end and closes the reader.  raises OSError; allocates.
Text readAll(mp_reader_t &reader);

} // namespace adder::loader

#endif // ADDER_RUNTIME_LOADER_READALL_H
