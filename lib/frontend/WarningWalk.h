//===- frontend/WarningWalk.h - The walk that finds warnings; private to the Warning*.cpp files ---------===//
//
// Warnings.cpp: names, findings, what is decided at the end.  WarningStatements.cpp: statements, imports,
// flow. WarningExpressions.cpp: expressions and calls.
//
// The scope table knows which names a scope binds, not which it reads, so the walk collects that.  It visits
// all of the tree, also what is never compiled (`if 0:`) and has no scopes: a name that is used there counts
// as used.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_WARNINGWALK_H
#define ADDER_FRONTEND_WARNINGWALK_H

#include "frontend/Scopes.h"

namespace adder::frontend {

class WarningWalk {
public:
  WarningWalk(support::Arena &arena, const qstr::NameTable &names, const Ast &ast, const ScopeTable &scopes,
              const Options &options, support::DiagnosticSink &sink);

  void run();

private:
  using DiagnosticId = support::DiagnosticId;
  using SourceRange = support::SourceRange;

  /// How a name is bound, for the question whether it should have been read.
  enum class Binding : uint8_t {
    Assignment, ///< a plain assignment to the name
    Import,
    Other, ///< loop variables, definitions...: never warned about
  };
  /// What was seen of an identifier of the scope table.
  struct Usage {
    bool isRead = false;
    bool hasOther = false;   // bound in a way that is never warned about
    bool isOptional = false; // imported where failure is expected, or to be imported from here
    NodeId assignment;       // the first target
    NodeId import;           // the first item
  };
  struct Finding {
    DiagnosticId id;
    SourceRange range;
    std::span<const std::string_view> arguments;
    DiagnosticId note; // the id of the finding itself: none
    SourceRange noteRange;
  };
  struct ScopeOfNode {
    uint32_t node;
    uint32_t scope;
  };
  /// A place in the tree of scopes.
  struct Where {
    ScopeId scope;
    bool hasScope = true; // else inside code that is never compiled, within `scope`
  };
  /// Bits of nameFlags.
  enum : uint8_t {
    kBound = 1,       // in some scope, compiled or not
    kReadsByText = 2, // exec() and the like, which can read any variable
  };
  struct Builtin {
    std::string_view name;
    uint32_t minimum;
    uint32_t maximum;
  };
  static constexpr uint32_t kAny = UINT32_MAX; // no maximum
  static const Builtin &builtinAt(size_t row);
  struct BuiltinCall {
    const Builtin *builtin;
    uint32_t count;
    NodeId subject;
  };

  // Names.
  Where enter(NodeId node);
  bool isName(NodeId node, NameId name) const {
    return ast.is<NameNode>(node) && ast.get<NameNode>(node).name == name;
  }
  void read(NameId name);
  void bind(NameId name, Binding binding, NodeId place);
  void readWords(std::string_view text);
  void makeDynamic();
  Usage *usageOf(ScopeId scope, NameId name);
  bool has(NameId name, uint8_t flag) const { return nameFlags[name.value] & flag; }

  // Findings.
  static uint32_t bitOf(DiagnosticId id);
  bool enabled(DiagnosticId id) const { return options.enabledWarnings & bitOf(id); }
  void find(DiagnosticId id, SourceRange range, std::initializer_list<std::string_view> arguments = {});
  void noteLast(DiagnosticId id, SourceRange range);
  void findUnused();
  void findUnusedIn(ScopeId scope);
  void findUnusedImport(ScopeId scope, const Usage &usage);
  bool mayBePublic(NodeId item) const;
  void findBuiltinCalls();
  void findConstCalls();
  void readFoldedAway();
  void report();
  SourceRange firstLineOf(NodeId id) const;
  std::string_view textOf(SourceRange range) const;
  std::string_view describe(const Builtin &builtin);

  // Statements.  True: control never gets behind it.
  bool visitBlock(NodeId block);
  bool visitStatement(NodeId id);
  bool visitIf(NodeId id);
  bool visitWhile(NodeId id);
  void visitFor(NodeId id);
  bool visitTry(NodeId id);
  void visitWith(NodeId id);
  void visitImport(NodeId id);
  void visitImportFrom(NodeId id);
  void visitFunction(NodeId id);
  void visitParameters(std::span<const NodeId> parameters);
  void bindParameters(std::span<const NodeId> parameters);
  void visitClass(NodeId id);
  void visitDecorated(NodeId id);
  void visitExports(NodeId id);
  void exportTexts(NodeId value);
  void checkAssert(NodeId condition);
  void checkDefault(NodeId parameter);
  void checkUnreachable(NodeId statement, NodeId ender);
  NodeId firstCode(NodeId statement) const;
  NodeId endOf(NodeId statement) const;
  bool isYield(NodeId statement) const;
  void visitAnnotation(NodeId annotation);
  void visitLoopBody(NodeId body, bool &broken);

  // Expressions and targets.
  void visit(NodeId id);
  void visitAll(std::span<const NodeId> list);
  void visitComparison(NodeId id);
  void visitDict(NodeId id);
  void visitPostfix(NodeId subject, std::span<const NodeId> trailers);
  void visitTrailer(NodeId trailer);
  void visitLambda(NodeId id);
  void visitComprehension(NodeId id);
  void bindTarget(NodeId target, Binding binding);
  void checkCall(NodeId subject, std::span<const NodeId> trailers);
  void checkBuiltin(const Builtin &builtin, NodeId subject, NodeId call);
  void checkString(NodeId id);
  bool isLiteral(NodeId id) const;
  bool isFoldedConst(NodeId value) const;
  void checkLiteralIs(NodeId operand, uint32_t op);

  support::Arena &arena;
  const qstr::NameTable &names;
  const Ast &ast;
  const ScopeTable &scopes;
  const Options &options;
  support::DiagnosticSink &sink;

  support::Vector<Finding> findings;
  support::Vector<Usage> usages;        // of all identifiers, scope after scope
  support::Vector<uint32_t> firstUsage; // by scope
  support::Vector<uint8_t> isDynamic;   // by scope: its names may be read by text
  support::Vector<ScopeOfNode> scopeOf; // sorted by node
  support::Vector<uint32_t> nameCounts; // by name: Name nodes that the walk met
  support::Vector<uint8_t> nameFlags;   // by name
  support::Vector<uint8_t> builtinOf;   // by name: 1 + row of Builtins.def
  support::Vector<BuiltinCall> calls;
  support::Vector<NodeId> constCalls;
  Where where;
  uint32_t optionalDepth = 0; // of try blocks with handlers
  bool hasBreak = false;      // in the loop around
  bool hasImportStar = false;
  bool hasExports = false;      // defines __all__
  bool inAnnotation = false;    // where strings are expressions
  bool constIsImported = false; // from micropython
  NameId nameConst, nameMicropython, nameAll, nameMath;
};

} // namespace adder::frontend

#endif // ADDER_FRONTEND_WARNINGWALK_H
