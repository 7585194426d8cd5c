//===- runtime/regex/Compiler.cpp - From pattern to instructions ------------------------------------===//
//
// One pass from left to right.  Code for a part is written before what follows is known: `*` or `|` then move
// it up to make room for an instruction in front.  That is safe because addresses are relative and none leads
// into a part from outside.  Without an output buffer the same pass only counts.
//
//     a|b|c     Split 1f; a; Jump end; 1: Split 2f; b; Jump end; 2: c; end:
//     (..)?     Split end; ..; end:
//     (..)*     loop: Split end; ..; Jump loop; end:
//     (..)+     loop: ..; SplitLazy loop; end:
//     x*        Star x                                x matches one byte
//
// A loop whose body may match nothing would never end.  It notes where a round began (Mark) and
// leaves when the round got nowhere (IfEmpty end).
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/regex/ByteSet.h"
#include "runtime/regex/Opcodes.h"
#include "runtime/regex/Regex.h"
#include "support/Slice.h"

namespace adder::regex {

std::string_view message(CompileStatus status) {
  switch (status) {
  case CompileStatus::UnmatchedParenthesis:
    return "error in regex";
  case CompileStatus::TooComplex:
    return "regex too complex";
  case CompileStatus::Ok:
  case CompileStatus::NoMemory:
    break;
  }
  return {};
}

namespace {

constexpr unsigned kSlotLimit = 0xffff;
constexpr unsigned kRangesLimit =
    8; // runs in a set from which on a bitmap, faster but of fixed size, is used

// The reference's code, by experiment: sizes of its instructions, its offsets of one signed byte, its counts.
constexpr size_t kReferenceJump = 2; // also its split and its save
constexpr ptrdiff_t kReferenceForward = 127;
constexpr ptrdiff_t kReferenceBackward = 128;
constexpr unsigned kReferenceSlots = 128;
constexpr unsigned kReferenceItems = 127;

ByteSet namedSet(char name) {
  ByteSet set;
  switch (name | 0x20) {
  case 'd':
    set.addRange('0', '9');
    break;
  case 's':
    set.addRange('\t', '\r');
    set.add(' ');
    break;
  case 'w':
    set.addRange('0', '9');
    set.addRange('A', 'Z');
    set.addRange('a', 'z');
    set.add('_');
    break;
  }
  if (!(name & 0x20))
    set.invert();
  return set;
}

bool isSetName(char c) { return c == 'd' || c == 'D' || c == 's' || c == 'S' || c == 'w' || c == 'W'; }

class Compiler {
public:
  /// Only measures if `out` is empty.
  Compiler(std::string_view pattern, const CompileOptions &options, const Memory &memory,
           std::span<uint8_t> out)
      : pattern(pattern), limited(options.referenceLimits), header(out.data()),
        limit(out.empty() ? size_t(kAddressLimit) : out.size() - Program::kHeaderBytes),
        code(out.empty() ? nullptr : header + Program::kHeaderBytes), open(memory) {}

  CompileStatus run() {
    while (status == CompileStatus::Ok && at < pattern.size())
      part();
    if (status == CompileStatus::Ok && !open.empty())
      status = CompileStatus::TooComplex;
    if (status == CompileStatus::Ok)
      finish();
    open.release();
    return status;
  }

  size_t bytes() const { return Program::kHeaderBytes + size; }

private:
  /// A group that is being read, or the whole expression.
  struct Level {
    size_t start = 0;       // where its code begins, with the Save of the group
    size_t alternative = 0; // where that of the current alternative begins
    size_t lastJump = 0;    // the last Jump to the end, 0 if none; each holds the distance to the one before
    size_t group = 0;       // its number, 0 if it does not capture
    size_t nullable = 0;    // an alternative before may match nothing
    size_t referenceStart = 0;
    size_t referenceBody = 0;
    size_t referenceAlternative = 0;
    // The sequence up to here may match nothing.
    size_t sequenceNullable = 1;
  };
  static constexpr size_t kLevelWords = sizeof(Level) / sizeof(size_t);

  /// What a quantifier behind it would apply to.
  struct Term {
    bool valid = false;
    bool single = false; // one instruction that matches one byte
    bool nullable = false;
    bool nullableBefore = true; // of the sequence up to it
    size_t start = 0;
    size_t referenceStart = 0;
  };

