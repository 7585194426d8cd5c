//===- frontend/ParserHintsLexical.cpp - Notes about strings, characters and indentation ----------------===//
//
// These look at the source text, because the lexer keeps no more of a token than the parser needs.
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/ParserImpl.h"

#include <algorithm>

namespace adder::frontend {

namespace {

bool isHex(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }
bool isLineEnd(char c) { return c == '\n' || c == '\r'; }
bool isQuote(char c) { return c == '\'' || c == '"'; }

/// What a character that is no ASCII was probably meant to be.
struct LookalikeRange {
  uint32_t first;
  uint32_t last;
  std::string_view meant;
};
constexpr LookalikeRange kLookalikes[] = {
    {0xa0, 0xa0, "a space"},     {0xab, 0xab, "'\"'"},        {0xbb, 0xbb, "'\"'"},
    {0xd7, 0xd7, "'*'"},         {0x2000, 0x200b, "a space"}, {0x2010, 0x2015, "'-'"},
    {0x2018, 0x201b, "\"'\""},   {0x201c, 0x201f, "'\"'"},    {0x2026, 0x2026, "'...'"},
    {0x202f, 0x202f, "a space"}, {0x2032, 0x2032, "\"'\""},   {0x2033, 0x2033, "'\"'"},
    {0x2212, 0x2212, "'-'"},     {0x2260, 0x2260, "'!='"},    {0x2264, 0x2264, "'<='"},
    {0x2265, 0x2265, "'>='"},    {0x3000, 0x3000, "a space"}, {0xfeff, 0xfeff, "a space"},
};

struct Decoded {
  uint32_t codePoint;
  uint32_t size;
};

/// The UTF-8 sequence at the start of `text`; size 1 if there is none.
Decoded decode(std::string_view text) {
  auto lead = uint8_t(text[0]);
  uint32_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  if (size == 1 || text.size() < size)
    return {lead, 1};
  uint32_t codePoint = lead & (0x7fu >> size);
  for (uint32_t i = 1; i < size; ++i)
    codePoint = codePoint << 6 | (uint8_t(text[i]) & 0x3f);
  return {codePoint, size};
}

/// The prefix of a string literal and its quotes.
struct Opening {
  bool isRaw = false, isBytes = false, isFormatted = false, isTriple = false;
  uint32_t text = 0; // offset behind the quotes
};
Opening openingOf(std::string_view source, uint32_t begin) {
  Opening opening;
  uint32_t i = begin;
  for (; i < source.size() && !isQuote(source[i]); ++i) {
    opening.isRaw |= source[i] == 'r';
    opening.isBytes |= source[i] == 'b';
    opening.isFormatted |= source[i] == 'f' || source[i] == 't';
  }
  opening.isTriple = i + 2 < source.size() && source[i + 1] == source[i] && source[i + 2] == source[i];
  opening.text = i + (opening.isTriple ? 3 : 1);
  return opening;
}

/// Length of the escape sequence at the start of `text` if it is invalid, else 0.
uint32_t invalidEscape(std::string_view text, bool isBytes) {
  if (text.size() < 2 || (text[1] != 'x' && (isBytes || (text[1] | 0x20) != 'u')))
    return 0;
  uint32_t wanted = text[1] == 'x' ? 2 : text[1] == 'u' ? 4 : 8;
  uint32_t digits = 0;
  while (digits < wanted && digits + 2 < text.size() && isHex(text[digits + 2]))
    ++digits;
  bool tooLarge = text[1] == 'U' && digits == 8 &&
                  (text[2] != '0' || text[3] != '0' || text[4] > '1' || (text[4] == '1' && text[5] != '0'));
  return digits < wanted || tooLarge ? digits + 2 : 0;
}

} // namespace

/// The line that `offset` stands in.
Parser::Line Parser::lineOf(uint32_t offset) const {
  constexpr uint32_t kTabWidth = 8;
  std::string_view source = ast.source;
  Line line{std::min(offset, uint32_t(source.size())), 0, 0};
  while (line.begin > 0 && !isLineEnd(source[line.begin - 1]))
    --line.begin;
  for (line.text = line.begin; line.text < source.size(); ++line.text) {
    if (source[line.text] == '\t')
      line.column = (line.column / kTabWidth + 1) * kTabWidth;
    else if (source[line.text] == ' ')
      ++line.column;
    else
      break;
  }
  return line;
}

bool Parser::isWritten(const OpenBracket &bracket) const {
  return ast.source[bracket.range.begin] == describe(bracket.kind)[0];
}

/// The literal that the current token is in a field of, or else kNoLiteral.
uint32_t Parser::literalAround() const {
  if (lexer.literalBegin() != Lexer::kNoLiteral || !at(TokenKind::UnterminatedString))
    return lexer.literalBegin();
  for (size_t i = brackets.size(); i-- > 0;) // the string may have run out of the field
    if (!isWritten(brackets[i]))
      return brackets[i].range.begin;
  return Lexer::kNoLiteral;
}

//===-- Strings -----------------------------------------------------------------------------------------===//

/// The first invalid escape sequence of the literals in the current token.
bool Parser::explainEscape() {
  std::string_view source = ast.source;
  uint32_t end = std::min(token.range.end, uint32_t(source.size()));
  Opening opening = openingOf(source, token.range.begin);
  if (opening.isRaw)
    return false;
  for (uint32_t i = opening.text; i + 1 < end; ++i) {
    if (source[i] != '\\')
      continue;
    uint32_t length = invalidEscape({source.data() + i, end - i}, opening.isBytes);
    bool isLarge = opening.isBytes && source[i + 1] >= '4' && source[i + 1] <= '7' && i + 3 < end &&
                   source[i + 2] >= '0' && source[i + 2] <= '7' && source[i + 3] >= '0' &&
                   source[i + 3] <= '7';
    if (isLarge)
      length = 4;
    if (length) {
      sink.note(DiagnosticId::InvalidEscape, {i, i + length}, {{source.data() + i, length}});
      return advise(DiagnosticId::HintBackslashes);
    }
    ++i;
  }
  return false;
}

bool Parser::explainUnterminated() {
  if (literalAround() < token.range.begin)
    return advise(DiagnosticId::HintFieldEnd);
  if (explainEscape())
    return true;
  std::string_view source = ast.source;
  Opening opening = openingOf(source, token.range.begin);
  if (opening.isFormatted) { // a field ends at its brace only, wherever that is
    char quote = source[opening.text - 1];
    bool inField = false;
    for (uint32_t i = opening.text;
         i < source.size() && !isLineEnd(source[i]) && (inField || source[i] != quote); ++i) {
      if (source[i] == '{')
        inField = !inField;
      else if (source[i] == '}')
        inField = false;
    }
    if (inField)
      return advise(DiagnosticId::HintFieldNotClosed);
  }
  return advise(opening.isTriple ? DiagnosticId::HintUnterminatedTriple : DiagnosticId::HintUnterminated);
}

/// `F"..."` and its like.
bool Parser::explainPrefix() {
  if (!at(TokenKind::String) && !at(TokenKind::Bytes))
    return false;
  if (!follows(TokenKind::Name))
    return false;
  uint32_t end = token.range.begin;
  uint32_t begin = end;
  while (begin > 0 && end - begin < 3 && ast.source[begin - 1] != ' ' &&
         std::string_view("rRbBuUfFtT").find(ast.source[begin - 1]) != std::string_view::npos)
    --begin;
  auto isWord = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  bool isWhole = begin == 0 || !(isWord(ast.source[begin - 1]) || ast.source[begin - 1] == '_');
  return isWhole && end > begin && end - begin <= 2 && advise(DiagnosticId::HintUpperPrefix);
}

//===-- Characters --------------------------------------------------------------------------------------===//

/// Tokens that are wrong by themselves.
bool Parser::explainInvalid() {
  switch (kind()) {
  case TokenKind::UnterminatedString:
    return explainUnterminated();
  case TokenKind::UnicodeNameEscape:
    return advise(DiagnosticId::HintNoNameEscape);
  case TokenKind::MalformedFString: {
    std::string_view text = {ast.source.data() + token.range.begin, token.range.end - token.range.begin};
    if (text.find("{}") != std::string_view::npos || text.find("{:") != std::string_view::npos ||
        text.find("{!") != std::string_view::npos)
      advise(DiagnosticId::HintEmptyField);
    return true;
  }
  case TokenKind::Invalid:
    break;
  default:
    return false;
  }
  uint32_t begin = token.range.begin;
  char c = begin < ast.source.size() ? ast.source[begin] : '\0';
  if (isQuote(c) || (c >= 'a' && c <= 'z'))
    return explainEscape() || true;
  if (c == '\0')
    return advise(DiagnosticId::HintNul);
  if (c == '!')
    return advise(DiagnosticId::HintWriteFor, {"!", "not"});
  if (c == '\\')
    return advise(DiagnosticId::HintLineJoin);
  support::TextWriter text(arena);
  text.quoted({&c, 1});
  return advise(DiagnosticId::HintBadCharacter, {text.text()});
}

/// Characters that look like an ASCII one are part of names to the lexer.
bool Parser::explainLookalike() {
  std::string_view source = ast.source;
  if (!at(TokenKind::Name) && !at(TokenKind::UnterminatedString) && previous != TokenKind::Name)
    return false;
  uint32_t begin = previous == TokenKind::Name ? lexer.previousEnd() : token.range.begin;
  while (begin > statementBegin && uint8_t(source[begin - 1]) > ' ' && !isQuote(source[begin - 1]))
    --begin;
  uint32_t end = at(TokenKind::Name) ? token.range.end : std::min(lexer.previousEnd(), token.range.end);
  for (uint32_t i = begin; i < end;) {
    Decoded decoded = decode({source.data() + i, end - i});
    for (const LookalikeRange &range : kLookalikes) {
      if (decoded.codePoint < range.first || decoded.codePoint > range.last || decoded.size == 1)
        continue;
      char code[] = "U+0000";
      for (size_t digit = 0; digit < 4; ++digit)
        code[5 - digit] = "0123456789ABCDEF"[decoded.codePoint >> (4 * digit) & 15];
      sink.note(DiagnosticId::Lookalike, {i, i + decoded.size}, {code, range.meant});
      statementBegin = token.range.begin; // nothing on this line is worth another look
      return true;
    }
    i += decoded.size;
  }
  return false;
}

//===-- Indentation -------------------------------------------------------------------------------------===//

/// Whether the indentation of the line and that of the lines around use tabs and spaces.
void Parser::adviseTabs(const Line &line) {
  uint32_t before = line.begin ? lineOf(line.begin - 1).begin : 0;
  bool tabs = false;
  bool spaces = false;
  for (const Line &each : {line, lineOf(before)}) {
    for (uint32_t i = each.begin; i < each.text; ++i) {
      tabs |= ast.source[i] == '\t';
      spaces |= ast.source[i] == ' ';
    }
  }
  if (tabs && spaces)
    advise(DiagnosticId::HintTabs);
}

bool Parser::explainIndent(TokenKind expected) {
  auto columns = [this](uint32_t count) {
    support::TextWriter text(arena);
    text << count << (count == 1 ? " column" : " columns");
    return text.text();
  };
  if (at(TokenKind::Indent)) {
    advise(DiagnosticId::HintNoBlock);
    adviseTabs(lineOf(token.range.begin));
    return true;
  }
  if (at(TokenKind::DedentMismatch)) {
    Line line = lineOf(lexer.nextOffset());
    adviseTabs(line);
    sink.note(DiagnosticId::IndentHere, {line.begin, line.text}, {columns(line.column)});
    // Blocks and levels run in parallel as long as there was no error.
    if (size_t level = lexer.levels(); sink.errorCount() == 1 && level <= blocks.size())
      sink.note(DiagnosticId::IndentOfBlock, blocks[level - 1], {columns(lexer.leftIndentation())});
    return true;
  }
  if (expected == TokenKind::Indent) {
    advise(DiagnosticId::HintMissingBlock);
    sink.note(DiagnosticId::BlockOpenedHere, clause);
    return true;
  }
  if (expected == TokenKind::Except) {
    sink.note(DiagnosticId::NeedsHandler, clause);
    return true;
  }
  return false;
}

} // namespace adder::frontend
