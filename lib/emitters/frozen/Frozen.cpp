#include "emitters/frozen/Frozen.h"

namespace adder::frozen_emitter {

std::string describe(const Error &error) { return error.message; }

Frozen freeze(support::Arena &, std::span<const Input>, const Options &) {
  Frozen frozen;
  frozen.errors.push_back({"", "", "", "not implemented"});
  return frozen;
}

} // namespace adder::frozen_emitter
