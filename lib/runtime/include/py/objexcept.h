//===- py/objexcept.h - Exceptions ------------------------------------------------------------------===//
//
// The struct that all built-in exceptions share, and how a module defines one of its own.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJEXCEPT_H
#define ADDER_PY_OBJEXCEPT_H

#include "py/obj.h"
#include "py/objtuple.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_obj_exception_t {
  mp_obj_base_t base;
  size_t traceback_alloc : (8 * sizeof(size_t) / 2); // numbers, three to a place
  size_t traceback_len : (8 * sizeof(size_t) / 2);
  size_t *traceback_data;
  mp_obj_tuple_t *args;
} mp_obj_exception_t;

// The slots of exceptions.
void mp_obj_exception_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind); // raises
void mp_obj_exception_attr(mp_obj_t self, qstr name, mp_obj_t *dest);                      // raises

// [static] MP_DEFINE_EXCEPTION(DeviceError, Exception)
// makes mp_type_DeviceError, a class derived from mp_type_Exception, named MP_QSTR_DeviceError; it has its
// own semicolon.  DeviceError_type is the same object under a second name.
#define MP_DEFINE_EXCEPTION(exc_name, base_name)                                                             \
  MP_DEFINE_CONST_OBJ_TYPE(mp_type_##exc_name, MP_QSTR_##exc_name, MP_TYPE_FLAG_NONE, make_new,              \
                           mp_obj_exception_make_new, print, mp_obj_exception_print, attr,                   \
                           mp_obj_exception_attr, parent, &mp_type_##base_name);                             \
  MP_EXCEPTION_ALIAS(exc_name)

// A reference in C++, and two ways to say it for C on ELF; the second name is known in this file only.  An
// alias is a second symbol, but the address sanitizer takes it for an object of its own, of the size of its
// type, and reports the slots; a label is none, but link-time optimisation may rename what it refers to.
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define MP_EXCEPTION_BY_LABEL
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define MP_EXCEPTION_BY_LABEL
#endif
#if defined(NO_QSTR)
#define MP_EXCEPTION_ALIAS(exc_name)
#elif defined(__cplusplus)
#define MP_EXCEPTION_ALIAS(exc_name)                                                                         \
  __attribute__((unused)) static const mp_obj_type_t &exc_name##_type = mp_type_##exc_name;
#elif !defined(__ELF__)
#define MP_EXCEPTION_ALIAS(exc_name)
#elif defined(MP_EXCEPTION_BY_LABEL)
#define MP_EXCEPTION_ALIAS(exc_name)                                                                         \
  static const mp_obj_type_t *const exc_name##_kept __attribute__((used)) = &mp_type_##exc_name;             \
  extern const mp_obj_type_t exc_name##_type __asm__("mp_type_" #exc_name);
#else
#define MP_EXCEPTION_ALIAS(exc_name)                                                                         \
  static const mp_obj_type_t exc_name##_type __attribute__((unused, alias("mp_type_" #exc_name)));
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJEXCEPT_H
