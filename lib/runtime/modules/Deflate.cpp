//===- runtime/modules/Deflate.cpp - The module deflate ---------------------------------------------===//
//
// DeflateIO is a stream over a stream.  Reader and writer are made when they are first needed: most objects
// only ever do one of the two.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/modules/DeflateWriter.h"

#include "py/runtime.h"
#include "py/stream.h"

#if MICROPY_PY_DEFLATE

namespace adder::modules {

namespace {

struct DeflateIo {
  mp_obj_base_t base;
  mp_obj_t stream; ///< MP_OBJ_NULL: closed
  DeflateFormat format;
  byte windowBits; ///< 0: not given
  bool closesStream;
  DeflateReader *reader;
  byte *readerWindow;
#if MICROPY_PY_DEFLATE_COMPRESS
  DeflateWriter *writer;
  byte *writerWindow;
#endif
};

DeflateIo *ioIn(mp_obj_t self) { return static_cast<DeflateIo *>(MP_OBJ_TO_PTR(self)); }

mp_obj_t makeDeflateIo(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 4, false);
  mp_int_t format = positional > 1 ? mp_obj_get_int(values[1]) : mp_int_t(DeflateFormat::Auto);
  mp_int_t windowBits = positional > 2 ? mp_obj_get_int(values[2]) : 0;
  if (format < mp_int_t(DeflateFormat::Auto) || format > mp_int_t(DeflateFormat::Gzip))
    mp_raise_ValueError(MP_ERROR_TEXT("format"));
  if (windowBits != 0 && (windowBits < mp_int_t(kLeastWindowBits) || windowBits > mp_int_t(kMostWindowBits)))
    mp_raise_ValueError(MP_ERROR_TEXT("wbits"));
  bool closesStream = positional > 3 && mp_obj_is_true(values[3]);
  auto *io = mp_obj_malloc(DeflateIo, type);
  io->stream = values[0];
  io->format = DeflateFormat(format);
  io->windowBits = byte(windowBits);
  io->closesStream = closesStream;
  io->reader = nullptr;
  io->readerWindow = nullptr;
#if MICROPY_PY_DEFLATE_COMPRESS
  io->writer = nullptr;
  io->writerWindow = nullptr;
#endif
  return MP_OBJ_FROM_PTR(io);
}

mp_uint_t readStream(mp_obj_t self, void *buffer, mp_uint_t size, int *error) {
  DeflateIo *io = ioIn(self);
  if (io->stream == MP_OBJ_NULL) {
    *error = MP_EINVAL;
    return MP_STREAM_ERROR;
  }
  if (!io->reader) {
    mp_get_stream_raise(io->stream, MP_STREAM_OP_READ);
    auto *reader = runtime::newLeaf<DeflateReader>(1);
    reader->start(io->format, io->windowBits);
    io->reader = reader;
  }
  mp_obj_t volatile stream = io->stream; // lives on even if it closes us
  return io->reader->read(stream, io->readerWindow, static_cast<byte *>(buffer), size);
}

#if MICROPY_PY_DEFLATE_COMPRESS

mp_uint_t writeStream(mp_obj_t self, const void *buffer, mp_uint_t size, int *error) {
  DeflateIo *io = ioIn(self);
  if (io->stream == MP_OBJ_NULL) {
    *error = MP_EINVAL;
    return MP_STREAM_ERROR;
  }
  if (!io->writer) {
    mp_get_stream_raise(io->stream, MP_STREAM_OP_WRITE);
    unsigned windowBits = io->windowBits == 0 ? kDefaultWindowBits : io->windowBits;
    io->writerWindow = runtime::newLeaf<byte>(size_t(1) << windowBits);
    auto *writer = runtime::newLeaf<DeflateWriter>(1);
    writer->start(io->stream, io->format, windowBits);
    io->writer = writer;
  }
  mp_obj_t volatile stream = io->stream; // lives on even if it closes us
  io->writer->write(stream, io->writerWindow, static_cast<const byte *>(buffer), size);
  return size;
}

#endif

void close(DeflateIo *io) {
  mp_obj_t stream = io->stream;
  if (stream == MP_OBJ_NULL)
    return;
  io->stream = MP_OBJ_NULL;
#if MICROPY_PY_DEFLATE_COMPRESS
  if (io->writer)
    io->writer->finish(stream);
#endif
  if (io->closesStream)
    mp_stream_close(stream);
}

mp_uint_t control(mp_obj_t self, mp_uint_t request, uintptr_t, int *error) {
  if (request == MP_STREAM_CLOSE) {
    close(ioIn(self));
    return 0;
  }
  *error = MP_EINVAL;
  return MP_STREAM_ERROR;
}

#if MICROPY_PY_DEFLATE_COMPRESS
const mp_stream_p_t kProtocol = {readStream, writeStream, control, 0};
#else
const mp_stream_p_t kProtocol = {readStream, nullptr, control, 0};
#endif

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(__enter__, mp_identity_obj)},       {MEMBER(__exit__, mp_stream___exit___obj)},
    {MEMBER(close, mp_stream_close_obj)},       {MEMBER(read, mp_stream_read_obj)},
    {MEMBER(readinto, mp_stream_readinto_obj)}, {MEMBER(readline, mp_stream_unbuffered_readline_obj)},
