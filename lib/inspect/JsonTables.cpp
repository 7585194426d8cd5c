//===- inspect/JsonTables.cpp - Strings and constants of a JSON document ----------------------------===//

#include "inspect/JsonTables.h"

#include "inspect/JsonForms.h"
#include "mpy/ObjectText.h"
#include "mpy/Reader.h"
#include "mpy/TextRules.h"
#include "qstr/NameTable.h"

namespace adder::inspect {

using mpy::Object;
using mpy::ObjectKind;

namespace {

constexpr size_t kMaxQstrBytes = 255; // 3.1
constexpr size_t kMaxQstrs = 65535;

constexpr ObjectKind kKinds[] = {
#define OBJECT_KIND(Enumerator, Value, Name) ObjectKind::Enumerator,
#include "mpy/ObjectKinds.def"
};

/// 0 if there is none.
uint8_t staticNumberOf(std::string_view text) {
  for (uint32_t i = 1; i <= qstr::kStaticCount; ++i)
    if (qstr::staticText(i) == text)
      return uint8_t(i);
  return 0;
}

bool readArchFlag(const JsonNode &node, bytecode::Architecture architecture, uint32_t &flags) {
  if (!node.isString()) {
    uint32_t bits = 0;
    if (!node.readNumber(bits))
      return false;
    flags |= bits;
    return true;
  }
  std::string_view name;
  node.read(name);
  for (const bytecode::ArchitectureFlag &flag : bytecode::architectureFlags())
    if (flag.architecture == architecture && flag.name == name) {
      flags |= 1u << flag.bit;
      return true;
    }
  return node.fail("the architecture has no flag " + inQuotes(name));
}

/// Reads "text" or "hex" of `node`.
bool readText(const JsonNode &node, support::Arena &arena, std::string_view &text) {
  if (node.has("hex")) {
    std::vector<uint8_t> bytes;
    if (node.has("text"))
      return node.fail("has both 'text' and 'hex'");
    if (!node.member("hex").readHex(bytes))
      return false;
    text = arena.copy({reinterpret_cast<const char *>(bytes.data()), bytes.size()});
    return true;
  }
  if (!node.member("text").read(text))
    return false;
  text = arena.copy(text);
  return true;
}

class ObjectReader {
public:
  explicit ObjectReader(support::Arena &arena) : arena(arena) {}

  /// Recursion follows the document, whose nesting is bounded.
  bool readAll(const JsonNode &node, std::span<const Object> &objects) {
    if (!node.expectArray())
      return false;
    std::span<Object> items = arena.makeArray<Object>(node.size());
    for (size_t i = 0; i < items.size(); ++i) {
      JsonNode item = node.item(i);
      if (!readObject(item, items[i]))
        return false;
    }
    objects = items;
    return true;
  }

private:
  bool readObject(const JsonNode &node, Object &object) {
    if (node.has("encoded"))
      return node.expectObject({"encoded"}) && readEncoded(node.member("encoded"), object);
    std::string_view name;
    JsonNode kind = node.member("kind");
    if (!node.isObject() || !kind.read(name))
      return node.expectObject({}) && false;
    for (ObjectKind candidate : kKinds)
      if (nameOf(candidate) == name) {
        object.kind = candidate;
        return readContent(node, object);
      }
    return kind.fail("unknown kind of object " + inQuotes(name));
  }

  bool readContent(const JsonNode &node, Object &object) {
    switch (object.kind) {
    case ObjectKind::FunctionTable:
    case ObjectKind::None:
    case ObjectKind::False:
    case ObjectKind::True:
    case ObjectKind::Ellipsis:
      return node.expectObject({"kind"});
    case ObjectKind::Str:
    case ObjectKind::Bytes:
      return node.expectObject({"kind", "text", "hex"}) && readText(node, arena, object.text);
    case ObjectKind::Int:
    case ObjectKind::Float:
    case ObjectKind::Complex:
      return node.expectObject({"kind", "text"}) && readText(node, arena, object.text) &&
             (mpy::isNumberText(object.kind, object.text) ||
              node.member("text").fail("not the text of a number of this kind: " + inQuotes(object.text)));
    case ObjectKind::Tuple:
      return node.expectObject({"kind", "items"}) && readAll(node.member("items"), object.items);
    }
    return false;
  }

