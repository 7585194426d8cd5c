//===- inspect/JsonInstructions.cpp - The instructions of a JSON document ---------------------------===//

#include "inspect/JsonInstructions.h"

#include "bytecode/Instruction.h"
#include "inspect/JsonForms.h"

#include <algorithm>

namespace adder::inspect {

using bytecode::Opcode;
using bytecode::OpcodeInfo;
using bytecode::OperandKind;

namespace {

constexpr uint8_t kPopIterator = 0x80; // bit of the extra byte of UNWIND_JUMP

/// The row of a mnemonic; null if there is none.  Of the two that push integers, the one with an operand.
const OpcodeInfo *findMnemonic(std::string_view mnemonic) {
  static const auto rows = [] {
    std::unordered_map<std::string_view, const OpcodeInfo *> table;
    for (unsigned byte = 0; byte < 256; ++byte)
      if (const OpcodeInfo *info = bytecode::findOpcode(uint8_t(byte)))
        table.emplace(info->mnemonic, info);
    return table;
  }();
  auto found = rows.find(mnemonic);
  return found == rows.end() ? nullptr : found->second;
}

template <typename Operator> bool readOperator(const JsonNode &node, unsigned count, int64_t &operand) {
  std::string_view name;
  if (!node.read(name))
    return false;
  for (unsigned i = 0; i < count; ++i)
    if (nameOf(Operator(i)) == name) {
      operand = i;
      return true;
    }
  return node.fail("unknown operator " + inQuotes(name));
}

bool appendVsint(support::Vector<uint8_t> &out, int64_t value, unsigned bytes) {
  unsigned usual = bytecode::sizeOfVsint(value);
  if (bytes && (bytes < usual || bytes > bytecode::kMaxVarintBytes))
    return false;
  for (; bytes > usual; --bytes)
    out.push(value < 0 ? 0xff : 0x80);
  bytecode::encodeVsint(out, value);
  return true;
}

class InstructionReader {
public:
  InstructionReader(const JsonNode &all, JsonQstrs &qstrs, bool allowsLines, support::Arena &scratch)
      : all(all), qstrs(qstrs), allowsLines(allowsLines), scratch(scratch), encoded(scratch) {}

  bool read(support::Vector<uint8_t> &code, std::vector<LineStep> &steps) {
    if (!all.expectArray())
      return false;
    for (size_t i = 0; i < all.size(); ++i) {
      current = i;
      if (JsonNode node = all.item(i); !readOne(node))
        return false;
    }
    if (!expectLabelsPlaced())
      return false;
    if (std::optional<JsonAssembler::Failure> failure = assembler.finish(scratch, code, steps)) {
      JsonNode jump = all.item(jumpPlaces[failure->jump]);
      return jump.fail(failure->problem);
    }
    return true;
  }

private:
  struct Label {
    uint32_t number;
    bool isPlaced = false;
    size_t user; ///< index of an instruction that mentions it
  };

  /// Of several labels that are missing, the one that is needed first is reported.
  bool expectLabelsPlaced() const {
    const std::pair<const std::string, Label> *missing = nullptr;
    for (const auto &entry : labels)
      if (!entry.second.isPlaced && (!missing || entry.second.user < missing->second.user))
        missing = &entry;
    if (!missing)
      return true;
    JsonNode user = all.item(missing->second.user);
    return user.member("target").fail("no instruction has the label " + inQuotes(missing->first));
  }

  Label &labelNamed(std::string_view name) {
    auto [at, isNew] = labels.emplace(std::string(name), Label{0, false, current});
    if (isNew)
      at->second.number = assembler.newLabel();
    return at->second;
  }

  bool readOne(const JsonNode &node) {
    if (!node.isObject())
      return node.expectObject({});
    if (!readLabel(node.member("label")) || !readLines(node.member("line")))
      return false;
    if (node.has("bytes")) {
      std::vector<uint8_t> bytes;
      if (!node.expectObject({"label", "line", "bytes"}) || !node.member("bytes").readHex(bytes))
        return false;
      assembler.bytes(bytes);
      return true;
    }
    JsonNode op = node.member("op");
    if (!op.exists())
      return node.expectObject({"label", "line"});
    std::string_view mnemonic;
    if (!op.read(mnemonic))
      return false;
    const OpcodeInfo *info = findMnemonic(mnemonic);
    if (!info)
      return op.fail("unknown opcode " + inQuotes(mnemonic));
    return readInstruction(node, *info);
  }

