//===- runtime/objects/CheckedMethod.h - Methods of native types, taken from the type ---------------===//

#ifndef ADDER_RUNTIME_OBJECTS_CHECKEDMETHOD_H
#define ADDER_RUNTIME_OBJECTS_CHECKEDMETHOD_H

#include "py/obj.h"

namespace adder::objects {

/// A function that calls `function` if its first argument is an object of `type`, and raises TypeError
/// otherwise. allocates.
mp_obj_t checkedMethod(const mp_obj_type_t *type, mp_obj_t function);

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_CHECKEDMETHOD_H
