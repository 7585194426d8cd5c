//===- bytecode/AbstractStack.cpp - Names of the kinds of slots ---------------------------------------===//

#include "bytecode/AbstractStack.h"

namespace adder::bytecode {

std::string_view describeSlot(Slot word) {
  switch (kindOf(word)) {
  case slot::Object:
  case slot::True:
  case slot::False:
  case slot::BaseException:
    return "a value";
  case slot::Exception:
    return "an exception";
  case slot::Cell:
    return "a cell";
  case slot::Null:
    return "the absent marker";
  case slot::Self:
    return "the receiver of a method";
  case slot::Iterator:
    return "an iterator slot";
  case slot::ReturnedValue:
  case slot::ReturnMark:
    return "a control word of a return";
  default:
    return "a control word of a jump";
  }
}

} // namespace adder::bytecode
