//===- frontend/LexerStrings.cpp - String literals, f-strings and t-strings -----------------------------===//
//
// frontend-and-lowering.md, 2.6 to 2.8.  Adjacent literals become one token.  The fields of f-strings and
// t-strings are collected as source text (an Injection) while the literal is read, and put before the rest of
// the input when the token is complete.  Fields are found without regard to quotes and parentheses, as the
// reference does.
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/Lexer.h"

namespace adder::frontend {

namespace {

/// More interpolations than this are passed to __template__ in one tuple: 4 arguments each, and the strings,
/// must stay below 256 call arguments.
constexpr size_t kMaxInterpolationArguments = 255;

/// Deepest nesting of f-strings in fields of f-strings.  Every level copies the text of those inside it.
constexpr size_t kMaxInjections = 100;

bool isHex(int c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }
bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

} // namespace

/// One literal of a sequence of adjacent ones.
struct Lexer::Literal {
  char quote = 0;
  unsigned quotes = 1; ///< 1 or 3
  bool raw = false;
  bool isF = false;
  bool isT = false;
  unsigned closing = 0; ///< closing quotes seen in a row
  // t-strings: the format spec after a field is gathered in `value` and moved to the injected text at its
  // end.
  size_t interpolations = 0;
  size_t formatBegin = 0;     ///< offset in `value` of the open format spec
  uint32_t formatNesting = 0; ///< > 0: inside a format spec
  bool formatHasField = false;
};

/// Source text to put after the token, and where its parts come from.
struct Lexer::Injection {
  explicit Injection(support::Arena &arena) : text(arena), origins(arena) {}

  void add(std::string_view more) {
    if (origins.empty() || origins.back().fileOffset != kNoOrigin)
      origins.push({uint32_t(text.size()), kNoOrigin});
    text.append({more.data(), more.size()});
  }
  void add(char c) { add(std::string_view(&c, 1)); }
  void beginCopy(uint32_t fileOffset) { origins.push({uint32_t(text.size()), fileOffset}); }
  void copy(char c) { text.push(c); }
  void insertFront(std::string_view prefix) {
    size_t old = text.size();
    text.resize(old + prefix.size());
    std::memmove(text.data() + prefix.size(), text.data(), old);
    std::memcpy(text.data(), prefix.data(), prefix.size());
    for (Origin &origin : origins)
      origin.at += uint32_t(prefix.size());
  }

