//===- frontend/Lexer.cpp - Layout, names, numbers, operators -------------------------------------------===//
//
// String literals are in LexerStrings.cpp.
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/Lexer.h"

#include <array>

namespace adder::frontend {

namespace {

struct KindInfo {
  std::string_view name;
  std::string_view text;
};

constexpr KindInfo kKinds[] = {
#define TOKEN(Enumerator, Description) {#Enumerator, Description},
#include "frontend/Tokens.def"
};

constexpr std::string_view kKeywords[] = {
#define KEYWORD(Enumerator, Text) Text,
#include "frontend/Tokens.def"
};
constexpr uint32_t kKeywordCount = std::size(kKeywords);
static_assert(kKeywordCount == uint32_t(TokenKind::Yield) - uint32_t(TokenKind::False) + 1);

// Character classes (frontend-and-lowering.md, 2.1, 2.3, 2.5).
enum : uint8_t { kNameStart = 1, kDigit = 2, kBlank = 4, kLetter = 8 };

constexpr std::array<uint8_t, 256> makeClasses() {
  std::array<uint8_t, 256> classes{};
  for (unsigned c = 0; c < 256; ++c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter)
      classes[c] |= kLetter;
    if (letter || c == '_' || c >= 0x80)
      classes[c] |= kNameStart;
    if (c >= '0' && c <= '9')
      classes[c] |= kDigit;
    if (c == ' ' || c == '\t' || c == 0x0b || c == 0x0c)
      classes[c] |= kBlank;
  }
  return classes;
}
constexpr std::array<uint8_t, 256> kClasses = makeClasses();

constexpr unsigned kTabWidth = 8;
constexpr uint32_t kMaxColumn = 0xffff; // the reference's indentation levels have 16 bits

uint32_t columnAfter(char c, uint32_t column) {
  return c == '\t' ? (column / kTabWidth + 1) * kTabWidth : column + 1;
}

bool is(int c, uint8_t classes) { return (kClasses[uint8_t(c)] & classes) != 0; }

} // namespace

std::string_view describe(TokenKind kind) { return kKinds[size_t(kind)].text; }
std::string_view nameOf(TokenKind kind) { return kKinds[size_t(kind)].name; }

Lexer::Lexer(support::Arena &arena, qstr::NameTable &names, std::string_view source, const Options &options)
    : arena(arena), names(names), file(source), segments(arena), indents(arena), value(arena),
      templateStrings(options.templateStrings), lineBegin(source.data()),
      debugValue(options.optimisationLevel == 0 ? TokenKind::True : TokenKind::False) {
  for (std::string_view keyword : kKeywords) {
    qstr::NameId id = names.intern(keyword);
    if (!firstKeyword)
      firstKeyword = id.value;
  }
  indents.push(0);
  here = {file.data(), file.data(), file.data() + file.size(), {}, 0};
  segments.push(here);
  pendingEnd = !file.empty() && file.back() != '\n' && file.back() != '\r';
  skipBlanks(true);
  bool indented = lineBegin != here.cursor;
  advance();
  // A file whose first statement is indented (2.2).
  if (indented && current.kind != TokenKind::Newline)
    current.kind = TokenKind::Indent;
}

//===-- Characters --------------------------------------------------------------------------------------===//

bool Lexer::popSegment() {
  if (segments.size() == 1)
    return false;
  segments.pop();
  here = segments.back();
  return true;
}

int Lexer::peek() {
  for (;;) {
    unsigned char c = static_cast<unsigned char>(*here.cursor);
    if (c == '\r')
      return '\n';
    if (c != 0)
      return c;
    if (here.cursor < here.end)
      return 1; // a NUL byte of the file
    if (!popSegment())
      return pendingEnd ? '\n' : 0;
  }
}

