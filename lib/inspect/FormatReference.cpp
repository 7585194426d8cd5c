//===- inspect/FormatReference.cpp - The tables of the format, as documentation ---------------------===//

#include "inspect/FormatReference.h"

#include "bytecode/Architectures.h"
#include "bytecode/FeatureFlags.h"
#include "bytecode/NativeFunctions.h"
#include "bytecode/Opcode.h"
#include "mpy/ObjectText.h"
#include "qstr/NameTable.h"

#include <cstdio>
#include <initializer_list>
#include <vector>

namespace adder::inspect {

using bytecode::OpcodeInfo;
using bytecode::OperandKind;

namespace {

std::string hexByte(unsigned value) {
  char text[8];
  std::snprintf(text, sizeof text, "%02x", value);
  return text;
}

std::string number(uint64_t value) { return std::to_string(value); }

/// A string as code; what Markdown or a reader would not see is named.
std::string codeText(std::string_view text) {
  if (text.empty())
    return "(empty)";
  if (text == "\n")
    return "(newline)";
  if (text == " ")
    return "(space)";
  return "`" + std::string(text) + "`";
}

/// Text in a cell: bars separate columns, stars and angle brackets mean something.
std::string prose(std::string_view text) {
  std::string result;
  for (char c : text) {
    if (c == '|' || c == '*' || c == '<' || c == '_')
      result += '\\';
    result += c;
  }
  return result;
}

class Tables {
public:
  void begin(std::string_view name, std::initializer_list<std::string_view> columns) {
    out.append("<!-- BEGIN TABLE ").append(name).append(" -->\n");
    row(columns);
    out += '|';
    for (size_t i = 0; i < columns.size(); ++i)
      out += "---|";
    out += '\n';
  }
  template <typename Cells> void row(const Cells &cells) {
    out += '|';
    for (const auto &cell : cells)
      out.append(cell.empty() ? "" : " ").append(cell).append(" |");
    out += '\n';
  }
  void row(std::initializer_list<std::string> cells) { row<std::initializer_list<std::string>>(cells); }
  void end() { out += "<!-- END TABLE -->\n\n"; }