  support::Vector<char> text;
  support::Vector<Origin> origins;
};

bool Lexer::atString() {
  auto isQuote = [](int c) { return c == '\'' || c == '"'; };
  int first = peek();
  if (isQuote(first))
    return true;
  if (first != 'r' && first != 'u' && first != 'b' && first != 'f' && first != 't')
    return false;
  if (!templateStrings && (first == 't' || (first == 'r' && peekAt(1) == 't')))
    return false;
  int second = peekAt(1);
  if (isQuote(second))
    return true;
  bool pair = first == 'r' ? second == 'b' || second == 'f' || second == 't' : first != 'u' && second == 'r';
  return pair && isQuote(peekAt(2));
}

void Lexer::addUtf8(uint32_t c) {
  if (c < 0x80) {
    value.push(char(c));
  } else if (c < 0x800) {
    value.push(char(0xc0 | (c >> 6)));
    value.push(char(0x80 | (c & 0x3f)));
  } else if (c < 0x10000) {
    value.push(char(0xe0 | (c >> 12)));
    value.push(char(0x80 | ((c >> 6) & 0x3f)));
    value.push(char(0x80 | (c & 0x3f)));
  } else {
    value.push(char(0xf0 | (c >> 18)));
    value.push(char(0x80 | ((c >> 12) & 0x3f)));
    value.push(char(0x80 | ((c >> 6) & 0x3f)));
    value.push(char(0x80 | (c & 0x3f)));
  }
}

/// Reads the digits after the character under the cursor and leaves the cursor on the last one, or on the
/// first character that is none.
uint32_t Lexer::hexDigits(unsigned count, bool &complete) {
  uint32_t number = 0;
  for (; count; --count) {
    step();
    int c = peek();
    if (!isHex(c)) {
      complete = false;
      return 0;
    }
    number = number << 4 | uint32_t(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return number;
}

/// The character after a backslash is under the cursor; the cursor is left on the escape's last character.
void Lexer::lexEscape(Literal &literal) {
  int c = peek();
  uint32_t code = uint32_t(c);
  if (literal.raw) {
    value.push('\\');
  } else {
    switch (c) {
    case '\n':
      return; // a joined line
    case '\\':
    case '\'':
    case '"':
      break;
    case 'a':
      code = 0x07;
      break;
    case 'b':
      code = 0x08;
      break;
    case 't':
      code = 0x09;
      break;
    case 'n':
      code = 0x0a;
      break;
    case 'v':
      code = 0x0b;
      break;
    case 'f':
      code = 0x0c;
      break;
    case 'r':
      code = 0x0d;
      break;
    case 'u':
    case 'U':
    case 'x':
      if (c != 'x' && current.kind == TokenKind::Bytes) {
        value.push('\\');
      } else {
        bool complete = true;
        code = hexDigits(c == 'x' ? 2 : c == 'u' ? 4 : 8, complete);
        if (!complete)
          current.kind = TokenKind::Invalid;
      }
      break;
    case 'N':
      current.kind = TokenKind::UnicodeNameEscape;
      return;
    default:
      if (c < '0' || c > '7') {
        value.push('\\');
        break;
      }
      code = uint32_t(c - '0');
      for (int digits = 1; digits < 3 && peekAt(1) >= '0' && peekAt(1) <= '7'; ++digits) {
        step();
        code = code * 8 + uint32_t(peek() - '0');
      }
    }
  }
  if (current.kind == TokenKind::String && code < 0x110000)
    addUtf8(code);
  else if (current.kind == TokenKind::Bytes && code < 0x100)
    value.push(char(code));
  else
    current.kind = TokenKind::Invalid;
}

/// After `{` of a field: copies its expression into the injected text.  Leaves the cursor on `:`, `!` or `}`.
void Lexer::lexField(Literal &literal, Injection &injection) {
  injection.add('(');
  size_t start = injection.text.size();
  injection.beginCopy(fileOffset());
  uint32_t nesting = 0; // wraps below zero, as the reference's does
  for (int c; (c = peek()) != 0; step()) {
    if (nesting == 0) {
      if (c == ':' || c == '}')
        break;
      if (c == '!' && (peekAt(1) == 'r' || peekAt(1) == 's') && (peekAt(2) == ':' || peekAt(2) == '}'))
        break;
    }
    nesting += c == '[' || c == '{';
    nesting -= c == ']' || c == '}';
    injection.copy(char(c));
  }
  auto &text = injection.text;
  bool debug = text.back() == '='; // an empty expression leaves the '(' here
  if (debug) {
    value.append(text.slice(start, text.size() - start));
    text.pop();
  }
  if (literal.isT)
    while (!text.empty() && isSpace(text.back()))
      text.pop();
  if (text.size() == start)
    current.kind = TokenKind::MalformedFString;
  injection.add("),");
  if (literal.isT)
    addInterpolation(literal, injection, start, debug);
  current.hasField = true;
}

/// t-string: expression text and conversion of the field whose expression starts at `start` of the injected
/// text.
void Lexer::addInterpolation(Literal &literal, Injection &injection, size_t start, bool debug) {
  char quote = literal.quote;
  size_t end = injection.text.size() - 2; // before "),"
  injection.add(quote);
  for (size_t i = start; i < end; ++i) {
    char c = injection.text[i];
    if (c == quote || c == '\\')
      injection.add('\\');
    injection.add(c);
  }
  injection.add(quote);
  injection.add(',');
  // The next literal segment.
  for (unsigned i = 0; i < literal.quotes; ++i)
    value.push(quote);
  value.push(',');
  for (unsigned i = 0; i < literal.quotes; ++i)
    value.push(quote);
  if (peek() == '!') {
    step();
    injection.add(quote);
    injection.add(char(peek()));
    injection.add(quote);
    injection.add(',');
    step();
  } else {
    injection.add(debug && peek() != ':' ? "'r'," : "None,");
  }
  if (peek() == ':')
    step();
  literal.formatNesting = 1;
  literal.formatBegin = value.size();
}

/// t-string: the `}` that closes a field's format spec.
void Lexer::endInterpolation(Literal &literal, Injection &injection) {
  if (--literal.formatNesting > 0) {
    literal.formatHasField = true;
    value.push('}');
    return;
  }
  ++literal.interpolations;
  if (literal.formatHasField)
    injection.add('f');
  literal.formatHasField = false;
  injection.add(literal.quote);
  size_t begin = literal.formatBegin + 1; // after the '{' that stands for the field
  injection.add({value.data() + begin, value.size() - begin});
  value.truncate(literal.formatBegin);
  injection.add(literal.quote);
  injection.add(',');
}

/// t-strings are lexed again as strings, so escapes are kept.
void Lexer::lexTemplateEscape(Literal &literal) {
  value.push('\\');
  if (literal.raw) {
    value.push('\\');
  } else {
    step();
    value.push(char(peek()));
  }
}

void Lexer::lexText(Literal &literal, Injection &injection) {
  bool formatted = literal.isF || literal.isT;
  for (int c; (c = peek()) != 0 && (literal.quotes > 1 || c != '\n') && literal.closing < literal.quotes;) {
    if (c == literal.quote) {
      ++literal.closing;
      value.push(char(c));
      step();
      continue;
    }
    if (literal.isT && c == '\n') {
      value.push('\\');
      value.push('n');
      step();
      continue;
    }
    literal.closing = 0;
    if (formatted && c == '{' && literal.formatNesting == 0) {
      // The template keeps '{' for the field; "{{" stays doubled for str.format(), but not in t-strings.
      step();
      if (peek() != '{') {
        lexField(literal, injection);
      } else {
        if (!literal.isT)
          value.push('{');
        step();
      }
      value.push('{');
      continue;
    }
    lexCharacter(literal, injection, c);
    if (current.kind == TokenKind::UnicodeNameEscape)
      return;
    step();
  }
}

/// A character that is no quote and opens no field; the cursor is left on the last one that belongs to it.
void Lexer::lexCharacter(Literal &literal, Injection &injection, int c) {
  if (literal.formatNesting > 0 && c == '{')
    ++literal.formatNesting;
  if (c == '\\') {
    if (literal.isT) {
      lexTemplateEscape(literal);
    } else {
      step();
      lexEscape(literal);
    }
  } else if (literal.formatNesting > 0 && c == '}') {
    endInterpolation(literal, injection);
  } else {
    value.push(char(c));
    if (!literal.isT || c != '}')
      return;
    if (peekAt(1) == '}')
      step();
    else
      current.kind = TokenKind::MalformedFString;
  }
}

/// The opening quote is under the cursor.
void Lexer::lexLiteral(Literal &literal, Injection &injection) {
  literal.quote = char(peek());
  step();
  if (peek() == literal.quote && peekAt(1) == literal.quote) {
    step();
    step();
    literal.quotes = 3;
  }
  if (literal.isF && injection.text.empty())
    injection.add(".format(");
  if (literal.isT && injection.text.empty()) {
    value.push('(');
    value.push('(');
    for (unsigned i = 0; i < literal.quotes; ++i)
      value.push(literal.quote);
  }
  lexText(literal, injection);
  if (current.kind == TokenKind::UnicodeNameEscape)
    return;
  if (literal.closing < literal.quotes)
    current.kind = TokenKind::UnterminatedString;
  if (!literal.isT) {
    value.truncate(value.size() - literal.closing);
    return;
  }
  if (literal.formatNesting > 0)
    current.kind = TokenKind::MalformedFString;
  if (1 + literal.interpolations * 4 > kMaxInterpolationArguments) {
    injection.insertFront("(");
    injection.add(')');
  }
}

/// A literal without escapes, fields or CRs: its value is a view of the source.  False: nothing was consumed.
bool Lexer::fastString(char quote) {
  const char *p = here.cursor + 1;
  bool triple = p[0] == quote && p[1] == quote;
  if (triple)
    p += 2;
  const char *begin = p;
  const char *newLineBegin = nullptr;
  uint32_t lines = 0;
  for (;; ++p) {
    char c = *p;
    if (c == quote) {
      if (!triple || (p[1] == quote && p[2] == quote))
        break;
    } else if (c == '\n') {
      if (!triple)
        return false;
      ++lines;
      newLineBegin = p + 1;
    } else if (c == '\\' || c == '\r' || c == 0) {
      return false;
    }
  }
  current.text = {begin, size_t(p - begin)};
  here.cursor = p + (triple ? 3 : 1);
  line += lines;
  if (newLineBegin)
    lineBegin = newLineBegin;
  return true;
}

void Lexer::lexString() {
  uint32_t begin = current.range.begin;
  Injection injection(arena);
  value.clear();
  current.kind = TokenKind::End; // no piece yet
  current.isFString = current.hasField = false;
  bool hadTemplate = false;
  bool isView = false; // current.text holds the value of the only piece so far
  do {
    Literal literal;
    TokenKind kind = TokenKind::String;
    unsigned prefix = 0;
    for (int c; (c = peekAt(prefix)) != '\'' && c != '"'; ++prefix) {
      literal.raw |= c == 'r';
      literal.isF |= c == 'f';
      literal.isT |= c == 't';
      if (c == 'b')
        kind = TokenKind::Bytes;
    }
    if (current.kind != TokenKind::End && current.kind != kind)
      break;
    bool first = current.kind == TokenKind::End;
    current.kind = kind;
    hadTemplate |= literal.isT;
    current.isFString |= literal.isF;
    for (; prefix; --prefix)
      step();
    if (isView) {
      value.append({current.text.data(), current.text.size()});
      isView = false;
    }
    if (first && !literal.isF && !literal.isT && fastString(char(peek())))
      isView = true;
    else
      lexLiteral(literal, injection);
    current.range.end = endOffset(begin);
    if (current.kind == TokenKind::UnicodeNameEscape)
      return;
    skipBlanks(true);
  } while (atString());

  if (!isView)
    current.text = arena.copy({value.data(), value.size()});
  if (hadTemplate) {
    value.push(',');
    value.push(')');
    value.push(',');
    injection.insertFront({value.data(), value.size()});
    if (current.kind == TokenKind::String || current.kind == TokenKind::Bytes) {
      current.kind = TokenKind::Name;
      current.name = names.intern("__template__");
    }
  }
  // What a broken literal holds would be lexed for nothing, over and over if it holds more of its kind.
  bool isBroken = current.kind >= TokenKind::Invalid && current.kind <= TokenKind::UnicodeNameEscape;
  if (!injection.text.empty() && !isBroken)
    inject(injection, begin);
}

void Lexer::inject(Injection &injection, uint32_t literalBegin) {
  if (segments.size() > kMaxInjections) {
    current.kind = TokenKind::Invalid;
    tooDeep = true;
    return;
  }
  injection.add(')');
  size_t size = injection.text.size();
  injection.text.push(0);
  // Leaves a segment that is used up.  At the end of the file the injected text counts as a last line without
  // a line end, which is supplied (2.1).
  if (peek() == 0)
    pendingEnd = true;
  segments.back().cursor = here.cursor;
  const char *begin = injection.text.data();
  here = {begin, begin, begin + size, injection.origins.span(), literalBegin};
  segments.push(here);
}

} // namespace adder::frontend
