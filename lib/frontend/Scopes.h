//===- frontend/Scopes.h - Which name means what --------------------------------------------------------===//
//
// Scope analysis walks every scope of the program in breadth-first order, as the numbering of the output
// requires, and mentions names in the order in which code for them will be emitted (frontend-and-lowering.md,
// section 5).  It finds all errors that the language defines beyond syntax (8.3): a program that passes can
// be lowered.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_SCOPES_H
#define ADDER_FRONTEND_SCOPES_H

#include "frontend/Ast.h"

namespace adder::frontend {

enum class ScopeKind : uint8_t {
#define SCOPE(Enumerator, Name, IsFunctionLike) Enumerator,
#include "frontend/Scopes.def"
};

enum class IdentifierKind : uint8_t {
#define IDENTIFIER(Enumerator, Text) Enumerator,
#include "frontend/Scopes.def"
};

constexpr bool isFunctionLike(ScopeKind kind) { return kind >= ScopeKind::Function; }
constexpr bool isComprehension(ScopeKind kind) { return kind >= ScopeKind::ListComprehension; }

/// Bits of Identifier::flags.
enum IdentifierFlag : uint8_t { kParameter = 1, kStarParameter = 2, kDoubleStarParameter = 4 };

/// Bits of Scope::flags; those of the function signature (mpy-and-bytecode.md, 4.3).
enum ScopeFlag : uint8_t { kGenerator = 1, kVarKeywords = 2, kVarArguments = 4, kKeywordDefaults = 8 };

struct Identifier {
  NameId name;
  IdentifierKind kind = IdentifierKind::Undecided;
  uint8_t flags = 0;
  uint32_t slot = 0;     ///< Local, Cell, Free and parameters: number of the local
  uint32_t firstUse = 0; ///< offset in the source, for diagnostics
};

/// Index into ScopeTable; the module is 0.
struct ScopeId {
  uint32_t index = 0;
  friend bool operator==(ScopeId, ScopeId) = default;
};

struct Scope {
  explicit Scope(support::Arena &arena) : identifiers(arena) {}

  ScopeKind kind = ScopeKind::Module;
  EmitterKind emitter = EmitterKind::Bytecode;
  uint8_t flags = 0;
  NameId name;
  NodeId node;
  ScopeId parent;
  uint32_t line = 0;                ///< of an error whose place has no line of its own
  uint32_t positionalArguments = 0; ///< free variables included, once numbered
  uint32_t keywordOnlyArguments = 0;
  uint32_t positionalDefaults = 0;
  uint32_t locals = 0;
  uint32_t firstChild = 0; ///< children are neighbours in the table, in order of creation
  uint32_t childCount = 0;
  support::Vector<Identifier> identifiers;
};

class ScopeTable {
public:
  explicit ScopeTable(support::Arena &arena) : arena(arena), scopes(arena), slots(arena) { slots.resize(64); }

  size_t size() const { return scopes.size(); }
  Scope &operator[](ScopeId id) { return scopes[id.index]; }
  const Scope &operator[](ScopeId id) const { return scopes[id.index]; }

  ScopeId add(ScopeKind kind, NameId name, NodeId node, ScopeId parent);
  /// Position of `name` in the scope's list, or kNotFound.
  static constexpr uint32_t kNotFound = UINT32_MAX;
  uint32_t find(ScopeId scope, NameId name) const;
  Identifier *findIdentifier(ScopeId scope, NameId name);
  const Identifier &identifier(ScopeId scope, NameId name) const {
    return scopes[scope.index].identifiers[find(scope, name)];
  }
  Identifier &findOrAdd(ScopeId scope, NameId name, IdentifierKind kind, uint32_t use);
  /// To be called when list entries were exchanged.
  void moved(ScopeId scope, uint32_t position);

private:
  struct Slot {
    uint32_t name; // 0: free
    uint32_t scope;
    uint32_t position;
  };
  /// Names of scopes with more identifiers than this are in `slots`; the others, nearly all, are searched,
  /// which is faster than one access to a table that is larger than the cache.
  static constexpr size_t kLongestScan = 12;
  size_t probe(ScopeId scope, NameId name) const;
  void index(ScopeId scope, uint32_t position);
  void grow();

  support::Arena &arena;
  support::Vector<Scope> scopes;
  support::Vector<Slot> slots; // open addressing by scope and name, power of two
  size_t used = 0;
};

/// Analyses a tree that parsed without errors.  Names of dotted imports are interned in `names`.
ScopeTable analyseScopes(support::Arena &arena, qstr::NameTable &names, const Ast &ast,
                         const Options &options, support::DiagnosticSink &sink);

/// The parts of an optimisable `for NAME in range(...)` (frontend-and-lowering.md, 7.7).
struct RangeLoop {
  bool matches = false;
  NodeId start; ///< none: 0
  NodeId end;
  int64_t step = 1;
};
RangeLoop matchRangeLoop(const Ast &ast, const ForNode &loop);

/// The elements of `a, b = c, d` that are stored without building a tuple (7.15): 2, 3, or 0 for none.
size_t matchSwap(const Ast &ast, NodeId assign);

/// `super()`, the first trailer of a subject named super, in a function (7.11).
bool isSuperCall(const Ast &ast, ScopeKind scope, NodeId subject, std::span<const NodeId> trailers);

/// Whether `micropython.xxx`, which selects an emitter and leaves no code.
bool isBuiltinDecorator(const Ast &ast, NodeId decorator);

/// The simple statements or blocks of a block: itself, or the elements of a StatementList.
inline std::span<const NodeId> statementsOf(const Ast &ast, const NodeId &block) {
  return ast.is<StatementListNode>(block) ? ast.list<StatementListNode>(block)
                                          : std::span<const NodeId>(&block, 1);
}

/// Writes every scope: kind, name, counts, identifiers with kind and slot.
void dumpScopes(const Ast &ast, const ScopeTable &scopes, const qstr::NameTable &names,
                support::TextWriter &out);

} // namespace adder::frontend

#endif // ADDER_FRONTEND_SCOPES_H
