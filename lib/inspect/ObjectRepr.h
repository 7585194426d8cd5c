//===- inspect/ObjectRepr.h - Constants as Python prints them ---------------------------------------===//

#ifndef ADDER_INSPECT_OBJECTREPR_H
#define ADDER_INSPECT_OBJECTREPR_H

#include "mpy/Model.h"

#include <string>

namespace adder::inspect {

/// repr() of a constant; the table of functions that native code has is mp_fun_table.
std::string reprOf(const mpy::Object &object);

/// repr() of a list of constants.
std::string reprOfList(std::span<const mpy::Object> objects);

} // namespace adder::inspect

#endif // ADDER_INSPECT_OBJECTREPR_H
