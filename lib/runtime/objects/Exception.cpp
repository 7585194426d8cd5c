//===- runtime/objects/Exception.cpp - Exceptions ---------------------------------------------------===//
//
// Making an exception must work when there is no memory: what cannot be had is left out, down to the
// preallocated exception that has its type and no more.  With an emergency buffer
// (micropython.alloc_emergency_exception_buf), the struct, its argument tuple, a shortened text and a few
// places of the traceback come from there when the heap is locked or full.
//
//     emergency buffer    exception | tuple of one | str object | text ... | traceback
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Exception.h"

#include "runtime/core/Heap.h"
#include "runtime/objects/Class.h"

#include "py/gc.h"
#include "py/mperrno.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include <cstdarg>
#include <cstring>

namespace adder::objects {

namespace {

using runtime::heapOf;

constexpr size_t kPlace = 3;       // numbers: file, line, block
constexpr size_t kFirstPlaces = 2; // as many functions as most exceptions pass
constexpr size_t kEmergencyPlaces = 2;
// Deep recursion would fill the heap with places that nobody reads.
constexpr size_t kMostPlaces = 256;

bool isNativeException(mp_obj_t object) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  return MP_OBJ_TYPE_HAS_SLOT(type, make_new) &&
         MP_OBJ_TYPE_GET_SLOT(type, make_new) == mp_obj_exception_make_new;
}

// --- Memory that may be missing.

/// The last resort: one exception without arguments that is always there.
mp_obj_exception_t *preallocated(const mp_obj_type_t *type) {
  mp_obj_exception_t *error = &MP_STATE_VM(mp_emergency_exception_obj);
  error->base.type = type;
  error->args = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(mp_const_empty_tuple));
  error->traceback_data = nullptr;
  error->traceback_alloc = error->traceback_len = 0;
  return error;
}

/// A printer that keeps what fits.
struct Shortened {
  char *at;
  char *end;
};
void printShortened(void *data, const char *text, size_t length) {
  auto *room = static_cast<Shortened *>(data);
  size_t left = size_t(room->end - room->at);
  length = length < left ? length : left;
  std::memcpy(room->at, text, length);
  room->at += length;
}

#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
/// mp_obj_tuple_t with room for one item.
struct SingleTuple {
  mp_obj_base_t base;
  size_t len;
  mp_obj_t item;
};
static_assert(offsetof(SingleTuple, item) == offsetof(mp_obj_tuple_t, items));

struct Emergency {
  mp_obj_exception_t exception;
  SingleTuple arguments;
  mp_obj_str_t text;
  size_t traceback[kEmergencyPlaces * kPlace + 1];
  char bytes[]; // of the text
};

Emergency *emergencyBuffer() {
  return reinterpret_cast<Emergency *>(MP_STATE_VM(mp_emergency_exception_buf));
}
size_t emergencyBytes() {
#if MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE > 0
  return sizeof MP_STATE_VM(mp_emergency_exception_buf);
#else
  return MP_STATE_VM(mp_emergency_exception_buf) ? size_t(MP_STATE_VM(mp_emergency_exception_buf_size)) : 0;
#endif
}
bool hasEmergencyBuffer() { return emergencyBytes() > sizeof(Emergency); }
bool isEmergency(const mp_obj_exception_t *exception) {
  return hasEmergencyBuffer() && exception == &emergencyBuffer()->exception;
}

mp_obj_exception_t *emergencyException() {
  Emergency *buffer = emergencyBuffer();
  std::memset(buffer, 0, sizeof *buffer);
  buffer->arguments.base.type = &mp_type_tuple;
  return &buffer->exception;
}

mp_obj_t emergencyText(const char *format, va_list values) {
  Emergency *buffer = emergencyBuffer();
  size_t room = emergencyBytes() - sizeof(Emergency) - 1;
  Shortened text{buffer->bytes, buffer->bytes + room};
  mp_print_t print{&text, printShortened};
  mp_vprintf(&print, format, values);
  *text.at = 0;
  buffer->text.base.type = &mp_type_str;
  buffer->text.len = size_t(text.at - buffer->bytes);
  buffer->text.data = reinterpret_cast<const byte *>(buffer->bytes);
  buffer->text.hash = qstr_compute_hash(buffer->text.data, buffer->text.len);
  return MP_OBJ_FROM_PTR(&buffer->text);
}
#else
bool hasEmergencyBuffer() { return false; }
bool isEmergency(const mp_obj_exception_t *) { return false; }
#endif

/// Without arguments; null if there is nothing left, not even an emergency buffer.
mp_obj_exception_t *newException(const mp_obj_type_t *type) {
  auto *exception = static_cast<mp_obj_exception_t *>(heapOf().allocateOrCollect(sizeof(mp_obj_exception_t)));
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
  if (!exception && hasEmergencyBuffer())
    exception = emergencyException();
#endif
  if (!exception)
    return nullptr;
  exception->base.type = type;
  exception->traceback_data = nullptr;
  exception->traceback_alloc = exception->traceback_len = 0;
  exception->args = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(mp_const_empty_tuple));
  return exception;
}

