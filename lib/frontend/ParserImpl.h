//===- frontend/ParserImpl.h - The parser's state; private to the Parser*.cpp files ---------------------===//
//
// Parser.cpp holds simple statements, ParserCompound.cpp compound statements, ParserExpressions.cpp
// expressions, Fold.cpp what happens to constants, ParserRecovery.cpp the file level and what happens after
// an error, ParserHints*.cpp the notes that explain it.
//
// After an error `panicking` is set and the current token becomes one that no rule accepts, so that every
// rule returns at once; the loop over the file recovers.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_PARSERIMPL_H
#define ADDER_FRONTEND_PARSERIMPL_H

#include "frontend/Ast.h"
#include "frontend/Lexer.h"
#include "frontend/Parser.h"

namespace adder::frontend {

class Parser {
public:
  Parser(support::Arena &arena, qstr::NameTable &names, std::string_view source, const Options &options,
         support::DiagnosticSink &sink);

  Ast parseFile();

private:
  /// Where a construct begins: the line and place of its first token.
  struct Start {
    uint32_t line;
    uint32_t offset;
  };
  struct OpenBracket {
    TokenKind kind;
    support::SourceRange range;
  };
  using DiagnosticId = support::DiagnosticId;
  using SourceRange = support::SourceRange;
  using Words = std::span<const uint32_t>;

  /// Parts of a level of nesting, and what a prefix operator or a power counts: it passes through few
  /// functions.
  static constexpr uint32_t kLevel = 5;
  static constexpr uint32_t kOperatorLevel = 1;

  // Tokens.
  TokenKind kind() const { return token.kind; }
  bool at(TokenKind wanted) const { return token.kind == wanted; }
  void advance();
  bool accept(TokenKind wanted);
  bool expect(TokenKind wanted);
  NameId expectName();
  Start here() const { return {token.line, token.range.begin}; }
  SourceRange rangeFrom(Start start) const {
    uint32_t end = lexer.previousEnd(); // stands before the start where text of an f-string field ended
    return {start.offset, end < start.offset ? start.offset : end};
  }
  bool openBracket();
  bool closeBracket(TokenKind wanted);
  /// Whether the bracket stands in the file: f-strings have some that do not.
  bool isWritten(const OpenBracket &bracket) const;
  void beginStatement();
  void startClause();

  // Errors.
  NodeId fail(TokenKind expected = TokenKind::End);
  NodeId failWith(DiagnosticId id, support::TracePlace place, uint32_t line, SourceRange range,
                  std::initializer_list<std::string_view> arguments = {});
  bool isNews(SourceRange range);
  void panic();
  void recover();
  bool enter(uint32_t parts = kLevel);
  NodeId failTooDeep();
  void leave(uint32_t parts = kLevel) { nesting -= parts; }
  void skipStatement();
  void skipBlock();
  bool isFirstOnLine() const;
  bool endsHeader() const;
  void parseLostClause();

  // Notes.  True: this explains the error.
  struct Line {
    uint32_t begin;
    uint32_t text;   // first character that is no blank
    uint32_t column; // of that
  };
  Line lineOf(uint32_t offset) const;
  bool leavesBrackets(const Line &line) const;
  void explain(TokenKind expected);
  bool explainInvalid();
  bool explainEscape();
  bool explainUnterminated();
  bool explainPrefix();
  bool explainLookalike();
  bool explainIndent(TokenKind expected);
  bool explainBrackets(TokenKind expected);
  bool explainFirstName();
  bool explainClause(TokenKind expected);
  bool explainOperator();
  bool explainKeyword(TokenKind expected);
  void explainExpected(TokenKind expected);
  void noteField();
  uint32_t literalAround() const;
  void adviseTabs(const Line &line);
  bool advise(DiagnosticId id, std::initializer_list<std::string_view> arguments = {});
  bool follows(TokenKind kind) const;
  std::string_view found();
  std::string_view shortened(std::string_view text);

  // Nodes.
  template <typename T> NodeId add(Start start, const T &fields) {
    return ast.add(rangeFrom(start), start.line, fields);
  }
  template <typename T> NodeId addList(Start start, const T &fields, size_t base) {
    NodeId id = ast.add(rangeFrom(start), start.line, fields, Words(scratch.slice(base)));
    scratch.truncate(base);
    return id;
  }
  void push(NodeId id) { scratch.push(id.index); }

  // Parser.cpp: statements.
  void parseStatements(TokenKind end);
  void parseStatement();
  void parseSimpleLine();
  NodeId parseSmall();
  NodeId parseExpressionStatement();
  NodeId parseAnnotated(Start start, NodeId target);
  NodeId parseAssignments(Start start, NodeId target);
  NodeId parseAssignedValue();
  NodeId parseConst(NodeId target, NodeId value, bool &isPrivate);
  NodeId failConst(NodeId call);
  NodeId parseReturn();
  NodeId parseRaise();
  NodeId parseNameList(bool isGlobal);
  NodeId parseAssert();
  NodeId parseImport();
  NodeId parseImportFrom();
  NodeId finishImportNames(Start start, uint32_t level, NodeId module);
  NodeId parseDotted();
  NameId parseAs();

