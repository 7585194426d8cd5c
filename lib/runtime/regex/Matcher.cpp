//===- runtime/regex/Matcher.cpp - Runs a compiled expression over a subject ------------------------===//
//
// Backtracking with records on a stack of words.  The last word of a record, its head, is an address in the
// code and a kind; what stands below it depends on the kind:
//
//     Branch    position                    the other way of a Split
//     Restore   old value                   a slot that was changed; its index stands for the address
//     Longest   entry, least, position      a greedy Star, Plus or Option that can give bytes back
//     Shortest  entry, most, position       a lazy one that can take more
//     Failed    position                    all ways of a choice have failed: remember it
//
// The last is only written when failures are remembered, in the place of the record of the last way.  A
// choice counts as failed at a position when everything behind it has been tried, never while it is being
// tried, so that which match is found does not depend on remembering.  (A round of a loop that got nowhere
// goes on behind the loop.  What it leaves out, the loop's own record tries: a remembered failure is right
// for other rounds, too.)
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/regex/Opcodes.h"
#include "runtime/regex/Regex.h"

namespace adder::regex {

namespace {

enum Kind : uint8_t { Branch, Restore, Longest, Shortest, Failed };
constexpr unsigned kKindBits = 3;

constexpr size_t kPollInterval =
    32768; // choices, failures, and bytes run over between two looks at the world

class Matcher {
public:
  Matcher(Program program, std::string_view text, size_t from, size_t *slots, const MatchOptions &options)
      : program(program), options(options), code(program.code()),
        text(reinterpret_cast<const uint8_t *>(text.data())), end(text.size()), from(from), slots(slots),
        stack(options.memory), patience(1 + options.patience + options.patiencePerByte * (end - from)) {}

  MatchStatus matchAt(size_t start);
  MatchStatus search();
  void release();

private:
  struct Run {
    const uint8_t *matcher;
    const uint8_t *next;
    unsigned number;
    size_t least;
    size_t most;
  };

  MatchStatus run();
  bool split(bool lazy);
  bool repeatGreedy(Run run);
  bool repeatLazy(Run run);
  bool setSlot(size_t index);
  bool backtrack();
  bool retryLongest(const uint8_t *at);
  bool retryShortest(const uint8_t *at);

  Run decodeRun(Op greedy) const;
  const uint8_t *behind(const uint8_t *matcher) const;
  bool matchesByte(const uint8_t *matcher, uint8_t byte) const;
  size_t scan(const uint8_t *matcher, size_t position, size_t limit) const;
  int nextByte(const uint8_t *at) const;
  bool isAnchored() const;

  size_t head(const uint8_t *at, Kind kind) const { return size_t(at - code) << kKindBits | kind; }
  bool push(size_t a, size_t headWord);
  bool push(size_t a, size_t b, size_t c, size_t headWord);
  bool stop(MatchStatus why) {
    stopped = why;
    return false;
  }

  bool remembers() const { return memo != nullptr; }
  bool tick(size_t steps = 1);
  void startMemo();
  size_t memoBit(unsigned number, size_t position) const {
    return number * (end - from + 1) + (position - from);
  }
  bool hasFailed(unsigned number, size_t position) const {
    if (!memo || number >= memoChoices)
      return false;
    size_t bit = memoBit(number, position);
    return memo[bit >> 3] >> (bit & 7) & 1;
  }
  void rememberFailure(unsigned number, size_t position) {
    if (!memo || number >= memoChoices)
      return;
    size_t bit = memoBit(number, position);
    memo[bit >> 3] |= uint8_t(1 << (bit & 7));
  }

