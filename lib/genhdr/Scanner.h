//===- genhdr/Scanner.h - What preprocessed sources register ----------------------------------------===//
//
// One pass over preprocessed C or C++ text finds everything of all kinds.  Line markers in the text tell
// where it comes from, in two ways that a consumer may choose from:
//
//   owner    the source that a build keeps the item under: the last C or C++ file that a marker named.  What
//   a
//            header holds thus belongs to the source that includes it; whatever stands before the first such
//            marker belongs to the file it names.  This is how the reference divides (qstr-and-freezing.md
//            1.3), with its effects: after `#include "x.c"` the owner is x.c, then the outer file again.
//   origin   the file and line where the text really stands.  Exact for the full output of a preprocessor;
//            after a LineFilter the line may be too small, as lines are missing between marker and text.
//
// What is an item, per line, each kind by itself, from left to right without overlaps:
//
//   Qstr         MP_QSTR_ and one or more of [_a-zA-Z0-9]; the text is what follows MP_QSTR_
//   Compressed   MP_COMPRESSED_ROM_TEXT("..."), without a quote inside; the text is what stands between the
//                quotes, as it is spelled
//   Module       MP_REGISTER_MODULE, MP_REGISTER_EXTENSIBLE_MODULE or MP_REGISTER_MODULE_DELEGATION with "(",
//   a
//                comma and the first ");" after it; the text is all of that
//   RootPointer  MP_REGISTER_ROOT_POINTER( up to the first ");"; the text is all of that
//
// Whatever looks like one of these but is not is reported as malformed: the reference ignores it, and the
// firmware then fails to compile, or is larger than it need be, for no reason that anybody sees.
//
// The text must have LF line ends: see normalizeLineEnds().  Any bytes are allowed.  Searching is done with
// memchr and its like, so a scan costs little more than reading the text.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_SCANNER_H
#define ADDER_GENHDR_SCANNER_H

#include "genhdr/Kind.h"
#include "genhdr/Problem.h"

namespace adder::genhdr {

/// Views are into the scanned text, or valid until the next call of the consumer only.
struct Item {
  Kind kind;
  std::string_view text;  ///< never holds a line end; valid during the call only
  uint32_t line = 0;      ///< of the scanned text, from 1
  Origin origin;          ///< its file as in the marker, see unescapeFileName(); empty before any marker
  std::string_view owner; ///< into the scanned text; empty: it has no marker of a C or C++ file
  /// Counts the changes of owner, from 1; 0 without one.  An owner that comes back after another has a new
  /// run: the reference then forgets what it had found of it before.
  uint32_t run = 0;
};

/// Ways to be no item.
enum class MalformedKind : uint8_t {
#define MALFORMED(Enumerator, Message) Enumerator,
#include "genhdr/Malformed.def"
};

struct Malformed {
  MalformedKind kind;
  std::string_view text; ///< the line from the word in question on, cut after kMalformedTextLimit bytes
  uint32_t line = 0;     ///< of the scanned text, from 1
  Origin origin;
  std::string_view owner; ///< as for Item
};

constexpr size_t kMalformedTextLimit = 80;

/// "the name after MP_QSTR_ has MP_QSTR_ in it": static text, without place.
std::string_view messageOf(MalformedKind kind);

class ScanConsumer {
public:
  virtual void found(const Item &item) = 0;
  virtual void found(const Malformed &) {}

protected:
  ~ScanConsumer() = default;
};

/// What is a line marker.
enum class MarkerRules : uint8_t {
  /// What the reference takes for one: `# 12 "name"` or `#line 12 "name"` at the start of a line, with one
  /// blank before the quote; names end at the next quote.
  Reference,
  /// What compilers do: also other blanks, names with escapes, and `#line 12` without a name.
  Compiler,
};

/// Finds what `text` holds of `kinds` and calls `consumer` in the order of the text.  Texts of 4 GiB and
/// more are not for this.  Allocates only for a qstr whose name holds "MP_QSTR_" once more.
void scan(std::string_view text, KindSet kinds, MarkerRules rules, ScanConsumer &consumer);

/// Makes CR LF and CR be LF.  True if something was changed.
bool normalizeLineEnds(std::string &text);

/// The name that a marker's name stands for: `\\`, `\"` and octal escapes as compilers write them.
std::string unescapeFileName(std::string_view name);

/// A line marker, for those who read markers by themselves.
struct Marker {
  uint32_t line = 0;     ///< of the line that follows; 4294967295 for more
  std::string_view file; ///< empty: none (only by MarkerRules::Compiler)
};
/// Where the name starts, if `line` is or could be a marker by MarkerRules::Reference: it begins with '#' or
/// "#line", blanks, digits, one blank and a quote.  0 if not.
size_t markerNameOffset(std::string_view line);
/// What `line`, without its line end, says.  Nothing if it is no marker.
std::optional<Marker> parseMarker(std::string_view line, MarkerRules rules);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_SCANNER_H
