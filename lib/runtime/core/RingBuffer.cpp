//===- runtime/core/RingBuffer.cpp - More than one byte of a ringbuf_t ------------------------------===//

#include "py/ringbuf.h"

#include <cstring>

namespace {

/// Bytes from `from` on that lie in one piece.
size_t inOnePiece(const ringbuf_t *ring, size_t from, size_t count) { return MIN(count, ring->size - from); }

void copyOut(const ringbuf_t *ring, uint8_t *data, size_t count) {
  size_t first = inOnePiece(ring, ring->iget, count);
  std::memcpy(data, ring->buf + ring->iget, first);
  std::memcpy(data + first, ring->buf, count - first);
}

/// What to answer if so many bytes are too many.
int refusal(const ringbuf_t *ring, size_t count) { return count < ring->size ? -1 : -2; }

} // namespace

int ringbuf_get_bytes(ringbuf_t *ring, uint8_t *data, size_t count) {
  if (count > ringbuf_avail(ring))
    return refusal(ring, count);
  copyOut(ring, data, count);
  ring->iget = ringbuf_place(ring, ring->iget, count);
  return 0;
}

int ringbuf_put_bytes(ringbuf_t *ring, const uint8_t *data, size_t count) {
  if (count > ringbuf_free(ring))
    return refusal(ring, count);
  size_t first = inOnePiece(ring, ring->iput, count);
  std::memcpy(ring->buf + ring->iput, data, first);
  std::memcpy(ring->buf, data + first, count - first);
  ring->iput = ringbuf_place(ring, ring->iput, count);
  return 0;
}

int ringbuf_peek16(ringbuf_t *ring) {
  uint8_t word[2];
  if (ringbuf_avail(ring) < sizeof word)
    return -1;
  copyOut(ring, word, sizeof word);
  return word[0] << 8 | word[1];
}

int ringbuf_get16(ringbuf_t *ring) {
  int value = ringbuf_peek16(ring);
  if (value >= 0)
    ring->iget = ringbuf_place(ring, ring->iget, 2);
  return value;
}

int ringbuf_put16(ringbuf_t *ring, uint16_t value) {
  uint8_t word[] = {uint8_t(value >> 8), uint8_t(value)};
  return ringbuf_put_bytes(ring, word, sizeof word) == 0 ? 0 : -1;
}
