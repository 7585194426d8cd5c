//===- mpy/FileCursor.h - Bounds-checked reading with explained failures ----------------------------===//
//
// The lowest layer of the reader: a place in the file, the numbers and texts that start there, and the error
// that is recorded when they do not.  Every method that can fail returns false after recording; callers only
// pass that on.
//
// Memory is guarded here too: each table entry, tuple item and element takes at least one byte of the file,
// and promise() refuses to announce more of them than there are bytes left for all that have been announced.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_FILECURSOR_H
#define ADDER_MPY_FILECURSOR_H

#include "bytecode/Varint.h"
#include "mpy/Reader.h"
#include "mpy/TextRules.h"
#include "support/TextWriter.h"

namespace adder::mpy {

/// What is being read, as "qstr 3 length"; written out only for an error.
struct Field {
#if ADDER_TERSE_FAULTS
  constexpr Field(std::string_view, uint32_t = 0, std::string_view = {}) {}
#else
  static constexpr uint32_t kNoIndex = UINT32_MAX;
  std::string_view group;
  uint32_t index = kNoIndex;
  std::string_view part = {};
#endif
};

class FileCursor {
protected:
  FileCursor(support::Arena &arena, std::span<const uint8_t> file, const ReadLimits &limits, ReadError &error)
      : arena(arena), file(file), limits(limits), error(error) {}

  // --- Errors.

  static support::TextWriter &writeBytes(support::TextWriter &out, uint64_t count) {
    return out << count << (count == 1 ? " byte" : " bytes");
  }

#if ADDER_TERSE_FAULTS
  template <typename Message> bool fail(size_t offset, Field, Message) { return failTersely(offset); }
  bool failText(size_t offset, Field, std::string_view) { return failTersely(offset); }
  [[gnu::noinline]] bool failTersely(size_t offset) {
    error = {offset, {}, bytecode::idOf(rule), false, rule};
    return false;
  }
#else
  std::string_view fieldText(Field field) {
    support::TextWriter &text = *arena.make<support::TextWriter>(arena);
    text << field.group;
    if (field.index != Field::kNoIndex)
      text << ' ' << field.index;
    if (!field.part.empty())
      text << ' ' << field.part;
    return text.text();
  }

  /// Records the error; `message` writes its text.  Always false.
  template <typename Message> bool fail(size_t offset, Field field, Message message) {
    support::TextWriter &text = *arena.make<support::TextWriter>(arena);
    message(text);
    error = {offset, fieldText(field), text.text(), false, rule};
    return false;
  }
  bool failText(size_t offset, Field field, std::string_view message) {
    return fail(offset, field, [&](support::TextWriter &out) { out << message; });
  }
#endif
  bool failTruncated(Field field) { return failText(file.size(), field, "the file ends within it"); }

  // --- Bytes and numbers.

  size_t left() const { return file.size() - at; }

  bool readByte(Field field, uint8_t &byte) {
    if (!left())
      return failTruncated(field);
    byte = file[at++];
    return true;
  }

  /// An integer of any length, for bytes that are kept as they are.
  bool readAnyVuint(Field field, uint32_t &value) {
    size_t start = at;
    switch (bytecode::decodeVuint(file, at, value)) {
    case bytecode::VarintStatus::Ok:
      return true;
    case bytecode::VarintStatus::Truncated:
      return failTruncated(field);
    case bytecode::VarintStatus::TooLarge:
      return failText(start, field, "integer exceeds 32 bits");
    }
    return false;
  }

  /// An integer that the writer will encode anew.
  bool readVuint(Field field, uint32_t &value) {
    size_t start = at;
    if (!readAnyVuint(field, value))
      return false;
    if (file[start] == 0x80 && !limits.allowOverlongIntegers)
      return failText(start, field, "integer is longer than it need be");
    return true;
  }

  bool readBytes(Field field, size_t size, std::span<const uint8_t> &bytes) {
    if (size > left())
      return fail(at, field, [&](support::TextWriter &out) {
        writeBytes(out, size) << ", but " << uint64_t(left()) << " are left";
      });
    bytes = file.subspan(at, size);
    at += size;
    return true;
  }

  bool readText(Field field, size_t size, std::string_view &text) {
    std::span<const uint8_t> bytes;
    if (!readBytes(field, size, bytes))
      return false;
    text = {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
    return true;
  }

  /// The zero byte after a string.
  bool readTerminator(Field field) {
    uint8_t byte = 0;
    if (!readByte(field, byte))
      return false;
    if (byte == 0)
      return true;
    return fail(at - 1, field,
                [&](support::TextWriter &out) { (out << "byte ").hex(byte, 2) << " instead of 00"; });
  }

  bool checkUtf8(size_t start, Field field, std::string_view text) {
    if (!limits.requireUtf8 || isUtf8(text))
      return true;
    return failText(start, field, "not valid UTF-8");
  }

  /// Reserves `count` entries of at least one byte each.
  bool promise(size_t start, Field field, uint32_t count) {
    if (count > left() || promised > left() - count)
      return fail(start, field, [&](support::TextWriter &out) {
        out << count << " entries, but ";
        writeBytes(out, left()) << " left for them";
        if (promised)
          out << " and " << uint64_t(promised) << " promised before";
      });
    promised += count;
    return true;
  }

  support::Arena &arena;
  std::span<const uint8_t> file;
  const ReadLimits &limits;
  ReadError &error;
  size_t at = 0;
  bytecode::Rule rule = bytecode::Rule::C1; ///< that a failure at this place breaks
  size_t promised = 0; ///< entries announced and not read yet; whoever reads one counts it down
};

} // namespace adder::mpy

#endif // ADDER_MPY_FILECURSOR_H
