//===- runtime/core/GuideCompat.cpp - What modules written for other MicroPythons call --------------===//
//
// The functions of py/guide_compat.h, which the C API guide uses although MicroPython lacks them; the helpers
// of CircuitPython's modules; and pins that any object can be.
//
//===------------------------------------------------------------------------------------------------===//

#include "extmod/virtpin.h"
#include "lib/utils/context_manager_helpers.h"
#include "shared-bindings/util.h"

#include "py/objlist.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::runtime {

namespace {

mp_obj_list_t *listIn(mp_obj_t self) { return mp_obj_list_ensure(self, 0); }

mp_obj_t &itemAt(mp_obj_t self, mp_int_t index) {
  mp_obj_list_t *list = listIn(self);
  if (index < 0)
    index += mp_int_t(list->len);
  if (index < 0 || size_t(index) >= list->len)
    mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("list index out of range"));
  return list->items[index];
}

bool isText(mp_obj_t object, bool isBytes) {
  return isBytes ? mp_obj_is_exact_type(object, &mp_type_bytes) : mp_obj_is_str(object);
}

/// How long sep.join(items) is.  raises TypeError.
size_t joinedLength(mp_obj_t separator, size_t count, const mp_obj_t *items) {
  bool isBytes = mp_obj_is_exact_type(separator, &mp_type_bytes);
  size_t length, total = 0;
  mp_obj_str_get_data(separator, &length);
  if (count > 1 && __builtin_mul_overflow(length, count - 1, &total))
    m_malloc_fail(SIZE_MAX);
  for (size_t i = 0; i < count; ++i) {
    if (!isText(items[i], isBytes))
      mp_raise_TypeError(
          MP_ERROR_TEXT("join expects a list of str/bytes objects consistent with self object"));
    mp_obj_str_get_data(items[i], &length);
    if (__builtin_add_overflow(total, length, &total))
      m_malloc_fail(SIZE_MAX);
  }
  return total;
}

char *copyText(char *to, mp_obj_t text) {
  size_t length;
  const char *data = mp_obj_str_get_data(text, &length);
  std::memcpy(to, data, length);
  return to + length;
}

mp_uint_t controlPin(mp_obj_t pin, mp_uint_t request, uintptr_t argument) {
  const mp_obj_type_t *type = mp_obj_get_type(pin);
  auto *protocol = static_cast<const mp_pin_p_t *>(MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, protocol));
  if (!protocol || !protocol->ioctl)
    mp_raise_TypeError(MP_ERROR_TEXT("object isn't a pin"));
  int error = 0;
  mp_uint_t result = protocol->ioctl(pin, request, argument, &error);
  if (error != 0)
    mp_raise_OSError(error);
  return result;
}

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

// --- Lists and strings.

size_t mp_obj_list_len(mp_obj_t self) { return listIn(self)->len; }
mp_obj_t mp_obj_list_get_item(mp_obj_t self, mp_int_t index) { return itemAt(self, index); }
void mp_obj_list_set(mp_obj_t self, mp_int_t index, mp_obj_t value) { itemAt(self, index) = value; }

mp_obj_t mp_obj_str_join(mp_obj_t separator, size_t count, const mp_obj_t *items) {
  size_t length = joinedLength(separator, count, items);
  vstr_t text;
  vstr_init_len(&text, length);
  char *to = text.buf;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0)
      to = copyText(to, separator);
    to = copyText(to, items[i]);
  }
  if (mp_obj_is_exact_type(separator, &mp_type_bytes))
    return mp_obj_new_bytes_from_vstr(&text);
  return mp_obj_new_str_from_utf8_vstr(&text);
}

// --- CircuitPython.

MP_DEFINE_CONST_FUN_OBJ_1(default___enter___obj, mp_identity);

void raise_error_if_deinited(bool isDeinited) {
  if (isDeinited)
    mp_raise_ValueError(
        MP_ERROR_TEXT("Object has been deinitialized and can no longer be used. Create a new object."));
}

// --- Pins.

int mp_virtual_pin_read(mp_obj_t pin) { return int(controlPin(pin, MP_PIN_READ, 0)); }
void mp_virtual_pin_write(mp_obj_t pin, int value) { controlPin(pin, MP_PIN_WRITE, uintptr_t(value)); }
void mp_virtual_pin_ioctl(mp_obj_t pin, mp_uint_t request) { controlPin(pin, request, 0); }
