//===- inspect/Segments.h - Which bytes of a file are what ------------------------------------------===//
//
// The parts of a file that mean something by themselves, in the order of the file: texts of strings,
// constants and functions (mpy-and-bytecode.md 8.2).  The counts and lengths between them belong to no
// segment.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_SEGMENTS_H
#define ADDER_INSPECT_SEGMENTS_H

#include "inspect/SourceFile.h"

#include <optional>

namespace adder::inspect {

enum class SegmentKind : uint8_t {
  Meta, ///< a static string, of which the file holds only the number: an empty segment before it
  Qstr, ///< with its terminator
  Object,
  Code, ///< prelude and instructions, or machine code
};

constexpr unsigned kSegmentKinds = 4;

/// "META", "QSTR", "OBJ", "CODE".
std::string_view nameOf(SegmentKind kind);
/// By name in upper case; nothing if there is none of it.
std::optional<SegmentKind> segmentKindNamed(std::string_view name);

struct Segment {
  SegmentKind kind;
  size_t start;
  size_t end;
  std::string name; ///< the string, the constant as Python prints it, or the name of the function
};

/// Takes scratch memory from `scratch`.
std::vector<Segment> segmentsOf(support::Arena &scratch, const SourceFile &file);

/// What --extract writes.
struct Extract {
  std::string path;
  std::span<const uint8_t> bytes;
};

/// The files that --extract makes of the segments of `kinds` (bits by SegmentKind):
/// BASE_NUMBER_SOURCE_KIND_NAME.bin, with underscores for what file names should not have.  A name that a
/// file system would refuse as too long is cut.  Takes scratch memory from `scratch`.
std::vector<Extract> extractsOf(support::Arena &scratch, std::span<const SourceFile> files, unsigned kinds,
                                std::string_view base);

} // namespace adder::inspect

#endif // ADDER_INSPECT_SEGMENTS_H
