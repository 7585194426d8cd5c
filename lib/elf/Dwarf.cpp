//===- elf/Dwarf.cpp - Debug information of an object -----------------------------------------------===//
//
// Written by hand, because all there is to say of a function is its name, its extent and one line.
//
//===------------------------------------------------------------------------------------------------===//

#include "elf/Dwarf.h"

namespace adder::elf {

namespace {

// From the DWARF standard, version 4, section 7.
enum : uint8_t { kUnit = 0x11, kSubprogram = 0x2e };
enum : uint8_t {
  kName = 0x03,
  kStatements = 0x10,
  kLowPc = 0x11,
  kHighPc = 0x12,
  kLanguage = 0x13,
  kProducer = 0x25,
  kDeclaredFile = 0x3a,
  kDeclaredLine = 0x3b,
};
enum : uint8_t {
  kFormAddress = 0x01,
  kFormData2 = 0x05,
  kFormData4 = 0x06,
  kFormString = 0x08,
  kFormData1 = 0x0b,
  kFormUdata = 0x0f,
  kFormSection = 0x17
};
enum : uint8_t {
  kCopy = 1,
  kAdvancePc = 2,
  kAdvanceLine = 3,
  kExtended = 0,
  kEndSequence = 1,
  kSetAddress = 2
};
constexpr uint16_t kVersion = 4, kPython = 0x14;

/// Content with addresses in it, whose length is needed before it is written.
class Content {
public:
  explicit Content(unsigned wordBytes) : wordBytes(wordBytes) {}

  void byte(uint8_t value) { data.push_back(value); }
  void bytes(std::initializer_list<uint8_t> values) { data.insert(data.end(), values); }
  void half(uint16_t value) { bytes({uint8_t(value), uint8_t(value >> 8)}); }
  void word(uint32_t value) {
    for (unsigned i = 0; i < 4; ++i)
      byte(uint8_t(value >> 8 * i));
  }
  void text(const std::string &value) {
    // It ends at the first 0; control characters would upset whoever prints it.
    for (char c : value)
      byte(static_cast<unsigned char>(c) < ' ' ? '?' : uint8_t(c));
    byte(0);
  }
  void unsignedNumber(uint64_t value) {
    for (; value >= 128; value >>= 7)
      byte(uint8_t(value | 128));
    byte(uint8_t(value));
  }
  void signedNumber(int64_t value) {
    for (; value < -64 || value > 63; value >>= 7)
      byte(uint8_t((value & 127) | 128));
    byte(uint8_t(value & 127));
  }
  void address(uint32_t textOffset) { leaveRoom({data.size(), SectionKind::None, textOffset}, wordBytes); }
  void section(SectionKind kind) { leaveRoom({data.size(), kind, 0}, 4); }
  size_t size() const { return data.size(); }

  void writeTo(ObjectStreamer &out) const {
    std::span<const uint8_t> all(data);
    size_t at = 0;
    for (const Place &place : places) {
      out.bytes(all.subspan(at, place.at - at));
      if (place.section == SectionKind::None)
        out.textAddress(place.offset);
      else
        out.sectionStart(place.section);
      at = place.at + (place.section == SectionKind::None ? wordBytes : 4);
    }
    out.bytes(all.subspan(at));
  }

private:
  struct Place {
    size_t at;
    SectionKind section; ///< None: an address in .text
    uint32_t offset;
  };
  void leaveRoom(Place place, unsigned bytes) {
    places.push_back(place);
    data.insert(data.end(), bytes, 0);
  }

