//===- runtime/objects/Float.h - The layout of floats -----------------------------------------------===//

#ifndef ADDER_RUNTIME_OBJECTS_FLOAT_H
#define ADDER_RUNTIME_OBJECTS_FLOAT_H

#include "py/obj.h"

namespace adder::objects {

#if MICROPY_PY_BUILTINS_FLOAT
struct FloatObject {
  mp_obj_base_t base;
  mp_float_t value;
};
#endif

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_FLOAT_H