  // The parts of a pattern.
  void part();
  void openGroup();
  void closeGroup();
  void nextAlternative();
  void endAlternatives();
  void quantify(char quantifier);
  void repeatSingle(char quantifier, bool lazy);
  void repeat(char quantifier, bool lazy);
  void escape();
  void bracket();
  bool bracketItem(ByteSet &set);
  void assertion(Op op);
  void finish();

  // Terms.
  void beginTerm();
  void endTerm(bool single, bool nullable);
  void addByte(uint8_t byte);
  void addSet(const ByteSet &set, size_t referenceBytes);

  // Code.
  void fail() {
    if (status == CompileStatus::Ok)
      status = CompileStatus::TooComplex;
  }
  void check(bool good) {
    if (!good)
      fail();
  }
  void grow(size_t bytes);
  /// Appends room for an instruction and writes its opcode; returns where it is.
  size_t append(Op op, size_t more = 0);
  /// Makes room for an instruction at `where`, in front of what is there, and writes its opcode.
  void insert(size_t where, Op op);
  void setAddress(size_t instruction, size_t target);
  void setNumber(size_t where, size_t value) {
    if (code)
      writeNumber(code + where, value);
  }
  size_t newNumber() { return choices < kNoNumber ? choices++ : kNoNumber; }
  /// Grows the reference's code, for its limits.
  void reference(size_t bytes) { referenceSize += bytes; }
  void checkReference(size_t distance, ptrdiff_t limit) { check(!limited || ptrdiff_t(distance) <= limit); }

