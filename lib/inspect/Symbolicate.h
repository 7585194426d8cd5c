//===- inspect/Symbolicate.h - Tracebacks of stripped files, told back ------------------------------===//
//
// In: what a board sent over its serial line, with tracebacks somewhere in it, and the debug files of the
// stripped modules.  Out: the same text, with the frames of those modules as the unstripped files would have
// printed them.  Everything else is passed on as it is, byte by byte.
//
//       File "app.py", line 7, in work          ->    File "app.py", line 212, in work
//
// Where the stripped file does not tell enough, the frame shows the first possibility, and all of them behind
// it: [one of lines 212, 215-217].
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_SYMBOLICATE_H
#define ADDER_INSPECT_SYMBOLICATE_H

#include "inspect/DebugFile.h"

#include <memory>
#include <unordered_map>

namespace adder::inspect {

class Symbolicator {
public:
  /// Frames of debugFile.source are told back by it.  Several files may share a source name; then a frame may
  /// be ambiguous.
  void add(DebugFile debugFile);

  struct Counts {
    uint64_t frames = 0;    ///< lines of the form `File "NAME", line N, in F`
    uint64_t resolved = 0;  ///< of those, told back exactly
    uint64_t ambiguous = 0; ///< told back with more than one possibility
    uint64_t unknown = 0;   ///< of a known file, but with a function or number that it does not print
  };

  /// Appends the translation of `text` to `out`.
  Counts translate(std::string_view text, std::string &out) const;

private:
  /// Lines that a frame may stand for in one function.
  struct Candidate {
    const DebugFunction *function;
    std::vector<uint32_t> lines;
  };
  std::vector<Candidate> candidatesFor(std::string_view source, std::string_view printed,
                                       uint32_t number) const;

  struct Group {
    mpy::StripLines lines;
    std::vector<const DebugFunction *> functions;
  };
  /// By source and printed name, with a byte between that neither holds.
  std::unordered_map<std::string, std::vector<Group>> groups;
  std::unordered_map<std::string, bool> sources;
  std::vector<std::unique_ptr<DebugFile>> files;
};

} // namespace adder::inspect

#endif // ADDER_INSPECT_SYMBOLICATE_H
