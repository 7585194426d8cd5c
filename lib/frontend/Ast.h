//===- frontend/Ast.h - The syntax tree -----------------------------------------------------------------===//
//
// Nodes are records of 32-bit words in one vector, named by the index of their first word:
//
//     word 0     kind (8 bits) | flags (8 bits) | length of the source range, at most 65535 (16 bits)
//     word 1     offset of the source range
//     word 2     line, for all but leaves; 0: the node has none
//     ...        the fields of Nodes.def
//     count, items...    for kinds with a list
//
// Children come before their parents.  The tree is what remains after constant folding
// (frontend-and-lowering.md, 4): parentheses, annotations of variables and folded operands have left no trace
// but those that the output depends on.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_AST_H
#define ADDER_FRONTEND_AST_H

#include "bytecode/Operators.h"
#include "frontend/Constant.h"
#include "frontend/Options.h"
#include "qstr/NameTable.h"
#include "support/Diagnostics.h"
#include "support/TextWriter.h"

namespace adder::frontend {

using qstr::NameId;

struct NodeId {
  uint32_t index = 0; ///< 0: none
  explicit operator bool() const { return index != 0; }
  friend bool operator==(NodeId, NodeId) = default;
};

enum class NodeKind : uint8_t {
  None,
#define NODE(Enumerator, Fields, List) Enumerator,
#include "frontend/Nodes.def"
};

#define NODE(Enumerator, Fields, List)                                                                       \
  struct Enumerator##Node {                                                                                  \
    static constexpr NodeKind kKind = NodeKind::Enumerator;                                                  \
    Fields                                                                                                   \
  };
#include "frontend/Nodes.def"

std::string_view nameOf(NodeKind kind);

constexpr bool isLeaf(NodeKind kind) { return kind <= NodeKind::EllipsisLiteral; }

/// Bits of the flags byte.
enum NodeFlag : uint8_t {
  kParenthesised = 1,  ///< Tuple: written with parentheses
  kUnmarked = 2,       ///< Comprehension, NamedExpr as an argument: compiling its value sets no line mark
  kAsync = 4,          ///< Function, For, With
  kFString = 8,        ///< strings: from an f-string
  kNoField = 16,       ///< with kFString: without a field
  kTrailingComma = 32, ///< Call: after the last argument
  kWideInteger = 64,   ///< SmallInteger: does not fit 32 bits
};

enum class ComprehensionForm : uint32_t { List, Set, Dict, Generator };
enum class ParameterForm : uint32_t { Plain, Star, DoubleStar };

/// Operators of a Comparison beyond those that the bytecode has.
constexpr uint32_t kNotIn = 0x100;
constexpr uint32_t kIsNot = 0x101;

class Ast {
public:
  explicit Ast(support::Arena &arena) : words(arena), constants(arena) { words.push(0); }

  NodeId root;
  uint32_t firstLine = 1;  ///< line of the file's first token
  std::string_view source; ///< must outlive the tree

  NodeKind kind(NodeId id) const { return NodeKind(words[id.index] & 0xff); }
  uint8_t flags(NodeId id) const { return uint8_t(words[id.index] >> 8); }
  void setFlag(NodeId id, NodeFlag flag) { words[id.index] |= uint32_t(flag) << 8; }
  /// 0 for leaves and for nodes that have no line.
  uint32_t line(NodeId id) const { return isLeaf(kind(id)) ? 0 : words[id.index + 2]; }
  void setLine(NodeId id, uint32_t line) { words[id.index + 2] = line; }
  uint32_t begin(NodeId id) const { return words[id.index + 1]; }
  support::SourceRange range(NodeId id) const { return {begin(id), begin(id) + (words[id.index] >> 16)}; }

  /// The fields of a node that is known to be of kind T::kKind.
  template <typename T> const T &get(NodeId id) const {
    return *reinterpret_cast<const T *>(words.data() + id.index + (isLeaf(T::kKind) ? 2 : 3));
  }
  template <typename T> bool is(NodeId id) const { return id && kind(id) == T::kKind; }