void setArguments(mp_obj_exception_t *exception, size_t count, const mp_obj_t *values) {
  if (count == 0)
    return;
  auto *tuple = static_cast<mp_obj_tuple_t *>(
      heapOf().allocateOrCollect(offsetof(mp_obj_tuple_t, items) + count * sizeof(mp_obj_t)));
  if (tuple) {
    tuple->base.type = &mp_type_tuple;
    tuple->len = count;
    std::memcpy(tuple->items, values, count * sizeof(mp_obj_t));
    exception->args = tuple;
    return;
  }
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
  if (count != 1 || !hasEmergencyBuffer() || (exception != &emergencyBuffer()->exception && !gc_is_locked()))
    return;
  // The buffer is reused: an exception in it could become its own argument, and printing it would not end.
  if (mp_obj_is_exception_instance(values[0]))
    return;
  Emergency *buffer = emergencyBuffer();
  buffer->arguments.base.type = &mp_type_tuple;
  buffer->arguments.len = 1;
  buffer->arguments.item = values[0];
  exception->args = reinterpret_cast<mp_obj_tuple_t *>(&buffer->arguments);
#endif
}

mp_obj_t orPreallocated(mp_obj_exception_t *exception, const mp_obj_type_t *type) {
  return MP_OBJ_FROM_PTR(exception ? exception : preallocated(type));
}

// --- Tracebacks.

mp_obj_t *causeWord(mp_obj_exception_t *exception) {
  return reinterpret_cast<mp_obj_t *>(exception->traceback_data + exception->traceback_alloc);
}

/// Makes room for one more place.  False if there is none.
bool growTraceback(mp_obj_exception_t *exception) {
  if (exception->traceback_len + kPlace <= exception->traceback_alloc)
    return true;
  if (exception->traceback_len >= kMostPlaces * kPlace)
    return false;
  size_t alloc = exception->traceback_data ? 2 * exception->traceback_alloc : kFirstPlaces * kPlace;
  auto *bigger = static_cast<size_t *>(heapOf().allocateOrCollect((alloc + 1) * sizeof(size_t)));
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
  if (!bigger && isEmergency(exception) && !exception->traceback_data) {
    bigger = emergencyBuffer()->traceback;
    alloc = kEmergencyPlaces * kPlace;
  }
#endif
  if (!bigger)
    return false;
  std::memset(bigger, 0, (alloc + 1) * sizeof(size_t));
  if (size_t *old = exception->traceback_data) {
    std::memcpy(bigger, old, exception->traceback_len * sizeof(size_t));
    bigger[alloc] = old[exception->traceback_alloc];
    gc_free(old);
  }
  exception->traceback_data = bigger;
  exception->traceback_alloc = alloc;
  return true;
}

// --- Printing.

/// "[Errno 2] ENOENT"; false if the number has no name.
bool printErrorNumber(const mp_print_t *print, const mp_obj_exception_t *exception) {
#if MICROPY_PY_ERRNO
  qstr name = mp_errno_to_str(exception->args->items[0]);
  if (name == MP_QSTRnull)
    return false;
  mp_printf(print, "[Errno " INT_FMT "] %q", MP_OBJ_SMALL_INT_VALUE(exception->args->items[0]), name);
  if (exception->args->len > 1) {
    mp_print_str(print, ": ");
    mp_obj_print_helper(print, exception->args->items[1], PRINT_STR);
  }
  return true;
#else
  return false;
#endif
}

bool isOSError(const mp_obj_exception_t *exception) {
  return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(exception->base.type), MP_OBJ_FROM_PTR(&mp_type_OSError));
}

} // namespace

mp_obj_exception_t *nativeException(mp_obj_t exception) {
  if (isNativeException(exception))
    return static_cast<mp_obj_exception_t *>(MP_OBJ_TO_PTR(exception));
  if (mp_obj_t part = instanceOf(exception)->subobj[0];
      part != MP_OBJ_FROM_PTR(&mp_native_base_init_wrapper_obj))
    return static_cast<mp_obj_exception_t *>(MP_OBJ_TO_PTR(part));
  return static_cast<mp_obj_exception_t *>(MP_OBJ_TO_PTR(
      mp_obj_cast_to_native_base(exception, MP_OBJ_FROM_PTR(nativeBaseOf(mp_obj_get_type(exception))))));
}

