//===- runtime/modules/DeflateWriter.cpp - Packing deflate, zlib and gzip ---------------------------===//
//
// Takes the longest match that the window has, the nearest of equally long ones, and never looks beyond what
// one write() brings, so that nothing has to be kept back.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/modules/DeflateWriter.h"

#include "runtime/modules/Crc32.h"

#include "py/runtime.h"
#include "py/stream.h"

#if MICROPY_PY_DEFLATE_COMPRESS

namespace adder::modules {

namespace {

constexpr size_t kShortestMatch = 3;
constexpr size_t kLongestMatch = 258;
constexpr unsigned kEndOfBlock = 256;

/// Returns an error number, 0 if all was written.
int writeAll(mp_obj_t stream, const byte *bytes, size_t size) {
  int error = 0;
  mp_stream_write_exactly(stream, bytes, size, &error);
  return error;
}

void writeByte(mp_obj_t stream, byte value) {
  if (int error = writeAll(stream, &value, 1))
    mp_raise_OSError(error);
}

/// The place of the highest bit.
unsigned log2Of(size_t value) {
  unsigned bits = 0;
  while (value >>= 1)
    ++bits;
  return bits;
}

} // namespace

void DeflateWriter::start(mp_obj_t stream, DeflateFormat wanted, unsigned windowBits) {
  format = wanted;
  bitCount = 0;
  bits = 0;
  windowMask = (size_t(1) << windowBits) - 1;
  position = history = 0;
  checksum = format == DeflateFormat::Zlib ? 1 : 0;
  count = 0;
  int error = 0;
  if (format == DeflateFormat::Zlib) {
    unsigned effort = 2; // of 0 to 3, as most say
    // Some readers take no less than 512 bytes.
    unsigned header = ((windowBits < 9 ? 1 : windowBits - 8) << 4 | 8) << 8 | effort << 6;
    header += 31 - header % 31;
    const byte bytes[2] = {byte(header >> 8), byte(header)};
    error = writeAll(stream, bytes, sizeof bytes);
  } else if (format == DeflateFormat::Gzip) {
    static const byte kHeader[10] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4 /* fast */, 3 /* Unix */};
    error = writeAll(stream, kHeader, sizeof kHeader);
  }
  if (error != 0)
    mp_raise_OSError(MP_EINVAL);
  bits = 1 | 1 << 1; // the last block, with fixed codes
  bitCount = 3;
}

void DeflateWriter::write(mp_obj_t stream, byte *window, const byte *bytes, size_t size) {
  count += uint32_t(size);
  if (format == DeflateFormat::Zlib)
    checksum = adler32(checksum, bytes, size);
  else if (format == DeflateFormat::Gzip)
    checksum = crc32(checksum, bytes, size);
  while (size > 0) {
    Match match = findMatch(window, bytes, size);
    size_t taken = match.length;
    if (match.length >= kShortestMatch) {
      writeMatch(stream, match);
    } else {
      taken = 1;
      writeLiteral(stream, *bytes);
    }
    for (size_t i = 0; i < taken; ++i)
      window[position++ & windowMask] = bytes[i];
    history = history + taken <= windowMask + 1 ? history + taken : windowMask + 1;
    bytes += taken;
    size -= taken;
  }
}

DeflateWriter::Match DeflateWriter::findMatch(const byte *window, const byte *bytes, size_t size) const {
  size_t most = size < kLongestMatch ? size : kLongestMatch;
  Match best = {0, 0};
  if (most < kShortestMatch)
    return best;
  for (size_t distance = 1; distance <= history && best.length < most; ++distance) {
    // A match may run into itself: what is not in the window yet is what it copied.
    auto at = [&](size_t i) {
      return i < distance ? window[(position - distance + i) & windowMask] : bytes[i - distance];
    };
    if (at(best.length) != bytes[best.length] || at(0) != bytes[0])
      continue;
    size_t length = 1;
    while (length < most && at(length) == bytes[length])
      ++length;
    if (length > best.length)
      best = {length, distance};
  }
  return best;
}

void DeflateWriter::finish(mp_obj_t stream) {
  writeLiteral(stream, kEndOfBlock);
  if (bitCount > 0)
    writeBits(stream, 0, 8u - bitCount);
  byte trailer[8];
  size_t size = 0;
  auto add = [&](uint32_t value, bool isBigEndian) {
    for (unsigned i = 0; i < 4; ++i)
      trailer[size++] = byte(value >> 8 * (isBigEndian ? 3 - i : i));
  };
  if (format == DeflateFormat::Zlib) {
    add(checksum, true);
  } else if (format == DeflateFormat::Gzip) {
    add(checksum, false);
    add(count, false);
  }
  if (size > 0)
    if (int error = writeAll(stream, trailer, size))
      mp_raise_OSError(error);
}

// --- Codes.

void DeflateWriter::writeBits(mp_obj_t stream, unsigned value, unsigned size) {
  bits |= value << bitCount;
  bitCount = byte(bitCount + size);
  for (; bitCount >= 8; bitCount = byte(bitCount - 8), bits >>= 8)
    writeByte(stream, byte(bits));
}

/// Codes stand with their first bit first, unlike numbers.
void DeflateWriter::writeCode(mp_obj_t stream, unsigned code, unsigned size) {
  unsigned reversed = 0;
  for (unsigned i = 0; i < size; ++i)
    reversed |= (code >> i & 1) << (size - 1 - i);
  writeBits(stream, reversed, size);
}

void DeflateWriter::writeLiteral(mp_obj_t stream, unsigned symbol) {
  if (symbol < 144)
    writeCode(stream, 0x30 + symbol, 8);
  else if (symbol < 256)
    writeCode(stream, 0x190 + symbol - 144, 9);
  else if (symbol < 280)
    writeCode(stream, symbol - 256, 7);
  else
    writeCode(stream, 0xc0 + symbol - 280, 8);
}

void DeflateWriter::writeMatch(mp_obj_t stream, Match match) {
  size_t length = match.length - kShortestMatch;
  if (match.length == kLongestMatch) {
    writeLiteral(stream, kEndOfBlock + 29);
  } else if (length < 8) {
    writeLiteral(stream, unsigned(kEndOfBlock + 1 + length));
  } else {
    unsigned extra = log2Of(length) - 2;
    writeLiteral(stream, unsigned(kEndOfBlock + 1 + 4 * extra + (length >> extra)));
    writeBits(stream, unsigned(length & ((size_t(1) << extra) - 1)), extra);
  }
  size_t distance = match.distance - 1;
  if (distance < 4) {
    writeCode(stream, unsigned(distance), 5);
  } else {
    unsigned extra = log2Of(distance) - 1;
    writeCode(stream, unsigned(2 * extra + (distance >> extra)), 5);
    writeBits(stream, unsigned(distance & ((size_t(1) << extra) - 1)), extra);
  }
}

} // namespace adder::modules

#endif // MICROPY_PY_DEFLATE_COMPRESS
