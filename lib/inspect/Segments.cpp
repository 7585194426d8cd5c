//===- inspect/Segments.cpp - Which bytes of a file are what ----------------------------------------===//

#include "inspect/Segments.h"

#include "bytecode/Varint.h"
#include "inspect/ObjectRepr.h"
#include "mpy/Traversal.h"

#include <algorithm>

namespace adder::inspect {

namespace {

constexpr std::string_view kKindNames[kSegmentKinds] = {"META", "QSTR", "OBJ", "CODE"};
constexpr size_t kHeaderBytes = 4;
constexpr size_t kMaxFileName = 255; // of the usual file systems
constexpr std::string_view kSuffix = ".bin";

class Finder {
public:
  Finder(support::Arena &scratch, const SourceFile &file) : scratch(scratch), file(file) {}

  std::vector<Segment> run() {
    addQstrs();
    addObjects();
    addCodes();
    return std::move(segments);
  }

private:
  void add(SegmentKind kind, const void *data, size_t size, std::string name) {
    size_t start = file.offsetOf(data);
    segments.push_back({kind, start, start + size, std::move(name)});
  }

  /// The module has no place for a static string: the file is walked for it.
  void addQstrs() {
    size_t at = kHeaderBytes;
    uint32_t ignored;
    for (int integers = 2 + file.module->header.hasArchFlags; integers > 0; --integers)
      (void)bytecode::decodeVuint(file.bytes, at, ignored);
    for (const mpy::Qstr &qstr : file.module->qstrs) {
      if (qstr.staticNumber) {
        segments.push_back({SegmentKind::Meta, at, at, std::string(qstr.text)});
        (void)bytecode::decodeVuint(file.bytes, at, ignored);
        continue;
      }
      add(SegmentKind::Qstr, qstr.text.data(), qstr.text.size() + 1, std::string(qstr.text));
      at = segments.back().end;
    }
  }

  void addObjects() {
    mpy::forEachObject(scratch, file.module->objects, [&](const mpy::Object &object, mpy::ObjectPlace) {
      bool isStr = object.kind == mpy::ObjectKind::Str;
      if (object.kind < mpy::ObjectKind::Str || object.kind == mpy::ObjectKind::Tuple)
        return;
      bool hasTerminator = isStr || object.kind == mpy::ObjectKind::Bytes;
      add(SegmentKind::Object, object.text.data(), object.text.size() + hasTerminator,
          isStr ? std::string(object.text) : reprOf(object));
    });
  }

  void addCodes() {
    std::vector<std::string_view> names = simpleNames(*file.module);
    mpy::forEachCode(scratch, *file.module, [&](mpy::CodePlace place) {
      std::span<const uint8_t> data = file.module->codes[place.code].data;
      add(SegmentKind::Code, data.data(), data.size(), std::string(names[place.code]));
    });
  }

  support::Arena &scratch;
  const SourceFile &file;
  std::vector<Segment> segments;
};

/// `text` with one underscore for each character that file names should not have.
std::string safeName(std::string_view text) {
  std::string result;
  for (char c : text) {
    bool isSafe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                  c == '.' || c == '-';
    bool isContinuation = (static_cast<unsigned char>(c) & 0xc0) == 0x80;
    if (isSafe)
      result += c;
    else if (!isContinuation)
      result += '_';
  }
  return result;
}

} // namespace

std::string_view nameOf(SegmentKind kind) { return kKindNames[size_t(kind)]; }

std::optional<SegmentKind> segmentKindNamed(std::string_view name) {
  for (unsigned i = 0; i < kSegmentKinds; ++i)
    if (kKindNames[i] == name)
      return SegmentKind(i);
  return std::nullopt;
}

std::vector<Segment> segmentsOf(support::Arena &scratch, const SourceFile &file) {
  return Finder(scratch, file).run();
}

std::vector<Extract> extractsOf(support::Arena &scratch, std::span<const SourceFile> files, unsigned kinds,
                                std::string_view base) {
  std::vector<Extract> extracts;
  for (const SourceFile &file : files)
    for (const Segment &segment : segmentsOf(scratch, file)) {
      if (!(kinds >> unsigned(segment.kind) & 1))
        continue;
      std::string name = "_" + safeName(file.sourceName()) + "_" + std::string(nameOf(segment.kind)) + "_" +
                         safeName(segment.name);
      extracts.push_back({std::move(name), file.bytes.subspan(segment.start, segment.end - segment.start)});
    }
  size_t width = std::to_string(extracts.size()).size();
  size_t directory = base.rfind('/') + 1; // 0 if there is none
  for (size_t i = 0; i < extracts.size(); ++i) {
    std::string number = std::to_string(i);
    std::string head = std::string(base) + "_" + std::string(width - number.size(), '0') + number;
    size_t used = head.size() - directory + kSuffix.size();
    extracts[i].path.resize(std::min(extracts[i].path.size(), used < kMaxFileName ? kMaxFileName - used : 0));
    extracts[i].path = head + extracts[i].path + std::string(kSuffix);
  }
  return extracts;
}

} // namespace adder::inspect
