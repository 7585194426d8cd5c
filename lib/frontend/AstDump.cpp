//===- frontend/AstDump.cpp - The syntax tree as text (--dump=ast) --------------------------------------===//
//
// Driven by the text of Nodes.def: the fields of a node are named and typed there, so a new kind of node is
// dumped without a line here.  One node a line: role, kind, @line, scalar fields; children follow, indented.
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/Ast.h"

namespace adder::frontend {

namespace {

struct Description {
  std::string_view fields;
  std::string_view list;
};

constexpr Description kDescriptions[] = {
    {},
#define NODE(Enumerator, Fields, List) {#Fields, #List},
#include "frontend/Nodes.def"
};

/// Deeper nodes are not indented further: the dump of a chain of operators would grow with the square of its
/// length.
constexpr size_t kDeepestIndent = 200;

class Dumper {
public:
  Dumper(const Ast &ast, const qstr::NameTable &names, support::TextWriter &out)
      : ast(ast), names(names), out(out) {}

  void dump(NodeId id, std::string_view role);

private:
  void dumpScalars(NodeId id, std::string_view fields);
  void dumpChildren(NodeId id, std::string_view fields);
  void dumpList(NodeId id, std::string_view list, size_t at);
  void dumpWord(NodeKind kind, std::string_view name, uint32_t word);
  void dumpConstant(const Constant &constant);
  void dumpFlags(uint8_t flags);
  std::string_view operatorText(uint32_t op) const;

  /// Takes "type name;" off the front of `fields`.
  static bool nextField(std::string_view &fields, std::string_view &type, std::string_view &name);
  uint32_t word(NodeId id, size_t field) const { return ast.word(id, field); }
  void indent() { out.fill(2 * (depth < kDeepestIndent ? depth : kDeepestIndent)); }

  const Ast &ast;
  const qstr::NameTable &names;
  support::TextWriter &out;
  size_t depth = 0;
};

bool Dumper::nextField(std::string_view &fields, std::string_view &type, std::string_view &name) {
  while (fields.starts_with(' '))
    fields.remove_prefix(1);
  size_t space = fields.find(' ');
  size_t end = fields.find(';');
  if (space == std::string_view::npos || end == std::string_view::npos)
    return false;
  type = fields.substr(0, space);
  name = {fields.data() + space + 1, end - space - 1};
  fields.remove_prefix(end + 1);
  return true;
}

std::string_view Dumper::operatorText(uint32_t op) const {
  return op == kNotIn ? "not in" : op == kIsNot ? "is not" : bytecode::tokenOf(bytecode::BinaryOp(op));
}

void Dumper::dumpFlags(uint8_t flags) {
  constexpr std::string_view kFlags[] = {"parenthesised", "unmarked", "async",
                                         "f-string",      "no-field", "trailing-comma"};
  for (size_t i = 0; i < std::size(kFlags); ++i)
    if (flags >> i & 1)
      out << ' ' << kFlags[i];
}

void Dumper::dumpConstant(const Constant &constant) {
  switch (constant.kind) {
  case mpy::ObjectKind::Str:
    out.quoted(constant.text());
    return;
  case mpy::ObjectKind::Bytes:
    (out << 'b').quoted(constant.text());
    return;
  case mpy::ObjectKind::Tuple:
    out << '(';
    for (size_t i = 0; i < constant.size; ++i) {
      out << (i ? ", " : "");
      dumpConstant(constant.items()[i]);
    }
    out << (constant.size == 1 ? ",)" : ")");
    return;
  case mpy::ObjectKind::None:
    out << "None";
    return;
  case mpy::ObjectKind::True:
    out << "True";
    return;
  case mpy::ObjectKind::False:
    out << "False";
    return;
  case mpy::ObjectKind::Ellipsis:
    out << "...";
    return;
  default:
    out << toObject(out.arena(), constant).text;
  }
}

void Dumper::dumpWord(NodeKind kind, std::string_view name, uint32_t word) {
  out << ' ';
  if (kind == NodeKind::Unary)
    out << bytecode::tokenOf(bytecode::UnaryOp(word));
  else if (kind == NodeKind::AugmentedAssign)
    out << bytecode::tokenOf(bytecode::BinaryOp(word));
  else if (name == "form" && kind == NodeKind::Comprehension)
    out << (word == 0 ? "list" : word == 1 ? "set" : word == 2 ? "dict" : "generator");
  else if (name == "form")
    out << (word == 0 ? "plain" : word == 1 ? "*" : "**");
  else
    out << name << '=' << word;
}

/// The fields that are no children, on the node's own line.
void Dumper::dumpScalars(NodeId id, std::string_view fields) {
  if (ast.is<SmallIntegerNode>(id)) {
    out << ' ' << ast.smallInteger(id);
    return;
  }
  std::string_view type, name;
  for (size_t i = 0; nextField(fields, type, name); ++i) {
    if (type == "NameId" && word(id, i))
      (out << ' ').quoted(names.text({word(id, i)}));
    else if (type == "ConstantId")
      dumpConstant(((out << ' '), ast.constant({word(id, i)})));
    else if (type == "uint32_t")
      dumpWord(ast.kind(id), name, word(id, i));
  }
}

void Dumper::dumpChildren(NodeId id, std::string_view fields) {
  std::string_view type, name;
  for (size_t i = 0; nextField(fields, type, name); ++i)
    if (type == "NodeId" && word(id, i))
      dump({word(id, i)}, name);
}

void Dumper::dumpList(NodeId id, std::string_view list, size_t at) {
  size_t count = word(id, at);
  for (size_t i = 0; i < count; ++i) {
    uint32_t item = word(id, at + 1 + i);
    bool isOperator = list == "OperandsAndOperators" && i % 2;
    if (!isOperator) {
      dump({item}, {});
      continue;
    }
    indent();
    out << operatorText(item) << '\n';
  }
}

void Dumper::dump(NodeId id, std::string_view role) {
  const Description &description = kDescriptions[size_t(ast.kind(id))];
  indent();
  if (!role.empty())
    out << role << ": ";
  out << nameOf(ast.kind(id));
  if (uint32_t line = ast.line(id))
    out << " @" << line;
  dumpScalars(id, description.fields);
  size_t fieldCount = 0;
  for (char c : description.fields)
    fieldCount += c == ';';
  if (description.list == "Names")
    for (size_t i = 0; i < word(id, fieldCount); ++i)
      (out << ' ').quoted(names.text({word(id, fieldCount + 1 + i)}));
  dumpFlags(ast.flags(id));
  out << '\n';
  ++depth;
  dumpChildren(id, description.fields);
  if (description.list != "NoList" && description.list != "Names")
    dumpList(id, description.list, fieldCount);
  --depth;
}

} // namespace

void dumpAst(const Ast &ast, const qstr::NameTable &names, support::TextWriter &out) {
  Dumper(ast, names, out).dump(ast.root, {});
}

} // namespace adder::frontend