  std::string_view pattern;
  size_t at = 0;
  bool limited;
  uint8_t *header;
  size_t limit;  // of the size of the code
  uint8_t *code; // null while measuring
  size_t size = 0;
  size_t referenceSize = 0;
  size_t groups = 1;
  size_t loops = 0; // those that have to note where a round began
  size_t choices = 0;
  Level level;
  Term term;
  CompileStatus status = CompileStatus::Ok;
  WordStack open;
};

void Compiler::part() {
  char c = pattern[at++];
  switch (c) {
  case '(':
    return openGroup();
  case ')':
    return closeGroup();
  case '|':
    return nextAlternative();
  case '*':
  case '+':
  case '?':
    return quantify(c);
  case '\\':
    return escape();
  case '[':
    return bracket();
  case '^':
    return assertion(Op::Begin);
  case '$':
    return assertion(Op::End);
  case '.':
    beginTerm();
    append(Op::Any);
    reference(1);
    return endTerm(true, false);
  default:
    return addByte(uint8_t(c));
  }
}

void Compiler::grow(size_t bytes) {
  size += bytes;
  if (size > limit) {
    fail();
    code = nullptr; // there is no room for it
  }
}

size_t Compiler::append(Op op, size_t more) {
  size_t where = size;
  grow(opBytes(op) + more);
  if (code)
    code[where] = uint8_t(op);
  return where;
}

void Compiler::insert(size_t where, Op op) {
  size_t moved = size - where;
  grow(opBytes(op));
  if (code) {
    memmove(code + where + opBytes(op), code + where, moved);
    code[where] = uint8_t(op);
  }
}

void Compiler::setAddress(size_t instruction, size_t target) {
  if (code)
    writeAddress(code + instruction + kAddressAt, ptrdiff_t(target) - ptrdiff_t(instruction));
}

void Compiler::beginTerm() {
  term.start = size;
  term.referenceStart = referenceSize;
  term.nullableBefore = level.sequenceNullable != 0;
}

void Compiler::endTerm(bool single, bool nullable) {
  term.valid = referenceSize != term.referenceStart;
  term.single = single;
  term.nullable = nullable;
  level.sequenceNullable = term.nullableBefore && nullable;
}

void Compiler::addByte(uint8_t byte) {
  beginTerm();
  size_t where = append(Op::Char);
  if (code)
    code[where + 1] = byte;
  reference(2);
  endTerm(true, false);
}

void Compiler::addSet(const ByteSet &set, size_t referenceBytes) {
  beginTerm();
  unsigned runs = 0, first = 0, last = 0;
  for (unsigned byte = 0; set.nextRun(byte, first, last); byte = last + 1)
    ++runs;
  if (runs == 1 && first == last) {
    size_t where = append(Op::Char);
    if (code)
      code[where + 1] = uint8_t(first);
  } else if (runs <= kRangesLimit) {
    size_t where = append(Op::Ranges, runs * 2);
    if (code) {
      code[where + 1] = uint8_t(runs);
      uint8_t *pair = code + where + kRangesAt;
      for (unsigned byte = 0; set.nextRun(byte, first, last); byte = last + 1) {
        *pair++ = uint8_t(first);
        *pair++ = uint8_t(last);
      }
    }
  } else {
    size_t where = append(Op::Bitmap);
    if (code)
      memcpy(code + where + 1, set.data(), ByteSet::kBytes);
  }
  reference(referenceBytes);
  endTerm(true, false);
}

void Compiler::escape() {
  if (at == pattern.size())
    return fail();
  char c = pattern[at++];
  if (isSetName(c))
    addSet(namedSet(c), 2);
  else
    addByte(uint8_t(c));
}

void Compiler::assertion(Op op) {
  append(op);
  reference(1);
  term.valid = false;
}

/// Reads one item of []: a byte, a range, or the name of a set.  The end of a range is taken as it stands, a
/// backslash too.
bool Compiler::bracketItem(ByteSet &set) {
  char first = pattern[at++];
  if (first == '\\') {
    if (at == pattern.size())
      return false;
    first = pattern[at++];
    if (isSetName(first)) {
      set.addAll(namedSet(first));
      return true;
    }
  }
  if (pattern.size() - at >= 2 && pattern[at] == '-' && pattern[at + 1] != ']') {
    set.addRange(uint8_t(first), uint8_t(pattern[at + 1]));
    at += 2;
  } else {
    set.add(uint8_t(first));
  }
  return true;
}

void Compiler::bracket() {
  bool inverted = at < pattern.size() && pattern[at] == '^';
  at += inverted;
  ByteSet set;
  size_t items = 0;
  for (; at < pattern.size() && pattern[at] != ']'; ++items) {
    if (!bracketItem(set))
      return fail();
  }
  if (at == pattern.size())
    return fail();
  ++at;
  check(!limited || items <= kReferenceItems);
  if (inverted)
    set.invert();
  addSet(set, 2 + 2 * items);
}

void Compiler::openGroup() {
  bool capturing = true;
  if (at < pattern.size() && pattern[at] == '?') {
    if (!support::slice(pattern, at).starts_with("?:"))
      return fail();
    at += 2;
    capturing = false;
  }
  if (!open.reserve(kLevelWords)) {
    status = CompileStatus::NoMemory;
    return;
  }
  size_t saved[kLevelWords];
  memcpy(saved, &level, sizeof level);
  for (size_t word : saved)
    open.push(word);
  level = Level();
  level.start = size;
  level.referenceStart = referenceSize;
  if (capturing) {
    level.group = groups++;
    check(groups * 2 <= (limited ? kReferenceSlots : kSlotLimit));
    setNumber(append(Op::Save) + kSaveSlotAt, level.group * 2);
    reference(kReferenceJump);
  }
  level.alternative = size;
  level.referenceBody = level.referenceAlternative = referenceSize;
  term.valid = false;
}

void Compiler::closeGroup() {
  if (open.empty()) {
    status = CompileStatus::UnmatchedParenthesis;
    return;
  }
  endAlternatives();
  if (level.group) {
    setNumber(append(Op::Save) + kSaveSlotAt, level.group * 2 + 1);
    reference(kReferenceJump);
  }
  Level inner = level;
  size_t saved[kLevelWords];
  for (size_t i = kLevelWords; i > 0; --i)
    saved[i - 1] = open.pop();
  memcpy(&level, saved, sizeof level);
  term.start = inner.start;
  term.referenceStart = inner.referenceStart;
  term.nullableBefore = level.sequenceNullable != 0;
  endTerm(false, inner.nullable || inner.sequenceNullable);
}

void Compiler::nextAlternative() {
  checkReference(referenceSize - level.referenceAlternative,
                 level.lastJump ? kReferenceForward : PTRDIFF_MAX);
  checkReference(referenceSize - level.referenceBody + kReferenceJump, kReferenceForward);
  insert(level.alternative, Op::Split);
  size_t jump = append(Op::Jump);
  setAddress(level.alternative, size);
  setNumber(level.alternative + kSplitNumberAt, newNumber());
  setAddress(jump, level.lastJump ? level.lastJump : jump);
  level.lastJump = jump;
  level.alternative = size;
  reference(2 * kReferenceJump);
  level.referenceAlternative = referenceSize;
  level.nullable |= level.sequenceNullable;
  level.sequenceNullable = 1;
  term.valid = false;
}

/// Lets the jumps of all alternatives lead to the end.
void Compiler::endAlternatives() {
  if (!level.lastJump)
    return;
  checkReference(referenceSize - level.referenceAlternative, kReferenceForward);
  for (size_t jump = level.lastJump; code;) {
    ptrdiff_t before = readAddress(code + jump + kAddressAt);
    setAddress(jump, size);
    if (before == 0)
      break;
    jump = size_t(ptrdiff_t(jump) + before);
  }
}

void Compiler::quantify(char quantifier) {
  if (!term.valid)
    return fail();
  bool lazy = at < pattern.size() && pattern[at] == '?';
  at += lazy;
  size_t length = referenceSize - term.referenceStart;
  if (quantifier == '*') {
    checkReference(length + kReferenceJump, kReferenceForward);
    checkReference(length + 2 * kReferenceJump, kReferenceBackward);
  } else if (quantifier == '+') {
    checkReference(length + kReferenceJump, kReferenceBackward);
  } else {
    checkReference(length, kReferenceForward);
  }
  reference(quantifier == '*' ? 2 * kReferenceJump : kReferenceJump);
  if (term.single)
    repeatSingle(quantifier, lazy);
  else
    repeat(quantifier, lazy);
  level.sequenceNullable = term.nullableBefore && (term.nullable || quantifier != '+');
  term.valid = false;
}

void Compiler::repeatSingle(char quantifier, bool lazy) {
  Op op = quantifier == '*' ? Op::Star : quantifier == '+' ? Op::Plus : Op::Option;
  insert(term.start, Op(uint8_t(op) + lazy));
  setNumber(term.start + kRunNumberAt, newNumber());
}

void Compiler::repeat(char quantifier, bool lazy) {
  size_t start = term.start;
  if (quantifier == '?') {
    insert(start, lazy ? Op::SplitLazy : Op::Split);
    setAddress(start, size);
    setNumber(start + kSplitNumberAt, newNumber());
    return;
  }
  size_t loop = term.nullable ? loops++ : 0;
  check(loops + 2 * groups <= kSlotLimit);
  if (term.nullable) {
    insert(start, Op::Mark);
    setNumber(start + kSaveSlotAt, loop);
  }
  if (quantifier == '*')
    insert(start, lazy ? Op::SplitLazy : Op::Split);
  size_t leave = 0;
  if (term.nullable) {
    leave = append(Op::IfEmpty);
    setNumber(leave + kIfEmptyLoopAt, loop);
  }
  size_t choice = start;
  if (quantifier == '*') {
    setAddress(append(Op::Jump), start);
    setAddress(start, size);
  } else {
    choice = append(lazy ? Op::Split : Op::SplitLazy);
    setAddress(choice, start);
  }
  setNumber(choice + kSplitNumberAt, newNumber());
  if (term.nullable)
    setAddress(leave, size);
}

void Compiler::finish() {
  endAlternatives();
  append(Op::Matched);
  if (status != CompileStatus::Ok || !code)
    return;
  writeNumber(header, groups);
  writeNumber(header + 2, groups * 2 + loops);
  writeNumber(header + 4, choices);
}

} // namespace

CompileStatus measure(std::string_view pattern, const CompileOptions &options, const Memory &memory,
                      size_t &bytes) {
  Compiler compiler(pattern, options, memory, {});
  CompileStatus status = compiler.run();
  bytes = compiler.bytes();
  return status;
}

CompileStatus compile(std::string_view pattern, const CompileOptions &options, const Memory &memory,
                      std::span<uint8_t> out) {
  if (out.size() < Program::kHeaderBytes)
    return CompileStatus::TooComplex;
  return Compiler(pattern, options, memory, out).run();
}

} // namespace adder::regex
