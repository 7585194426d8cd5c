//===- frontend/Ast.cpp - Node storage, and constant nodes ----------------------------------------------===//

#include "frontend/Ast.h"

#include <iterator>

namespace adder::frontend {

namespace {

constexpr std::string_view kNames[] = {
    "None",
#define NODE(Enumerator, Fields, List) #Enumerator,
#include "frontend/Nodes.def"
};
static_assert(std::size(kNames) <= 256, "the kind is stored in 8 bits");

#define NODE(Enumerator, Fields, List)                                                                       \
  static_assert(std::is_empty_v<Enumerator##Node> || sizeof(Enumerator##Node) % sizeof(uint32_t) == 0);
#include "frontend/Nodes.def"

/// What follows a node's header.
struct Shape {
  uint32_t fields;
  bool hasList;
};
constexpr Shape kShapes[] = {
    {0, false},
#define NODE(Enumerator, Fields, List)                                                                       \
  {std::is_empty_v<Enumerator##Node> ? 0 : sizeof(Enumerator##Node) / sizeof(uint32_t),                      \
   std::string_view(#List) != "NoList"},
#include "frontend/Nodes.def"
};

} // namespace

std::string_view nameOf(NodeKind kind) { return kNames[size_t(kind)]; }

NodeId Ast::addSmallInteger(support::SourceRange range, int64_t value) {
  if (value == int32_t(value))
    return add(range, 0, SmallIntegerNode{uint32_t(value)});
  NodeId id = add(range, 0, SmallIntegerNode{addConstant(Constant::ofNumber(Number::fromInt(value))).index});
  setFlag(id, kWideInteger);
  return id;
}

NodeId Ast::next(NodeId id) const {
  Shape shape = kShapes[size_t(kind(id))];
  size_t end = id.index + (isLeaf(kind(id)) ? 2 : 3) + shape.fields;
  if (shape.hasList)
    end += 1 + words[end];
  return {end < words.size() ? uint32_t(end) : 0};
}

//===-- Constants ---------------------------------------------------------------------------------------===//

bool isConstant(const Ast &ast, NodeId id) {
  NodeKind kind = ast.kind(id);
  if (kind == NodeKind::Tuple)
    return (ast.flags(id) & kParenthesised) && ast.list<TupleNode>(id).empty();
  return (isLeaf(kind) && kind != NodeKind::Name && kind != NodeKind::None) ||
         kind == NodeKind::ConstantObject;
}

bool isConstantTrue(const Ast &ast, NodeId id) {
  switch (ast.kind(id)) {
  case NodeKind::SmallInteger:
    return ast.smallInteger(id) != 0;
  case NodeKind::InternedString:
    return ast.get<InternedStringNode>(id).text != qstr::staticName("");
  case NodeKind::TrueLiteral:
  case NodeKind::EllipsisLiteral:
    return true;
  case NodeKind::ConstantObject:
    return ast.constant(ast.get<ConstantObjectNode>(id).value).isTrue();
  default:
    return false;
  }
}

bool isConstantFalse(const Ast &ast, NodeId id) { return isConstant(ast, id) && !isConstantTrue(ast, id); }

Constant constantOf(const Ast &ast, const qstr::NameTable &names, NodeId id) {
  using mpy::ObjectKind;
  switch (ast.kind(id)) {
  case NodeKind::SmallInteger:
    return Constant::ofNumber(Number::fromInt(ast.smallInteger(id)));
  case NodeKind::InternedString:
    return Constant::ofText(ObjectKind::Str, names.text(ast.get<InternedStringNode>(id).text));
  case NodeKind::NoneLiteral:
    return Constant::ofKind(ObjectKind::None);
  case NodeKind::TrueLiteral:
    return Constant::ofKind(ObjectKind::True);
  case NodeKind::FalseLiteral:
    return Constant::ofKind(ObjectKind::False);
  case NodeKind::EllipsisLiteral:
    return Constant::ofKind(ObjectKind::Ellipsis);
  case NodeKind::ConstantObject:
    return ast.constant(ast.get<ConstantObjectNode>(id).value);
  default: // the empty tuple
    return Constant::ofTuple({});
  }
}

} // namespace adder::frontend
