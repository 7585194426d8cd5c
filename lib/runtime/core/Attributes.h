//===- runtime/core/Attributes.h - Attributes, with what was found last time ------------------------===//
//
// An attribute of an instance is looked up in its own members, then in its class and the bases.  The second
// part depends only on class and name, so its results are kept in a small table, which is emptied when any
// class changes and before each collection (it keeps nothing alive).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_ATTRIBUTES_H
#define ADDER_RUNTIME_CORE_ATTRIBUTES_H

#include "py/objtype.h"
#include "py/runtime.h"

namespace adder::runtime {

/// What `locals_dict` of `type`, or of the nearest base that has it, holds under `name`; MP_OBJ_NULL if none
/// does.  Does not raise, does not allocate.
mp_obj_t findInClass(const mp_obj_type_t *type, qstr name);
/// Forgets what findInClass() has found.  Called whenever a class changes or objects may go away.
void forgetClassLookups();

/// object.name.  `instruction` is where a hint may be kept, or null.  raises AttributeError; may allocate.
mp_obj_t loadAttribute(mp_obj_t object, qstr name, const byte *instruction);
/// As mp_load_method(): dest[0] is callable, dest[1] the receiver or MP_OBJ_NULL.
void loadMethod(mp_obj_t object, qstr name, const byte *instruction, mp_obj_t *dest);
/// object.name = value; MP_OBJ_NULL deletes.  raises AttributeError; may allocate.
void storeAttribute(mp_obj_t object, qstr name, mp_obj_t value, const byte *instruction);

/// Turns what a class holds into what an attribute of `self` is: binds functions, unwraps static and class
/// methods.  `type` is where the search started.  dest as loadMethod().  Does not raise.
void bindMember(mp_obj_t self, const mp_obj_type_t *type, mp_obj_t member, mp_obj_t *dest);

/// What loadMethod() found as one value: a bound method if there is a receiver.  raises MemoryError;
/// allocates.
inline mp_obj_t asOneObject(const mp_obj_t *dest) {
  return dest[1] == MP_OBJ_NULL ? dest[0] : mp_obj_new_bound_meth(dest[0], dest[1]);
}

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_ATTRIBUTES_H
