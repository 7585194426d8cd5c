//===- runtime/core/Generator.h - Generators of bytecode functions ----------------------------------===//

#ifndef ADDER_RUNTIME_CORE_GENERATOR_H
#define ADDER_RUNTIME_CORE_GENERATOR_H

#include "runtime/core/Frame.h"

namespace adder::runtime {

/// A generator.  Native code relies on the first two words (native-abi.md 2.6).
struct Generator {
  mp_obj_base_t base;
  mp_obj_t pendingException; ///< to be raised when it is resumed next; None if there is none
  Frame frame;

  bool hasStarted() const { return frame.sp >= frame.slots; }
  bool hasEnded() const { return frame.ip == nullptr; }
};

inline Generator *generatorOf(Frame *frame) {
  return reinterpret_cast<Generator *>(reinterpret_cast<byte *>(frame) - offsetof(Generator, frame));
}

/// The generator behind `object` if it can be resumed within the VM, else null: it is of another type, runs,
/// has ended, or is to raise.
inline Generator *resumableGenerator(mp_obj_t object) {
  if (!mp_obj_is_exact_type(object, &mp_type_gen_instance))
    return nullptr;
  auto *generator = static_cast<Generator *>(MP_OBJ_TO_PTR(object));
  if (generator->frame.isRunning || generator->hasEnded() || generator->pendingException != mp_const_none)
    return nullptr;
  return generator;
}

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_GENERATOR_H
