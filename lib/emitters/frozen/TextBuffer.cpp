//===- emitters/frozen/TextBuffer.cpp - The C text as it grows --------------------------------------===//

#include "emitters/frozen/TextBuffer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace adder::frozen_emitter {

namespace {

constexpr size_t kStep = size_t(64) * 1024;
constexpr char kDigits[] = "0123456789abcdef";

/// " 0xHH," of every byte, in eight characters so that one is copied by a single move.
constexpr auto kSpacedInitializers = [] {
  std::array<std::array<char, 8>, 256> table{};
  for (unsigned i = 0; i < 256; ++i)
    table[i] = {' ', '0', 'x', kDigits[i >> 4], kDigits[i & 15], ',', 0, 0};
  return table;
}();

} // namespace

/// In steps: resize() clears what it adds, which is cheap while it stays in the cache.
void TextBuffer::grow(size_t bytes) {
  size_t wanted = size + std::max(kStep, bytes);
  if (wanted > storage.capacity())
    storage.reserve(std::max(wanted, 2 * storage.capacity()));
  storage.resize(wanted);
}

std::string TextBuffer::take() {
  storage.resize(size);
  size = 0;
  return std::exchange(storage, std::string());
}

TextBuffer &TextBuffer::operator<<(uint64_t value) {
  char *start = room(20);
  size += size_t(std::to_chars(start, start + 20, value).ptr - start);
  return *this;
}

TextBuffer &TextBuffer::operator<<(int64_t value) {
  char *start = room(20);
  size += size_t(std::to_chars(start, start + 20, value).ptr - start);
  return *this;
}

TextBuffer &TextBuffer::hex(uint64_t value, unsigned digits) {
  while (digits < 16 && value >> (4 * digits))
    ++digits;
  char *at = room(digits);
  size += digits;
  while (digits--)
    *at++ = kDigits[value >> (4 * digits) & 15];
  return *this;
}

TextBuffer &TextBuffer::initializers(std::span<const uint8_t> bytes) {
  char *at = room(5 * bytes.size() + 3);
  for (uint8_t byte : bytes) {
    std::memcpy(at, kSpacedInitializers[byte].data() + 1, 7);
    at += 5;
  }
  size += 5 * bytes.size();
  return *this;
}

TextBuffer &TextBuffer::spacedInitializers(std::span<const uint8_t> bytes) {
  char *at = room(6 * bytes.size() + 2);
  for (uint8_t byte : bytes) {
    std::memcpy(at, kSpacedInitializers[byte].data(), 8);
    at += 6;
  }
  size += 6 * bytes.size();
  return *this;
}

TextBuffer &TextBuffer::escapes(std::span<const uint8_t> bytes) {
  char *at = room(4 * bytes.size());
  for (uint8_t byte : bytes) {
    at[0] = '\\';
    at[1] = 'x';
    at[2] = kDigits[byte >> 4];
    at[3] = kDigits[byte & 15];
    at += 4;
  }
  size += 4 * bytes.size();
  return *this;
}

} // namespace adder::frozen_emitter