  // ParserCompound.cpp.
  NodeId parseCompound();
  NodeId parseBlock();
  NodeId parseIf();
  NodeId parseWhile();
  NodeId parseFor(Start start, uint8_t flags);
  NodeId parseTry();
  NodeId parseWith(Start start, uint8_t flags);
  NodeId parseFunction(Start start, uint8_t flags);
  NodeId parseClass();
  NodeId parseDecorated();
  NodeId parseAsync(bool functionOnly);
  NodeId parseElse();
  void parseParameters(TokenKind end, bool annotations);
  NodeId parseParameter(bool annotations);

  // ParserExpressions.cpp.
  NodeId parseTest();
  NodeId parseTestInner();
  NodeId parseTestNoCond();
  NodeId parseLambda(bool noCond);
  NodeId parseOr();
  NodeId parseAnd();
  NodeId parseNot();
  NodeId parseComparison();
  NodeId parseBinary(unsigned minimumLevel);
  NodeId parseFactor();
  NodeId parsePower();
  NodeId parseAtom();
  NodeId parseName();
  NodeId parseNumber();
  NodeId parseString();
  NodeId parseParen();
  NodeId parseListDisplay();
  NodeId parseBrace();
  NodeId parseDictItem();
  NodeId parseItem();
  NodeId parseNamedTest();
  NodeId parseStarred();
  NodeId parseTrailer();
  void parseArguments();
  NodeId parseArgument();
  NodeId parseSubscriptIndex();
  NodeId parseSubscriptItem();
  NodeId parseYield();
  NodeId parseComprehension(Start start, uint32_t elementLine, ComprehensionForm form, NodeId element);
  NodeId parseTestList();
  NodeId parseStarTestList();
  NodeId parseExprList();
  NodeId finishTuple(Start start, uint32_t mark, size_t base);

  // Fold.cpp.
  bool fitsSmallInt(int64_t value) const;
  NodeId makeNumber(const Number &number, SourceRange range, uint32_t line, uint32_t identity,
                    bool maySmall = true);
  NodeId makeConstant(const Constant &constant, SourceRange range, uint32_t line);
  bool numberOf(NodeId id, Number &number) const;
  uint32_t identityOf(NodeId id) const;
  bool mayFold(const FoldResult &result);
  NodeId foldChain(Start start, uint32_t mark, Words operandsAndOperators);
  NodeId foldUnary(Start start, uint32_t mark, bytecode::UnaryOp op, NodeId operand);
  NodeId foldPower(Start start, uint32_t mark, NodeId base, NodeId exponent);
  NodeId foldTuple(uint32_t line, Start start, uint32_t mark, size_t base);
  NodeId foldModuleConstant(Start start, NodeId subject, NodeId trailer);
  NodeId foldLogical(Start start, bool isOr, size_t base);
  NodeId substitute(NameId name);
  void defineConst(NameId name, NodeId value);

  support::Arena &arena;
  qstr::NameTable &names;
  const Options &options;
  support::DiagnosticSink &sink;
  Lexer lexer;
  Token token; // the lexer's current token, or a poisoned one after an error
  Ast ast;
  support::Vector<uint32_t> scratch;     // children of the nodes under construction
  support::Vector<OpenBracket> brackets; // the open ones
  support::Vector<SourceRange> blocks;   // keywords of the headers whose blocks are open
  support::Vector<NodeId> constValue;    // by name: the node of its const(), from the first const() on
  uint32_t nesting = 0;                  // in parts of a level
  uint32_t nextIdentity = 1;
  size_t foldedWords = 0;  // see kMaxFoldedWords
  size_t nestedWeight = 0; // see kMaxNestedWeight
  uint32_t mathNan = 0;    // identity of math.nan
  uint32_t statementBegin = 0;
  uint32_t lastErrorLine = 0;                // offset of its beginning
  TokenKind statementFirst = TokenKind::End; // first token of the statement or clause, and its text if a name
  NameId statementName;
  SourceRange clause{}; // keyword of the newest header
  TokenKind previous = TokenKind::End;
  bool panicking = false;
  bool stopped = false;    // no recovery is possible
  bool skipsBlock = false; // recovery passes over the statement's block
  NameId nameConst, nameMath;
};

/// Whether a token can start a `test`, and whether an `expr` (frontend-and-lowering.md, 3).
bool startsTest(TokenKind kind);
bool startsExpr(TokenKind kind);

bool isCloser(TokenKind kind);
TokenKind closerOf(TokenKind opener);
constexpr bool isCloserCharacter(char c) { return c == ')' || c == ']' || c == '}'; }
/// Elif and its like.
bool continuesCompound(TokenKind kind);
/// Whether the keyword can stand at the beginning of a statement or clause only.
bool isStatementKeyword(TokenKind kind);

} // namespace adder::frontend

#endif // ADDER_FRONTEND_PARSERIMPL_H
