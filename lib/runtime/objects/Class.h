//===- runtime/objects/Class.h - Classes and their instances ----------------------------------------===//
//
// A class is an mp_obj_type_t with all slots, made when a class statement runs (MP_TYPE_FLAG_INSTANCE_TYPE).
// Its instances are mp_obj_instance_t: a map of members and, if one of the bases is a native type other than
// object, that type's object as subobj[0], which native methods and operators get in the place of the
// instance.  Until the native object is made, subobj[0] is mp_native_base_init_wrapper_obj.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_OBJECTS_CLASS_H
#define ADDER_RUNTIME_OBJECTS_CLASS_H

#include "runtime/core/Calls.h"

#include "py/objtype.h"

/// object.__new__.
extern "C" const mp_obj_fun_builtin_var_t mp_builtin_object___new___obj;

namespace adder::objects {

/// What a class or one of its bases holds, and which of them.
struct Member {
  mp_obj_t value = MP_OBJ_NULL;
  const mp_obj_type_t *owner = nullptr;

  explicit operator bool() const { return value != MP_OBJ_NULL; }
  bool isNative() const { return owner && mp_obj_is_native_type(owner) && owner != &mp_type_object; }
};

/// Finds `name` in `type` and its bases.  Does not raise.
Member findMember(const mp_obj_type_t *type, qstr name);

/// The one native type, other than object, that `type` derives from; null if there is none.
const mp_obj_type_t *nativeBaseOf(const mp_obj_type_t *type);

inline bool isInstance(mp_obj_t object) {
  return mp_obj_is_obj(object) &&
         mp_obj_is_instance_type(static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(object))->type);
}
inline mp_obj_instance_t *instanceOf(mp_obj_t object) {
  return static_cast<mp_obj_instance_t *>(MP_OBJ_TO_PTR(object));
}

/// Whether the native object of an instance is still to be made: its __init__ is running.
inline bool isIncomplete(mp_obj_t object) {
  return isInstance(object) && nativeBaseOf(instanceOf(object)->base.type) &&
         instanceOf(object)->subobj[0] == MP_OBJ_FROM_PTR(&mp_native_base_init_wrapper_obj);
}

/// The native object inside of an instance, made without arguments if that has not happened yet; MP_OBJ_NULL
/// if the class has no native base.  raises; may allocate.
mp_obj_t nativePart(mp_obj_t self);

/// The method `name` in Python, bound; false if there is none.
/// dest as loadMethod().  raises; may allocate.
bool findSpecial(mp_obj_t self, qstr name, mp_obj_t *dest);

/// Calls the method `name` of the class of `self`, if there is one in Python: true, and `*result` is what it
/// returned.  False, and nothing is called, if there is none.  raises; may allocate.
bool callSpecial(mp_obj_t self, qstr name, size_t count, const mp_obj_t *arguments, mp_obj_t *result);

/// The slots of every class's instances.
mp_obj_t makeInstance(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values);
void printInstance(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);
mp_obj_t operateOnInstance(mp_unary_op_t operation, mp_obj_t self);
mp_obj_t operateOnInstances(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right);
void attributeOfInstance(mp_obj_t self, qstr name, mp_obj_t *dest);
mp_obj_t itemOfInstance(mp_obj_t self, mp_obj_t index, mp_obj_t value);
mp_int_t bufferOfInstance(mp_obj_t self, mp_buffer_info_t *buffer, mp_uint_t flags);

/// Whether storing `member` in a class means that attributes of its instances need a closer look: a property,
/// a descriptor, or __setattr__ and __delattr__.
bool isSpecialAccessor(qstr name, mp_obj_t member);

} // namespace adder::objects

namespace adder::runtime {

/// If calling `callable` is making an instance of a class whose only Python code is __init__, makes it,
/// stores it in `*instance` and pushes the frame of __init__.  Null if it is anything else.  raises;
/// allocates.
Frame *enterConstructor(mp_obj_t callable, const Arguments &arguments, mp_obj_t *instance);

[[noreturn]] void raiseInitResult(mp_obj_t result);

/// Whether objects of `type` say themselves what they are equal to.
bool hasOwnEquality(const mp_obj_type_t *type);

} // namespace adder::runtime

#endif // ADDER_RUNTIME_OBJECTS_CLASS_H
