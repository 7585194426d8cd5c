//===- runtime/core/Calls.h - Binding arguments, entering functions ---------------------------------===//

#ifndef ADDER_RUNTIME_CORE_CALLS_H
#define ADDER_RUNTIME_CORE_CALLS_H

#include "runtime/core/Frame.h"
#include "runtime/core/FunctionHead.h"

namespace adder::runtime {

/// The arguments of a call: `positional` values, then `pairs` keyword names and values.  Up to a few values
/// that stand before them, the cells of a closure or the receiver of a bound method, come apart.
struct Arguments {
  size_t positional;
  size_t pairs;
  const mp_obj_t *values;
  size_t prefixed = 0;
  const mp_obj_t *prefix = nullptr;

  size_t count() const { return prefixed + positional; }
  mp_obj_t operator[](size_t i) const { return i < prefixed ? prefix[i] : values[i - prefixed]; }
};

/// Puts `arguments` into the locals, which are unset and grow downwards from `locals`: defaults, keywords,
/// *args, **kw and cells included (mpy-and-bytecode.md 4.8).  raises TypeError; allocates for *args, **kw and
/// cells only.
void bindArguments(mp_obj_t *locals, mp_obj_fun_bc_t *function, const FunctionHead &head,
                   const Arguments &arguments);

/// Pushes a frame for a call of `function`, ready to run but for `caller` and `entry`.  raises; may allocate.
Frame *enterFunction(mp_obj_fun_bc_t *function, const Arguments &arguments);

/// If a call of `callable` comes down to running bytecode (a function, a closure of one, a bound method of
/// one), pushes its frame.  Null if it is anything else: then mp_call_function_n_kw() does it.  raises; may
/// allocate.
Frame *enterCallable(mp_obj_t callable, const Arguments &arguments);

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_CALLS_H
