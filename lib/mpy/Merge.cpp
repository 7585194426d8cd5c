//===- mpy/Merge.cpp - Several modules in one file --------------------------------------------------===//
//
// First the tables, which tell the new index of every entry of every part; then the functions, part by part.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpy/Merge.h"

#include "bytecode/Opcode.h"
#include "bytecode/Prelude.h"
#include "mpy/Rewrite.h"
#include "mpy/Writer.h"
#include "qstr/NameTable.h"
#include "support/TextWriter.h"

namespace adder::mpy {

using support::TextWriter;
using support::Vector;

namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr size_t kMaxFunctionBytes = (size_t(1) << 29) - 1; // the length shares 32 bits with three others

std::string_view textOf(const Vector<uint8_t> &bytes) {
  return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// Finds equal texts.
class FirstUses {
public:
  explicit FirstUses(support::Arena &arena) : names(arena), indexes(arena) {}

  /// The index that was given with the same text before; else kNone, and `index` is kept.
  uint32_t use(std::string_view text, uint32_t index) {
    uint32_t id = names.intern(text).value;
    while (indexes.size() <= id)
      indexes.push(kNone);
    if (indexes[id] != kNone)
      return indexes[id];
    indexes[id] = index;
    return kNone;
  }

private:
  qstr::NameTable names;
  Vector<uint32_t> indexes; // by NameId
};

class Merger {
public:
  Merger(support::Arena &arena, std::span<const Module *const> parts, const MergeOptions &options,
         MergeError &error)
      : arena(arena), parts(parts), options(options), error(error), tableOrder(arena), qstrs(arena),
        objects(arena), codes(arena) {}

  std::optional<Module> run() {
    if (!findNative() || !joinTables())
      return std::nullopt;
    uint32_t rootCount = parts.size() > 1;
    if (rootCount)
      codes.push({});
    std::span<uint32_t> roots = arena.makeArray<uint32_t>(parts.size());
    for (uint32_t i = 0; i < parts.size(); ++i) {
      // mpy-tool.py runs the parts in the order of their tables.
      uint32_t part = options.nativeFirst ? tableOrder[i] : i;
      roots[i] = uint32_t(codes.size());
      if (!addCodes(part))
        return std::nullopt;
    }
    if (rootCount)
      codes[0] = makeRoot(roots);
    Module module;
    module.header = joinHeaders();
    module.qstrs = qstrs.span();
    module.objects = objects.span();
    module.codes = codes.span();
    return module;
  }

private:
  template <typename Message> bool fail(uint32_t part, Message message) {
    TextWriter &text = *arena.make<TextWriter>(arena);
    message(text);
    error = {part, MergeError::kNoCode, 0, text.text()};
    return false;
  }

  // --- Headers.

  /// Finds the part with machine code, and the order of the tables.
  bool findNative() {
    for (uint32_t i = 0; i < parts.size(); ++i) {
      if (parts[i]->header.architecture == bytecode::Architecture::None)
        continue;
      if (native != kNone)
        return fail(
            i, [&](TextWriter &out) { out << "can't merge files when more than one contains native code"; });
      native = i;
    }
    if (native != kNone && !options.sourceName.empty())
      return fail(native, [&](TextWriter &out) {
        out << "contains native code, which refers to its strings by number, so another source name cannot "
               "be "
               "put before them";
      });
    if (native != kNone)
      tableOrder.push(native);
    for (uint32_t i = 0; i < parts.size(); ++i)
      if (i != native)
        tableOrder.push(i);
    return true;
  }

  Header joinHeaders() const {
    Header header;
    header.smallIntBits = 0;
    for (const Module *part : parts)
      if (part->header.smallIntBits > header.smallIntBits)
        header.smallIntBits = part->header.smallIntBits;
    if (native == kNone)
      return header;
    header.architecture = parts[native]->header.architecture;
    header.subVersion = kFormatSubVersion;
    header.archFlags = options.archFlags ? *options.archFlags : parts[native]->header.archFlags;
    header.hasArchFlags = header.archFlags != 0;
    return header;
  }

  // --- Tables.

  bool joinTables() {
    numbering = arena.makeArray<Renumbering>(parts.size());
    FirstUses texts(arena), encodings(arena);
    if (!options.sourceName.empty()) {
      qstrs.push({options.sourceName, 0});
      texts.use(options.sourceName, 0);
    }
    for (uint32_t part : tableOrder) {
      // The first tables stay as they are, whatever equal entries they have.
      bool keepAll = !options.deduplicate || part == tableOrder[0];
      numbering[part].qstrs = joinQstrs(*parts[part], texts, keepAll);
      numbering[part].objects = joinObjects(*parts[part], encodings, keepAll);
      if (qstrs.size() > options.maxQstrs)
        return fail(part, [&](TextWriter &out) {
          out << "with its strings the merged file has " << uint64_t(qstrs.size()) << " qstrs, but at most "
              << options.maxQstrs << " are allowed";
        });
    }
    return true;
  }

  std::span<const uint32_t> joinQstrs(const Module &part, FirstUses &texts, bool keepAll) {
    std::span<uint32_t> map = arena.makeArray<uint32_t>(part.qstrs.size());
    for (size_t i = 0; i < map.size(); ++i) {
      uint32_t index = uint32_t(qstrs.size());
      uint32_t first = options.deduplicate ? texts.use(part.qstrs[i].text, index) : kNone;
      map[i] = keepAll || first == kNone ? index : first;
      if (map[i] == index)
        qstrs.push(part.qstrs[i]);
    }
    return map;
  }

  std::span<const uint32_t> joinObjects(const Module &part, FirstUses &encodings, bool keepAll) {
    std::span<uint32_t> map = arena.makeArray<uint32_t>(part.objects.size());
    Vector<uint8_t> encoding(arena);
    for (size_t i = 0; i < map.size(); ++i) {
      uint32_t index = uint32_t(objects.size());
      uint32_t first = kNone;
      if (options.deduplicate) {
        encoding.clear();
        writeObjects(part.objects.subspan(i, 1), encoding);
        first = encodings.use(textOf(encoding), index);
      }
      map[i] = keepAll || first == kNone ? index : first;
      if (map[i] == index)
        objects.push(part.objects[i]);
    }
    return map;
  }

  // --- Code.

  /// Adds the elements of a part in its own order, its root first.
  bool addCodes(uint32_t part) {
    uint32_t base = uint32_t(codes.size());
    const Module &module = *parts[part];
    bool isUnmoved = part == tableOrder[0] && options.sourceName.empty();
    bool copies = isUnmoved && options.lines != MergedLines::Drop;
    LineTables lines = options.lines == MergedLines::Keep ? LineTables::Keep : LineTables::Drop;
    for (uint32_t i = 0; i < module.codes.size(); ++i) {
      RawCode code = module.codes[i];
      std::span<uint32_t> children = arena.makeArray<uint32_t>(code.children.size());
      for (size_t k = 0; k < children.size(); ++k)
        children[k] = code.children[k] + base;
      code.children = children;
      if (!copies && code.kind == CodeKind::Bytecode && !rewrite(part, i, lines, code.data))
        return false;
      codes.push(code);
    }
    return true;
  }

  bool rewrite(uint32_t part, uint32_t code, LineTables lines, std::span<const uint8_t> &data) {
    RewriteError why;
    auto rewritten = rewriteFunction(arena, data, numbering[part], lines, why);
    if (!rewritten) {
      error = {part, code, why.offset, why.message};
      return false;
    }
    if (rewritten->size() > kMaxFunctionBytes) {
      error = {part, code, 0, "the function gets too long for the format"};
      return false;
    }
    data = *rewritten;
    return true;
  }

  RawCode makeRoot(std::span<const uint32_t> roots) {
    using bytecode::Opcode;
    Vector<uint8_t> &out = *arena.make<Vector<uint8_t>>(arena);
    bytecode::encodeSignature(out, {});
    bytecode::encodeSizes(out, 1, 0);
    out.push(0); // block name: the source file
    for (uint32_t i = 0; i < roots.size(); ++i) {
      out.push(uint8_t(Opcode::MakeFunction));
      bytecode::encodeVuint(out, i);
      out.push(uint8_t(Opcode::CallFunction));
      out.push(0);
      out.push(uint8_t(Opcode::PopTop));
    }
    out.push(uint8_t(Opcode::LoadConstNone));
    out.push(uint8_t(Opcode::ReturnValue));
    RawCode root;
    root.data = out.span();
    root.children = roots;
    return root;
  }

  support::Arena &arena;
  std::span<const Module *const> parts;
  const MergeOptions &options;
  MergeError &error;
  uint32_t native = kNone;
  Vector<uint32_t> tableOrder; // parts in the order of their tables
  std::span<Renumbering> numbering;
  Vector<Qstr> qstrs;
  Vector<Object> objects;
  Vector<RawCode> codes;
};

} // namespace

std::optional<Module> merge(support::Arena &arena, std::span<const Module *const> parts,
                            const MergeOptions &options, MergeError &error) {
  return Merger(arena, parts, options, error).run();
}

} // namespace adder::mpy
