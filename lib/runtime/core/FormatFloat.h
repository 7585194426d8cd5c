//===- runtime/core/FormatFloat.h - The text of floats ----------------------------------------------===//

#ifndef ADDER_RUNTIME_CORE_FORMATFLOAT_H
#define ADDER_RUNTIME_CORE_FORMATFLOAT_H

#include "py/obj.h"

namespace adder::runtime {

#if MICROPY_PY_BUILTINS_FLOAT

/// Room for every text of formatFloat().
constexpr size_t kMaxFloatText = 32;

/// The shortest text that reads as the same value: `0.1`, `1e+16`, `inf`.  With `isReal` a whole number ends
/// in `.0`. Returns its length; no NUL.
size_t formatFloat(mp_float_t value, char *buffer, bool isReal = true);

#endif

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_FORMATFLOAT_H
