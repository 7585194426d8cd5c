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

constexpr char kDigits[] = "0123456789abcdef";

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

  /// Where the colour changes next, from `at` on.
  size_t nextChange(size_t at) const {
    size_t change = isOpen ? segments[next - 1].end : bytes.size();
    if (next < segments.size())
      change = std::min(change, segments[next].start);
    return std::max(change, at + 1);
  }

  /// Bytes of one colour, at most a line of them.
  void addBytes(size_t from, size_t to) {
    char digitsOfBytes[3 * kBytesInLine], shown[kBytesInLine];
    char *digit = digitsOfBytes, *character = shown;
    for (size_t at = from; at < to; ++at) {
      uint8_t byte = bytes[at];
      if (at % 2 == 0)
        *digit++ = ' ';
      *digit++ = kDigits[byte >> 4];
      *digit++ = kDigits[byte & 15];
      *character++ = byte >= 0x20 && byte < 0x7f ? char(byte) : '.';
    }
    hex.append(digitsOfBytes, digit);
    characters.append(shown, character);
  }

  void addLine(size_t start) {
    hex.clear();
    characters.clear();
    comments.clear();
    if (isOpen)
      paint(colourOf(next - 1));
    size_t end = std::min(start + kBytesInLine, bytes.size());
    for (size_t at = start; at < end;) {
      changeColours(at);
      size_t change = std::min(end, nextChange(at));
      addBytes(at, change);
      at = change;
    }
    if (isOpen)
      paint(kReset);
    line.clear();
    for (int shift = start >> 32 ? 60 : 28; shift >= 0; shift -= 4)
      line += kDigits[start >> shift & 15];
    line += ':';
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
