//===- runtime/modules/Posix.h - Calls of the operating system --------------------------------------===//
//
// For ports on POSIX (MICROPY_VFS_POSIX).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_POSIX_H
#define ADDER_RUNTIME_MODULES_POSIX_H

#include "py/mphal.h"
#include "py/runtime.h"

#include <cerrno>

namespace adder::modules {

/// The result of call(), which is called again when a signal has interrupted it and what the signal asked for
/// is done.  -1: errno says why.  raises what is pending.
template <typename Call> auto retried(Call &&call) {
  for (;;) {
    auto result = call();
    if (result != -1 || errno != EINTR)
      return result;
    mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
  }
}

/// The same, -1 raises OSError.
template <typename Call> auto checked(Call &&call) {
  auto result = retried(call);
  if (result == -1)
    mp_raise_OSError(errno);
  return result;
}

/// A file object for `descriptor`, of binary type or text.  Closed with the object if it is `owned`.
/// allocates.
mp_obj_t newFile(int descriptor, bool isBinary, bool owned);
/// What open() does with a path of the system or a number; `mode` as there.  raises OSError; allocates.
mp_obj_t openFile(mp_obj_t pathOrNumber, const char *mode);
/// Whether a file opened so can be written to.
bool modeWrites(const char *mode);

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_POSIX_H
