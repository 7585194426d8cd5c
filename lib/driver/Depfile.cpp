//===- driver/Depfile.cpp - Dependencies in the form that make and ninja read ---------------------===//

#include "driver/Depfile.h"

namespace adder::driver {

namespace {

std::string escaped(const std::string &name) {
  std::string text;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] == ' ' || name[i] == '\t') {
      for (size_t j = i; j > 0 && name[j - 1] == '\\'; --j)
        text += '\\'; // make halves the backslashes before an escaped space
      text += '\\';
    } else if (name[i] == '$') {
      text += '$';
    } else if (name[i] == '#' || name[i] == ':') {
      text += '\\';
    }
    text += name[i];
  }
  return text;
}

} // namespace

std::string depfileRule(const std::string &target, const std::vector<std::string> &sources) {
  std::string rule = escaped(target) + ":";
  for (const std::string &source : sources)
    if (source != "-")
      rule += (sources.size() > 1 ? " \\\n  " : " ") + escaped(source);
  return rule + "\n";
}

} // namespace adder::driver
