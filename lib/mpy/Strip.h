//===- mpy/Strip.h - Smaller line tables that can be told back --------------------------------------===//
//
// A traceback names a function and a line.  Nobody but the host needs that line to be the one of the source:
// it is enough that the pair (function name, number printed) says where the program was.  Stripping replaces
// the line tables by ones that print such numbers and says what each number means.
//
//     Statement   each line that can raise gets a number of its own: 1, 2, .. within the functions of one
//                 name.  Steps of 1 always fit the short entry, lines that cannot raise need none.
//     Function    each function gets one number: 1, 2, .. within the functions of one name, so that the first
//                 (mostly the only) one needs no table at all.
//     None        no tables; functions of one name cannot be told apart.
//     Keep        tables stay.
//
// A function without a line table (-O3) keeps having none and prints 1, which no other function of its name
// then does.  Instructions, constants and the order of everything stay as they are.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_STRIP_H
#define ADDER_MPY_STRIP_H

#include "mpy/Model.h"

namespace adder::mpy {

enum class StripLines : uint8_t { Keep, Statement, Function, None };

struct StripOptions {
  StripLines lines = StripLines::Statement;
  /// Also rename functions whose name nothing else in the file uses (`<lambda>`, `<listcomp>`, decorated
  /// away) to `_`, and empty the strings that nothing uses then.  Visible to programs as __name__.
  bool names = false;
};

/// What the numbers printed for one function mean.
struct StrippedFunction {
  uint32_t code = 0;            ///< index into Module::codes
  std::string_view name;        ///< as in the original
  std::string_view printedName; ///< as in the stripped file
  uint32_t firstNumber = 1;     ///< smallest number that is printed for it
  bool oneNumber = true;        ///< that is the only one, whatever the line
  /// Of number firstNumber + i, or, with oneNumber, all it can stand for; with Keep the numbers themselves.
  std::span<const uint32_t> lines;
};

struct StripResult {
  Module module;
  /// All bytecode functions, in the order of Module::codes.
  std::span<const StrippedFunction> functions;
};

/// Strips `module`, which must come from the reader.  The result points into `module` and into `arena`.
/// Instructions need not be valid.  Linear in the size of the module.
StripResult strip(support::Arena &arena, const Module &module, const StripOptions &options);

} // namespace adder::mpy

#endif // ADDER_MPY_STRIP_H
