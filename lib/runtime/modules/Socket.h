//===- runtime/modules/Socket.h - Sockets of the operating system ---------------------------------------===//
//
// What the parts of the module socket share.  A socket that has a timeout never blocks in the system: it is
// tried, and waited for by poll(), so that the time is the same for all operations and Ctrl-C ends each.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_SOCKET_H
#define ADDER_RUNTIME_MODULES_SOCKET_H

#include "py/mphal.h"
#include "py/runtime.h"
#include "py/stream.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/types.h>

#include <cerrno>

extern "C" const mp_obj_type_t mp_type_socket;

namespace adder::modules {

struct Socket {
  mp_obj_base_t base;
  int descriptor; ///< -1: closed
  int timeout;    ///< ms; 0: does not block; -1: blocks for as long as it takes
};

/// Of a socket or an instance of a class that derives from it.  raises TypeError.
Socket *socketOf(mp_obj_t object);

/// Waits until `events` of poll() happened, at most until the socket's time since `start` (ticks in ms) has
/// passed.  0 or the error number.  raises what is pending.
int waitFor(Socket *socket, short events, mp_uint_t start);

/// The result of call(descriptor), repeated after signals, and when the socket becomes ready for `events`;
/// with 0 there it is not waited for.  -1: *error says why, ETIMEDOUT if it took too long.  raises what is
/// pending.
template <typename Call> ssize_t attempt(Socket *socket, short events, int *error, Call &&call) {
  mp_uint_t start = socket->timeout > 0 ? mp_hal_ticks_ms() : 0;
  for (;;) {
    ssize_t result = call(socket->descriptor);
    if (result != -1)
      return result;
    *error = errno;
    if (*error == EINTR) {
      mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
      continue;
    }
    if ((*error != EAGAIN && *error != EWOULDBLOCK) || socket->timeout <= 0 || events == 0)
      return -1;
    if ((*error = waitFor(socket, events, start)) != 0)
      return -1;
  }
}

/// The same, -1 raises OSError.
template <typename Call> ssize_t attempted(Socket *socket, short events, Call &&call) {
  int error;
  ssize_t result = attempt(socket, events, &error, call);
  if (result == -1)
    mp_raise_OSError(error);
  return result;
}

/// The stream protocol's functions, of a socket.
mp_uint_t readSocket(mp_obj_t object, void *bytes, mp_uint_t size, int *error);
mp_uint_t writeSocket(mp_obj_t object, const void *bytes, mp_uint_t size, int *error);
mp_uint_t controlSocket(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error);

/// makefile([mode[, ...]]): a file that reads and writes the socket, and closes it.  raises; allocates.
extern const mp_obj_fun_builtin_var_t kMakeFile;

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_SOCKET_H
