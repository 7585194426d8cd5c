//===- runtime/modules/Websocket.cpp - The module websocket -----------------------------------------===//
//
// The frames of RFC 6455 on another stream; the handshake is done before.  What is read is the data of the
// frames, one after the other; a write makes one frame.  A frame to read is
//
//     1 byte   the kind (bits 0..3), and whether it is the last of a message, which nobody asks here
//     1 byte   the length up to 125, or 126 for a length of 2 more bytes; bit 7: masked
//     2 bytes  such a length, high byte first; one of 8 bytes (127) is an error
//     4 bytes  the mask, if there is one: byte i of the data is combined with byte i % 4 of it
//     data
//
// The stream may give less than that at a time, so where we are is kept from call to call.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"

#include "py/runtime.h"
#include "py/stream.h"

#include <cstring>

#if MICROPY_PY_WEBSOCKET

namespace adder::modules {

namespace {

enum FrameKind : uint8_t { kContinuation = 0, kText = 1, kFirstControl = 8, kClose = 8 };

constexpr uint8_t kLastFrame = 0x80;
constexpr uint8_t kMasked = 0x80;
constexpr uint8_t kLengthBits = 0x7f;
constexpr uint8_t kShortest = 126; ///< lengths from here on take two bytes
constexpr uint8_t kLengthIsWord = 126;
constexpr uint8_t kLengthIsLong = 127;
constexpr size_t kLongestData = 0xffff;

struct Websocket {
  mp_obj_base_t base;
  mp_obj_t stream;
  bool blocksForWrites; ///< the stream is to wait while a frame is written
  bool closed;          ///< by the other side
  uint8_t kind;         ///< of the frame that is read
  uint8_t seen;         ///< kind of the last frame that had one
  uint8_t writtenKind;
  uint8_t have, need; ///< bytes of the head: there, wanted so far; 0 wanted: in the data
  uint8_t head[8];
  uint8_t mask[4];
  uint8_t maskAt;
  size_t left; ///< bytes of data
};

constexpr uint8_t kHeadStart = 2;

Websocket *socketOf(mp_obj_t object) { return static_cast<Websocket *>(MP_OBJ_TO_PTR(object)); }

mp_obj_t makeNew(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 2, false);
  mp_get_stream_raise(values[0], MP_STREAM_OP_READ | MP_STREAM_OP_WRITE | MP_STREAM_OP_IOCTL);
  bool blocks = positional > 1 && mp_obj_is_true(values[1]);
  auto *self = mp_obj_malloc(Websocket, type);
  *self = Websocket{};
  self->base.type = type;
  self->stream = values[0];
  self->blocksForWrites = blocks;
  self->writtenKind = kText;
  self->need = kHeadStart;
  return MP_OBJ_FROM_PTR(self);
}

// --- Reading.

/// What the length byte says is still to come of the head.
uint8_t headSize(const uint8_t *head) {
  uint8_t length = head[1] & kLengthBits;
  return uint8_t(kHeadStart + (length == kLengthIsWord ? 2 : 0) + (head[1] & kMasked ? 4 : 0));
}

void startData(Websocket *self) {
  const uint8_t *at = self->head + kHeadStart;
  self->left = self->head[1] & kLengthBits;
  if (self->left == kLengthIsWord) {
    self->left = size_t(at[0]) << 8 | at[1];
    at += 2;
  }
  std::memset(self->mask, 0, sizeof self->mask);
  if (self->head[1] & kMasked)
    std::memcpy(self->mask, at, sizeof self->mask);
  self->maskAt = 0;
  self->kind = self->head[0] & 15;
  if (self->kind != kContinuation)
    self->seen = self->kind;
  self->have = self->need = 0;
}

mp_uint_t readStream(Websocket *self, void *bytes, size_t size, int *error) {
  return mp_get_stream(self->stream)->read(self->stream, bytes, size, error);
}

/// Bytes that have come, 0 at the end of the stream, or MP_STREAM_ERROR.
mp_uint_t readHead(Websocket *self, int *error) {
  mp_uint_t moved = readStream(self, self->head + self->have, self->need - self->have, error);
  if (moved == MP_STREAM_ERROR || moved == 0)
    return moved;
  self->have = uint8_t(self->have + moved);
  if (self->have < self->need)
    return moved;
  if ((self->head[1] & kLengthBits) == kLengthIsLong) {
    *error = MP_EIO;
    return MP_STREAM_ERROR;
  }
  self->need = headSize(self->head);
  if (self->have == self->need)
    startData(self);
  return moved;
}

mp_uint_t readData(Websocket *self, uint8_t *bytes, size_t size, int *error) {
  mp_uint_t moved = readStream(self, bytes, size < self->left ? size : self->left, error);
  if (moved == MP_STREAM_ERROR)
    return moved;
  for (size_t i = 0; i < moved; ++i)
    bytes[i] ^= self->mask[self->maskAt++ & 3];
  self->left -= moved;
  return moved;
}

mp_uint_t writeFrame(Websocket *self, uint8_t kind, const void *bytes, size_t size, int *error);

/// At the end of a frame: pings and pongs need nothing, a close is answered.
mp_uint_t endFrame(Websocket *self, int *error) {
  self->need = kHeadStart;
  if (self->kind != kClose)
    return 0;
  self->closed = true;
  return writeFrame(self, kClose, nullptr, 0, error);
}

mp_uint_t read(mp_obj_t object, void *bytes, mp_uint_t size, int *error) {
  Websocket *self = socketOf(object);
  uint8_t dropped[16]; // data of control frames
  while (!self->closed) {
    mp_uint_t moved;
    if (self->need != 0) {
      moved = readHead(self, error);
      if (moved == MP_STREAM_ERROR || moved == 0)
        return moved;
    } else if (self->left == 0) {
      if (endFrame(self, error) == MP_STREAM_ERROR)
        return MP_STREAM_ERROR;
    } else if (self->kind < kFirstControl) {
      return readData(self, static_cast<uint8_t *>(bytes), size, error);
    } else {
      moved = readData(self, dropped, sizeof dropped, error);
      if (moved == MP_STREAM_ERROR || moved == 0)
        return moved;
    }
  }
  return 0;
}

// --- Writing.

void setBlocking(Websocket *self, bool blocks) {
  if (!self->blocksForWrites)
    return;
  mp_obj_t call[3];
  mp_load_method(self->stream, MP_QSTR_setblocking, call);
  call[2] = mp_obj_new_bool(blocks);
  mp_call_method_n_kw(1, 0, call);
}

/// Bytes of data that were written.  A frame that is cut off cannot be continued, so that is an error.
mp_uint_t writeFrame(Websocket *self, uint8_t kind, const void *bytes, size_t size, int *error) {
  uint8_t head[4] = {uint8_t(kLastFrame | kind), uint8_t(size), 0, 0};
  size_t headBytes = kHeadStart;
  if (size >= kShortest) {
    head[1] = kLengthIsWord;
    head[2] = uint8_t(size >> 8);
    head[3] = uint8_t(size);
    headBytes = 4;
  }
  setBlocking(self, true);
  int problem = 0;
  mp_uint_t moved = mp_stream_write_exactly(self->stream, head, headBytes, &problem);
  bool started = moved != 0;
  if (moved == headBytes && size != 0)
    moved += mp_stream_write_exactly(self->stream, bytes, size, &problem);
  setBlocking(self, false);
  if (moved == headBytes + size)
    return size;
  if (!started && problem == 0)
    return 0;
  *error = started && (problem == 0 || mp_is_nonblocking_error(problem)) ? MP_EIO : problem;
  return MP_STREAM_ERROR;
}

mp_uint_t write(mp_obj_t object, const void *bytes, mp_uint_t size, int *error) {
  Websocket *self = socketOf(object);
  if (size > kLongestData) {
    *error = MP_ENOBUFS;
    return MP_STREAM_ERROR;
  }
  return writeFrame(self, self->writtenKind, bytes, size, error);
}

mp_uint_t ioctl(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  Websocket *self = socketOf(object);
  switch (request) {
  case MP_STREAM_CLOSE:
    return mp_get_stream(self->stream)->ioctl(self->stream, request, argument, error);
  case MP_STREAM_GET_DATA_OPTS:
    return self->seen;
  case MP_STREAM_SET_DATA_OPTS: {
    uint8_t before = self->writtenKind;
    self->writtenKind = argument & 15;
    return before;
  }
  default:
    *error = MP_EINVAL;
    return MP_STREAM_ERROR;
  }
}

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(read, mp_stream_read_obj)},
    {MEMBER(readinto, mp_stream_readinto_obj)},
    {MEMBER(readline, mp_stream_unbuffered_readline_obj)},
    {MEMBER(write, mp_stream_write_obj)},
    {MEMBER(ioctl, mp_stream_ioctl_obj)},
    {MEMBER(close, mp_stream_close_obj)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_stream_p_t kProtocol = {read, write, ioctl, false};

extern const mp_obj_type_t kWebsocketType;
MP_DEFINE_CONST_OBJ_TYPE(kWebsocketType, MP_QSTR_websocket, MP_TYPE_FLAG_NONE, make_new, makeNew, protocol,
                         &kProtocol, locals_dict, &kMethodDict);

const mp_rom_map_elem_t kGlobals[] = {
    {MEMBER_NAME(__name__, websocket)},
    {MEMBER(websocket, kWebsocketType)},
};
MP_DEFINE_CONST_DICT(kGlobalsDict, kGlobals);

} // namespace
} // namespace adder::modules

extern const mp_obj_module_t mp_module_websocket;
const mp_obj_module_t mp_module_websocket = {{&mp_type_module},
                                             const_cast<mp_obj_dict_t *>(&adder::modules::kGlobalsDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_websocket, mp_module_websocket);

#endif // MICROPY_PY_WEBSOCKET
