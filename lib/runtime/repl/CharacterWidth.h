//===- runtime/repl/CharacterWidth.h - Columns that a character takes -------------------------------===//
//
// What the editor must know of Unicode: which characters take two columns, which join the one before.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_REPL_CHARACTERWIDTH_H
#define ADDER_RUNTIME_REPL_CHARACTERWIDTH_H

namespace adder::repl {

/// 0 for one that combines with the character before it, 1, or 2.
unsigned characterWidth(char32_t character);

} // namespace adder::repl

#endif // ADDER_RUNTIME_REPL_CHARACTERWIDTH_H