void setCause(mp_obj_t object, mp_obj_t cause) {
  if (cause != mp_const_none) {
    cause = mp_make_raise_obj(cause);
    if (mp_obj_is_exact_type(cause, &mp_type_TypeError) && !mp_obj_is_exception_instance(cause))
      nlr_raise(cause);
  }
  if (!mp_obj_is_exception_instance(object))
    return;
  mp_obj_exception_t *exception = nativeException(object);
  if (!exception->traceback_data && !growTraceback(exception))
    return;
  *causeWord(exception) = cause;
}

mp_obj_t causeOf(mp_obj_t object) {
  mp_obj_exception_t *exception = nativeException(object);
  return exception->traceback_data ? *causeWord(exception) : MP_OBJ_NULL;
}

} // namespace adder::objects

using namespace adder;
using namespace adder::objects;

#define EXCEPTION(Name, Base)                                                                                \
  MP_DEFINE_CONST_OBJ_TYPE(mp_type_##Name, MP_QSTR_##Name, MP_TYPE_FLAG_NONE, make_new,                      \
                           mp_obj_exception_make_new, print, mp_obj_exception_print, attr,                   \
                           mp_obj_exception_attr, parent, &mp_type_##Base);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_BaseException, MP_QSTR_BaseException, MP_TYPE_FLAG_NONE, make_new,
                         mp_obj_exception_make_new, print, mp_obj_exception_print, attr,
                         mp_obj_exception_attr);
#include "runtime/objects/Exceptions.def"
#undef EXCEPTION

// Raised by generator.close(): needs no memory, gets no traceback.
const mp_obj_exception_t mp_const_GeneratorExit_obj = {
    {&mp_type_GeneratorExit}, 0, 0, nullptr, const_cast<mp_obj_tuple_t *>(&mp_const_empty_tuple_obj)};

#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
void mp_init_emergency_exception_buf(void) {
#if MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE == 0
  MP_STATE_VM(mp_emergency_exception_buf) = nullptr;
  MP_STATE_VM(mp_emergency_exception_buf_size) = 0;
#endif
}

#if MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE == 0
mp_obj_t mp_alloc_emergency_exception_buf(mp_obj_t size) {
  mp_int_t bytes = mp_obj_get_int(size);
  // What a program asks for is for the text; the structs come on top.
  byte *buffer = bytes > 0 ? m_new(byte, size_t(bytes) + sizeof(Emergency)) : nullptr;
  MP_STATE_VM(mp_emergency_exception_buf) = buffer;
  MP_STATE_VM(mp_emergency_exception_buf_size) = buffer ? mp_int_t(size_t(bytes) + sizeof(Emergency)) : 0;
  return mp_const_none;
}
#endif
#endif

mp_obj_t mp_obj_exception_make_new(const mp_obj_type_t *type, size_t positional, size_t pairs,
                                   const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, MP_OBJ_FUN_ARGS_MAX, false);
  return mp_obj_new_exception_args(type, positional, values);
}

mp_obj_t mp_obj_new_exception_args(const mp_obj_type_t *type, size_t count, const mp_obj_t *values) {
  mp_obj_exception_t *exception = newException(type);
  if (exception)
    setArguments(exception, count, values);
  return orPreallocated(exception, type);
}

mp_obj_t mp_obj_new_exception(const mp_obj_type_t *type) {
  return mp_obj_new_exception_args(type, 0, nullptr);
}

mp_obj_t mp_obj_new_exception_msg(const mp_obj_type_t *type, mp_rom_error_text_t message) {
  return mp_obj_new_exception_msg_varg(type, "%s", message);
}

mp_obj_t mp_obj_new_exception_msg_varg(const mp_obj_type_t *type, mp_rom_error_text_t format, ...) {
  va_list values;
  va_start(values, format);
  mp_obj_t exception = mp_obj_new_exception_msg_vlist(type, format, values);
  va_end(values);
  return exception;
}

namespace {

void countBytes(void *data, const char *, size_t length) { *static_cast<size_t *>(data) += length; }

/// The formatted text, or MP_OBJ_NULL without memory.  Does not raise: raising is what it is for.
mp_obj_t formatOnHeap(const char *format, va_list values) {
  size_t length = 0;
  mp_print_t counter{&length, countBytes};
  va_list again;
  va_copy(again, values);
  mp_vprintf(&counter, format, again);
  va_end(again);
  auto *bytes = static_cast<char *>(heapOf().allocateOrCollect(length + 1, heap::kLeaf));
  auto *object =
      bytes ? static_cast<mp_obj_str_t *>(heapOf().allocateOrCollect(sizeof(mp_obj_str_t))) : nullptr;
  if (!object)
    return MP_OBJ_NULL;
  Shortened room{bytes, bytes + length};
  mp_print_t print{&room, printShortened};
  mp_vprintf(&print, format, values);
  bytes[length] = 0;
  object->base.type = &mp_type_str;
  object->len = length;
  object->data = reinterpret_cast<const byte *>(bytes);
  object->hash = qstr_compute_hash(object->data, length);
  return MP_OBJ_FROM_PTR(object);
}

} // namespace

