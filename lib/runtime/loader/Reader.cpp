//===- runtime/loader/Reader.cpp - Bytes from memory ------------------------------------------------===//

#include "runtime/loader/ReadAll.h"

#include "runtime/core/Memory.h"

#include "py/misc.h"
#include "py/runtime.h"

namespace {

struct MemoryReader {
  const byte *start;
  const byte *at;
  const byte *end;
  size_t ownedBytes; ///< to be freed at the end; MP_READER_IS_ROM: nothing, and the bytes stay
};

mp_uint_t readByte(void *data) {
  auto *reader = static_cast<MemoryReader *>(data);
  return reader->at < reader->end ? *reader->at++ : MP_READER_EOF;
}

void close(void *data) {
  auto *reader = static_cast<MemoryReader *>(data);
  if (reader->ownedBytes != 0 && reader->ownedBytes != MP_READER_IS_ROM)
    m_free(const_cast<byte *>(reader->start));
  m_free(reader);
}

} // namespace

void mp_reader_new_mem(mp_reader_t *reader, const byte *bytes, size_t length, size_t ownedBytes) {
  auto *memory = m_new_obj(MemoryReader);
  *memory = {bytes, bytes, bytes + length, ownedBytes};
  *reader = {memory, readByte, close};
}

const uint8_t *mp_reader_try_read_rom(mp_reader_t *reader, size_t length) {
  if (reader->readbyte != readByte)
    return nullptr;
  auto *memory = static_cast<MemoryReader *>(reader->data);
  if (memory->ownedBytes != MP_READER_IS_ROM || length > size_t(memory->end - memory->at))
    return nullptr;
  const byte *bytes = memory->at;
  memory->at += length;
  return bytes;
}

namespace adder::loader {

Text readAll(mp_reader_t &reader) {
  size_t room = 256;
  auto *bytes = runtime::newLeaf<char>(room);
  size_t length = 0;
  for (;;) {
    mp_uint_t byte = reader.readbyte(reader.data);
    if (byte == MP_READER_EOF)
      break;
    if (length + 1 == room) {
      bytes = m_renew(char, bytes, room, 2 * room);
      room *= 2;
    }
    bytes[length++] = char(byte);
  }
  bytes[length] = 0; // what the compiler relies on
  reader.close(reader.data);
  return {bytes, length};
}

} // namespace adder::loader
