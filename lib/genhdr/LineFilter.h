//===- genhdr/LineFilter.h - The few lines of preprocessed text that matter -------------------------===//
//
// Of the megabytes that a preprocessor writes, some percent name something that tables are made of.  The
// filter keeps those lines, and before each the last line marker above it, as the reference does
// (qstr-and-freezing.md 1.2):
//
//   line                                                                what happens
//   # or #line, digits, one blank, a quote                              it is the pending marker
//   holds MP_COMP, MP_QSTR, MP_REGI or micropy_hw                       pending marker, if any, and line are
//   kept anything else                                                       dropped
//
// Bytes come in pieces of any size, as a pipe delivers them; where they are cut does not matter.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_LINEFILTER_H
#define ADDER_GENHDR_LINEFILTER_H

#include <string>
#include <string_view>

namespace adder::genhdr {

/// One for each run of a preprocessor.
class LineFilter {
public:
  /// Appends what is kept of `bytes` to `kept`.  A line that is not complete yet waits for the next call.
  void add(std::string_view bytes, std::string &kept);
  /// After the last piece: the last line may lack its line end, and gets one.
  void finish(std::string &kept);

private:
  void addLines(std::string_view lines, std::string &kept);
  void noteMarker(std::string_view lines);

  std::string partial; ///< line that has begun
  std::string pending; ///< marker with its line end, or empty
};

/// All in one: what is kept of `text`.
std::string filterLines(std::string_view text);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_LINEFILTER_H