int Lexer::peekAt(unsigned distance) {
  const char *cursor = here.cursor;
  size_t level = segments.size();
  const char *end = here.end;
  bool finalNewline = pendingEnd;
  for (;;) {
    while (cursor == end && level > 1) {
      --level;
      cursor = segments[level - 1].cursor;
      end = segments[level - 1].end;
    }
    if (cursor == end) {
      if (!finalNewline || distance > 0)
        return 0;
      return '\n';
    }
    if (distance == 0)
      return *cursor == '\r' ? '\n' : *cursor == 0 ? 1 : static_cast<unsigned char>(*cursor);
    --distance;
    cursor += *cursor == '\r' && cursor + 1 < end && cursor[1] == '\n' ? 2 : 1;
  }
}

void Lexer::step() {
  int c = peek();
  if (c == 0)
    return;
  if (here.cursor == here.end) { // the line end that the file lacks
    pendingEnd = false;
    ++line;
    lineBegin = here.cursor;
    return;
  }
  bool pair = *here.cursor == '\r' && here.cursor + 1 < here.end && here.cursor[1] == '\n';
  here.cursor += pair ? 2 : 1;
  if (c == '\n') {
    ++line;
    lineBegin = here.cursor;
  }
}

/// Where in the file the character under the cursor stands; of injected text that was not copied, the
/// literal.
uint32_t Lexer::fileOffset() const {
  if (inFile())
    return uint32_t(here.cursor - file.data());
  uint32_t at = uint32_t(here.cursor - here.begin);
  const Origin &origin = originOf(at);
  return origin.fileOffset == kNoOrigin ? here.literal : clamp(origin.fileOffset + (at - origin.at));
}

/// Where the token ends that began at `begin` of the file and whose last character is the one before the
/// cursor.
uint32_t Lexer::endOffset(uint32_t begin) const {
  uint32_t end;
  if (inFile()) {
    end = uint32_t(here.cursor - file.data());
  } else {
    uint32_t at = uint32_t(here.cursor - here.begin);
    const Origin &origin = originOf(at ? at - 1 : 0); // a token may end where a copied stretch does
    end = origin.fileOffset == kNoOrigin ? here.literal : clamp(origin.fileOffset + (at - origin.at));
  }
  return end < begin ? begin : end; // injected text is not in the order of the file
}

/// The last origin of the injected text that starts at or before `at`.
const Lexer::Origin &Lexer::originOf(uint32_t at) const {
  size_t low = 0;
  for (size_t high = here.origins.size(); high - low > 1;) {
    size_t middle = (low + high) / 2;
    (here.origins[middle].at <= at ? low : high) = middle;
  }
  return here.origins[low];
}

//===-- Tokens ------------------------------------------------------------------------------------------===//

/// Skips white space and comments; with `stopAtNewline` stops before a line end at bracket depth 0 and tells
/// so.
bool Lexer::skipBlanks(bool stopAtNewline) {
  for (;;) {
    while (is(*here.cursor, kBlank))
      ++here.cursor;
    switch (int c = peek()) {
    case '\n':
      if (stopAtNewline && depth == 0)
        return true;
      step();
      break;
    case '#':
      do {
        ++here.cursor;
        while (*here.cursor != '\n' && *here.cursor != '\r' && *here.cursor != 0)
          ++here.cursor;
        c = peek(); // a NUL byte, or the end of a segment, does not end a comment
      } while (c != 0 && c != '\n');
      break;
    case '\\':
      if (peekAt(1) != '\n')
        return false;
      step();
      step();
      break;
    default:
      if (!is(c, kBlank))
        return false;
      break; // a segment ended: blanks of the one below
    }
  }
}

void Lexer::lexNewline() {
  skipBlanks(false);
  current.kind = TokenKind::Newline;
  uint32_t column = 0; // spaces before the first character of the line, tabs to multiples of 8
  for (const char *p = lineBegin; inFile() && p < here.cursor; ++p)
    column = columnAfter(*p, column);
  if (column > indents.back()) {
    indents.push(column & kMaxColumn);
    ++pendingDents;
    return;
  }
  while (column < indents.back()) {
    leftIndent = indents.pop();
    --pendingDents;
  }
  if (column != indents.back())
    current.kind = TokenKind::DedentMismatch;
}

