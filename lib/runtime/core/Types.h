//===- runtime/core/Types.h - Types that the C API does not show ------------------------------------===//

#ifndef ADDER_RUNTIME_CORE_TYPES_H
#define ADDER_RUNTIME_CORE_TYPES_H

#include "py/obj.h"

extern "C" {
extern const mp_obj_type_t mp_type_closure;
extern const mp_obj_type_t mp_type_cell;
}

namespace adder::runtime {

/// Native code relies on the layouts of these (native-abi.md 2.6).
struct Closure {
  mp_obj_base_t base;
  mp_obj_t function;
  size_t count;
  mp_obj_t cells[];
};

struct BoundMethod {
  mp_obj_base_t base;
  mp_obj_t function;
  mp_obj_t self;
};

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_TYPES_H