  unsigned wordBytes;
  std::vector<uint8_t> data;
  std::vector<Place> places;
};

void writeLengthAnd(ObjectStreamer &out, const Content &content) {
  Content length(out.wordBytes());
  length.word(uint32_t(content.size()));
  length.writeTo(out);
  content.writeTo(out);
}

enum : uint8_t { kUnitAbbreviation = 1, kFunctionAbbreviation, kFunctionWithoutLine };

void writeAbbreviations(ObjectStreamer &out) {
  Content content(out.wordBytes());
  content.bytes({kUnitAbbreviation, kUnit, 1, kProducer, kFormString, kLanguage, kFormData2, kName,
                 kFormString, kStatements, kFormSection, kLowPc, kFormAddress, kHighPc, kFormData4, 0, 0});
  content.bytes({kFunctionAbbreviation, kSubprogram, 0, kName, kFormString, kLowPc, kFormAddress, kHighPc,
                 kFormData4, kDeclaredFile, kFormData1, kDeclaredLine, kFormUdata, 0, 0});
  content.bytes({kFunctionWithoutLine, kSubprogram, 0, kName, kFormString, kLowPc, kFormAddress, kHighPc,
                 kFormData4, 0, 0});
  content.byte(0);
  out.enter(SectionKind::DebugAbbrev);
  content.writeTo(out);
}

void writeInformation(ObjectStreamer &out, const std::string &file, const std::vector<CodeRange> &ranges,
                      uint32_t textSize) {
  Content content(out.wordBytes());
  content.half(kVersion);
  content.section(SectionKind::DebugAbbrev);
  content.byte(uint8_t(out.wordBytes()));
  content.byte(kUnitAbbreviation);
  content.text("Adder mpy-tool");
  content.half(kPython);
  content.text(file);
  content.section(SectionKind::DebugLine);
  content.address(0);
  content.word(textSize);
  for (const CodeRange &range : ranges) {
    content.byte(range.line ? kFunctionAbbreviation : kFunctionWithoutLine);
    content.text(range.name);
    content.address(range.offset);
    content.word(range.size);
    if (range.line) {
      content.byte(1);
      content.unsignedNumber(range.line);
    }
  }
  content.byte(0);
  out.enter(SectionKind::DebugInfo);
  writeLengthAnd(out, content);
}

void writeLines(ObjectStreamer &out, const std::string &file, const std::vector<CodeRange> &ranges) {
  Content header(out.wordBytes()); // what header_length counts
  constexpr uint8_t kInstruction = 1, kOperations = 1, kIsStatement = 1, kLineBase = uint8_t(-5),
                    kLineRange = 14, kOpcodeBase = 13;
  header.bytes({kInstruction, kOperations, kIsStatement, kLineBase, kLineRange, kOpcodeBase});
  header.bytes({0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1}); // operands of the standard opcodes
  header.byte(0);                                     // no directories
  header.text(file.empty() ? "?" : file);
  header.bytes({0, 0, 0}); // directory, time, size
  header.byte(0);          // no more files
  Content content(out.wordBytes());
  content.half(kVersion);
  content.word(uint32_t(header.size()));
  Content program(out.wordBytes());
  for (const CodeRange &range : ranges) {
    if (!range.line || !range.size)
      continue;
    program.bytes({kExtended, uint8_t(1 + out.wordBytes()), kSetAddress});
    program.address(range.offset);
    program.byte(kAdvanceLine);
    program.signedNumber(int64_t(range.line) - 1);
    program.byte(kCopy);
    program.byte(kAdvancePc);
    program.unsignedNumber(range.size);
    program.bytes({kExtended, 1, kEndSequence});
  }
  out.enter(SectionKind::DebugLine);
  Content length(out.wordBytes());
  length.word(uint32_t(content.size() + header.size() + program.size()));
  length.writeTo(out);
  content.writeTo(out);
  header.writeTo(out);
  program.writeTo(out);
}

} // namespace

void writeDwarf(ObjectStreamer &out, const std::string &file, const std::vector<CodeRange> &ranges) {
  out.enter(SectionKind::Text);
  uint32_t textSize = out.offset();
  writeAbbreviations(out);
  writeInformation(out, file, ranges, textSize);
  writeLines(out, file, ranges);
}

} // namespace adder::elf
