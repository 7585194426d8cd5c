//===- emitters/frozen/TextBuffer.h - The C text as it grows ----------------------------------------===//
//
// Frozen C is thirty times the size of what it is made of, most of it bytes in hexadecimal, so appending has
// to be cheap: one check of the room for a run of bytes, then copies out of tables.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_FROZEN_TEXTBUFFER_H
#define ADDER_EMITTERS_FROZEN_TEXTBUFFER_H

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace adder::frozen_emitter {

class TextBuffer {
public:
  /// Makes room for `bytes` characters without touching it: what is not used costs nothing, and what is used
  /// is never moved.
  void reserve(size_t bytes) { storage.reserve(bytes); }

  TextBuffer &operator<<(std::string_view text) {
    if (!text.empty()) // an empty one may have no address
      std::memcpy(room(text.size()), text.data(), text.size());
    size += text.size();
    return *this;
  }
  TextBuffer &operator<<(char c) {
    *room(1) = c;
    ++size;
    return *this;
  }
  /// Decimal.
  TextBuffer &operator<<(uint64_t value);
  TextBuffer &operator<<(int64_t value);
  TextBuffer &operator<<(uint32_t value) { return *this << uint64_t(value); }

  /// Lower-case hexadecimal, padded with zeros to `digits`.
  TextBuffer &hex(uint64_t value, unsigned digits = 1);
  /// "0x01,0xff," for 01 ff.
  TextBuffer &initializers(std::span<const uint8_t> bytes);
  /// " 0x01, 0xff," for 01 ff.
  TextBuffer &spacedInitializers(std::span<const uint8_t> bytes);
  /// "\x01\xff" for 01 ff.
  TextBuffer &escapes(std::span<const uint8_t> bytes);

  /// The text; the buffer is empty afterwards.
  std::string take();

private:
  /// Where the next `bytes` characters go.
  char *room(size_t bytes) {
    if (bytes > storage.size() - size)
      grow(bytes);
    return storage.data() + size;
  }
  void grow(size_t bytes);

  std::string storage; // its size is the room that is in use
  size_t size = 0;
};

} // namespace adder::frozen_emitter

#endif // ADDER_EMITTERS_FROZEN_TEXTBUFFER_H
