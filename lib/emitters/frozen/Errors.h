//===- emitters/frozen/Errors.h - Collecting why modules cannot be frozen ---------------------------===//
#ifndef ADDER_EMITTERS_FROZEN_ERRORS_H
#define ADDER_EMITTERS_FROZEN_ERRORS_H

#include "emitters/frozen/Frozen.h"

namespace adder::frozen_emitter {

class Errors {
public:
  /// More than a person reads; the rest is not kept.
  static constexpr size_t kMost = 20;

  explicit Errors(std::vector<Error> &list) : list(list) {}

  void add(const Input &input, std::string place, std::string message) {
    if (list.size() < kMost)
      list.push_back({std::string(input.path), std::string(input.module->qstrs[0].text), std::move(place),
                      std::move(message)});
  }
  void addOption(std::string message) { list.push_back({"", "", "", std::move(message)}); }

  bool none() const { return list.empty(); }

private:
  std::vector<Error> &list;
};

} // namespace adder::frozen_emitter

#endif // ADDER_EMITTERS_FROZEN_ERRORS_H
