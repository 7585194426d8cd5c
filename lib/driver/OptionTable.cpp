//===- driver/OptionTable.cpp - Questions to the table --------------------------------------------===//

#include "driver/OptionTable.h"

namespace adder::driver {

std::vector<std::string_view> spellingsOf(const OptionRow &row) {
  std::vector<std::string_view> result;
  std::string_view rest = row.spellings;
  while (true) {
    size_t comma = rest.find(',');
    result.push_back(rest.substr(0, comma));
    if (comma == std::string_view::npos)
      return result;
    rest.remove_prefix(comma + 1);
  }
}

std::vector<OptionValue> valuesOf(const ProgramDescription &program, unsigned id) {
  std::vector<OptionValue> result;
  for (const OptionValue &value : program.values)
    if (value.option == id)
      result.push_back(value);
  return result;
}

bool hasManyValues(const ProgramDescription &program, const OptionRow &row) {
  constexpr size_t kMostListed = 40;
  size_t count = 0;
  for (const OptionValue &value : program.values)
    if (value.option == row.id) {
      if (!value.help.empty())
        return false;
      ++count;
    }
  return count > kMostListed;
}

} // namespace adder::driver