void Lexer::advance() {
  lastEnd = current.range.end;
  bool atNewline = skipBlanks(true);
  current.line = line;
  current.range.begin = fileOffset();
  if (pendingDents != 0) {
    current.kind = pendingDents < 0 ? TokenKind::Dedent : TokenKind::Indent;
    pendingDents += pendingDents < 0 ? 1 : -1;
    current.range.end = current.range.begin;
    return;
  }
  if (atNewline) {
    current.range.end = current.range.begin;
    lexNewline();
    return;
  }
  int c = peek();
  if (c == 0) {
    current.kind = TokenKind::End;
  } else if (is(c, kNameStart)) {
    if (atString())
      return lexString();
    lexName();
  } else if (c == '\'' || c == '"') {
    return lexString();
  } else if (is(c, kDigit) || (c == '.' && is(peekAt(1), kDigit))) {
    lexNumber();
  } else {
    lexPunctuator();
  }
  current.range.end = endOffset(current.range.begin);
}

void Lexer::lexName() {
  const char *begin = here.cursor;
  const char *p = begin;
  uint32_t hash = qstr::NameTable::kHashSeed;
  do
    hash = qstr::NameTable::hashStep(hash, static_cast<unsigned char>(*p++));
  while (is(*p, kNameStart | kDigit));
  here.cursor = p;
  current.name = names.internHashed({begin, size_t(p - begin)}, hash);
  uint32_t keyword = current.name.value - firstKeyword;
  if (keyword >= kKeywordCount) {
    current.kind = TokenKind::Name;
    return;
  }
  current.kind = TokenKind(uint32_t(TokenKind::False) + keyword);
  if (current.kind == TokenKind::Debug)
    current.kind = debugValue;
}

void Lexer::lexNumber() {
  const char *begin = here.cursor;
  const char *p = begin;
  char base = char(p[0] == '0' ? p[1] | 0x20 : 0);
  bool prefixed = base == 'b' || base == 'o' || base == 'x';
  bool isFloat = *p == '.';
  bool hasUnderscore = false;
  for (++p;;) {
    if (!prefixed && (*p == 'e' || *p == 'E')) {
      isFloat = true;
      ++p;
      if (*p == '+' || *p == '-')
        ++p;
    } else if (is(*p, kLetter | kDigit) || *p == '.') {
      isFloat |= *p == '.' || *p == 'j' || *p == 'J';
      ++p;
    } else if (*p == '_') {
      hasUnderscore = true;
      ++p;
    } else {
      break;
    }
  }
  here.cursor = p;
  current.kind = isFloat ? TokenKind::Float : TokenKind::Integer;
  current.text = {begin, size_t(p - begin)};
  if (!hasUnderscore)
    return;
  auto *text = static_cast<char *>(arena.allocate(current.text.size(), 1));
  size_t size = 0;
  for (char c : current.text)
    if (c != '_')
      text[size++] = c;
  current.text = {text, size};
}

/// Takes the next character if it is `c`.
bool Lexer::follows(char c) {
  if (*here.cursor != c)
    return false;
  ++here.cursor;
  return true;
}

void Lexer::lexPunctuator() {
  int c = peek();
  step();
  current.kind = punctuator(c);
}

