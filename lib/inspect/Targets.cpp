//===- inspect/Targets.cpp - What a runtime can load ------------------------------------------------===//

#include "inspect/Targets.h"

#include <algorithm>
#include <charconv>

namespace adder::inspect {

using bytecode::Architecture;

namespace {

constexpr Board kBoards[] = {
#define BOARD(Name, Port, Host, March, SmallIntBits, ArchFlags, Note)                                        \
  {Name, Port, Architecture::Host, Architecture::March, SmallIntBits, ArchFlags, Note},
#include "inspect/Boards.def"
};

struct Alias {
  std::string_view alias;
  std::string_view name;
};
constexpr Alias kAliases[] = {
#define BOARD_ALIAS(Alias, Name) {Alias, Name},
#include "inspect/Boards.def"
};

/// Names that differ only in case and separators are the same.
std::string normal(std::string_view name) {
  std::string text;
  for (char c : name) {
    if (c >= 'a' && c <= 'z')
      c = char(c - 'a' + 'A');
    text += c == '-' || c == ' ' ? '_' : c;
  }
  return text;
}

const Board *findBoard(std::string_view name) {
  std::string wanted = normal(name);
  for (const Alias &alias : kAliases)
    if (normal(alias.alias) == wanted)
      wanted = normal(alias.name);
  for (const Board &board : kBoards)
    if (normal(board.name) == wanted)
      return &board;
  return nullptr;
}

/// A variant of a board (NAME-SPIRAM) has the board's processor.
const Board *findBoardOfBuild(std::string_view build) {
  if (const Board *board = findBoard(build))
    return board;
  return findBoard(build.substr(0, build.find('-')));
}

Target targetOf(const Board &board) {
  Target target;
  target.name = board.name;
  target.note = std::string(board.port) + (board.note.empty() ? "" : ": ") + std::string(board.note);
  target.architecture = unsigned(board.host);
  target.march = board.march;
  target.archFlags = board.archFlags;
  target.smallIntBits = board.smallIntBits;
  return target;
}

/// mpy-and-bytecode.md 1.4, last point.  The width of small integers is not in it: 31 bits on 32-bit
/// machines, 63 on those that are known to have 64.
Target targetOf(uint32_t number) {
  Target target;
  target.name = "_mpy=" + std::to_string(number);
  target.version = number & 0xff;
  target.subVersion = number >> 8 & 3;
  target.architecture = number >> 10 & 0x2f;
  target.archFlags = number >> 16;
  if (std::optional<Architecture> known = bytecode::architectureNumbered(target.architecture))
    target.march = *known;
  bool is64Bit = target.march == Architecture::X64 || target.march == Architecture::Rv64imc;
  target.smallIntBits = is64Bit ? 63 : 31;
  target.smallIntsAssumed = true;
  return target;
}

/// The whole of `text` as a number; nothing if it is not one that fits.
std::optional<uint32_t> numberOf(std::string_view text) {
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X"))
    base = 16;
  else if (text.starts_with("0b") || text.starts_with("0B"))
    base = 2;
  if (base != 10)
    text.remove_prefix(2);
  uint32_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc() || end != text.data() + text.size() || text.empty())
    return std::nullopt;
  return value;
}

/// What stands behind `key` in the text of sys.implementation, up to `ends`.
std::string_view field(std::string_view text, std::string_view key, std::string_view ends) {
  size_t at = text.find(key);
  if (at == std::string_view::npos)
    return {};
  text.remove_prefix(at + key.size());
  return text.substr(0, text.find_first_of(ends));
}

std::optional<Target> parseImplementation(std::string_view text, std::string &error) {
  std::optional<uint32_t> number = numberOf(field(text, "mpy=", ",) \r\n")); // `mpy` before 1.19
  if (!number) {
    error = "this runtime cannot load .mpy files: there is no _mpy=NUMBER in its sys.implementation";
    return std::nullopt;
  }
  Target target = targetOf(*number);
  std::string_view build = field(text, "_build='", "'");
  std::string_view machine = field(text, "_machine='", "'");
  if (!build.empty())
    target.name = build;
  target.note = machine;
  if (const Board *board = build.empty() ? nullptr : findBoardOfBuild(build)) {
    target.smallIntBits = board->smallIntBits;
    target.smallIntsAssumed = false;
    if (unsigned(board->host) == target.architecture)
      target.march = board->march;
  }
  return target;
}

/// Letters to change, add or leave out to get from one name to the other.
size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t i = 0; i <= b.size(); ++i)
    row[i] = i;
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t k = 0; k < b.size(); ++k) {
      size_t above = row[k + 1];
      row[k + 1] = std::min({above + 1, row[k] + 1, diagonal + (a[i] != b[k])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// Names that `text` may have meant: those that contain it, or those nearest to it.
std::vector<std::string_view> suggestions(std::string_view text) {
  constexpr size_t kMost = 4, kLongest = 60;
  std::string wanted = normal(text.substr(0, kLongest));
  std::vector<std::string_view> names;
  for (const Board &board : kBoards)
    names.push_back(board.name);
  for (const Alias &alias : kAliases)
    names.push_back(alias.alias);
  auto distance = [&](std::string_view name) {
    std::string known = normal(name);
    if (wanted.size() >= 3 && known.find(wanted) != std::string::npos)
      return size_t(0);
    return editDistance(wanted, known);
  };
  std::stable_sort(names.begin(), names.end(),
                   [&](std::string_view a, std::string_view b) { return distance(a) < distance(b); });
  size_t near = std::max<size_t>(1, wanted.size() / 4 + 1);
  size_t count = 0;
  while (count < kMost && distance(names[count]) <= near)
    ++count;
  names.resize(count);
  return names;
}

} // namespace

std::span<const Board> boards() { return kBoards; }

std::optional<Target> parseTarget(std::string_view text, std::string &error) {
  if (text.find("name=") != std::string_view::npos || text.find("mpy=") != std::string_view::npos)
    return parseImplementation(text, error);
  if (std::optional<uint32_t> number = numberOf(text))
    return targetOf(*number);
  if (const Board *board = findBoard(text))
    return targetOf(*board);
  error = "no target '" + std::string(text.substr(0, 80)) + "'";
  std::vector<std::string_view> names = suggestions(text);
  for (size_t i = 0; i < names.size(); ++i)
    error += (i == 0 ? ", did you mean " : i + 1 == names.size() ? " or " : ", ") + std::string(names[i]);
  error += names.empty() ? "; --list-targets shows all" : "? (--list-targets shows all)";
  return std::nullopt;
}

} // namespace adder::inspect
