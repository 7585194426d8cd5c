//===- genhdr/RootPointerTable.h - root_pointers.h --------------------------------------------------===//
//
// The members that C sources add to the runtime's state, where the garbage collector looks for references
// (qstr-and-freezing.md 3.2): MP_REGISTER_ROOT_POINTER(declaration);
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_ROOTPOINTERTABLE_H
#define ADDER_GENHDR_ROOTPOINTERTABLE_H

#include "genhdr/Problem.h"

namespace adder::genhdr {

struct RootPointer {
  std::string_view declaration; ///< C, without the semicolon
  Origin origin;
};

/// Appends the registrations in `text`: all of a collected file, or the text of a single item.  `start` is
/// the place of the first byte; lines are counted from there.  A registration lies in one line.  Allocates.
void parseRootPointers(std::string_view text, const Origin &start, std::vector<RootPointer> &pointers);

/// Sorts by text, which is the order of the members, and drops repeated ones (the first origin stays).
/// Conflicts: a member name in two declarations.  Allocates.
void finishRootPointers(std::vector<RootPointer> &pointers, Problems &problems);

/// The content of root_pointers.h, of finished pointers.  Allocates.
std::string writeRootPointers(const std::vector<RootPointer> &pointers);

/// The name that a C declaration of one member declares: "x" of "void *x[4]" and of "int (*x)(void)".  Empty
/// if there is none to be seen.
std::string_view declaredName(std::string_view declaration);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_ROOTPOINTERTABLE_H
