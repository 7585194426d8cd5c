//===- test/fuzz/RegexFuzzer.cpp - Any pattern on any subject -------------------------------------------===//
//
// The input is a pattern, a newline, and a subject.  Whether failures are remembered must make no difference;
// groups lie in the subject; all memory is given back.
//
//===----------------------------------------------------------------------------------------------------===//

#include "../unit/runtime/regex/Expressions.h"

using namespace adder;

namespace {

bool giveUp(void *context) { return ++*static_cast<unsigned *>(context) > 3; }

void check(bool good) {
  if (!good)
    std::abort();
}

void checkGroups(const test::Expression &expression, std::string_view text) {
  for (size_t i = 0; i < 2 * expression.program.groups(); i += 2) {
    size_t begin = expression.slots[i], end = expression.slots[i + 1];
    check((begin == regex::kUnset && end == regex::kUnset) || (begin <= end && end <= text.size()));
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  std::string_view input(reinterpret_cast<const char *>(data), size);
  size_t newline = std::min(input.find('\n'), size);
  std::string_view pattern = input.substr(0, newline), text = input.substr(std::min(newline + 1, size));
  test::Expression plain(pattern, {.referenceLimits = size % 2 == 0});
  if (plain.status != regex::CompileStatus::Ok)
    return 0;
  unsigned polls = 0;
  plain.matchOptions.memoLimit = 0;
  plain.matchOptions.poll = giveUp;
  plain.matchOptions.pollContext = &polls;
  regex::MatchStatus status = plain.search(text);
  check(plain.lender.lent == 0);

  test::Expression remembering(pattern, {.referenceLimits = size % 2 == 0});
  remembering.matchOptions.patience = remembering.matchOptions.patiencePerByte = 0;
  unsigned otherPolls = 0;
  remembering.matchOptions.poll = giveUp;
  remembering.matchOptions.pollContext = &otherPolls;
  regex::MatchStatus other = remembering.search(text);
  check(remembering.lender.lent == 0);
  if (other == regex::MatchStatus::Matched)
    checkGroups(remembering, text);
  if (status == regex::MatchStatus::Interrupted || other == regex::MatchStatus::Interrupted)
    return 0;
  check(status == other && (status != regex::MatchStatus::Matched || plain.slots == remembering.slots));
  return 0;
}
