//===- runtime/modules/DeflateWriter.h - Packing deflate, zlib and gzip -----------------------------===//
//
// One block with the fixed codes of RFC 1951: no statistics, so a window is all that has to be in memory.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_DEFLATEWRITER_H
#define ADDER_RUNTIME_MODULES_DEFLATEWRITER_H

#include "runtime/modules/DeflateReader.h"

namespace adder::modules {

/// Lies in memory of the heap that is not scanned: the owner keeps stream and window alive.
class DeflateWriter {
public:
  /// `window` has 1 << windowBits bytes.  Writes the header.  raises.
  void start(mp_obj_t stream, DeflateFormat format, unsigned windowBits);
  /// raises what the stream raises.
  void write(mp_obj_t stream, byte *window, const byte *bytes, size_t size);
  /// Writes what is left, and the checksum.  raises what the stream raises.
  void finish(mp_obj_t stream);

private:
  /// Bytes that were there before.
  struct Match {
    size_t length;
    size_t distance;
  };

  Match findMatch(const byte *window, const byte *bytes, size_t size) const;
  void writeBits(mp_obj_t stream, unsigned value, unsigned count);
  void writeCode(mp_obj_t stream, unsigned code, unsigned count);
  void writeLiteral(mp_obj_t stream, unsigned symbol);
  void writeMatch(mp_obj_t stream, Match match);

  DeflateFormat format;
  byte bitCount;
  unsigned bits; ///< to be written, less than a byte
  size_t windowMask;
  size_t position; ///< bytes taken; wraps around
  size_t history;  ///< bytes of the window that are filled
  uint32_t checksum;
  uint32_t count;
};

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_DEFLATEWRITER_H