  bool readLabel(const JsonNode &node) {
    if (!node.exists())
      return true;
    std::string_view name;
    if (!node.read(name))
      return false;
    Label &label = labelNamed(name);
    if (label.isPlaced)
      return node.fail("the label " + inQuotes(name) + " is already taken");
    label.isPlaced = true;
    assembler.place(label.number);
    return true;
  }

  bool readLines(const JsonNode &node) {
    if (!node.exists())
      return true;
    if (!node.isArray())
      return readLine(node);
    for (size_t i = 0; i < node.size(); ++i)
      if (JsonNode line = node.item(i); !readLine(line))
        return false;
    return true;
  }

  bool readLine(const JsonNode &node) {
    uint64_t line = 0;
    if (!allowsLines)
      return node.fail("the prelude has a line_table, which leaves no room for lines");
    if (!node.readUnsigned(line, UINT64_MAX))
      return false;
    if (line < lastLine)
      return node.fail("line " + std::to_string(line) + " behind line " + std::to_string(lastLine) +
                       "; lines cannot decrease");
    if (line - lastLine > UINT32_MAX)
      return node.fail("more than " + std::to_string(UINT32_MAX) + " lines further");
    lastLine = line;
    assembler.line(line);
    return true;
  }

  // --- One instruction.

  bool readInstruction(const JsonNode &node, const OpcodeInfo &info) {
    unsigned operandBytes = 0;
    if (JsonNode size = node.member("operand_bytes");
        size.exists() && (!size.readNumber(operandBytes, bytecode::kMaxVarintBytes) ||
                          (operandBytes == 0 && !size.fail("must be at least 1"))))
      return false;
    if (info.has(bytecode::opcode_flag::Jump))
      return readJump(node, info, operandBytes);
    int64_t operand = 0;
    uint8_t extra = 0;
    if (!readOperand(node, info, operand, extra))
      return false;
    encoded.clear();
    if (!encode(info, operand, operandBytes))
      return node.member("operand_bytes").fail("the operand cannot have this length");
    if (info.has(bytecode::opcode_flag::ExtraByte))
      encoded.push(extra);
    assembler.bytes(encoded.span());
    return true;
  }

  /// Opcode and operand.
  bool encode(const OpcodeInfo &info, int64_t operand, unsigned operandBytes) {
    bool isInteger = info.operand == OperandKind::SmallInt;
    if (isInteger) {
      if (!operandBytes && operand >= bytecode::kSmallIntMultiMin && operand <= bytecode::kSmallIntMultiMax) {
        encoded.push(bytecode::loadSmallIntByte(int(operand)));
        return true;
      }
      encoded.push(uint8_t(Opcode::LoadConstSmallInt));
      return appendVsint(encoded, operand, operandBytes);
    }
    uint8_t opcode = info.first;
    if (info.count > 1) {
      if (operand < info.count) {
        encoded.push(uint8_t(info.first + operand));
        return operandBytes == 0;
      }
      // A local that the short form does not reach.
      opcode = uint8_t(info.first == uint8_t(Opcode::LoadFastMulti) ? Opcode::LoadFastN : Opcode::StoreFastN);
    }
    encoded.push(opcode);
    if (bytecode::formatOf(opcode) == bytecode::OperandFormat::None)
      return operandBytes == 0;
    return appendVuint(encoded, uint32_t(operand), operandBytes);
  }

  bool readJump(const JsonNode &node, const OpcodeInfo &info, unsigned operandBytes) {
    bool isUnwind = info.has(bytecode::opcode_flag::ExtraByte);
    if (!(isUnwind ? node.expectObject(
                         {"label", "line", "op", "operand_bytes", "target", "blocks", "pop_iterator"})
                   : node.expectObject({"label", "line", "op", "operand_bytes", "target"})))
      return false;
    std::string_view target;
    uint8_t blocks = 0;
    bool popsIterator = false;
    if (!node.member("target").read(target))
      return false;
    if (isUnwind && (!node.member("blocks").readNumber(blocks, 0x7f) ||
                     (node.has("pop_iterator") && !node.member("pop_iterator").read(popsIterator))))
      return false;
    if (operandBytes > 2)
      return node.member("operand_bytes").fail("a jump has 1 or 2");
    jumpPlaces.push_back(current);
    assembler.jump(info.first, labelNamed(target).number, uint8_t(operandBytes),
                   uint8_t(blocks | (popsIterator ? kPopIterator : 0)));
    return true;
  }

