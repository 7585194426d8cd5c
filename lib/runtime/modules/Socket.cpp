//===- runtime/modules/Socket.cpp - The type socket -----------------------------------------------------===//
//
// Addresses are what the system's are, as bytes: getaddrinfo() makes them (SocketModule.cpp).
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_SOCKET

#include "runtime/modules/Socket.h"

#include "runtime/core/Members.h"

#include <fcntl.h>
#include <unistd.h>

#include <climits>
#include <cstring>

namespace adder::modules {

namespace {

constexpr mp_int_t kDefaultBacklog = 128;

// A peer that is gone is an error, not a signal that ends the process.
#ifdef MSG_NOSIGNAL
constexpr int kNoSignal = MSG_NOSIGNAL;
#else
constexpr int kNoSignal = 0;
#endif

void print(const mp_print_t *print, mp_obj_t object, mp_print_kind_t) {
  mp_printf(print, "<_socket %d>", socketOf(object)->descriptor);
}

// --- Making and closing.

/// The object first: a descriptor that nobody closes is worse than an object without one.
Socket *newSocket(const mp_obj_type_t *type) {
  auto *self = mp_obj_malloc_with_finaliser(Socket, type);
  self->descriptor = -1;
  self->timeout = -1;
  return self;
}

/// Takes a descriptor that the system has just made; -1 raises OSError.
void own(Socket *self, int descriptor) {
  if (descriptor == -1)
    mp_raise_OSError(errno);
  self->descriptor = descriptor;
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
  int yes = 1;
  setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
#endif
}

/// socket(af=AF_INET, type=SOCK_STREAM, proto=0); more arguments, and those with names, say nothing.
mp_obj_t makeNew(const mp_obj_type_t *type, size_t count, size_t, const mp_obj_t *values) {
  int family = count > 0 ? int(mp_obj_get_int(values[0])) : AF_INET;
  int kind = count > 1 ? int(mp_obj_get_int(values[1])) : SOCK_STREAM;
  int protocol = count > 2 ? int(mp_obj_get_int(values[2])) : 0;
  Socket *self = newSocket(type);
  own(self, ::socket(family, kind, protocol));
  return MP_OBJ_FROM_PTR(self);
}

mp_uint_t close(Socket *self, int *error) {
  int descriptor = self->descriptor;
  self->descriptor = -1;
  if (descriptor < 0 || ::close(descriptor) == 0 || errno == EINTR)
    return 0;
  *error = errno;
  return MP_STREAM_ERROR;
}

mp_obj_t finalise(mp_obj_t object) {
  int ignored;
  close(socketOf(object), &ignored);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kFinalise, finalise);

mp_obj_t fileNumber(mp_obj_t object) { return MP_OBJ_NEW_SMALL_INT(socketOf(object)->descriptor); }
MP_DEFINE_CONST_FUN_OBJ_1(kFileNumber, fileNumber);

// --- Connecting.

/// bind() or connect(), with an address.
template <typename Function>
int withAddress(int descriptor, const mp_buffer_info_t &address, Function &&call) {
  return call(descriptor, static_cast<const sockaddr *>(address.buf), socklen_t(address.len));
}

mp_buffer_info_t addressIn(mp_obj_t object) {
  mp_buffer_info_t address;
  mp_get_buffer_raise(object, &address, MP_BUFFER_READ);
  // The system looks at the length, but as a number that is narrower.
  if (address.len > sizeof(sockaddr_storage))
    mp_raise_OSError(EINVAL);
  return address;
}

mp_obj_t bind(mp_obj_t object, mp_obj_t addressObject) {
  mp_buffer_info_t address = addressIn(addressObject);
  if (withAddress(socketOf(object)->descriptor, address, ::bind) == -1)
    mp_raise_OSError(errno);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(kBind, bind);

/// How a connection ended that was going on.
int connectionError(Socket *self) {
  int error = 0;
  socklen_t size = sizeof error;
  return getsockopt(self->descriptor, SOL_SOCKET, SO_ERROR, &error, &size) == -1 ? errno : error;
}

/// A signal does not end connecting, and a second call would be an error: what is going on is waited for.
mp_obj_t connect(mp_obj_t object, mp_obj_t addressObject) {
  Socket *self = socketOf(object);
  mp_buffer_info_t address = addressIn(addressObject);
  mp_uint_t start = mp_hal_ticks_ms();
  if (withAddress(self->descriptor, address, ::connect) == 0)
    return mp_const_none;
  int error = errno;
  if (error == EINTR)
    mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
  if (error == EINTR || (error == EINPROGRESS && self->timeout > 0)) {
    error = waitFor(self, POLLOUT, start);
    if (error == 0)
      error = connectionError(self);
  }
  if (error != 0)
    mp_raise_OSError(error);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(kConnect, connect);

mp_obj_t listen(size_t count, const mp_obj_t *values) {
  mp_int_t backlog = count > 1 ? mp_obj_get_int(values[1]) : kDefaultBacklog;
  if (::listen(socketOf(values[0])->descriptor, backlog < 0         ? 0
                                                : backlog > INT_MAX ? INT_MAX
                                                                    : int(backlog)) == -1)
    mp_raise_OSError(errno);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kListen, 1, 2, listen);

/// The new socket, and the address of its peer.
mp_obj_t accept(mp_obj_t object) {
  Socket *made = newSocket(&mp_type_socket);
  sockaddr_storage address;
  socklen_t length;
  int descriptor = int(attempted(socketOf(object), POLLIN, [&](int from) {
    length = sizeof address;
    return ::accept(from, reinterpret_cast<sockaddr *>(&address), &length);
  }));
  own(made, descriptor);
#ifndef __linux__
  // Elsewhere it is as the one that listens.
  fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
#endif
  mp_obj_t pair[2] = {MP_OBJ_FROM_PTR(made),
                      mp_obj_new_bytearray(length < sizeof address ? length : sizeof address, &address)};
  return mp_obj_new_tuple(2, pair);
}
MP_DEFINE_CONST_FUN_OBJ_1(kAccept, accept);

// --- Sending and receiving.

int flagsIn(mp_obj_t object) { return int(mp_obj_get_int(object)); }

/// What to wait for: nothing, if the flags say so.
short eventsFor(short events, int flags) { return flags & MSG_DONTWAIT ? 0 : events; }

/// Room for what is to be received.
vstr_t roomFor(mp_obj_t countObject) {
  mp_int_t count = mp_obj_get_int(countObject);
  if (count < 0)
    mp_raise_ValueError(MP_ERROR_TEXT("negative buffer size"));
  vstr_t room;
  vstr_init_len(&room, size_t(count));
  return room;
}

/// recv(n[, flags])
mp_obj_t receive(size_t count, const mp_obj_t *values) {
  int flags = count > 2 ? flagsIn(values[2]) : 0;
  vstr_t room = roomFor(values[1]);
  room.len = size_t(attempted(socketOf(values[0]), eventsFor(POLLIN, flags),
                              [&](int from) { return ::recv(from, room.buf, room.len, flags); }));
  return mp_obj_new_bytes_from_vstr(&room);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kReceive, 2, 3, receive);

/// recvfrom(n[, flags]): bytes and the address they are from, which is empty for connections.
mp_obj_t receiveFrom(size_t count, const mp_obj_t *values) {
  int flags = count > 2 ? flagsIn(values[2]) : 0;
  vstr_t room = roomFor(values[1]);
  sockaddr_storage address;
  socklen_t length = 0;
  room.len = size_t(attempted(socketOf(values[0]), eventsFor(POLLIN, flags), [&](int from) {
    length = sizeof address;
    return ::recvfrom(from, room.buf, room.len, flags, reinterpret_cast<sockaddr *>(&address), &length);
  }));
  mp_obj_t pair[2] = {mp_obj_new_bytes_from_vstr(&room),
                      mp_obj_new_bytes(reinterpret_cast<const byte *>(&address),
                                       length < sizeof address ? length : sizeof address)};
  return mp_obj_new_tuple(2, pair);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kReceiveFrom, 2, 3, receiveFrom);

/// send(bytes[, flags]): how many were.
mp_obj_t send(size_t count, const mp_obj_t *values) {
  int flags = (count > 2 ? flagsIn(values[2]) : 0) | kNoSignal;
  mp_buffer_info_t data;
  mp_get_buffer_raise(values[1], &data, MP_BUFFER_READ);
  return mp_obj_new_int_from_uint(
      mp_uint_t(attempted(socketOf(values[0]), eventsFor(POLLOUT, flags),
                          [&](int to) { return ::send(to, data.buf, data.len, flags); })));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kSend, 2, 3, send);

/// sendall(bytes[, flags])
mp_obj_t sendAll(size_t count, const mp_obj_t *values) {
  int flags = (count > 2 ? flagsIn(values[2]) : 0) | kNoSignal;
  Socket *self = socketOf(values[0]);
  mp_buffer_info_t data;
  mp_get_buffer_raise(values[1], &data, MP_BUFFER_READ);
  size_t done = 0;
  do {
    done += size_t(attempted(self, eventsFor(POLLOUT, flags), [&](int to) {
      return ::send(to, static_cast<const byte *>(data.buf) + done, data.len - done, flags);
    }));
  } while (done < data.len);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kSendAll, 2, 3, sendAll);

/// sendto(bytes[, flags], address)
mp_obj_t sendTo(size_t count, const mp_obj_t *values) {
  int flags = (count > 3 ? flagsIn(values[2]) : 0) | kNoSignal;
  mp_buffer_info_t address = addressIn(values[count - 1]);
  mp_buffer_info_t data;
  mp_get_buffer_raise(values[1], &data, MP_BUFFER_READ);
  ssize_t sent = attempted(socketOf(values[0]), eventsFor(POLLOUT, flags), [&](int to) {
    return ::sendto(to, data.buf, data.len, flags, static_cast<const sockaddr *>(address.buf),
                    socklen_t(address.len));
  });
  return mp_obj_new_int_from_uint(mp_uint_t(sent));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kSendTo, 3, 4, sendTo);

// --- Options.

/// setsockopt(level, option, value): an int, or bytes for the system to interpret.
mp_obj_t setOption(size_t, const mp_obj_t *values) {
  int level = int(mp_obj_get_int(values[1])), option = int(mp_obj_get_int(values[2]));
  int number;
  mp_buffer_info_t data;
  if (mp_obj_is_int(values[3])) {
    number = int(mp_obj_get_int_truncated(values[3]));
    data.buf = &number;
    data.len = sizeof number;
  } else {
    mp_get_buffer_raise(values[3], &data, MP_BUFFER_READ);
  }
  if (setsockopt(socketOf(values[0])->descriptor, level, option, data.buf, socklen_t(data.len)) == -1)
    mp_raise_OSError(errno);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kSetOption, 4, 4, setOption);

void setTimeout(Socket *self, int timeout) {
  int flags = fcntl(self->descriptor, F_GETFL);
  if (flags == -1)
    mp_raise_OSError(errno);
  int wanted = timeout >= 0 ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
  if (wanted != flags && fcntl(self->descriptor, F_SETFL, wanted) == -1)
    mp_raise_OSError(errno);
  self->timeout = timeout;
}

mp_obj_t setBlocking(mp_obj_t object, mp_obj_t blocks) {
  setTimeout(socketOf(object), mp_obj_is_true(blocks) ? -1 : 0);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(kSetBlocking, setBlocking);

/// In ms; what is above zero stays so, because zero means something else.
int milliseconds(mp_obj_t seconds) {
  if (seconds == mp_const_none)
    return -1;
#if MICROPY_PY_BUILTINS_FLOAT
  mp_float_t ms = mp_obj_get_float(seconds) * 1000;
  if (!(ms > 0))
    return 0;
  return ms < 1 ? 1 : ms < mp_float_t(INT_MAX / 2) ? int(ms) : INT_MAX / 2;
#else
  mp_int_t whole = mp_obj_get_int(seconds);
  return whole <= 0 ? 0 : whole < INT_MAX / 2000 ? int(whole) * 1000 : INT_MAX / 2;
#endif
}

mp_obj_t setTimeoutMethod(mp_obj_t object, mp_obj_t seconds) {
  setTimeout(socketOf(object), milliseconds(seconds));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(kSetTimeout, setTimeoutMethod);

// --- The type.

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(__del__, kFinalise)},
    {MEMBER(fileno, kFileNumber)},
    {MEMBER(makefile, kMakeFile)},
    {MEMBER(read, mp_stream_read_obj)},
    {MEMBER(readinto, mp_stream_readinto_obj)},
    {MEMBER(readline, mp_stream_unbuffered_readline_obj)},
    {MEMBER(write, mp_stream_write_obj)},
    {MEMBER(connect, kConnect)},
    {MEMBER(bind, kBind)},
    {MEMBER(listen, kListen)},
    {MEMBER(accept, kAccept)},
    {MEMBER(recv, kReceive)},
    {MEMBER(recvfrom, kReceiveFrom)},
    {MEMBER(send, kSend)},
    {MEMBER(sendall, kSendAll)},
    {MEMBER(sendto, kSendTo)},
    {MEMBER(setsockopt, kSetOption)},
    {MEMBER(setblocking, kSetBlocking)},
    {MEMBER(settimeout, kSetTimeout)},
    {MEMBER(close, mp_stream_close_obj)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_stream_p_t kProtocol = {readSocket, writeSocket, controlSocket, false};

} // namespace

Socket *socketOf(mp_obj_t object) {
  if (mp_obj_is_exact_type(object, &mp_type_socket))
    return static_cast<Socket *>(MP_OBJ_TO_PTR(object));
  mp_obj_t native = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_socket));
  if (native == MP_OBJ_NULL || !mp_obj_is_exact_type(native, &mp_type_socket))
    mp_raise_TypeError(nullptr);
  return static_cast<Socket *>(MP_OBJ_TO_PTR(native));
}

int waitFor(Socket *socket, short events, mp_uint_t start) {
  for (;;) {
    int left = -1;
    if (socket->timeout >= 0) {
      mp_uint_t passed = mp_hal_ticks_ms() - start;
      left = passed < mp_uint_t(socket->timeout) ? socket->timeout - int(passed) : 0;
    }
    pollfd one{socket->descriptor, events, 0};
    if (one.fd < 0) // somebody closed it meanwhile; poll() would skip it
      return EBADF;
    int ready = ::poll(&one, 1, left);
    if (ready > 0)
      return 0;
    if (ready < 0 && errno != EINTR)
      return errno;
    mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
    if (ready == 0)
      return ETIMEDOUT;
  }
}

mp_uint_t readSocket(mp_obj_t object, void *bytes, mp_uint_t size, int *error) {
  ssize_t count =
      attempt(socketOf(object), POLLIN, error, [&](int from) { return ::recv(from, bytes, size, 0); });
  return count == -1 ? MP_STREAM_ERROR : mp_uint_t(count);
}

mp_uint_t writeSocket(mp_obj_t object, const void *bytes, mp_uint_t size, int *error) {
  ssize_t count =
      attempt(socketOf(object), POLLOUT, error, [&](int to) { return ::send(to, bytes, size, kNoSignal); });
  return count == -1 ? MP_STREAM_ERROR : mp_uint_t(count);
}

mp_uint_t controlSocket(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  static_assert(MP_STREAM_POLL_RD == POLLIN && MP_STREAM_POLL_WR == POLLOUT);
  Socket *self = socketOf(object);
  switch (request) {
  case MP_STREAM_CLOSE:
    return close(self, error);
  case MP_STREAM_FLUSH:
    return 0;
  case MP_STREAM_POLL: {
    if (self->descriptor < 0)
      return MP_STREAM_POLL_NVAL;
    pollfd one{self->descriptor, short(argument), 0};
    return ::poll(&one, 1, 0) > 0 ? mp_uint_t(one.revents) : 0;
  }
  case MP_STREAM_GET_FILENO:
    return mp_uint_t(self->descriptor); // -1, an error, if it is closed
  default:
    *error = EINVAL;
    return MP_STREAM_ERROR;
  }
}

} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_socket, MP_QSTR_socket, MP_TYPE_FLAG_NONE, make_new, makeNew, print, print,
                         protocol, &kProtocol, locals_dict, &kMethodDict);

#endif // MICROPY_PY_SOCKET
