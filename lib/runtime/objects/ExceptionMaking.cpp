//===- runtime/objects/ExceptionMaking.cpp - Exceptions when there is no memory ---------------------===//
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

#include "py/gc.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include <cstdarg>
#include <cstring>

namespace adder::objects {

namespace {

using runtime::heapOf;

constexpr size_t kFirstPlaces = 2; // as many functions as most exceptions pass
constexpr size_t kEmergencyPlaces = 2;
// Deep recursion would fill the heap with places that nobody reads.
constexpr size_t kMostPlaces = 256;

/// Makes `exception` one without arguments and traceback.
void makeBare(mp_obj_exception_t *exception, const mp_obj_type_t *type) {
  *exception = {{type}, 0, 0, nullptr, static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(mp_const_empty_tuple))};
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
  size_t traceback[kEmergencyPlaces * kTracebackPlace + 1];
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
  makeBare(exception, type);
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

/// The last resort is one exception that is always there.
mp_obj_t orPreallocated(mp_obj_exception_t *exception, const mp_obj_type_t *type) {
  if (!exception)
    makeBare(exception = &MP_STATE_VM(mp_emergency_exception_obj), type);
  return MP_OBJ_FROM_PTR(exception);
}

} // namespace

// --- Tracebacks.

/// Makes room for one more place.  False if there is none.
bool growTraceback(mp_obj_exception_t *exception) {
  if (exception->traceback_len + kTracebackPlace <= exception->traceback_alloc)
    return true;
  if (exception->traceback_len >= kMostPlaces * kTracebackPlace)
    return false;
  size_t alloc = exception->traceback_data ? 2 * exception->traceback_alloc : kFirstPlaces * kTracebackPlace;
  auto *bigger = static_cast<size_t *>(heapOf().allocateOrCollect((alloc + 1) * sizeof(size_t)));
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
  if (!bigger && isEmergency(exception) && !exception->traceback_data) {
    bigger = emergencyBuffer()->traceback;
    alloc = kEmergencyPlaces * kTracebackPlace;
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

} // namespace adder::objects

using namespace adder;
using namespace adder::objects;

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
