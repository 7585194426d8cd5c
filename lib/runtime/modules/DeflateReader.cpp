//===- runtime/modules/DeflateReader.cpp - Unpacking deflate, zlib and gzip -------------------------===//
//
// A machine with a phase for each thing that output can stop within.  Data that is wrong raises
// OSError(EINVAL), data that ends too early EOFError.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/modules/DeflateReader.h"

#include "runtime/core/Memory.h"
#include "runtime/modules/Crc32.h"

#include "py/runtime.h"
#include "py/stream.h"

#include <cstring>

#if MICROPY_PY_DEFLATE

namespace adder::modules {

namespace {

[[noreturn]] void raiseInvalid() { mp_raise_OSError(MP_EINVAL); }

constexpr unsigned kEndOfBlock = 256;
constexpr unsigned kLengthSymbols = 29; // behind the end of the block
constexpr unsigned kDistanceSymbols = 30;
constexpr unsigned kLongestMatch = 258;

} // namespace

uint32_t adler32(uint32_t before, const byte *bytes, size_t size) {
  constexpr uint32_t kModulus = 65521;
  constexpr size_t kRun = 5552; // so many bytes do not overflow the second sum
  uint32_t low = before & 0xffff, high = before >> 16;
  while (size > 0) {
    size_t run = size < kRun ? size : kRun;
    for (size_t i = 0; i < run; ++i) {
      low += bytes[i];
      high += low;
    }
    low %= kModulus;
    high %= kModulus;
    bytes += run;
    size -= run;
  }
  return high << 16 | low;
}

bool PrefixCode::build(const byte *lengths, size_t count) {
  std::memset(counts, 0, sizeof counts);
  for (size_t i = 0; i < count; ++i)
    ++counts[lengths[i]];
  counts[0] = 0;
  uint16_t next[kMostBits + 1]; // where symbols of a length go
  next[0] = 0;
  int free = 1; // codes of a length that no shorter one begins
  for (unsigned bits = 1; bits <= kMostBits; ++bits) {
    next[bits] = uint16_t(next[bits - 1] + counts[bits - 1]);
    free = 2 * free - counts[bits];
    if (free < 0)
      return false;
  }
  for (size_t i = 0; i < count; ++i)
    if (lengths[i] > 0)
      symbols[next[lengths[i]]++] = uint16_t(i);
  return true;
}

void DeflateReader::start(DeflateFormat wanted, unsigned bitsOfWindow) {
  std::memset(static_cast<void *>(this), 0, sizeof *this);
  format = wanted;
  windowBits = byte(bitsOfWindow);
  phase = Phase::Header;
}

size_t DeflateReader::read(mp_obj_t from, byte *&windowOfOwner, byte *out, size_t size) {
  stream = from;
  window = windowOfOwner;
  Phase current = phase;
  size_t done = 0;
  if (phase == Phase::Broken)
    raiseInvalid();
  for (phase = Phase::Broken; done < size && current != Phase::Done; current = phase, phase = Phase::Broken) {
    // Each sets the phase that follows, unless it raises.
    switch (current) {
    case Phase::Header:
      readHeader();
      window = windowOfOwner = runtime::newLeaf<byte>(windowMask + 1);
      phase = Phase::Block;
      break;
    case Phase::Block:
      readBlockHeader();
      break;
    case Phase::Stored:
      copyStored(out, size, done);
      break;
    case Phase::Symbols:
      readSymbols(out, size, done);
      break;
    case Phase::Match:
      copyMatch(out, size, done);
      break;
    case Phase::Trailer:
      sumUp(out, done); // what was put since the last read() is part of it
      readTrailer();
      phase = Phase::Done;
      return done;
    case Phase::Done:
    case Phase::Broken:
      raiseInvalid();
    }
  }
  phase = current;
  sumUp(out, done);
  return done;
}

void DeflateReader::sumUp(const byte *bytes, size_t size) {
  count += uint32_t(size);
  if (format == DeflateFormat::Zlib)
    checksum = adler32(checksum, bytes, size);
  else if (format == DeflateFormat::Gzip)
    checksum = crc32(checksum, bytes, size);
}

// --- Input.

unsigned DeflateReader::readByte() {
  byte value;
  int error;
  mp_uint_t got = mp_get_stream(stream)->read(stream, &value, 1, &error);
  if (got == MP_STREAM_ERROR)
    mp_raise_OSError(error);
  if (got == 0)
    mp_raise_type(&mp_type_EOFError);
  return value;
}

unsigned DeflateReader::readBits(unsigned wanted) {
  while (bitCount < wanted) {
    bits |= readByte() << bitCount;
    bitCount = byte(bitCount + 8);
  }
  unsigned value = bits & ((1u << wanted) - 1);
  bits >>= wanted;
  bitCount = byte(bitCount - wanted);
  return value;
}

unsigned DeflateReader::readSymbol(const PrefixCode &code) {
  unsigned offset = 0; // from the first code of this length
  unsigned shorter = 0;
  for (unsigned length = 1; length <= PrefixCode::kMostBits; ++length) {
    offset = 2 * offset + readBits(1);
    if (offset < code.counts[length])
      return code.symbols[shorter + offset];
    offset -= code.counts[length];
    shorter += code.counts[length];
  }
  raiseInvalid();
}

uint32_t DeflateReader::readNumber(unsigned size, bool isBigEndian) {
  uint32_t value = 0;
  for (unsigned i = 0; i < size; ++i)
    value |= uint32_t(readByte()) << 8 * (isBigEndian ? size - 1 - i : i);
  return value;
}

// --- Around the blocks.

void DeflateReader::readHeader() {
  if (format == DeflateFormat::Raw) {
    if (windowBits == 0)
      windowBits = kDefaultWindowBits;
  } else {
    unsigned first = readByte();
    if (format == DeflateFormat::Auto)
      format = first == 0x1f ? DeflateFormat::Gzip : DeflateFormat::Zlib;
    if (format == DeflateFormat::Zlib)
      readZlibHeader(first);
    else if (first == 0x1f)
      readGzipHeader();
    else
      raiseInvalid();
  }
  windowMask = (size_t(1) << windowBits) - 1;
}

void DeflateReader::readZlibHeader(unsigned first) {
  constexpr unsigned kDictionaryFlag = 0x20;
  unsigned second = readByte();
  unsigned windowOfWriter = (first >> 4) + 8;
  if ((first & 15) != 8 || windowOfWriter > kMostWindowBits || (first << 8 | second) % 31 != 0 ||
      (second & kDictionaryFlag))
    raiseInvalid();
  if (windowBits == 0)
    windowBits = byte(windowOfWriter);
  checksum = 1;
}

void DeflateReader::readGzipHeader() {
  enum { kHeaderCrc = 2, kExtra = 4, kName = 8, kComment = 16 };
  if (readByte() != 0x8b || readByte() != 8)
    raiseInvalid();
  unsigned flags = readByte();
  readNumber(4, false); // time
  readNumber(2, false); // effort and system
  if (flags & kExtra)
    for (uint32_t size = readNumber(2, false); size > 0; --size)
      readByte();
  for (unsigned text : {unsigned(kName), unsigned(kComment)})
    if (flags & text)
      while (readByte() != 0) {
      }
  if (flags & kHeaderCrc)
    readNumber(2, false);
  if (windowBits == 0)
    windowBits = kMostWindowBits;
}

void DeflateReader::readTrailer() {
  bitCount = 0; // the rest of the byte
  bits = 0;
  if (format == DeflateFormat::Zlib && readNumber(4, true) != checksum)
    raiseInvalid();
  if (format == DeflateFormat::Gzip) {
    uint32_t sum = readNumber(4, false);
    if (readNumber(4, false) != count || sum != checksum)
      raiseInvalid();
  }
}

// --- Blocks.

void DeflateReader::readBlockHeader() {
  if (isLastBlock) {
    phase = Phase::Trailer;
    return;
  }
  isLastBlock = readBits(1);
  switch (readBits(2)) {
  case 0:
    readStoredHeader();
    phase = Phase::Stored;
    return;
  case 1:
    useFixedCodes();
    break;
  case 2:
    readCodes();
    break;
  default:
    raiseInvalid();
  }
  phase = Phase::Symbols;
}

void DeflateReader::readStoredHeader() {
  bitCount = 0;
  bits = 0;
  left = readNumber(2, false);
  if (readNumber(2, false) != (~left & 0xffff))
    raiseInvalid();
}

void DeflateReader::useFixedCodes() {
  byte lengths[PrefixCode::kMostSymbols];
  for (size_t i = 0; i < sizeof lengths; ++i)
    lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
  literals.build(lengths, sizeof lengths);
  std::memset(lengths, 5, kDistanceSymbols);
  distances.build(lengths, kDistanceSymbols);
}

/// The lengths of both codes, which are themselves encoded, with a code for repetitions.
void DeflateReader::readCodes() {
  enum { kRepeat = 16, kFewZeros = 17, kManyZeros = 18 };
  static const byte kOrder[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  byte lengths[PrefixCode::kMostSymbols + 32] = {};
  unsigned literalCount = readBits(5) + 257, distanceCount = readBits(5) + 1, lengthCount = readBits(4) + 4;
  for (unsigned i = 0; i < lengthCount; ++i)
    lengths[kOrder[i]] = byte(readBits(3));
  if (literalCount > kEndOfBlock + 1 + kLengthSymbols || !distances.build(lengths, sizeof kOrder))
    raiseInvalid();
  unsigned total = literalCount + distanceCount;
  for (unsigned i = 0; i < total;) {
    unsigned symbol = readSymbol(distances);
    if (symbol < kRepeat) {
      lengths[i++] = byte(symbol);
      continue;
    }
    if (symbol == kRepeat && i == 0)
      raiseInvalid();
    byte length = symbol == kRepeat ? lengths[i - 1] : 0;
    unsigned times = symbol == kRepeat     ? 3 + readBits(2)
                     : symbol == kFewZeros ? 3 + readBits(3)
                                           : 11 + readBits(7);
    if (times > total - i)
      raiseInvalid();
    std::memset(lengths + i, length, times);
    i += times;
  }
  if (lengths[kEndOfBlock] == 0 || !literals.build(lengths, literalCount) ||
      !distances.build(lengths + literalCount, distanceCount))
    raiseInvalid();
}

void DeflateReader::copyStored(byte *out, size_t size, size_t &done) {
  for (; left > 0 && done < size; --left)
    put(out, done, byte(readByte()));
  phase = left > 0 ? Phase::Stored : Phase::Block;
}

void DeflateReader::readSymbols(byte *out, size_t size, size_t &done) {
  while (done < size) {
    unsigned symbol = readSymbol(literals);
    if (symbol < kEndOfBlock) {
      put(out, done, byte(symbol));
      continue;
    }
    if (symbol == kEndOfBlock) {
      phase = Phase::Block;
      return;
    }
    beginMatch(symbol - kEndOfBlock - 1);
    phase = Phase::Match;
    return;
  }
  phase = Phase::Symbols;
}

/// Lengths and distances grow alike: some symbols a power of two, of which bits follow.
void DeflateReader::beginMatch(unsigned symbol) {
  if (symbol >= kLengthSymbols)
    raiseInvalid();
  if (symbol < 8) {
    left = 3 + symbol;
  } else if (symbol == kLengthSymbols - 1) {
    left = kLongestMatch;
  } else {
    unsigned extra = symbol / 4 - 1;
    left = 3 + ((4 + symbol % 4) << extra) + readBits(extra);
  }
  symbol = readSymbol(distances);
  if (symbol >= kDistanceSymbols)
    raiseInvalid();
  if (symbol < 4) {
    distance = 1 + symbol;
  } else {
    unsigned extra = symbol / 2 - 1;
    distance = 1 + ((2 + symbol % 2) << extra) + readBits(extra);
  }
  if (distance > history)
    raiseInvalid();
}

void DeflateReader::copyMatch(byte *out, size_t size, size_t &done) {
  for (; left > 0 && done < size; --left)
    put(out, done, window[(position - distance) & windowMask]);
  phase = left > 0 ? Phase::Match : Phase::Symbols;
}

} // namespace adder::modules

#endif // MICROPY_PY_DEFLATE
