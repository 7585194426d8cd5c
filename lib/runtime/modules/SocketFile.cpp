//===- runtime/modules/SocketFile.cpp - A socket as a file ----------------------------------------------===//
//
// What socket.makefile() returns.  It has no descriptor of its own but refers to the socket: timeouts are the
// socket's, and whichever of the two is closed closes both, at once.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_SOCKET

#include "py/builtin.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/modules/Socket.h"

#include <cstring>

namespace adder::modules {

namespace {

extern const mp_obj_type_t kTextType, kBinaryType;

struct SocketFile {
  mp_obj_base_t base;
  mp_obj_t socket;
};

mp_obj_t socketIn(mp_obj_t object) { return static_cast<SocketFile *>(MP_OBJ_TO_PTR(object))->socket; }

void print(const mp_print_t *print, mp_obj_t object, mp_print_kind_t) {
  mp_printf(print, "<io.%s %d>", mp_obj_get_type_str(object), socketOf(socketIn(object))->descriptor);
}

mp_uint_t read(mp_obj_t object, void *bytes, mp_uint_t size, int *error) {
  return readSocket(socketIn(object), bytes, size, error);
}

mp_uint_t write(mp_obj_t object, const void *bytes, mp_uint_t size, int *error) {
  return writeSocket(socketIn(object), bytes, size, error);
}

mp_uint_t control(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  return controlSocket(socketIn(object), request, argument, error);
}

mp_obj_t fileNumber(mp_obj_t object) { return MP_OBJ_NEW_SMALL_INT(socketOf(socketIn(object))->descriptor); }
MP_DEFINE_CONST_FUN_OBJ_1(kFileNumber, fileNumber);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(fileno, kFileNumber)},
    {MEMBER(read, mp_stream_read_obj)},
    {MEMBER(readinto, mp_stream_readinto_obj)},
    {MEMBER(readline, mp_stream_unbuffered_readline_obj)},
    {MEMBER(readlines, mp_stream_unbuffered_readlines_obj)},
    {MEMBER(write, mp_stream_write_obj)},
    {MEMBER(flush, mp_stream_flush_obj)},
    {MEMBER(close, mp_stream_close_obj)},
    {MEMBER(__enter__, mp_identity_obj)},
    {MEMBER(__exit__, mp_stream___exit___obj)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_stream_p_t kTextProtocol = {read, write, control, true};
const mp_stream_p_t kBinaryProtocol = {read, write, control, false};

MP_DEFINE_CONST_OBJ_TYPE(kTextType, MP_QSTR_TextIOWrapper, MP_TYPE_FLAG_ITER_IS_ITERNEXT, print, print,
                         protocol, &kTextProtocol, iter, mp_stream_unbuffered_iter, locals_dict,
                         &kMethodDict);
MP_DEFINE_CONST_OBJ_TYPE(kBinaryType, MP_QSTR_FileIO, MP_TYPE_FLAG_ITER_IS_ITERNEXT, print, print, protocol,
                         &kBinaryProtocol, iter, mp_stream_unbuffered_iter, locals_dict, &kMethodDict);

/// The mode says only whether it is for text; how to buffer is ignored.
mp_obj_t makeFile(size_t count, const mp_obj_t *values) {
  bool isBinary = count > 1 && std::strchr(mp_obj_str_get_str(values[1]), 'b');
  return MP_OBJ_FROM_PTR(runtime::newObject<SocketFile>(isBinary ? &kBinaryType : &kTextType, values[0]));
}

} // namespace

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kMakeFile, 1, 4, makeFile);

} // namespace adder::modules

#endif // MICROPY_PY_SOCKET
