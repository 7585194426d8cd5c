//===- emitters/bytecode/Lowering.h - Syntax tree to stack instructions; private ------------------------===//
//
// One template a construct, as frontend-and-lowering.md, section 7, gives them.  Lowering.cpp has the
// emission model and the scopes, LowerStatements.cpp, LowerBlocks.cpp (loops, try, with),
// LowerExpressions.cpp and LowerTargets.cpp the constructs.
//
// Visits happen in the order of scope analysis, which relies on it: scopes are met in the order in which it
// made them.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_BYTECODE_LOWERING_H
#define ADDER_EMITTERS_BYTECODE_LOWERING_H

#include "emitters/bytecode/Code.h"

namespace adder::bytecode_emitter {

using bytecode::BinaryOp;
using bytecode::UnaryOp;
using frontend::NodeId;
using frontend::NodeKind;
using frontend::ScopeId;

struct Label {
  uint32_t index = UINT32_MAX;
};

class Lowering {
public:
  Lowering(support::Arena &arena, qstr::NameTable &names, const frontend::Ast &ast,
           const frontend::ScopeTable &scopes, const frontend::Options &options,
           support::DiagnosticSink &sink)
      : arena(arena), names(names), ast(ast), scopes(scopes), options(options), sink(sink), code(arena),
        childrenHere(arena), clauseLoops(arena) {}

  Code run();

private:
  enum class Access : uint8_t { Load, Store, Delete };

  /// Where break and continue go.
  struct Loop {
    Label breakLabel;
    Label continueLabel;
    uint32_t exceptionDepth = 0; // open blocks around the loop
    bool hasIterator = false;    // four stack slots to drop on break
    bool exists = false;
  };

  /// A loop of a comprehension.
  struct ClauseLoop {
    Label top;
    Label end;
  };

  // Emission model (section 6).
  void emit(Opcode opcode, uint32_t operand = 0, uint16_t extra = 0);
  void emitComputed(Opcode opcode, int delta, uint32_t operand, uint16_t extra = 0);
  void append(uint8_t opcode, uint32_t operand, uint16_t extra);
  void jump(Opcode opcode, Label label, uint16_t extra = 0) { emit(opcode, label.index, extra); }
  void adjust(int delta);
  Label newLabel() { return {labelCount++}; }
  void place(Label label);
  void mark(uint32_t line);
  void openBlock(Opcode setup, Label handler);
  void closeBlock() { --exceptionDepth; }

  void loadInt(int64_t value);
  void loadString(NameId text) { emit(Opcode::LoadConstString, code.qstrs.use(text)); }
  void loadNone() { emit(Opcode::LoadConstNone); }
  void attribute(Opcode opcode, NameId name) { emit(opcode, code.qstrs.use(name)); }
  void binary(BinaryOp op) { emitComputed(Opcode::BinaryOpMulti, -1, uint32_t(op)); }
  void unary(UnaryOp op) { emitComputed(Opcode::UnaryOpMulti, 0, uint32_t(op)); }
  void build(Opcode opcode, size_t count) { emitComputed(opcode, 1 - int(count), uint32_t(count)); }
  void access(NameId name, Access how);
  void loadFast(uint32_t slot);
  void load(NameId name) { access(name, Access::Load); }
  void store(NameId name) { access(name, Access::Store); }
  void remove(NameId name) { access(name, Access::Delete); }
  void fail(support::DiagnosticId id, NodeId place, std::initializer_list<uint64_t> numbers,
            std::string_view text = {});

  // Scopes.
  void lowerScope(ScopeId id);
  void lowerFunctionBody(NodeId body);
  void lowerExpressionInput(NodeId root);
  void lowerClassBody(NodeId node);
  void lowerComprehensionBody(NodeId node);
  void lowerClauses(NodeId node);
  void lowerElement(NodeId node);
  ScopeId nextScope(NodeId node);
  void makeFunction(ScopeId function, bool hasDefaults);
  void makeWithDefaults(ScopeId function, std::span<const NodeId> parameters);

  // Statements.
  void block(NodeId id);
  void statement(NodeId id);
  void expressionStatement(NodeId value);
  void assignment(NodeId id);
  void augmented(NodeId id);
  void returnValue(NodeId value);
  void importNames(NodeId id);
  void importFrom(NodeId id);
  void importStar(NodeId id);
  void importLevel(uint32_t level) { loadInt(level); }
  NameId dotted(NodeId name);
  void assertion(NodeId id);
  void function(NodeId id);
  void classDefinition(NodeId id);
  void decorated(NodeId id);
  void ifStatement(NodeId id);

  // Blocks.
  void breakOrContinue(bool isBreak, NodeId place);
  Loop enterLoop(Label breakLabel, Label continueLabel, bool hasIterator);
  void whileLoop(NodeId id);
  void forLoop(NodeId id);
  void rangeLoop(NodeId id, const frontend::RangeLoop &range);
  void asyncFor(NodeId id);
  void tryStatement(NodeId id);
  void tryExcept(NodeId id);
  void handler(NodeId id, Label done);
  void with(NodeId id, size_t item);
  void asyncWith(NodeId id, size_t item);
  void awaitTop();

  // Expressions.
  void value(NodeId id);
  void expression(NodeId id);
  void condition(NodeId id, bool jumpIf, Label target);
  void values(std::span<const NodeId> list);
  void logical(std::span<const NodeId> operands, bool isOr);
  void comparison(std::span<const uint32_t> chain);
  void compareOperator(uint32_t op);
  void conditional(NodeId id);
  void dict(NodeId id);
  void slice(NodeId id);
  void comprehension(NodeId id);
  void postfix(NodeId subject, std::span<const NodeId> trailers);
  void trailer(NodeId id);
  void call(std::span<const NodeId> arguments, bool isMethod, uint32_t extraPositional, NodeId place);
  void namedExpr(NodeId id);
  void yieldValue(NodeId value);

  // Targets.
  void storeTo(NodeId target);
  void storeSequence(std::span<const NodeId> elements, NodeId place);
  void targetBase(NodeId target);
  void deleteTarget(NodeId target);

  const frontend::Scope &scope() const { return scopes[current]; }

  support::Arena &arena;
  qstr::NameTable &names;
  const frontend::Ast &ast;
  const frontend::ScopeTable &scopes;
  const frontend::Options &options;
  support::DiagnosticSink &sink;
  Code code;
  support::Vector<ScopeId> childrenHere;   // of the current scope
  support::Vector<ClauseLoop> clauseLoops; // of the current scope, a comprehension's; the open ones

  ScopeId current;
  uint32_t nextChild = 0; // the next scope of the table that the current one creates
  uint32_t labelCount = 0;
  int32_t depth = 0;
  int32_t maxDepth = 0;
  uint32_t exceptionDepth = 0;
  uint32_t maxExceptionDepth = 0;
  uint32_t lastLine = 1;
  bool dead = false;
  Loop loop;
};

} // namespace adder::bytecode_emitter

#endif // ADDER_EMITTERS_BYTECODE_LOWERING_H
