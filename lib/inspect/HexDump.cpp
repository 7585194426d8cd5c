//===- inspect/HexDump.cpp - The bytes of a file, with colours --------------------------------------===//
//
// The colours of a segment are written into both columns: a start where it begins, a reset where it ends, and
// both again at the ends of lines that it crosses.  Each segment changes between the normal and the bright
// colours, so that neighbours differ.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/HexDump.h"

namespace adder::inspect {

namespace {

constexpr size_t kBytesInLine = 16;
constexpr std::string_view kReset = "\x1b[0m";
// By SegmentKind: normal, bright.
constexpr std::string_view kColours[kSegmentKinds][2] = {
    {"", ""}, {"\x1b[0;31m", "\x1b[0;91m"}, {"\x1b[0;32m", "\x1b[0;92m"}, {"\x1b[0;34m", "\x1b[0;94m"}};

class Dumper {
public:
  Dumper(support::Arena &scratch, const SourceFile &file, Listing &listing)
      : bytes(file.bytes), segments(segmentsOf(scratch, file)), listing(listing) {}

  void run() {
    for (size_t start = 0; start < bytes.size(); start += kBytesInLine)
      addLine(start);
  }

private:
  std::string_view colourOf(size_t segment) const {
    return kColours[size_t(segments[segment].kind)][segment & 1];
  }

  void paint(std::string_view code) {
    hex += code;
    characters += code;
  }

  /// What ends or starts before byte `at`.
  void changeColours(size_t at) {
    if (isOpen && segments[next - 1].end == at)
      close();
    while (next < segments.size() && segments[next].start == at) {
      paint(colourOf(next));
      comments += ' ';
      comments += colourOf(next);
      comments += segments[next].name;
      comments += kReset;
      isOpen = true;
      ++next;
      if (segments[next - 1].end == at)
        close();
    }
  }

  void close() {
    paint(kReset);
    isOpen = false;
  }

  void addLine(size_t start) {
    constexpr char digits[] = "0123456789abcdef";
    hex.clear();
    characters.clear();
    comments.clear();
    if (isOpen)
      paint(colourOf(next - 1));
    size_t end = std::min(start + kBytesInLine, bytes.size());
    for (size_t at = start; at < end; ++at) {
      changeColours(at);
      if (at % 2 == 0)
        hex += ' ';
      hex += digits[bytes[at] >> 4];
      hex += digits[bytes[at] & 15];
      characters += bytes[at] >= 0x20 && bytes[at] < 0x7f ? char(bytes[at]) : '.';
    }
    if (isOpen)
      paint(kReset);
    char offset[24];
    std::snprintf(offset, sizeof offset, "%08zx:", start);
    line = offset;
    line += hex;
    line.append((start + kBytesInLine - end) * 5 / 2, ' ');
    line += "  ";
    line += characters;
    line += ' ';
    line += comments;
    listing.add(line);
  }

  std::span<const uint8_t> bytes;
  std::vector<Segment> segments;
  Listing &listing;
  size_t next = 0;     // the segment to start next
  bool isOpen = false; // the one before it goes on
  std::string line, hex, characters, comments;
};

} // namespace

void dumpHex(support::Arena &scratch, const SourceFile &file, Listing &listing) {
  Dumper(scratch, file, listing).run();
}

} // namespace adder::inspect
