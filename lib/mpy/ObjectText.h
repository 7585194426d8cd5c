//===- mpy/ObjectText.h - Constants for people ------------------------------------------------------===//
//
// A short form of constants for dumps and listings.  Its length is bounded, so that a listing that mentions a
// large constant many times stays readable and linear.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_OBJECTTEXT_H
#define ADDER_MPY_OBJECTTEXT_H

#include "mpy/Model.h"
#include "support/TextWriter.h"

namespace adder::mpy {

/// Enumerator's printed name: "str", "tuple".
std::string_view nameOf(ObjectKind kind);
/// "bytecode", "native", "viper", "asm".
std::string_view nameOf(CodeKind kind);

/// Writes a constant like a literal, at most a few hundred characters: 'text', b'bytes', 12, (1, 2).  What is
/// left out shows as "..".
void writeObjectText(support::TextWriter &out, const Object &object);

} // namespace adder::mpy

#endif // ADDER_MPY_OBJECTTEXT_H
