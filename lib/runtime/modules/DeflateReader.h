//===- runtime/modules/DeflateReader.h - Unpacking deflate, zlib and gzip ---------------------------===//
//
// RFC 1951, 1950 and 1952.  Reads no byte more from the stream than what it was asked for takes.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_DEFLATEREADER_H
#define ADDER_RUNTIME_MODULES_DEFLATEREADER_H

#include "py/obj.h"

namespace adder::modules {

enum class DeflateFormat : uint8_t { Auto, Raw, Zlib, Gzip };

constexpr unsigned kLeastWindowBits = 5;
constexpr unsigned kMostWindowBits = 15;
constexpr unsigned kDefaultWindowBits = 8;

/// Sums bytes up as zlib does; starts with 1.
uint32_t adler32(uint32_t before, const byte *bytes, size_t size);

/// A code in which shorter codes come first, and among those of one length lower symbols.
struct PrefixCode {
  static constexpr unsigned kMostBits = 15;
  static constexpr size_t kMostSymbols = 288;

  uint16_t counts[kMostBits + 1]; ///< codes of each length
  uint16_t symbols[kMostSymbols]; ///< in the order of their codes

  /// From the length of each symbol's code, 0 if it has none.  False if they are no code.
  bool build(const byte *lengths, size_t count);
};

/// Lies in memory of the heap that is not scanned: the owner keeps stream and window alive.
class DeflateReader {
public:
  void start(DeflateFormat format, unsigned windowBits);

  /// Fills `out` as far as there is data.  `window` is where the reader's window is: null until it asks for
  /// one. raises EOFError, OSError and what the stream raises; after that, nothing more can be read.
  size_t read(mp_obj_t stream, byte *&window, byte *out, size_t size);

private:
  enum class Phase : uint8_t { Header, Block, Stored, Symbols, Match, Trailer, Done, Broken };

  unsigned readByte();
  unsigned readBits(unsigned count);
  unsigned readSymbol(const PrefixCode &code);
  uint32_t readNumber(unsigned bytes, bool isBigEndian);

  void readHeader();
  void readZlibHeader(unsigned first);
  void readGzipHeader();
  void readBlockHeader();
  void readStoredHeader();
  void useFixedCodes();
  void readCodes();
  void readSymbols(byte *out, size_t size, size_t &done);
  void beginMatch(unsigned symbol);
  void copyStored(byte *out, size_t size, size_t &done);
  void copyMatch(byte *out, size_t size, size_t &done);
  void readTrailer();

  void put(byte *out, size_t &done, byte value) {
    out[done++] = value;
    window[position++ & windowMask] = value;
    if (history <= windowMask)
      ++history;
  }
  void sumUp(const byte *bytes, size_t size);

  // Valid during read() only.
  mp_obj_t stream;
  byte *window;

  DeflateFormat format;
  Phase phase;
  byte windowBits; ///< 0: as the header says
  bool isLastBlock;
  byte bitCount;
  unsigned bits; ///< read from the stream, not used yet
  size_t windowMask;
  size_t position; ///< bytes put; wraps around
  size_t history;  ///< bytes of the window that are filled
  size_t left;     ///< of a stored block or a match
  size_t distance;
  uint32_t checksum;
  uint32_t count; ///< bytes given out
  PrefixCode literals;
  PrefixCode distances;
};

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_DEFLATEREADER_H
