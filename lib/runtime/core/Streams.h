//===- runtime/core/Streams.h - Asking streams, for those who raise ---------------------------------===//
#ifndef ADDER_RUNTIME_CORE_STREAMS_H
#define ADDER_RUNTIME_CORE_STREAMS_H

#include "py/mpprint.h"
#include "py/stream.h"

namespace adder::runtime {

/// Raises what the stream has for `error`, a number of errno: OSError, if it has nothing better.
[[noreturn]] void raiseStreamError(mp_obj_t stream, int error);

/// A printer that writes to the stream.  Raises OSError if it cannot be written to.
mp_print_t printerTo(mp_obj_t stream);

/// An answer of the stream's ioctl.  Raises OSError if it has none or fails.
mp_uint_t askStream(mp_obj_t stream, mp_uint_t request, uintptr_t argument);

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_STREAMS_H
