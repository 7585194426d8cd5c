//===- frontend/ScopeAnalysis.h - The walk of scope analysis; private to the Scope*.cpp files -----------===//
//
// ScopeAnalysis.cpp: scopes, names, statements.  ScopeExpressions.cpp: expressions, targets, calls.
// ScopeTable.cpp: the table, slots, the dump.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_SCOPEANALYSIS_H
#define ADDER_FRONTEND_SCOPEANALYSIS_H

#include "frontend/Scopes.h"

namespace adder::frontend {

class ScopeAnalysis {
public:
  ScopeAnalysis(support::Arena &arena, qstr::NameTable &names, const Ast &ast, const Options &options,
                support::DiagnosticSink &sink)
      : arena(arena), names(names), ast(ast), options(options), sink(sink), table(arena) {}

  ScopeTable run();

private:
  using DiagnosticId = support::DiagnosticId;

  /// What a target is checked and mentioned for.
  enum class Access : uint8_t { Load, Store, Delete };

  // Scopes.
  void analyse(ScopeId id);
  ScopeId addScope(ScopeKind kind, NameId name, NodeId node, uint32_t line);
  void declareParameters(std::span<const NodeId> parameters);
  void closeOver(ScopeId scope, uint32_t position);
  bool resolveOutside(ScopeId scope, uint32_t position);
  void numberSlots(ScopeId id);
  void swapStarParameter(ScopeId id);
  void numberFree(ScopeId id);
  Scope &scope() { return table[current]; }

  // Errors.
  void fail(DiagnosticId id, NodeId place, std::initializer_list<std::string_view> arguments = {});
  void failAtLine(DiagnosticId id, uint32_t line, support::SourceRange range,
                  std::initializer_list<std::string_view> arguments = {});
  void failAt(DiagnosticId id, NodeId place, support::SourceRange range);
  void failAtKeyword(DiagnosticId id, NodeId place);
  support::SourceRange wordAt(uint32_t offset) const;
  support::SourceRange nameFrom(uint32_t offset, NameId name) const;
  void noteFirstUse(const Identifier &identifier);
  void noteFunctionAround();
  uint32_t lineOfFirstInside(NodeId display);
  void settleLine(uint32_t line);
  template <typename Visit> void inSequence(NodeId element, Visit visit);

  // Names.
  void mention(NameId name, Access access, uint32_t use);
  void declareGlobal(NameId name, NodeId place, support::SourceRange range);
  void declareNonlocal(NameId name, NodeId place, support::SourceRange range);

  // Statements.
  void visitBlock(NodeId block);
  void visitStatement(NodeId id);
  void visitAssign(NodeId id);
  void visitAnnotatedAssign(NodeId id);
  void visitAugmentedAssign(NodeId id);
  void visitImports(NodeId id);
  void checkDotted(NodeId module);
  void visitIf(NodeId id);
  void visitWhile(NodeId id);
  void visitFor(NodeId id);
  void visitTry(NodeId id);
  void visitWith(NodeId id);
  void visitReturn(NodeId id);
  void visitFunction(NodeId id, EmitterKind emitter);
  void visitClass(NodeId id, EmitterKind emitter);
  void visitDecorated(NodeId id);
  bool selectEmitter(NodeId decorator, EmitterKind &emitter);
  void visitLoopBody(NodeId body);

  // Expressions.
  void visit(NodeId id);
  void visitAll(std::span<const NodeId> list);
  void visitCondition(NodeId id);
  void visitChain(std::span<const uint32_t> chain);
  void visitBrace(NodeId id, std::span<const NodeId> items, bool isDict);
  void visitPostfix(NodeId subject, std::span<const NodeId> trailers);
  void visitTrailer(NodeId trailer);
  void visitArguments(std::span<const NodeId> arguments);
  void visitComprehension(NodeId id);
  void visitClauses(NodeId id);
  void visitNamedExpr(NodeId id);
  void visitYield(NodeId id, NodeId value);
  void visitAwait(NodeId id);
  void visitDefaults(ScopeId function, std::span<const NodeId> parameters);
  void visitSuper(NodeId trailer);

  // Targets.
  void assign(NodeId target);
  void assignSequence(std::span<const NodeId> elements);
  void assignPostfix(NodeId target, DiagnosticId error);
  void failStarPosition(NodeId argument);
  void failTarget(DiagnosticId id, NodeId target);
  void remove(NodeId target);

  support::Arena &arena;
  qstr::NameTable &names;
  const Ast &ast;
  const Options &options;
  support::DiagnosticSink &sink;
  ScopeTable table;
  ScopeId current;
  size_t unsettled = SIZE_MAX; // the first error of the scope whose line is still to be found (8.3)
  uint32_t loopDepth = 0;
};

/// Visits an element of a sequence.  Its line is that of an error inside it, or before it, that has none by
/// itself.
template <typename Visit> void ScopeAnalysis::inSequence(NodeId element, Visit visit) {
  visit();
  settleLine(ast.line(element));
}

} // namespace adder::frontend

#endif // ADDER_FRONTEND_SCOPEANALYSIS_H
