//===- genhdr/Scanner.cpp - What preprocessed sources register --------------------------------------===//
//
// All words in question begin with "MP_".  The scan jumps from one of these to the next and looks at what
// lies between only for two bytes: '#' at the start of a line, which may be a marker, and line ends, which
// are counted.  Whatever is searched from a word to the end of its line is searched once a line, so that the
// work stays linear for any input.
//
//===------------------------------------------------------------------------------------------------===//

#include "genhdr/Scanner.h"

#include "genhdr/SourceLanguage.h"

#include <algorithm>
#include <cstring>

namespace adder::genhdr {

namespace {

constexpr size_t kNone = std::string_view::npos;
constexpr std::string_view kQstrPrefix = "MP_QSTR_";
constexpr std::string_view kTextWord = "MP_COMPRESSED_ROM_TEXT(";
constexpr std::string_view kRootPointerWord = "MP_REGISTER_ROOT_POINTER(";
constexpr std::string_view kModuleWords[] = {"MP_REGISTER_MODULE(", "MP_REGISTER_EXTENSIBLE_MODULE(",
                                             "MP_REGISTER_MODULE_DELEGATION("};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool isNameCharacter(char c) {
  return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

size_t skipBlanks(std::string_view text, size_t at) {
  while (at < text.size() && isBlank(text[at]))
    ++at;
  return at;
}

size_t skipDigits(std::string_view text, size_t at) {
  while (at < text.size() && isDigit(text[at]))
    ++at;
  return at;
}

uint32_t lineNumber(std::string_view digits) {
  uint64_t number = 0;
  for (char digit : digits)
    number = std::min<uint64_t>(number * 10 + uint64_t(digit - '0'), UINT32_MAX);
  return uint32_t(number);
}

std::optional<Marker> parseReferenceMarker(std::string_view line) {
  size_t name = markerNameOffset(line);
  if (!name)
    return std::nullopt;
  size_t end = line.find('"', name);
  if (end == kNone || end == name)
    return std::nullopt;
  size_t digits = line.find_first_of("0123456789");
  return Marker{lineNumber(line.substr(digits, skipDigits(line, digits) - digits)),
                line.substr(name, end - name)};
}

std::optional<Marker> parseCompilerMarker(std::string_view line) {
  size_t at = line.starts_with("#") ? skipBlanks(line, 1) : kNone;
  if (at != kNone && line.substr(at).starts_with("line"))
    at = skipBlanks(line, at + 4);
  size_t digitsEnd = at == kNone ? kNone : skipDigits(line, at);
  if (digitsEnd == at)
    return std::nullopt;
  Marker marker = {lineNumber(line.substr(at, digitsEnd - at)), {}};
  size_t name = skipBlanks(line, digitsEnd);
  if (name == line.size())
    return marker;
  if (line[name] != '"')
    return std::nullopt;
  size_t end = line.find('"', ++name);
  if (size_t escape = line.substr(0, end).find('\\', name); escape != kNone)
    for (end = escape; end < line.size() && line[end] != '"'; ++end)
      if (line[end] == '\\')
        ++end;
  if (end >= line.size())
    return std::nullopt;
  marker.file = line.substr(name, end - name);
  return marker;
}

/// In blocks whose count fits into a byte: compilers then compare many bytes at once.
uint32_t countLineEnds(std::string_view text) {
  constexpr size_t kBlock = 192;
  uint32_t count = 0;
  for (size_t at = 0; at < text.size(); at += kBlock) {
    uint8_t inBlock = 0;
    for (char c : text.substr(at, kBlock))
      inBlock = uint8_t(inBlock + (c == '\n'));
    count += inBlock;
  }
  return count;
}

/// Remembers, for the line that ends at `lineEnd`, that something is not to be found in the rest of it.
class MissingInLine {
public:
  /// Offset of `wanted` in [`from`, `lineEnd`) of `text`, or kNone.
  size_t find(std::string_view text, std::string_view wanted, size_t from, size_t lineEnd) {
    if (missingUpTo == lineEnd)
      return kNone;
    size_t at = text.substr(0, lineEnd).find(wanted, from);
    if (at == kNone)
      missingUpTo = lineEnd;
    return at;
  }

private:
  size_t missingUpTo = kNone;
};

class Scan {
public:
  Scan(std::string_view text, KindSet kinds, MarkerRules rules, ScanConsumer &consumer)
      : text(text), kinds(kinds), rules(rules), consumer(consumer) {}

  void run();

private:
  size_t nextWord(size_t from) const;
  void passMarkers(size_t limit);
  void applyMarker(const Marker &marker, size_t lineEnd);
  std::optional<Marker> markerAt(size_t start, size_t end) const;
  void findFirstOwner();

  void scanWord(size_t word);
  void scanQstr(size_t word);
  void scanText(size_t word);
  void scanModule(size_t word, std::string_view macro);
  void scanRootPointer(size_t word);

  bool wants(Kind kind, size_t word) const { return kinds.contains(kind) && word >= resume[size_t(kind)]; }
  void found(Kind kind, size_t word, size_t end, std::string_view itemText);
  void malformed(MalformedKind kind, size_t word);
  void countUpTo(size_t offset);
  Origin originOf(size_t word);
  size_t endOfLine(size_t from) const {
    size_t end = text.find('\n', from);
    return end == kNone ? text.size() : end;
  }

  std::string_view text;
  KindSet kinds;
  MarkerRules rules;
  ScanConsumer &consumer;

  size_t resume[kKindCount] = {}; ///< where the last item of each kind ends
  size_t lineEnd = 0;             ///< of the line of the current word
  MissingInLine commas, moduleEnds, rootPointerEnds;

  size_t markersPassed = 0;    ///< all markers before this offset have been applied
  size_t latestMarker = kNone; ///< where its line ends, if no item was found since
  std::string_view originFile;
  uint32_t originLine = 1; ///< of the text line `originStart`
  uint32_t originStart = 1;
  std::string_view owner;
  uint32_t ownerRun = 0;
  bool soughtFirstOwner = false;

  size_t counted = 0; ///< line ends before this offset are in `line`
  uint32_t line = 1;
};

void Scan::run() {
  size_t word = nextWord(0);
  while (word != kNone) {
    passMarkers(word);
    if (markersPassed > word) { // it stands in a marker
      word = nextWord(markersPassed);
      continue;
    }
    if (word >= lineEnd)
      lineEnd = endOfLine(word);
    scanWord(word);
    word = nextWord(word + 3);
  }
}

/// The next "MP_" that may begin something.
size_t Scan::nextWord(size_t from) const {
  while (true) {
    size_t at = text.find("MP_", from);
    if (at == kNone || at + 3 == text.size())
      return kNone;
    char next = text[at + 3];
    if (next == 'Q' || next == 'R' || next == 'C')
      return at;
    from = at + 3;
  }
}

std::optional<Marker> Scan::markerAt(size_t start, size_t end) const {
  if (start != 0 && text[start - 1] != '\n')
    return std::nullopt;
  return parseMarker(text.substr(start, end - start), rules);
}

/// Applies all markers that start before `limit`.
void Scan::passMarkers(size_t limit) {
  while (markersPassed < limit) {
    size_t hash = text.substr(0, limit).find('#', markersPassed);
    if (hash == kNone) {
      markersPassed = limit;
      return;
    }
    markersPassed = hash + 1;
    if (hash != 0 && text[hash - 1] != '\n')
      continue;
    size_t end = endOfLine(hash);
    if (std::optional<Marker> marker = markerAt(hash, end)) {
      applyMarker(*marker, end);
      markersPassed = end;
    }
  }
}

void Scan::applyMarker(const Marker &marker, size_t end) {
  latestMarker = end;
  originLine = marker.line;
  if (marker.file.empty())
    return;
  originFile = marker.file;
  if (marker.file != owner && isSource(marker.file)) {
    owner = marker.file;
    ++ownerRun;
  }
}

/// What stands before the first source belongs to it.
void Scan::findFirstOwner() {
  soughtFirstOwner = true;
  for (size_t hash = text.find('#', markersPassed); hash != kNone; hash = text.find('#', hash + 1)) {
    if (text[hash - 1] != '\n') // it is not the first byte: an item was found before
      continue;
    std::optional<Marker> marker = markerAt(hash, endOfLine(hash));
    if (!marker || !isSource(marker->file))
      continue;
    owner = marker->file;
    ownerRun = 1;
    return;
  }
}

void Scan::scanWord(size_t word) {
  std::string_view rest = text.substr(word, lineEnd - word);
  if (rest.starts_with(kQstrPrefix)) {
    if (wants(Kind::Qstr, word))
      scanQstr(word);
  } else if (rest.starts_with(kTextWord)) {
    if (wants(Kind::Compressed, word))
      scanText(word);
  } else if (rest.starts_with(kRootPointerWord)) {
    if (wants(Kind::RootPointer, word))
      scanRootPointer(word);
  } else {
    for (std::string_view macro : kModuleWords)
      if (rest.starts_with(macro) && wants(Kind::Module, word))
        scanModule(word, macro);
  }
}

void Scan::scanQstr(size_t word) {
  size_t start = word + kQstrPrefix.size();
  size_t end = start;
  while (end < lineEnd && isNameCharacter(text[end]))
    ++end;
  // gcc writes a character that is not ASCII as \U000000f6.
  bool isEscape = end + 1 < lineEnd && text[end] == '\\' && (text[end + 1] == 'u' || text[end + 1] == 'U');
  if (isEscape || (end < lineEnd && static_cast<unsigned char>(text[end]) >= 0x80))
    malformed(MalformedKind::QstrNotAscii, word);
  if (end == start)
    return;
  std::string_view name = text.substr(start, end - start);
  size_t again = name.find(kQstrPrefix);
  if (again == kNone)
    return found(Kind::Qstr, word, end, name);
  // The reference takes out every MP_QSTR_, from left to right.
  malformed(MalformedKind::QstrPrefixTwice, word);
  std::string rest;
  size_t from = 0;
  for (; again != kNone; again = name.find(kQstrPrefix, from)) {
    rest += name.substr(from, again - from);
    from = again + kQstrPrefix.size();
  }
  rest += name.substr(from);
  found(Kind::Qstr, word, end, rest);
}

void Scan::scanText(size_t word) {
  size_t quote = word + kTextWord.size();
  if (quote < lineEnd && text[quote] == '"') {
    size_t end = text.substr(0, lineEnd).find('"', quote + 1);
    if (end != kNone && end + 1 < lineEnd && text[end + 1] == ')')
      return found(Kind::Compressed, word, end + 2, text.substr(quote + 1, end - quote - 1));
  }
  malformed(MalformedKind::TextNotLiteral, word);
}

void Scan::scanModule(size_t word, std::string_view macro) {
  size_t comma = commas.find(text, ",", word + macro.size(), lineEnd);
  if (comma == kNone)
    return malformed(MalformedKind::ModuleWithoutComma, word);
  size_t end = moduleEnds.find(text, ");", comma + 1, lineEnd);
  if (end == kNone)
    return malformed(MalformedKind::ModuleUnterminated, word);
  found(Kind::Module, word, end + 2, text.substr(word, end + 2 - word));
}

void Scan::scanRootPointer(size_t word) {
  size_t end = rootPointerEnds.find(text, ");", word + kRootPointerWord.size(), lineEnd);
  if (end == kNone)
    return malformed(MalformedKind::RootPointerUnterminated, word);
  found(Kind::RootPointer, word, end + 2, text.substr(word, end + 2 - word));
}

void Scan::found(Kind kind, size_t word, size_t end, std::string_view itemText) {
  resume[size_t(kind)] = end;
  if (ownerRun == 0 && !soughtFirstOwner)
    findFirstOwner();
  Origin origin = originOf(word);
  consumer.found(Item{kind, itemText, line, origin, owner, ownerRun});
}

void Scan::malformed(MalformedKind kind, size_t word) {
  if (ownerRun == 0 && !soughtFirstOwner)
    findFirstOwner();
  Origin origin = originOf(word);
  std::string_view shown = text.substr(word, std::min(lineEnd - word, kMalformedTextLimit));
  consumer.found(Malformed{kind, shown, line, origin, owner});
}

/// Makes `line` the line of an offset that is not before the last one.
void Scan::countUpTo(size_t offset) {
  line += countLineEnds(text.substr(counted, offset - counted));
  counted = offset;
}

/// The origin of `word`, whose line `line` then is.
Origin Scan::originOf(size_t word) {
  if (latestMarker != kNone) {
    countUpTo(latestMarker);
    originStart = line + 1;
    latestMarker = kNone;
  }
  countUpTo(word);
  uint64_t number = uint64_t(originLine) + (line - originStart);
  return {originFile, uint32_t(std::min<uint64_t>(number, UINT32_MAX))};
}

} // namespace

void scan(std::string_view text, KindSet kinds, MarkerRules rules, ScanConsumer &consumer) {
  Scan(text, kinds, rules, consumer).run();
}

bool normalizeLineEnds(std::string &text) {
  size_t at = text.find('\r');
  if (at == std::string::npos)
    return false;
  size_t to = at;
  for (; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
      continue;
    text[to++] = text[at] == '\r' ? '\n' : text[at];
  }
  text.resize(to);
  return true;
}

std::string unescapeFileName(std::string_view name) {
  std::string result;
  for (size_t at = 0; at < name.size(); ++at) {
    auto octal = [&](size_t i) { return at + i < name.size() && name[at + i] >= '0' && name[at + i] <= '7'; };
    if (name[at] != '\\') {
      result += name[at];
    } else if (at + 1 < name.size() && (name[at + 1] == '\\' || name[at + 1] == '"')) {
      result += name[++at];
    } else if (octal(1) && octal(2) && octal(3)) {
      result += char((name[at + 1] - '0') * 64 + (name[at + 2] - '0') * 8 + (name[at + 3] - '0'));
      at += 3;
    } else {
      result += name[at];
    }
  }
  return result;
}

size_t markerNameOffset(std::string_view line) {
  if (!line.starts_with('#'))
    return 0;
  size_t blank = line.substr(1).starts_with("line") ? 5 : 1;
  size_t digits = skipBlanks(line, blank);
  size_t end = skipDigits(line, digits);
  bool matches =
      digits > blank && end > digits && end + 1 < line.size() && isBlank(line[end]) && line[end + 1] == '"';
  return matches ? end + 2 : 0;
}

std::optional<Marker> parseMarker(std::string_view line, MarkerRules rules) {
  return rules == MarkerRules::Reference ? parseReferenceMarker(line) : parseCompilerMarker(line);
}

std::string_view messageOf(MalformedKind kind) {
  constexpr std::string_view messages[] = {
#define MALFORMED(Enumerator, Message) Message,
#include "genhdr/Malformed.def"
  };
  return messages[size_t(kind)];
}

} // namespace adder::genhdr