mp_obj_t mp_obj_new_exception_msg_vlist(const mp_obj_type_t *type, mp_rom_error_text_t format,
                                        va_list values) {
  va_list again;
  va_copy(again, values);
  mp_obj_t text = formatOnHeap(format, values);
  mp_obj_exception_t *exception = newException(type);
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
  if (exception && text == MP_OBJ_NULL && hasEmergencyBuffer())
    text = emergencyText(format, again);
#endif
  va_end(again);
  if (exception && text != MP_OBJ_NULL)
    setArguments(exception, 1, &text);
  return orPreallocated(exception, type);
}

bool mp_obj_is_exception_type(mp_obj_t object) {
  return mp_obj_is_type(object, &mp_type_type) &&
         mp_obj_is_subclass_fast(object, MP_OBJ_FROM_PTR(&mp_type_BaseException));
}

bool mp_obj_is_exception_instance(mp_obj_t object) {
  return mp_obj_is_exception_type(MP_OBJ_FROM_PTR(mp_obj_get_type(object)));
}

bool mp_obj_is_native_exception_instance(mp_obj_t object) { return isNativeException(object); }

bool mp_obj_exception_match(mp_obj_t exception, mp_const_obj_t type) {
  if (mp_obj_is_exception_instance(exception))
    exception = MP_OBJ_FROM_PTR(mp_obj_get_type(exception));
  return mp_obj_is_subclass(exception, const_cast<mp_obj_t>(type));
}

mp_obj_t mp_obj_exception_get_value(mp_obj_t self) {
  mp_obj_exception_t *exception = nativeException(self);
  return exception->args->len == 0 ? mp_const_none : exception->args->items[0];
}

void mp_obj_exception_clear_traceback(mp_obj_t self) {
  mp_obj_exception_t *exception = nativeException(self);
  exception->traceback_len = 0;
}

void mp_obj_exception_add_traceback(mp_obj_t self, qstr file, size_t line, qstr block) {
  mp_obj_exception_t *exception = nativeException(self);
  if (!growTraceback(exception))
    return;
  size_t *place = exception->traceback_data + exception->traceback_len;
  exception->traceback_len += kPlace;
  place[0] = file;
  place[1] = line;
  place[2] = block;
}

void mp_obj_exception_get_traceback(mp_obj_t self, size_t *count, size_t **values) {
  mp_obj_exception_t *exception = nativeException(self);
  *count = exception->traceback_len;
  *values = exception->traceback_data;
}

void mp_obj_exception_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
  auto *exception = static_cast<mp_obj_exception_t *>(MP_OBJ_TO_PTR(self));
  bool isSubclass = kind & PRINT_EXC_SUBCLASS; // which has printed its name
  kind = mp_print_kind_t(kind & ~PRINT_EXC_SUBCLASS);
  if (!isSubclass && (kind == PRINT_REPR || kind == PRINT_EXC))
    mp_print_str(print, qstr_str(exception->base.type->name));
  if (kind == PRINT_EXC)
    mp_print_str(print, ": ");
  if (kind == PRINT_STR || kind == PRINT_EXC) {
    if (exception->args->len == 0)
      return;
    if (isOSError(exception) && exception->args->len <= 2 && mp_obj_is_small_int(exception->args->items[0]) &&
        printErrorNumber(print, exception))
      return;
    if (exception->args->len == 1) {
      mp_obj_print_helper(print, exception->args->items[0], PRINT_STR);
      return;
    }
  }
  mp_obj_print_helper(print, MP_OBJ_FROM_PTR(exception->args), kind == PRINT_JSON ? PRINT_JSON : PRINT_REPR);
}

void mp_obj_exception_attr(mp_obj_t self, qstr name, mp_obj_t *dest) {
  auto *exception = static_cast<mp_obj_exception_t *>(MP_OBJ_TO_PTR(self));
  if (dest[0] != MP_OBJ_NULL) {
    // Clearing the traceback is the only change that makes sense.
    if (name == MP_QSTR___traceback__ && dest[1] == mp_const_none) {
      exception->traceback_len = 0;
      dest[0] = MP_OBJ_NULL;
    }
    return;
  }
  if (name == MP_QSTR_args) {
    dest[0] = MP_OBJ_FROM_PTR(exception->args);
  } else if (name == MP_QSTR_value || name == MP_QSTR_errno) {
    // Of any exception, as programs for the reference expect.
    dest[0] = mp_obj_exception_get_value(self);
  } else if (name == MP_QSTR___cause__) {
    mp_obj_t cause = causeOf(self);
    dest[0] = cause == MP_OBJ_NULL ? mp_const_none : cause;
  }
}