TokenKind Lexer::punctuator(int c) {
  auto either = [this](TokenKind withAssign, TokenKind plain) { return follows('=') ? withAssign : plain; };
  switch (c) {
  case '(':
    ++depth;
    return TokenKind::LeftParen;
  case '[':
    ++depth;
    return TokenKind::LeftBracket;
  case '{':
    ++depth;
    return TokenKind::LeftBrace;
  case ')':
    --depth;
    return TokenKind::RightParen;
  case ']':
    --depth;
    return TokenKind::RightBracket;
  case '}':
    --depth;
    return TokenKind::RightBrace;
  case ',':
    return TokenKind::Comma;
  case ';':
    return TokenKind::Semicolon;
  case '~':
    return TokenKind::Tilde;
  case ':':
    return either(TokenKind::Walrus, TokenKind::Colon);
  case '=':
    return either(TokenKind::EqualEqual, TokenKind::Assign);
  case '!':
    return either(TokenKind::NotEqual, TokenKind::Invalid);
  case '+':
    return either(TokenKind::PlusAssign, TokenKind::Plus);
  case '-':
    return follows('>') ? TokenKind::Arrow : either(TokenKind::MinusAssign, TokenKind::Minus);
  case '&':
    return either(TokenKind::AmpersandAssign, TokenKind::Ampersand);
  case '|':
    return either(TokenKind::PipeAssign, TokenKind::Pipe);
  case '%':
    return either(TokenKind::PercentAssign, TokenKind::Percent);
  case '^':
    return either(TokenKind::CaretAssign, TokenKind::Caret);
  case '@':
    return either(TokenKind::AtAssign, TokenKind::At);
  case '<':
    return follows('<') ? either(TokenKind::LeftShiftAssign, TokenKind::LeftShift)
                        : either(TokenKind::LessEqual, TokenKind::Less);
  case '>':
    return follows('>') ? either(TokenKind::RightShiftAssign, TokenKind::RightShift)
                        : either(TokenKind::GreaterEqual, TokenKind::Greater);
  case '*':
    return follows('*') ? either(TokenKind::DoubleStarAssign, TokenKind::DoubleStar)
                        : either(TokenKind::StarAssign, TokenKind::Star);
  case '/':
    return follows('/') ? either(TokenKind::DoubleSlashAssign, TokenKind::DoubleSlash)
                        : either(TokenKind::SlashAssign, TokenKind::Slash);
  case '.':
    if (peek() != '.' || peekAt(1) != '.')
      return TokenKind::Dot;
    step();
    step();
    return TokenKind::Ellipsis;
  default:
    return TokenKind::Invalid;
  }
}

//===-- Recovery ----------------------------------------------------------------------------------------===//

void Lexer::restartLine(uint32_t offset) {
  while (popSegment()) {
  }
  current.range.begin = offset;
  here.cursor = file.data() + offset;
  lineBegin = here.cursor;
  while (lineBegin > file.data() && lineBegin[-1] != '\n' && lineBegin[-1] != '\r')
    --lineBegin;
  line = current.line;
  depth = 0;
  current.range.end = current.range.begin;
  lexNewline();
  if (current.kind == TokenKind::DedentMismatch)
    acceptIndentation();
}

void Lexer::acceptIndentation() {
  uint32_t column = 0;
  for (const char *p = lineBegin; p < here.cursor; ++p)
    column = columnAfter(*p, column);
  indents.push(column & kMaxColumn);
  current.kind = TokenKind::Newline;
}

void dumpTokens(support::Arena &arena, qstr::NameTable &names, std::string_view source,
                const Options &options, support::DiagnosticSink &sink, support::TextWriter &out) {
  (void)sink;
  Lexer lexer(arena, names, source, options);
  for (;; lexer.advance()) {
    const Token &token = lexer.token();
    out << token.line;
    out.padTo(6);
    out << token.range.begin << ".." << token.range.end;
    out.padTo(18);
    out << nameOf(token.kind);
    if (token.kind == TokenKind::Name)
      out << ' ' << names.text(token.name);
    else if (token.kind == TokenKind::String || token.kind == TokenKind::Bytes)
      (out << ' ').quoted(token.text);
    else if (token.kind == TokenKind::Integer || token.kind == TokenKind::Float)
      out << ' ' << token.text;
    out << '\n';
    bool bad = token.kind >= TokenKind::Invalid && token.kind <= TokenKind::UnicodeNameEscape;
    if (token.kind == TokenKind::End || bad)
      return;
  }
}

} // namespace adder::frontend
