//===- frontend/Lexer.h - Source bytes to tokens --------------------------------------------------------===//
//
// A pull lexer with one token of state: advance() makes the next token the current one.  Rules are those of
// frontend-and-lowering.md, section 2; two of them shape the design:
//
// - An f-string is a plain string followed by injected source text (`.format(...)`), which is lexed as if it
// stood in
//   the file.  So the lexer reads from a stack of segments: the file at the bottom, injected texts above.  An
//   injected text ends in `)`, but a comment or a broken string inside it runs on into the segment below,
//   exactly as in the reference; hence all scanning loops go through step(), except the fast paths that
//   cannot meet a segment's end.
// - Lines are counted as they are scanned, injected ones included, so a token carries the line and, apart
// from it, its
//   range in the file.
//
// The source must be followed by a NUL byte (source.data()[source.size()] == 0), and must live as long as the
// tokens' texts.  Allocates from the arena; reports nothing: errors are tokens.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_LEXER_H
#define ADDER_FRONTEND_LEXER_H

#include "frontend/Options.h"
#include "frontend/Token.h"
#include "support/TextWriter.h"

namespace adder::frontend {

class Lexer {
public:
  /// The first user of `names`: keywords are numbered next to each other in it.
  Lexer(support::Arena &arena, qstr::NameTable &names, std::string_view source, const Options &options);

  const Token &token() const { return current; }
  void advance();

  /// Depth of open brackets, counted as the reference does: kinds are not matched.
  int32_t bracketDepth() const { return depth; }
  /// Where the last consumed token ended, in the file.
  uint32_t previousEnd() const { return lastEnd; }
  std::string_view source() const { return file; }
  /// Whether the current token is invalid because f-strings are nested too deeply.
  bool isTooDeep() const { return tooDeep; }

  // For notes and error recovery.

  static constexpr uint32_t kNoLiteral = UINT32_MAX;
  /// Where the string literal stands that the current token is a field of; kNoLiteral for all other tokens.
  uint32_t literalBegin() const { return inFile() ? kNoLiteral : here.literal; }
  /// Where in the file the lexer stands: behind the current token, or before the first one of the line after
  /// a Newline.
  uint32_t nextOffset() const { return fileOffset(); }
  /// Columns of the innermost block, and of the outermost one that the last line break has left.
  uint32_t indentation() const { return indents.back(); }
  uint32_t leftIndentation() const { return leftIndent; }
  /// Number of indentation levels, the file's included.
  size_t levels() const { return indents.size(); }
  /// From now on as many brackets are open.
  void openBrackets(uint32_t count) { depth = int32_t(count); }
  /// The line of the current token, which began inside brackets and has its first token at `offset`, begins a
  /// statement: makes the line break before it current, with no brackets open.
  void restartLine(uint32_t offset);
  /// After DedentMismatch: makes it a Newline, and its column a level.
  void acceptIndentation();

private:
  /// A stretch of an injected text that was copied from the file.
  struct Origin {
    uint32_t at;         // offset in the segment
    uint32_t fileOffset; // of the same character in the file; kNoOrigin: text of our own
  };
  static constexpr uint32_t kNoOrigin = UINT32_MAX;
  struct Segment {
    const char *cursor;
    const char *begin;
    const char *end;
    std::span<const Origin> origins; // empty for the file
    uint32_t literal;                // injected: where in the file the literal stands
  };
  /// What parsing one string literal needs to remember; see LexerStrings.cpp.
  struct Literal;
  struct Injection;

  // Characters.  peek() gives the character under the cursor with line ends as '\n', NUL bytes as 1 and the
  // end as 0.
  int peek();
  int peekAt(unsigned distance);
  void step();
  bool popSegment();
  uint32_t fileOffset() const;
  uint32_t endOffset(uint32_t begin) const;
  const Origin &originOf(uint32_t at) const;
  /// Copied text need not match the file byte for byte: line ends count one, and text may stem from several
  /// literals.
  uint32_t clamp(uint32_t offset) const { return offset < file.size() ? offset : uint32_t(file.size()); }
  bool inFile() const { return segments.size() == 1; }

  bool skipBlanks(bool stopAtNewline);
  void lexNewline();
  void lexName();
  void lexNumber();
  void lexPunctuator();
  TokenKind punctuator(int c);
  bool follows(char c);

  // LexerStrings.cpp
  bool atString();
  void lexString();
  bool fastString(char quote);
  void lexLiteral(Literal &literal, Injection &injection);
  void lexText(Literal &literal, Injection &injection);
  void lexEscape(Literal &literal);
  void lexTemplateEscape(Literal &literal);
  void lexCharacter(Literal &literal, Injection &injection, int c);
  void lexField(Literal &literal, Injection &injection);
  void addInterpolation(Literal &literal, Injection &injection, size_t start, bool debug);
  void endInterpolation(Literal &literal, Injection &injection);
  void addUtf8(uint32_t codePoint);
  uint32_t hexDigits(unsigned count, bool &complete);
  void inject(Injection &injection, uint32_t literalBegin);

  support::Arena &arena;
  qstr::NameTable &names;
  std::string_view file;
  support::Vector<Segment> segments;
  support::Vector<uint32_t> indents;
  support::Vector<char> value; // of the string being lexed
  Token current;
  bool templateStrings;
  Segment here; // copy of segments.back(), with the live cursor
  uint32_t line = 1;
  uint32_t lastEnd = 0;
  const char *lineBegin; // first character of the line, for the column of an indent
  int32_t depth = 0;
  uint32_t leftIndent = 0;
  int32_t pendingDents = 0; // > 0 indents, < 0 dedents to hand out
  uint32_t firstKeyword = 0;
  TokenKind debugValue;
  bool tooDeep = false;
  bool pendingEnd = false; // the file lacks its last line end: it is supplied
};

/// Writes one line a token: line, byte range in the file, kind, text.  Stops at the first invalid token.
void dumpTokens(support::Arena &arena, qstr::NameTable &names, std::string_view source,
                const Options &options, support::DiagnosticSink &sink, support::TextWriter &out);

} // namespace adder::frontend

#endif // ADDER_FRONTEND_LEXER_H