  bool expect(const JsonNode &node, std::string_view first = "op", std::string_view second = "op") const {
    return node.expectObject({"label", "line", "op", "operand_bytes", first, second});
  }

  bool readIndex(const JsonNode &node, std::string_view name, int64_t &operand) {
    uint32_t index = 0;
    if (!expect(node, name) || !node.member(name).readNumber(index))
      return false;
    operand = index;
    return true;
  }

  /// Two numbers in one operand: low 8 bits and the rest.
  bool readPair(const JsonNode &node, std::string_view low, std::string_view high, int64_t &operand) {
    uint32_t lowValue = 0, highValue = 0;
    if (!expect(node, low, high) || !node.member(low).readNumber(lowValue, 0xff) ||
        !node.member(high).readNumber(highValue, 0xffffff))
      return false;
    operand = int64_t(highValue) << 8 | lowValue;
    return true;
  }

  bool readOperand(const JsonNode &node, const OpcodeInfo &info, int64_t &operand, uint8_t &extra) {
    switch (info.operand) {
    case OperandKind::None:
      return expect(node);
    case OperandKind::Qstr: {
      uint32_t index = 0;
      if (!expect(node, "qstr", "name") || !qstrs.readReference(node, index))
        return false;
      operand = index;
      return true;
    }
    case OperandKind::SmallInt:
      return expect(node, "value") && node.member("value").readSigned(operand);
    case OperandKind::Object:
      return readIndex(node, "object", operand);
    case OperandKind::Local:
      return readIndex(node, "local", operand);
    case OperandKind::Count:
      return readIndex(node, "count", operand);
    case OperandKind::Child:
      return readChild(node, info, operand, extra);
    case OperandKind::Collect:
      return readCollection(node, operand);
    case OperandKind::Unpack:
      return readPair(node, "before", "after", operand);
    case OperandKind::Call:
      return readPair(node, "positional", "keyword", operand);
    case OperandKind::Unary:
      return expect(node, "operator") &&
             readOperator<bytecode::UnaryOp>(node.member("operator"), bytecode::kUnaryOpCount, operand);
    case OperandKind::Binary:
      return expect(node, "operator") &&
             readOperator<bytecode::BinaryOp>(node.member("operator"), bytecode::kBinaryOpCount, operand);
    case OperandKind::Address:
      break; // readJump()
    }
    return false;
  }

  bool readChild(const JsonNode &node, const OpcodeInfo &info, int64_t &operand, uint8_t &extra) {
    uint32_t index = 0;
    bool hasCells = info.has(bytecode::opcode_flag::ExtraByte);
    if (!expect(node, "child", hasCells ? "cells" : "op") || !node.member("child").readNumber(index) ||
        (hasCells && !node.member("cells").readNumber(extra)))
      return false;
    operand = index;
    return true;
  }

  bool readCollection(const JsonNode &node, int64_t &operand) {
    std::string_view name;
    uint32_t depth = 0;
    JsonNode collection = node.member("collection");
    if (!expect(node, "collection", "depth") || !collection.read(name) ||
        !node.member("depth").readNumber(depth, UINT32_MAX >> 2))
      return false;
    for (size_t i = 0; i < json_forms::kCollections.size(); ++i)
      if (json_forms::kCollections[i] == name) {
        operand = int64_t(depth) << 2 | int64_t(i);
        return true;
      }
    return collection.fail("not 'list', 'dict' or 'set' but " + inQuotes(name));
  }

  const JsonNode &all;
  JsonQstrs &qstrs;
  bool allowsLines;
  support::Arena &scratch;
  JsonAssembler assembler;
  support::Vector<uint8_t> encoded; // of one instruction
  std::unordered_map<std::string, Label> labels;
  std::vector<size_t> jumpPlaces; // by number of a jump: index of its instruction
  size_t current = 0;
  uint64_t lastLine = 1;
};

} // namespace

bool appendVuint(support::Vector<uint8_t> &out, uint32_t value, unsigned bytes) {
  unsigned usual = bytecode::sizeOfVuint(value);
  if (bytes && (bytes < usual || bytes > bytecode::kMaxVarintBytes))
    return false;
  for (; bytes > usual; --bytes)
    out.push(0x80);
  bytecode::encodeVuint(out, value);
  return true;
}

bool readJsonInstructions(const JsonNode &node, JsonQstrs &qstrs, bool allowsLines,
                          support::Vector<uint8_t> &code, std::vector<LineStep> &steps) {
  return InstructionReader(node, qstrs, allowsLines, code.memory()).read(code, steps);
}

} // namespace adder::inspect
