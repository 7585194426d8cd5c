//===- inspect/ObjectRepr.cpp - Constants as Python prints them -------------------------------------===//
//
// A number is stored as text and printed as the number that it is: 1e400 is inf, and 007 is 7.  Tuples nest
// as deep as a file wants, so the place in them is kept on a stack of our own.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/ObjectRepr.h"

#include "pytext/PythonText.h"

#include <cstdlib>
#include <vector>

namespace adder::inspect {

namespace {

double numberOf(std::string_view text) { return std::strtod(std::string(text).c_str(), nullptr); }

std::string integerText(std::string_view digits) {
  bool isNegative = digits.starts_with('-');
  digits.remove_prefix(isNegative);
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.empty())
    return "0";
  return (isNegative ? "-" : "") + std::string(digits);
}

std::string complexText(std::string_view text) {
  text.remove_suffix(1); // the j
  return pytext::reprComplex(0, text.empty() ? 1 : numberOf(text));
}

/// Of everything but a tuple.
void appendPlain(const mpy::Object &object, std::string &out) {
  switch (object.kind) {
  case mpy::ObjectKind::FunctionTable:
    out += "mp_fun_table";
    return;
  case mpy::ObjectKind::None:
    out += "None";
    return;
  case mpy::ObjectKind::False:
    out += "False";
    return;
  case mpy::ObjectKind::True:
    out += "True";
    return;
  case mpy::ObjectKind::Ellipsis:
    out += "Ellipsis";
    return;
  case mpy::ObjectKind::Str:
    pytext::appendRepr(out, object.text);
    return;
  case mpy::ObjectKind::Bytes:
    out += pytext::reprBytes(object.text);
    return;
  case mpy::ObjectKind::Int:
    out += integerText(object.text);
    return;
  case mpy::ObjectKind::Float:
    out += pytext::reprFloat(numberOf(object.text));
    return;
  case mpy::ObjectKind::Complex:
    out += complexText(object.text);
    return;
  case mpy::ObjectKind::Tuple:
    return;
  }
}

struct Level {
  std::span<const mpy::Object> items;
  size_t next;
};

void appendItems(std::span<const mpy::Object> items, std::string &out) {
  std::vector<Level> levels{{items, 0}};
  for (;;) {
    Level &level = levels.back();
    if (level.next == level.items.size()) {
      if (levels.size() == 1)
        return;
      out += level.items.size() == 1 ? ",)" : ")";
      levels.pop_back();
      continue;
    }
    if (level.next)
      out += ", ";
    const mpy::Object &object = level.items[level.next++];
    if (object.kind == mpy::ObjectKind::Tuple) {
      out += '(';
      levels.push_back({object.items, 0});
    } else {
      appendPlain(object, out);
    }
  }
}

} // namespace

std::string reprOf(const mpy::Object &object) {
  std::string text;
  appendItems({&object, 1}, text);
  return text;
}

std::string reprOfList(std::span<const mpy::Object> objects) {
  std::string text = "[";
  appendItems(objects, text);
  return text + "]";
}

} // namespace adder::inspect
