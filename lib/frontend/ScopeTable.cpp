//===- frontend/ScopeTable.cpp - The table of scopes, patterns shared with lowering, the dump -----------===//

#include "frontend/Scopes.h"

namespace adder::frontend {

namespace {

constexpr std::string_view kScopeKinds[] = {
#define SCOPE(Enumerator, Name, IsFunctionLike) #Enumerator,
#include "frontend/Scopes.def"
};
#define SCOPE(Enumerator, Name, IsFunctionLike)                                                              \
  static_assert(isFunctionLike(ScopeKind::Enumerator) == IsFunctionLike);
#include "frontend/Scopes.def"

constexpr std::string_view kIdentifierKinds[] = {
#define IDENTIFIER(Enumerator, Text) Text,
#include "frontend/Scopes.def"
};

} // namespace

//===-- The table ---------------------------------------------------------------------------------------===//

ScopeId ScopeTable::add(ScopeKind kind, NameId name, NodeId node, ScopeId parent) {
  Scope scope(arena);
  scope.kind = kind;
  scope.name = name;
  scope.node = node;
  scope.parent = parent;
  scopes.push(scope);
  return {uint32_t(scopes.size() - 1)};
}

size_t ScopeTable::probe(ScopeId scope, NameId name) const {
  size_t mask = slots.size() - 1;
  uint64_t mixed = (uint64_t(scope.index) << 32 | name.value) * 0x9e3779b97f4a7c15u;
  size_t at = size_t(mixed >> 32) & mask;
  while (slots[at].name && (slots[at].name != name.value || slots[at].scope != scope.index))
    at = (at + 1) & mask;
  return at;
}

void ScopeTable::grow() {
  support::Vector<Slot> old = slots;
  slots = support::Vector<Slot>(arena);
  slots.resize(old.size() * 2);
  for (const Slot &slot : old)
    if (slot.name)
      slots[probe({slot.scope}, {slot.name})] = slot;
  old.release();
}

uint32_t ScopeTable::find(ScopeId scope, NameId name) const {
  const support::Vector<Identifier> &list = scopes[scope.index].identifiers;
  if (list.size() > kLongestScan) {
    const Slot &slot = slots[probe(scope, name)];
    return slot.name ? slot.position : kNotFound;
  }
  for (uint32_t i = 0; i < list.size(); ++i)
    if (list[i].name == name)
      return i;
  return kNotFound;
}

Identifier *ScopeTable::findIdentifier(ScopeId scope, NameId name) {
  uint32_t position = find(scope, name);
  return position == kNotFound ? nullptr : &scopes[scope.index].identifiers[position];
}

Identifier &ScopeTable::findOrAdd(ScopeId scope, NameId name, IdentifierKind kind, uint32_t use) {
  support::Vector<Identifier> &list = scopes[scope.index].identifiers;
  uint32_t position = find(scope, name);
  if (position != kNotFound)
    return list[position];
  Identifier identifier;
  identifier.name = name;
  identifier.kind = kind;
  identifier.firstUse = use;
  list.push(identifier);
  if (list.size() == kLongestScan + 1)
    for (uint32_t i = 0; i < kLongestScan; ++i)
      index(scope, i);
  if (list.size() > kLongestScan)
    index(scope, uint32_t(list.size() - 1));
  return list.back();
}

/// Enters a list entry into the hash table.
void ScopeTable::index(ScopeId scope, uint32_t position) {
  NameId name = scopes[scope.index].identifiers[position].name;
  slots[probe(scope, name)] = {name.value, scope.index, position};
  if (++used * 2 > slots.size())
    grow();
}

void ScopeTable::moved(ScopeId scope, uint32_t position) {
  const support::Vector<Identifier> &list = scopes[scope.index].identifiers;
  if (list.size() > kLongestScan)
    slots[probe(scope, list[position].name)].position = position;
}

//===-- Patterns ----------------------------------------------------------------------------------------===//

RangeLoop matchRangeLoop(const Ast &ast, const ForNode &loop) {
  RangeLoop result;
  if (!ast.is<NameNode>(loop.target) || !ast.is<PostfixNode>(loop.iterable))
    return result;
  NodeId subject = ast.get<PostfixNode>(loop.iterable).subject;
  std::span<const NodeId> trailers = ast.list<PostfixNode>(loop.iterable);
  if (!ast.is<NameNode>(subject) || ast.get<NameNode>(subject).name != qstr::staticName("range") ||
      trailers.size() != 1 || !ast.is<CallNode>(trailers[0]))
    return result;
  std::span<const NodeId> arguments = ast.list<CallNode>(trailers[0]);
  if (arguments.empty() || arguments.size() > 3)
    return result;
  auto isPlain = [&](NodeId id) {
    return !ast.is<KeywordArgumentNode>(id) && !ast.is<StarArgumentNode>(id) &&
           !ast.is<DoubleStarArgumentNode>(id) && !(ast.flags(id) & kUnmarked);
  };
  if (arguments.size() > 1) {
    result.start = arguments[0];
    if (!isPlain(result.start))
      return result;
  }
  result.end = arguments[arguments.size() > 1 ? 1 : 0];
  if (!isPlain(result.end))
    return result;
  if (arguments.size() == 3) {
    if (!ast.is<SmallIntegerNode>(arguments[2]))
      return result;
    result.step = ast.smallInteger(arguments[2]);
    if (result.step == 0)
      return result;
  }
  result.matches = true;
  return result;
}

size_t matchSwap(const Ast &ast, NodeId assign) {
  std::span<const NodeId> targets = ast.list<AssignNode>(assign);
  NodeId value = ast.get<AssignNode>(assign).value;
  auto isBareTuple = [&](NodeId id) { return ast.is<TupleNode>(id) && !(ast.flags(id) & kParenthesised); };
  if (targets.size() != 1 || !isBareTuple(targets[0]) || !isBareTuple(value))
    return 0;
  std::span<const NodeId> left = ast.list<TupleNode>(targets[0]);
  size_t count = left.size();
  if ((count != 2 && count != 3) || ast.list<TupleNode>(value).size() != count)
    return 0;
  for (NodeId element : left)
    if (ast.is<StarredNode>(element))
      return 0;
  return count;
}

bool isSuperCall(const Ast &ast, ScopeKind scope, NodeId subject, std::span<const NodeId> trailers) {
  return scope == ScopeKind::Function && ast.is<NameNode>(subject) &&
         ast.get<NameNode>(subject).name == qstr::staticName("super") && !trailers.empty() &&
         ast.is<CallNode>(trailers[0]) && ast.list<CallNode>(trailers[0]).empty();
}

bool isBuiltinDecorator(const Ast &ast, NodeId decorator) {
  NodeId name = ast.get<DecoratorNode>(decorator).name;
  return ast.names<DottedNameNode>(name)[0] == qstr::staticName("micropython");
}

//===-- Dump --------------------------------------------------------------------------------------------===//

void dumpScopes(const Ast &, const ScopeTable &scopes, const qstr::NameTable &names,
                support::TextWriter &out) {
  for (uint32_t i = 0; i < scopes.size(); ++i) {
    const Scope &scope = scopes[{i}];
    out << i << ' ' << kScopeKinds[size_t(scope.kind)] << ' ';
    out << names.text(scope.name) << " @" << scope.line;
    if (i)
      out << " in " << scope.parent.index;
    out << " locals=" << scope.locals << " positional=" << scope.positionalArguments
        << " keyword-only=" << scope.keywordOnlyArguments << " defaults=" << scope.positionalDefaults;
    if (scope.flags & kGenerator)
      out << " generator";
    if (scope.flags & kVarArguments)
      out << " *args";
    if (scope.flags & kVarKeywords)
      out << " **kwargs";
    if (scope.flags & kKeywordDefaults)
      out << " keyword-defaults";
    out << '\n';
    for (const Identifier &identifier : scope.identifiers) {
      out << "  ";
      out.quoted(names.text(identifier.name)) << ' ' << kIdentifierKinds[size_t(identifier.kind)];
      bool hasSlot = identifier.kind >= IdentifierKind::Local || (identifier.flags & kParameter);
      if (hasSlot)
        out << ' ' << identifier.slot;
      if (identifier.flags & kStarParameter)
        out << " *parameter";
      else if (identifier.flags & kDoubleStarParameter)
        out << " **parameter";
      else if (identifier.flags & kParameter)
        out << " parameter";
      out << '\n';
    }
  }
}

} // namespace adder::frontend