  Program program;
  const MatchOptions &options;
  const uint8_t *code;
  const uint8_t *text;
  size_t end;
  size_t from; // no position is before this
  size_t *slots;
  const uint8_t *pc = nullptr;
  size_t position = 0;
  WordStack stack;
  MatchStatus stopped = MatchStatus::NoMatch;
  uint8_t *memo = nullptr;
  size_t memoBytes = 0;
  size_t memoChoices = 0;
  size_t patience; // failures left until they are remembered; 0: it has been decided
  size_t untilPoll = kPollInterval;
};

//===------------------------------------------------------------------------------------------------===//
// Records and what is remembered
//===------------------------------------------------------------------------------------------------===//

bool Matcher::push(size_t a, size_t headWord) {
  if (!stack.reserve(2))
    return stop(MatchStatus::NoMemory);
  stack.push(a);
  stack.push(headWord);
  return true;
}

bool Matcher::push(size_t a, size_t b, size_t c, size_t headWord) {
  if (!stack.reserve(4))
    return stop(MatchStatus::NoMemory);
  stack.push(a);
  stack.push(b);
  stack.push(c);
  stack.push(headWord);
  return true;
}

/// Called for each step that might be one of very many.  False if the match is to be given up.
bool Matcher::tick(size_t steps) {
  if (untilPoll > steps) {
    untilPoll -= steps;
    return true;
  }
  untilPoll = kPollInterval;
  return !options.poll || !options.poll(options.pollContext) || stop(MatchStatus::Interrupted);
}

void Matcher::startMemo() {
  size_t positions = end - from + 1;
  size_t choices = program.choices();
  if (choices == 0 || positions > (SIZE_MAX - 7) / choices)
    return;
  size_t bytes = (choices * positions + 7) / 8;
  if (bytes > options.memoLimit)
    return;
  void *block = options.memory.resize(options.memory.context, nullptr, 0, bytes);
  if (!block)
    return;
  memset(block, 0, bytes);
  memo = static_cast<uint8_t *>(block);
  memoBytes = bytes;
  memoChoices = choices;
}

void Matcher::release() {
  stack.release();
  if (memo)
    options.memory.resize(options.memory.context, memo, memoBytes, 0);
  memo = nullptr;
}

//===------------------------------------------------------------------------------------------------===//
// One-byte matchers
//===------------------------------------------------------------------------------------------------===//

const uint8_t *Matcher::behind(const uint8_t *matcher) const {
  size_t pairs = Op(*matcher) == Op::Ranges ? 2 * size_t(matcher[1]) : 0;
  return matcher + opBytes(Op(*matcher)) + pairs;
}

bool Matcher::matchesByte(const uint8_t *matcher, uint8_t byte) const {
  switch (Op(*matcher)) {
  case Op::Char:
    return byte == matcher[1];
  case Op::Any:
    return true;
  case Op::Ranges:
    for (const uint8_t *pair = matcher + kRangesAt, *last = pair + 2 * matcher[1]; pair < last; pair += 2) {
      if (byte <= pair[1])
        return byte >= pair[0]; // ranges ascend
    }
    return false;
  default:
    return matcher[1 + (byte >> 3)] >> (byte & 7) & 1;
  }
}

/// Where the bytes from `position` to at most `limit` end that `matcher` matches.
size_t Matcher::scan(const uint8_t *matcher, size_t at, size_t limit) const {
  if (Op(*matcher) == Op::Any)
    return limit;
  while (at < limit && matchesByte(matcher, text[at]))
    ++at;
  return at;
}

/// The byte without which the code at `at` fails, or -1 if there is none.
int Matcher::nextByte(const uint8_t *at) const {
  while (Op(*at) == Op::Save)
    at += opBytes(Op::Save);
  return Op(*at) == Op::Char ? at[1] : -1;
}

//===------------------------------------------------------------------------------------------------===//
// Choices.  Each function goes on at `pc` and `position`, or returns false: it fails here
//===------------------------------------------------------------------------------------------------===//

bool Matcher::split(bool lazy) {
  unsigned number = readNumber(pc + kSplitNumberAt);
  if (!tick() || hasFailed(number, position) || !push(position, head(pc, Branch)))
    return false;
  pc += lazy ? readAddress(pc + kAddressAt) : ptrdiff_t(opBytes(Op::Split));
  return true;
}

/// The instruction at `pc`, which is `greedy` or its lazy sister, at the position.
Matcher::Run Matcher::decodeRun(Op greedy) const {
  Run run;
  run.matcher = pc + opBytes(greedy);
  run.next = behind(run.matcher);
  run.number = readNumber(pc + kRunNumberAt);
  run.least = position + (greedy == Op::Plus);
  run.most = greedy == Op::Option && position < end ? position + 1 : end;
  return run;
}

bool Matcher::repeatGreedy(Run run) {
  size_t reached = scan(run.matcher, position, run.most);
  if (reached < run.least)
    return false;
  if (reached > run.least) {
    if (!tick(reached - position) || hasFailed(run.number, position) ||
        !push(position, run.least, reached, head(pc, Longest)))
      return false;
  }
  position = reached;
  pc = run.next;
  return true;
}

bool Matcher::repeatLazy(Run run) {
  if (run.least > end || scan(run.matcher, position, run.least) < run.least)
    return false;
  if (!tick() || hasFailed(run.number, position) || !push(position, run.most, run.least, head(pc, Shortest)))
    return false;
  position = run.least;
  pc = run.next;
  return true;
}

/// The instruction at `at` gives back as many bytes as it takes for what follows not to fail at once.
bool Matcher::retryLongest(const uint8_t *at) {
  const uint8_t *next = behind(at + opBytes(Op::Star));
  int wanted = nextByte(next);
  size_t least = stack.top(2);
  size_t reached = stack.top(1) - 1;
  if (wanted >= 0) {
    while (reached > least && text[reached] != wanted)
      --reached;
  }
  if (reached > least) {
    stack.top(1) = reached;
  } else if (remembers()) {
    stack.drop(3);
    stack.push(head(at, Failed));
  } else {
    stack.drop(4);
  }
  position = reached;
  pc = next;
  return true;
}

/// The instruction at `at` takes one byte more, or fails.
bool Matcher::retryShortest(const uint8_t *at) {
  const uint8_t *matcher = at + opBytes(Op::StarLazy);
  const uint8_t *next = behind(matcher);
  int wanted = nextByte(next);
  size_t most = stack.top(2);
  size_t reached = stack.top(1);
  do {
    if (reached == most || !matchesByte(matcher, text[reached])) {
      rememberFailure(readNumber(at + kRunNumberAt), stack.top(3));
      stack.drop(4);
      return false;
    }
    ++reached;
  } while (wanted >= 0 && reached < most && text[reached] != wanted);
  stack.top(1) = reached;
  position = reached;
  pc = next;
  return true;
}

/// Goes back to the last choice that has a way left.  False if there is none, or if it is time to stop.
bool Matcher::backtrack() {
  while (stopped == MatchStatus::NoMatch && !stack.empty()) {
    if (!tick())
      return false;
    if (patience && --patience == 0)
      startMemo();
    size_t headWord = stack.top();
    const uint8_t *at = code + (headWord >> kKindBits);
    switch (Kind(headWord & ((1 << kKindBits) - 1))) {
    case Branch:
      position = stack.top(1);
      pc = Op(*at) == Op::Split ? at + readAddress(at + kAddressAt) : at + opBytes(Op::Split);
      if (remembers())
        stack.top() = head(at, Failed);
      else
        stack.drop(2);
      return true;
    case Restore:
      slots[headWord >> kKindBits] = stack.top(1);
      stack.drop(2);
      break;
    case Longest:
      return retryLongest(at);
    case Shortest:
      if (retryShortest(at))
        return true;
      break;
    case Failed:
      rememberFailure(readNumber(at + (Op(*at) >= Op::Star ? kRunNumberAt : kSplitNumberAt)), stack.top(1));
      stack.drop(2);
      break;
    }
  }
  return false;
}

//===------------------------------------------------------------------------------------------------===//
// The loop
//===------------------------------------------------------------------------------------------------===//

/// Sets a slot to the position.  Without a choice before, nothing can want the old value.
bool Matcher::setSlot(size_t index) {
  if (!stack.empty() && !push(slots[index], index << kKindBits | Restore))
    return false;
  slots[index] = position;
  return true;
}

MatchStatus Matcher::run() {
  size_t firstLoop = 2 * size_t(program.groups());
  for (;;) {
    bool good = false;
    switch (Op op = Op(*pc)) {
    case Op::Char:
    case Op::Any:
    case Op::Ranges:
    case Op::Bitmap:
      good = position < end && matchesByte(pc, text[position]);
      if (good) {
        ++position;
        pc = behind(pc);
      }
      break;
    case Op::Matched:
      return MatchStatus::Matched;
    case Op::Begin:
    case Op::End:
      good = position == (op == Op::Begin ? 0 : end);
      pc += opBytes(Op::Begin);
      break;
    case Op::Save:
      good = setSlot(readNumber(pc + kSaveSlotAt));
      pc += opBytes(Op::Save);
      break;
    case Op::Mark:
      good = setSlot(firstLoop + readNumber(pc + kSaveSlotAt));
      pc += opBytes(Op::Mark);
      break;
    case Op::Jump:
      good = true;
      pc += readAddress(pc + kAddressAt);
      break;
    case Op::IfEmpty:
      good = true;
      pc += slots[firstLoop + readNumber(pc + kIfEmptyLoopAt)] == position ? readAddress(pc + kAddressAt)
                                                                           : ptrdiff_t(opBytes(Op::IfEmpty));
      break;
    case Op::Split:
    case Op::SplitLazy:
      good = split(op == Op::SplitLazy);
      break;
    case Op::Star:
    case Op::Plus:
    case Op::Option:
      good = repeatGreedy(decodeRun(op));
      break;
    case Op::StarLazy:
    case Op::PlusLazy:
    case Op::OptionLazy:
      good = repeatLazy(decodeRun(Op(uint8_t(op) - 1)));
      break;
    }
    if (!good && !backtrack())
      return stopped;
  }
}

MatchStatus Matcher::matchAt(size_t start) {
  for (size_t i = 0; i < program.slots(); ++i)
    slots[i] = kUnset;
  stack.clear();
  pc = code;
  position = start;
  MatchStatus status = run();
  if (status == MatchStatus::Matched) {
    slots[0] = start;
    slots[1] = position;
  }
  return status;
}

/// Whether the expression fails everywhere else if it does at the first place: it begins with ^, or with .*,
/// which from there reaches all that it could from anywhere else.
bool Matcher::isAnchored() const {
  const uint8_t *at = code;
  while (Op(*at) == Op::Save)
    at += opBytes(Op::Save);
  bool anything = (Op(*at) == Op::Star || Op(*at) == Op::StarLazy) && Op(at[opBytes(Op::Star)]) == Op::Any;
  return anything || Op(*at) == Op::Begin;
}

MatchStatus Matcher::search() {
  bool anchored = isAnchored();
  int wanted = nextByte(code);
  for (size_t start = from; start <= end; ++start) {
    if (wanted >= 0 && start < end) {
      const void *found = memchr(text + start, wanted, end - start);
      if (!found)
        break;
      start = size_t(static_cast<const uint8_t *>(found) - text);
    }
    if (!tick())
      return stopped;
    MatchStatus status = matchAt(start);
    if (status != MatchStatus::NoMatch)
      return status;
    if (anchored)
      break;
  }
  return MatchStatus::NoMatch;
}

} // namespace

MatchStatus match(Program program, std::string_view text, size_t from, size_t *slots,
                  const MatchOptions &options) {
  Matcher matcher(program, text, from, slots, options);
  MatchStatus status = matcher.matchAt(from);
  matcher.release();
  return status;
}

MatchStatus search(Program program, std::string_view text, size_t from, size_t *slots,
                   const MatchOptions &options) {
  Matcher matcher(program, text, from, slots, options);
  MatchStatus status = matcher.search();
  matcher.release();
  return status;
}

} // namespace adder::regex