  /// The list of a node of kind T::kKind.
  template <typename T> std::span<const NodeId> list(NodeId id) const {
    return span<NodeId>(id, fieldWords<T>());
  }
  /// A list of names or raw words.
  template <typename T> std::span<const NameId> names(NodeId id) const {
    return span<NameId>(id, fieldWords<T>());
  }
  template <typename T> std::span<const uint32_t> raw(NodeId id) const {
    return span<uint32_t>(id, fieldWords<T>());
  }

  /// Word `i` after the header, whatever the kind: fields first, then the count and the items of a list.
  uint32_t word(NodeId id, size_t i) const { return words[id.index + (isLeaf(kind(id)) ? 2 : 3) + i]; }

  /// Appends a node without a list.
  template <typename T> NodeId add(support::SourceRange range, uint32_t line, const T &fields) {
    constexpr size_t kHeaderWords = isLeaf(T::kKind) ? 2 : 3;
    NodeId id = {uint32_t(words.size())};
    uint32_t *node = words.extend(kHeaderWords + fieldWords<T>());
    uint32_t length = range.end > range.begin ? range.end - range.begin : 0;
    node[0] = uint32_t(T::kKind) | (length < kMaxRange ? length : kMaxRange) << 16;
    node[1] = range.begin;
    if constexpr (!isLeaf(T::kKind))
      node[2] = line;
    if constexpr (fieldWords<T>() > 0)
      std::memcpy(node + kHeaderWords, &fields, sizeof fields);
    return id;
  }
  /// Appends a node with a list.
  template <typename T>
  NodeId add(support::SourceRange range, uint32_t line, const T &fields, std::span<const uint32_t> items) {
    NodeId id = add(range, line, fields);
    words.push(uint32_t(items.size()));
    words.append(items);
    return id;
  }
  NodeId addSmallInteger(support::SourceRange range, int64_t value);

  int64_t smallInteger(NodeId id) const {
    uint32_t value = get<SmallIntegerNode>(id).value;
    return flags(id) & kWideInteger ? constants[value].small : int32_t(value);
  }

  const Constant &constant(ConstantId id) const { return constants[id.index]; }
  ConstantId addConstant(const Constant &constant) {
    constants.push(constant);
    return {uint32_t(constants.size() - 1)};
  }

  /// All nodes in the order of their making, those included that folding has made superfluous: the first one,
  /// and the one after `id`; none at the end.
  NodeId first() const { return {words.size() > 1 ? 1u : 0u}; }
  NodeId next(NodeId id) const;

  /// Size of the tree in words: a mark for dropNodes().
  uint32_t mark() const { return uint32_t(words.size()); }
  /// Forgets the newest nodes, which nothing refers to any more.
  void dropNodes(uint32_t mark) { words.truncate(mark); }
  /// Gives the memory of the tree back; only `source` and `firstLine` are left.
  void release() {
    words.release();
    constants.release();
  }

private:
  template <typename T> static constexpr size_t fieldWords() {
    return std::is_empty_v<T> ? 0 : sizeof(T) / sizeof(uint32_t);
  }
  template <typename U> std::span<const U> span(NodeId id, size_t fields) const {
    size_t at = id.index + 3 + fields;
    return {reinterpret_cast<const U *>(words.data() + at + 1), words[at]};
  }

  static constexpr uint32_t kMaxRange = 0xffff; // longer ranges are cut

  support::Vector<uint32_t> words;
  support::Vector<Constant> constants;
};

/// Whether the node is a constant (4.3), and its truth value.
bool isConstant(const Ast &ast, NodeId id);
bool isConstantTrue(const Ast &ast, NodeId id);
bool isConstantFalse(const Ast &ast, NodeId id);
/// The value of a constant node.
Constant constantOf(const Ast &ast, const qstr::NameTable &names, NodeId id);

/// Writes the tree, one node a line: kind, line, fields; children indented, to a depth of 200.
void dumpAst(const Ast &ast, const qstr::NameTable &names, support::TextWriter &out);

} // namespace adder::frontend

#endif // ADDER_FRONTEND_AST_H
