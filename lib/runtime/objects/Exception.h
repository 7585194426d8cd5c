//===- runtime/objects/Exception.h - What exceptions know beside the C API --------------------------===//
//
// The block that traceback_data leads to holds `traceback_alloc` numbers, three a place, and behind them one
// word: the cause (`raise X from Y`), or MP_OBJ_NULL.  So the layout of mp_obj_exception_t is that of the C
// API.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_OBJECTS_EXCEPTION_H
#define ADDER_RUNTIME_OBJECTS_EXCEPTION_H

#include "py/objexcept.h"

namespace adder::objects {

/// Numbers of a place in a traceback: file, line, function.
constexpr size_t kTracebackPlace = 3;

/// Makes room for one more place and the cause.  False if there is no memory, or there are enough; allocates,
/// but does not raise.
bool growTraceback(mp_obj_exception_t *exception);

/// The word of the cause.  There is one when there are traceback_data.
inline mp_obj_t *causeWord(mp_obj_exception_t *exception) {
  return reinterpret_cast<mp_obj_t *>(exception->traceback_data + exception->traceback_alloc);
}

/// The struct of an exception, which may be inside an instance of a class that derives from one.
mp_obj_exception_t *nativeException(mp_obj_t exception);

/// Remembers `cause`, which is None or an exception.  raises TypeError if it is neither; allocates, and drops
/// it without memory.
void setCause(mp_obj_t exception, mp_obj_t cause);
/// MP_OBJ_NULL if there is none.
mp_obj_t causeOf(mp_obj_t exception);

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_EXCEPTION_H
