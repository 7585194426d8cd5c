//===- qstr/Identifier.h - C identifiers of strings -------------------------------------------------===//
//
// Firmware names every string that it holds by an enumerator, MP_QSTR_ followed by the string with all but
// [A-Za-z0-9_] spelled out: "a b" is a_space_b (qstr-and-freezing.md 2.3).  Different strings can have the
// same identifier; whoever makes C out of identifiers must look out for that.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_QSTR_IDENTIFIER_H
#define ADDER_QSTR_IDENTIFIER_H

#include "support/Vector.h"

namespace adder::qstr {

/// Whether the identifier of `text` is `text` itself.
bool isPlainIdentifier(std::string_view text);

/// Appends the identifier of `text`, UTF-8, without MP_QSTR_.  A byte that is not part of UTF-8 counts as
/// code point 0xdc00 + byte.  May allocate.
void appendIdentifier(support::Vector<char> &out, std::string_view text);

/// The identifier of `text`: `text` itself if it is plain, else in `arena`.  May allocate.
std::string_view identifierOf(support::Arena &arena, std::string_view text);

} // namespace adder::qstr

#endif // ADDER_QSTR_IDENTIFIER_H