#if MICROPY_PY_DEFLATE_COMPRESS
    {MEMBER(write, mp_stream_write_obj)},
#endif
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

MP_DEFINE_CONST_OBJ_TYPE(kDeflateIoType, MP_QSTR_DeflateIO, MP_TYPE_FLAG_NONE, make_new, makeDeflateIo,
                         protocol, &kProtocol, locals_dict, &kMethodsDict);

const mp_rom_map_elem_t kMembers[] = {
    {MEMBER_NAME(__name__, deflate)},      {MEMBER_INT(AUTO, DeflateFormat::Auto)},
    {MEMBER(DeflateIO, kDeflateIoType)},   {MEMBER_INT(GZIP, DeflateFormat::Gzip)},
    {MEMBER_INT(RAW, DeflateFormat::Raw)}, {MEMBER_INT(ZLIB, DeflateFormat::Zlib)},
};
MP_DEFINE_CONST_DICT(kMembersDict, kMembers);

// --- The module zlib: what programs for CPython, and for older MicroPythons, expect.

#if MICROPY_PY_IO

constexpr mp_int_t kGzipWindowBits = 16; // added to wbits
constexpr mp_int_t kAutoWindowBits = 32;

/// wbits of CPython as format and window: below 0 raw, above 15 gzip, above 31 either.
void splitWindowBits(mp_int_t windowBits, mp_obj_t *format, mp_obj_t *window) {
  DeflateFormat chosen = DeflateFormat::Zlib;
  if (windowBits < 0) {
    chosen = DeflateFormat::Raw;
    windowBits = windowBits > -mp_int_t(kMostWindowBits) - 1 ? -windowBits : kMostWindowBits + 1;
  } else if (windowBits >= kAutoWindowBits) {
    chosen = DeflateFormat::Auto;
    windowBits -= kAutoWindowBits;
  } else if (windowBits > mp_int_t(kMostWindowBits)) {
    chosen = DeflateFormat::Gzip;
    windowBits -= kGzipWindowBits;
  }
  *format = MP_OBJ_NEW_SMALL_INT(chosen);
  *window = MP_OBJ_NEW_SMALL_INT(windowBits);
}

mp_obj_t newBytesIo(size_t count, const mp_obj_t *values) {
  return MP_OBJ_TYPE_GET_SLOT(&mp_type_bytesio, make_new)(&mp_type_bytesio, count, 0, values);
}

/// decompress(data, wbits=15)
mp_obj_t decompress(size_t count, const mp_obj_t *values) {
  mp_obj_t call[3] = {newBytesIo(1, values), MP_OBJ_NULL, MP_OBJ_NULL};
  splitWindowBits(count > 1 ? mp_obj_get_int(values[1]) : mp_int_t(kMostWindowBits), &call[1], &call[2]);
  mp_obj_t io = makeDeflateIo(&kDeflateIoType, 3, 0, call);
  return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_stream_read_obj), io);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(decompressObject, 1, 3, decompress);

#if MICROPY_PY_DEFLATE_COMPRESS
/// compress(data, level=-1, wbits=15).  There is one level only; a window above 1 KiB costs more time than it
/// saves bytes.
mp_obj_t compress(size_t count, const mp_obj_t *values) {
  constexpr byte kUsefulWindowBits = 10;
  mp_obj_t call[3] = {newBytesIo(0, nullptr), MP_OBJ_NULL, MP_OBJ_NULL};
  splitWindowBits(count > 2 ? mp_obj_get_int(values[2]) : mp_int_t(kMostWindowBits), &call[1], &call[2]);
  mp_obj_t io = makeDeflateIo(&kDeflateIoType, 3, 0, call);
  if (ioIn(io)->windowBits > kUsefulWindowBits)
    ioIn(io)->windowBits = kUsefulWindowBits;
  mp_buffer_info_t data;
  mp_get_buffer_raise(values[0], &data, MP_BUFFER_READ);
  int error = 0;
  writeStream(io, data.buf, data.len, &error);
  close(ioIn(io));
  mp_obj_t method[2];
  mp_load_method(call[0], MP_QSTR_getvalue, method);
  return mp_call_method_n_kw(0, 0, method);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(compressObject, 1, 3, compress);
#endif

const mp_rom_map_elem_t kZlibMembers[] = {
    {MEMBER_NAME(__name__, zlib)},
#if MICROPY_PY_DEFLATE_COMPRESS
    {MEMBER(compress, compressObject)},
#endif
    {MEMBER(decompress, decompressObject)},
};
MP_DEFINE_CONST_DICT(kZlibMembersDict, kZlibMembers);

#endif // MICROPY_PY_IO

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_deflate;
const mp_obj_module_t mp_module_deflate = {{&mp_type_module},
                                           const_cast<mp_obj_dict_t *>(&adder::modules::kMembersDict)};

MP_REGISTER_MODULE(MP_QSTR_deflate, mp_module_deflate);

#if MICROPY_PY_IO
extern "C" const mp_obj_module_t mp_module_zlib;
const mp_obj_module_t mp_module_zlib = {{&mp_type_module},
                                        const_cast<mp_obj_dict_t *>(&adder::modules::kZlibMembersDict)};

MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_zlib, mp_module_zlib);
#endif

#endif // MICROPY_PY_DEFLATE