  /// The reader of files takes the bytes apart, in a file made for them.
  bool readEncoded(const JsonNode &node, Object &object) {
    std::vector<uint8_t> bytes;
    if (!node.readHex(bytes))
      return false;
    // Header of a file for x64, so that the function table may occur; one string, <module>; one object.
    std::vector<uint8_t> file = {'M', mpy::kFormatVersion, 0x0b, 31, 1, 1, 0x0f};
    file.insert(file.end(), bytes.begin(), bytes.end());
    const uint8_t root[] = {0x28, 0x00, 0x02, 0x00, 0x51, 0x63};
    file.insert(file.end(), root, root + sizeof root);
    mpy::ReadError error;
    std::optional<mpy::Module> module =
        mpy::read(arena, copyTo(arena, file), {.allowTrailingBytes = false}, error);
    if (!module)
      return node.fail("not the bytes of one object: " + std::string(error.field) + ": " +
                       std::string(error.message));
    object = module->objects[0];
    return true;
  }

  support::Arena &arena;
};

} // namespace

std::span<const uint8_t> copyTo(support::Arena &arena, std::span<const uint8_t> bytes) {
  std::string_view copy = arena.copy({reinterpret_cast<const char *>(bytes.data()), bytes.size()});
  return {reinterpret_cast<const uint8_t *>(copy.data()), copy.size()};
}

bool readJsonHeader(const JsonNode &node, mpy::Header &header) {
  if (!node.expectObject({"version", "sub_version", "architecture", "arch_flags", "small_int_bits"}))
    return false;
  uint32_t version = 0;
  std::string_view march;
  JsonNode versionNode = node.member("version"), architecture = node.member("architecture");
  if (!versionNode.readNumber(version) || !node.member("sub_version").readNumber(header.subVersion, 3) ||
      !architecture.read(march) || !node.member("small_int_bits").readNumber(header.smallIntBits))
    return false;
  if (version != mpy::kFormatVersion)
    return versionNode.fail("only format version 6 is known");
  if (march != json_forms::kArchitectureNone) {
    std::optional<bytecode::Architecture> known = bytecode::architectureNamed(march);
    if (!known)
      return architecture.fail("unknown architecture " + inQuotes(march));
    header.architecture = *known;
  }
  JsonNode flags = node.member("arch_flags");
  header.hasArchFlags = flags.exists();
  if (!flags.exists())
    return true;
  if (!flags.expectArray())
    return false;
  for (size_t i = 0; i < flags.size(); ++i)
    if (JsonNode flag = flags.item(i); !readArchFlag(flag, header.architecture, header.archFlags))
      return false;
  return true;
}

bool JsonQstrs::read(const JsonNode &node) {
  if (!node.expectArray())
    return false;
  if (node.size() == 0)
    return node.fail("no strings, but the first is the name of the source file");
  for (size_t i = 0; i < node.size(); ++i)
    if (JsonNode entry = node.item(i); !readEntry(entry))
      return false;
  return true;
}

bool JsonQstrs::readEntry(const JsonNode &node) {
  std::string_view text;
  bool isStatic = true;
  if (node.isString())
    return node.read(text) && add(node, arena.copy(text), false);
  if (!node.isObject())
    return node.fail("not a string, nor an object with 'text' or 'hex'");
  if (!node.expectObject({"text", "hex", "static"}) || !readText(node, arena, text))
    return false;
  if (node.has("static") && !node.member("static").read(isStatic))
    return false;
  return add(node, text, !isStatic);
}

/// `isStored`: as text even if it is a static string.  `text` must live in the arena.
bool JsonQstrs::add(const JsonNode &node, std::string_view text, bool isStored) {
  if (text.size() > kMaxQstrBytes)
    return node.fail("a string of " + std::to_string(text.size()) + " bytes; the table holds " +
                     std::to_string(kMaxQstrBytes) + " at most");
  if (entries.size() == kMaxQstrs)
    return node.fail("more than " + std::to_string(kMaxQstrs) + " strings");
  indexes.emplace(text, uint32_t(entries.size()));
  entries.push({text, isStored ? uint8_t(0) : staticNumberOf(text)});
  return true;
}

bool JsonQstrs::readReference(const JsonNode &node, uint32_t &index) {
  JsonNode number = node.member("qstr"), name = node.member("name");
  std::string_view text;
  if (name.exists() && !name.read(text))
    return false;
  if (!number.exists()) {
    if (!name.exists())
      return node.fail("neither 'qstr' nor 'name'");
    if (auto known = indexes.find(text); known != indexes.end()) {
      index = known->second;
      return true;
    }
    index = uint32_t(entries.size());
    return add(name, arena.copy(text), false);
  }
  if (!number.readNumber(index))
    return false;
  if (!name.exists() || (index < entries.size() && entries[index].text == text))
    return true;
  if (index >= entries.size())
    return name.fail(inQuotes(text) + ", but there is no qstr " + std::to_string(index));
  return name.fail(inQuotes(text) + ", but qstr " + std::to_string(index) + " is " +
                   inQuotes(entries[index].text));
}

bool readJsonObjects(const JsonNode &node, support::Arena &arena, std::span<const Object> &objects) {
  return ObjectReader(arena).readAll(node, objects);
}

} // namespace adder::inspect
