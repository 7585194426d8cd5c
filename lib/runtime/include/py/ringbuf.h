//===- py/ringbuf.h - Bytes between an interrupt handler and the program ----------------------------===//
//
// A queue of bytes in memory that does not grow.  One side may put while the other gets, without a lock, as
// long as each side is one only.  One byte of the memory stays free, so that full and empty differ.
//
//     static uint8_t memory[64];
//     static ringbuf_t received = {memory, sizeof memory};
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_RINGBUF_H
#define ADDER_PY_RINGBUF_H

#include "py/misc.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _ringbuf_t {
  uint8_t *buf;
  uint16_t size;
  uint16_t iget; // the oldest byte
  uint16_t iput; // where the next one goes
} ringbuf_t;

// Takes memory from the heap, which something must keep alive.
#define ringbuf_alloc(ring, count)                                                                           \
  ((ring)->buf = m_new(uint8_t, count), (ring)->size = (count), ringbuf_reset(ring))

static inline void ringbuf_reset(ringbuf_t *ring) { ring->iget = ring->iput = 0; }

// The place that is so many behind another.
static inline uint16_t ringbuf_place(const ringbuf_t *ring, size_t from, size_t further) {
  size_t place = from + further;
  return (uint16_t)(place < ring->size ? place : place - ring->size);
}

// How many bytes there are; how many more fit.
static inline size_t ringbuf_avail(ringbuf_t *ring) {
  return ringbuf_place(ring, ring->iput, (size_t)ring->size - ring->iget);
}
static inline size_t ringbuf_free(ringbuf_t *ring) { return ring->size - 1 - ringbuf_avail(ring); }

// The byte at the front, or -1 if there is none; get takes it out.
static inline int ringbuf_peek(ringbuf_t *ring) {
  return ring->iget == ring->iput ? -1 : ring->buf[ring->iget];
}
static inline int ringbuf_get(ringbuf_t *ring) {
  int value = ringbuf_peek(ring);
  if (value >= 0)
    ring->iget = ringbuf_place(ring, ring->iget, 1);
  return value;
}
// 0, or -1 if it is full.
static inline int ringbuf_put(ringbuf_t *ring, uint8_t value) {
  uint16_t next = ringbuf_place(ring, ring->iput, 1);
  if (next == ring->iget)
    return -1;
  ring->buf[ring->iput] = value;
  ring->iput = next;
  return 0;
}

// The same with two bytes, the high one first: the word, or -1 if there are not two; 0, or -1 if they do not
// fit.
int ringbuf_peek16(ringbuf_t *ring);
int ringbuf_get16(ringbuf_t *ring);
int ringbuf_put16(ringbuf_t *ring, uint16_t value);
// All of it, or nothing: 0; -1 if it has not that much; -2 if it never could.
int ringbuf_get_bytes(ringbuf_t *ring, uint8_t *data, size_t count);
int ringbuf_put_bytes(ringbuf_t *ring, const uint8_t *data, size_t count);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_RINGBUF_H