  std::string out;
};

// --- Header and container.

void writeFeatures(Tables &tables) {
  tables.begin("feature-byte", {"mask", "field"});
#define FEATURE_FIELD(Enumerator, Mask, Name) tables.row({"`" + hexByte(Mask) + "`", Name});
#include "bytecode/FeatureFlags.def"
  tables.end();
}

void writeArchitectures(Tables &tables) {
  tables.begin("architectures",
               {"number", "`-march=`", "feature byte", "flags", "compiler makes code for it"});
  for (const bytecode::ArchitectureInfo &info : bytecode::architectures()) {
    bool isNone = info.architecture == bytecode::Architecture::None;
    std::string flags;
    for (const bytecode::ArchitectureFlag &flag : bytecode::architectureFlags())
      if (flag.architecture == info.architecture)
        flags += (flags.empty() ? "" : ", ") + number(1u << flag.bit) + " `" + std::string(flag.name) + "`";
    uint8_t features = bytecode::encodeFeatures(
        {uint8_t(isNone ? 0 : mpy::kFormatSubVersion), uint8_t(info.architecture), false});
    tables.row({number(unsigned(info.architecture)), isNone ? "(bytecode only)" : codeText(info.march),
                "`" + hexByte(features) + "`", flags,
                info.hasEmitter ? "yes"
                : isNone        ? ""
                                : "no"});
  }
  tables.end();
}

std::string payloadOf(mpy::ObjectKind kind) {
  switch (kind) {
  case mpy::ObjectKind::FunctionTable:
  case mpy::ObjectKind::None:
  case mpy::ObjectKind::False:
  case mpy::ObjectKind::True:
  case mpy::ObjectKind::Ellipsis:
    return "nothing";
  case mpy::ObjectKind::Str:
  case mpy::ObjectKind::Bytes:
    return "vuint length, the bytes, `00`";
  case mpy::ObjectKind::Int:
    return "vuint length, decimal digits";
  case mpy::ObjectKind::Float:
  case mpy::ObjectKind::Complex:
    return "vuint length, its `repr` text";
  case mpy::ObjectKind::Tuple:
    return "vuint count, so many entries";
  }
  return {};
}

void writeObjectKinds(Tables &tables) {
  tables.begin("object-kinds", {"type byte", "kind", "what follows"});
#define OBJECT_KIND(Enumerator, Value, Name)                                                                 \
  tables.row({number(Value), Name, payloadOf(mpy::ObjectKind::Enumerator)});
#include "mpy/ObjectKinds.def"
  tables.end();
}

void writeStaticStrings(Tables &tables) {
  constexpr uint32_t kColumns = 5;
  constexpr uint32_t kRows = (qstr::kStaticCount + kColumns - 1) / kColumns;
  tables.begin("static-strings", {"#", "string", "#", "string", "#", "string", "#", "string", "#", "string"});
  for (uint32_t row = 1; row <= kRows; ++row) {
    std::vector<std::string> cells;
    for (uint32_t i = row; i < row + kColumns * kRows; i += kRows) {
      cells.push_back(i <= qstr::kStaticCount ? number(i) : "");
      cells.push_back(i <= qstr::kStaticCount ? codeText(qstr::staticText(i)) : "");
    }
    tables.row(cells);
  }
  tables.end();
}

void writeCodeKinds(Tables &tables) {
  tables.begin("code-kinds", {"kind", "name"});
  for (mpy::CodeKind kind :
       {mpy::CodeKind::Bytecode, mpy::CodeKind::Native, mpy::CodeKind::Viper, mpy::CodeKind::InlineAsm})
    tables.row({number(unsigned(kind)), std::string(nameOf(kind))});
  tables.end();
}

void writeScopeFlags(Tables &tables) {
  struct Meaning {
    std::string_view text;
  };
  static constexpr Meaning kMeanings[] = {
#define SCOPE_FLAG_MEANING(Enumerator, Text) {Text},
#include "bytecode/ScopeFlags.def"
  };
  tables.begin("scope-flags", {"flag", "name", "meaning"});
  size_t row = 0;
#define SCOPE_FLAG(Enumerator, Value, Name)                                                                  \
  tables.row({number(Value), "`" Name "`", prose(kMeanings[row++].text)});
#include "bytecode/ScopeFlags.def"
  tables.end();
}

// --- Instructions.

std::string operandText(const OpcodeInfo &info) {
  switch (info.operand) {
  case OperandKind::None:
    return {};
  case OperandKind::Qstr:
    return "string";
  case OperandKind::SmallInt:
    return info.count > 1 ? "in the opcode" : "vsint";
  case OperandKind::Object:
    return "constant";
  case OperandKind::Local:
    return info.count > 1 ? "in the opcode" : "local";
  case OperandKind::Child:
    return info.has(bytecode::opcode_flag::ExtraByte) ? "child, byte" : "child";
  case OperandKind::Count:
    return "count";
  case OperandKind::Collect:
    return "kind + 4 * depth";
  case OperandKind::Unpack:
    return "left + 256 * right";
  case OperandKind::Call:
    return "positional + 256 * keyword";
  case OperandKind::Address:
    return std::string(info.has(bytecode::opcode_flag::Signed) ? "signed" : "unsigned") + " distance" +
           (info.has(bytecode::opcode_flag::ExtraByte) ? ", byte" : "");
  case OperandKind::Unary:
  case OperandKind::Binary:
    return "operator, in the opcode";
  }
  return {};
}

std::string flagText(const OpcodeInfo &info) {
  std::string text;
  auto add = [&](uint8_t flag, const char *name) {
    if (info.has(flag))
      text += (text.empty() ? "" : ", ") + std::string(name);
  };
  add(bytecode::opcode_flag::Handler, "handler");
  add(bytecode::opcode_flag::Terminator, "ends");
  add(bytecode::opcode_flag::MayRaise, "raises");
  return text;
}

std::string slots(int8_t count) { return count == OpcodeInfo::kComputed ? "n" : number(uint64_t(count)); }

void writeOpcodes(Tables &tables) {
  struct Meaning {
    std::string_view text;
  };
  static constexpr Meaning kMeanings[] = {
#define OPCODE_MEANING(Enumerator, Text) {Text},
#define OPCODE(Enumerator, Value, Mnemonic, Operand, Pops, Pushes, Flags)
#include "bytecode/Opcodes.def"
  };
  tables.begin("opcodes", {"opcode", "mnemonic", "operand", "pops", "pushes", "flags", "meaning"});
  size_t row = 0;
  for (unsigned byte = 0; byte < 256;) {
    const OpcodeInfo *info = bytecode::findOpcode(uint8_t(byte));
    if (!info) {
      ++byte;
      continue;
    }
    std::string opcode =
        "`" + hexByte(byte) + (info->count > 1 ? "`..`" + hexByte(byte + info->count - 1u) : "") + "`";
    tables.row({opcode, "`" + std::string(info->mnemonic) + "`", operandText(*info), slots(info->pops),
                slots(info->pushes), flagText(*info), prose(kMeanings[row++].text)});
    byte += info->count;
  }
  tables.end();
}

void writeOperators(Tables &tables) {
  tables.begin("unary-operators", {"opcode", "number", "name", "source"});
  for (unsigned i = 0; i < bytecode::kUnaryOpCount; ++i)
    tables.row({"`" + hexByte(bytecode::byteOf(bytecode::UnaryOp(i))) + "`", number(i),
                "`" + std::string(nameOf(bytecode::UnaryOp(i))) + "`",
                "`" + std::string(tokenOf(bytecode::UnaryOp(i))) + "`"});
  tables.end();
  tables.begin("binary-operators", {"opcode", "number", "name", "source"});
  for (unsigned i = 0; i < bytecode::kBinaryOpCount; ++i) {
    std::string token(tokenOf(bytecode::BinaryOp(i)));
    if (token == "|" || token == "|=")
      token.insert(0, "\\"); // within a table
    tables.row({"`" + hexByte(bytecode::byteOf(bytecode::BinaryOp(i))) + "`", number(i),
                "`" + std::string(nameOf(bytecode::BinaryOp(i))) + "`",
                token.empty() ? "(an except clause)" : "`" + token + "`"});
  }
  tables.end();
}

void writeFunctionTable(Tables &tables) {
  tables.begin("function-table", {"word", "name", "signature"});
  for (const bytecode::NativeFunction &function : bytecode::nativeFunctions()) {
    std::string signature;
    for (char c : function.signature)
      signature += c == '|' ? std::string("\\|") : std::string(1, c);
    tables.row({number(function.number), "`mp_" + std::string(function.name) + "`",
                function.isData() ? "(data)" : "`" + signature + "`"});
  }
  tables.end();
}

} // namespace

std::string formatReference() {
  Tables tables;
  writeFeatures(tables);
  writeArchitectures(tables);
  writeObjectKinds(tables);
  writeStaticStrings(tables);
  writeCodeKinds(tables);
  writeScopeFlags(tables);
  writeOpcodes(tables);
  writeOperators(tables);
  writeFunctionTable(tables);
  return tables.out;
}

} // namespace adder::inspect
