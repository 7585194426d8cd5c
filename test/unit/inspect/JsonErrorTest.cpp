//===- test/unit/inspect/JsonErrorTest.cpp - Faulty documents are explained with their place --------===//
//
// A good document with one place replaced at a time.
//
//===------------------------------------------------------------------------------------------------===//

#include "Json.h"

using namespace adder;
using namespace adder::test;

namespace {

constexpr std::string_view kGood = R"({
  "format": "mpy",
  "version": 1,
  "header": {"version": 6, "sub_version": 3, "architecture": "rv32imc", "arch_flags": ["zba"], "small_int_bits": 31},
  "qstrs": ["a.py", "<module>", {"text": "print", "static": false}],
  "objects": [{"kind": "tuple", "items": [{"kind": "int", "text": "12"}]}, {"encoded": "07 01 35"}],
  "codes": [
    {"kind": "bytecode", "children": [1, 2, 3],
     "prelude": {"name": {"qstr": 1, "name": "<module>"}, "state": 2, "positional": 1, "flags": ["VARARGS", 8],
                 "arguments": [{"name": "print"}], "cells": [0], "signature_bytes": 6},
     "instructions": [
       {"label": "L0", "line": 2, "op": "LOAD_NAME", "qstr": 2, "name": "print", "operand_bytes": 2},
       {"op": "LOAD_CONST_SMALL_INT", "value": 5},
       {"op": "STORE_COMP", "collection": "list", "depth": 5},
       {"op": "CALL_FUNCTION", "positional": 1, "keyword": 0},
       {"op": "MAKE_CLOSURE", "child": 0, "cells": 1},
       {"op": "BINARY_OP", "operator": "__add__"},
       {"op": "UNWIND_JUMP", "target": "L0", "blocks": 1, "pop_iterator": true},
       {"line": [3, 4], "bytes": "00"},
       {"op": "RETURN_VALUE"}]},
    {"kind": "native", "machine_code": "aabb", "prelude": {"name": {"qstr": 1}, "state": 1}},
    {"kind": "asm", "machine_code": "cc", "scope_flags": 0, "positional_arguments": 2, "type_signature": 1},
    {"kind": "viper", "machine_code": ["dd", "ee"], "scope_flags": 112, "rodata": "01", "bss_size": 4,
     "relocations": [{"in": "text", "word": 4, "base": "function table entry", "entry": 7},
                     {"in": "text", "word": 5, "continues": true, "count": 3, "base": "rodata"}]}]
})";

/// What is said when `from` is `to`.
std::string failureWith(std::string_view from, std::string_view to) {
  std::string failure;
  fileOfJson(replaced(std::string(kGood), from, to), &failure);
  return failure;
}

TEST(JsonErrorTest, TheDocumentIsGood) {
  Bytes file = fileOfJson(kGood);
  EXPECT_FALSE(file.empty());
  EXPECT_TRUE(fileOfJson(jsonOf(file)) == file);
}

struct Fault {
  const char *from, *to, *failure;
};

void expectFaults(std::span<const Fault> faults) {
  for (const Fault &fault : faults)
    EXPECT_EQ(failureWith(fault.from, fault.to), fault.failure) << fault.from << " -> " << fault.to;
}

TEST(JsonErrorTest, DocumentHeaderAndTables) {
  const Fault kFaults[] = {
      {R"("mpy")", R"("elf")", "/format: not 'mpy' but 'elf'"},
      {R"("version": 1)", R"("version": 2)", "/version: only version 1 is known"},
      {R"("version": 1)", R"("version": 1, "extra": 0)", ": unknown member 'extra'"},
      {R"("version": 6)", R"("version": 5)", "/header/version: only format version 6 is known"},
      {R"("version": 6, )", "", "/header: 'version' is missing"},
      {R"("sub_version": 3)", R"("sub_version": 4)", "/header/sub_version: not a whole number from 0 to 3"},
      {R"("sub_version": 3)", R"("sub_version": 0)",
       ": this is no valid .mpy file: at 0x2: sub-version: 0, but native code needs 3"},
      {"rv32imc", "riscv", "/header/architecture: unknown architecture 'riscv'"},
      {"zba", "zbb", "/header/arch_flags/0: the architecture has no flag 'zbb'"},
      {R"("small_int_bits": 31)", R"("small_int_bits": 256)",
       "/header/small_int_bits: not a whole number from 0 to 255"},
      {R"("small_int_bits": 31)", R"("small_int_bits": 1.5)",
       "/header/small_int_bits: not a whole number from 0 to 255"},
      {R"("small_int_bits": 31)", R"("small_int_bits": "31")",
       "/header/small_int_bits: not a number but string"},
      {R"("a.py", "<module>", {"text": "print", "static": false})", "",
       "/qstrs: no strings, but the first is the name of the source file"},
      {R"("a.py")", "7", "/qstrs/0: not a string, nor an object with 'text' or 'hex'"},
      {R"("static": false)", R"("static": 0)", "/qstrs/2/static: not true or false but number"},
      {R"("static": false)", R"("hex": "00")", "/qstrs/2: has both 'text' and 'hex'"},
      {R"("kind": "tuple")", R"("kind": "list")", "/objects/0/kind: unknown kind of object 'list'"},
      {R"({"kind": "int", "text": "12"})", R"({"text": "12"})", "/objects/0/items/0: 'kind' is missing"},
      {R"("12")", R"("0x12")", "/objects/0/items/0/text: not the text of a number of this kind: '0x12'"},
      {R"("12")", R"("12", "hex": "")", "/objects/0/items/0: unknown member 'hex'"},
      {R"("07 01 35")", R"("07 01 3")", "/objects/1/encoded: not pairs of hexadecimal digits"},
      {R"("07 01 35")", R"("07 02 35")",
       "/objects/1/encoded: not the bytes of one object: "
       "object 0 text: malformed number '5('"},
      {R"("items": [)", R"("items": {}, "note": [)", "/objects/0/items: not an array but object"},
  };
  expectFaults(kFaults);
}

TEST(JsonErrorTest, LongStrings) {
  EXPECT_EQ(failureWith(R"("a.py")", '"' + std::string(256, 'x') + '"'),
            "/qstrs/0: a string of 256 bytes; the table holds 255 at most");
  EXPECT_EQ(failureWith("rv32imc", std::string(1000, 'x')),
            "/header/architecture: unknown architecture '" + std::string(60, 'x') + "'..");
}

TEST(JsonErrorTest, ElementsAndPreludes) {
  const Fault kFaults[] = {
      {R"("children": [1, 2, 3])", R"("children": [1, 2])", "/codes/3: not below the first element"},
      {R"("children": [1, 2, 3])", R"("children": [1, 2, 4])",
       "/codes/0/children/2: not a whole number from 0 to 3"},
      {R"("children": [1, 2, 3])", R"("children": [0, 2, 3])",
       "/codes/0/children/0: the first element is the module, and nobody's child"},
      {R"("children": [1, 2, 3])", R"("children": [1, 2, 1])",
       "/codes/0/children/2: element 1 is a child already"},
      {R"("kind": "native")", R"("kind": "thumb")", "/codes/1/kind: unknown kind of code 'thumb'"},
      {R"("kind": "native", )", "", "/codes/1: 'kind' is missing"},
      {R"("state": 2)", R"("state": 0)", "/codes/0/prelude/state: must be at least 1"},
      {R"("state": 2)", R"("state": 4294967296)",
       "/codes/0/prelude/state: not a whole number from 0 to 4294967295"},
      {R"("state": 2)", R"("state": -1)", "/codes/0/prelude/state: not a whole number from 0 to 4294967295"},
      {"VARARGS", "VARARG", "/codes/0/prelude/flags/0: unknown flag 'VARARG'"},
      {R"("positional": 1, "flags")", R"("positional": 2, "flags")",
       "/codes/0/prelude/arguments: 1 names, but positional and keyword_only are 2 together"},
      {R"("cells": [0])", R"("cells": [256])", "/codes/0/prelude/cells/0: not a whole number from 0 to 255"},
      {R"("signature_bytes": 6)", R"("signature_bytes": 1)",
       "/codes/0/prelude/signature_bytes: it takes 5 bytes"},
      {R"("signature_bytes": 6)", R"("signature_bytes": 18)",
       "/codes/0/prelude/signature_bytes: not a whole number from 0 to 17"},
      {R"("signature_bytes": 6)", R"("line_table": "80")",
       "/codes/0/prelude/line_table: the last entry is cut off"},
      {R"("signature_bytes": 6)", R"("line_table": "20")",
       "/codes/0/instructions/0/line: the prelude has a line_table, which leaves no room for lines"},
      {R"({"qstr": 1, "name": "<module>"})", R"({"qstr": 1, "name": "main"})",
       "/codes/0/prelude/name/name: 'main', but qstr 1 is '<module>'"},
      {R"({"qstr": 1, "name": "<module>"})", R"({"qstr": 9, "name": "main"})",
       "/codes/0/prelude/name/name: 'main', but there is no qstr 9"},
      {R"({"qstr": 1, "name": "<module>"})", "{}", "/codes/0/prelude/name: neither 'qstr' nor 'name'"},
      {R"({"qstr": 1, "name": "<module>"})", R"({"qstr": 9})",
       ": this is no valid .mpy file: at 0x27: code 0 block name: qstr index 9 out of range (table has 3)"},
      {R"("machine_code": "aabb")", R"("machine_code": "aab")",
       "/codes/1/machine_code: not pairs of hexadecimal digits"},
      {R"("machine_code": "aabb")", R"("machine_code": 0)",
       "/codes/1/machine_code: not a string of hexadecimal digits, or several, but number"},
      {R"(["dd", "ee"])", R"(["dd", "e"])", "/codes/3/machine_code/1: not pairs of hexadecimal digits"},
      {R"("rodata": "01", )", "", "/codes/3/scope_flags: bit 32 is set, but there is no 'rodata'"},
      {R"("scope_flags": 112)", R"("scope_flags": 48)",
       "/codes/3/scope_flags: bit 64 is not set, but there is 'bss_size'"},
  };
  expectFaults(kFaults);
}

TEST(JsonErrorTest, Instructions) {
  const Fault kFaults[] = {
      {R"("LOAD_NAME")", R"("FOO")", "/codes/0/instructions/0/op: unknown opcode 'FOO'"},
      {R"("LOAD_NAME")", "17", "/codes/0/instructions/0/op: not a string but number"},
      {R"({"op": "RETURN_VALUE"})", R"("RETURN_VALUE")", "/codes/0/instructions/8: not an object but string"},
      {R"({"op": "RETURN_VALUE"})", R"({"op": "RETURN_VALUE", "value": 1})",
       "/codes/0/instructions/8: unknown member 'value'"},
      {R"({"op": "RETURN_VALUE"})", R"({"op": "RETURN_VALUE", "operand_bytes": 1})",
       "/codes/0/instructions/8/operand_bytes: the operand cannot have this length"},
      {R"("operand_bytes": 2)", R"("operand_bytes": 0)",
       "/codes/0/instructions/0/operand_bytes: must be at least 1"},
      {R"("operand_bytes": 2)", R"("operand_bytes": 11)",
       "/codes/0/instructions/0/operand_bytes: not a whole number from 0 to 10"},
      {R"("value": 5)", R"("value": 9223372036854775808)",
       "/codes/0/instructions/1/value: not a whole number of 64 bits"},
      {R"("value": 5)", R"("value": 5e0)", "/codes/0/instructions/1/value: not a whole number of 64 bits"},
      {R"("value": 5)", R"("value": 500, "operand_bytes": 1)",
       "/codes/0/instructions/1/operand_bytes: the operand cannot have this length"},
      {R"("list")", R"("tuple")",
       "/codes/0/instructions/2/collection: not 'list', 'dict' or 'set' but 'tuple'"},
      {R"("positional": 1, "keyword")", R"("positional": 256, "keyword")",
       "/codes/0/instructions/3/positional: not a whole number from 0 to 255"},
      {R"("cells": 1)", R"("cells": 256)", "/codes/0/instructions/4/cells: not a whole number from 0 to 255"},
      {R"(, "cells": 1)", "", "/codes/0/instructions/4: 'cells' is missing"},
      {R"("__add__")", R"("__plus__")", "/codes/0/instructions/5/operator: unknown operator '__plus__'"},
      {R"("target": "L0")", R"("target": "L1")",
       "/codes/0/instructions/6/target: no instruction has the label 'L1'"},
      {R"("blocks": 1)", R"("blocks": 128)",
       "/codes/0/instructions/6/blocks: not a whole number from 0 to 127"},
      {R"("blocks": 1)", R"("blocks": 1, "operand_bytes": 3)",
       "/codes/0/instructions/6/operand_bytes: a jump has 1 or 2"},
      {R"("UNWIND_JUMP", "target": "L0", "blocks": 1, "pop_iterator": true)", R"("FOR_ITER", "target": "L0")",
       "/codes/0/instructions/6: a distance of -15 does not fit two bytes"},
      {R"({"line": [3, 4])", R"({"label": "L0")",
       "/codes/0/instructions/7/label: the label 'L0' is already taken"},
      {R"([3, 4])", R"([3, 1])",
       "/codes/0/instructions/7/line/1: line 1 behind line 3; lines cannot decrease"},
      {R"([3, 4])", "9999999999", "/codes/0/instructions/7/line: more than 4294967295 lines further"},
      {R"("bytes": "00")", R"("bytes": "0g")",
       "/codes/0/instructions/7/bytes: not pairs of hexadecimal digits"},
      {R"("bytes": "00")", R"("bytes": "00", "op": "POP_TOP")",
       "/codes/0/instructions/7: unknown member 'op'"},
  };
  expectFaults(kFaults);
}

TEST(JsonErrorTest, Relocations) {
  const Fault kFaults[] = {
      {R"("in": "text", "word": 4)", R"("in": "bss", "word": 4)",
       "/codes/3/relocations/0/in: not 'text' or 'rodata' but 'bss'"},
      {R"("word": 5)", R"("word": 6)", "/codes/3/relocations/1/word: does not continue the record before"},
      {R"("word": 4)", R"("word": 2147483648)", "/codes/3/relocations/0/word: more than 2147483647"},
      {R"("entry": 7)", R"("entry": 118)", "/codes/3/relocations/0/entry: not a whole number from 0 to 117"},
      {R"(, "entry": 7)", "", "/codes/3/relocations/0: 'entry' is missing"},
      {R"("base": "rodata")", R"("base": "rodata", "entry": 1)",
       "/codes/3/relocations/1/entry: only a function table entry has it"},
      {R"("base": "rodata")", R"("base": "stack")", "/codes/3/relocations/1/base: unknown base 'stack'"},
      {R"("base": "rodata")", R"("base": "qstr table")",
       "/codes/3/relocations/1/count: only text, rodata and bss have a count"},
      {R"([{"in": "text", "word": 4, "base": "function table entry", "entry": 7},)", R"(["00ff"], "note": [)",
       ""}, // bytes: good
      {R"([{"in": "text", "word": 4, "base": "function table entry", "entry": 7},)", R"(["00"], "note": [)",
       ": this is no valid .mpy file: at 0x53: code 3 relocations: the file ends within it"},
  };
  expectFaults(kFaults);
}

TEST(JsonErrorTest, WhatIsNoJson) {
  auto failureOf = [](std::string_view text) {
    std::string failure;
    fileOfJson(text, &failure);
    return failure;
  };
  EXPECT_TRUE(failureOf("").starts_with("line 1, column 1: syntax error")) << failureOf("");
  EXPECT_TRUE(failureOf("{\n  \"format\": }").starts_with("line 2, column 13: syntax error"))
      << failureOf("{\n  \"format\": }");
  EXPECT_NE(failureOf("[1e999]").find("overflow"), std::string::npos) << failureOf("[1e999]");
  EXPECT_NE(failureOf("\"\xff\"").find("UTF-8"), std::string::npos);
  EXPECT_EQ(failureOf("[]"), ": not an object but array");
  EXPECT_EQ(failureOf("{}"), ": 'format' is missing");
  EXPECT_EQ(failureOf(R"({"a": {"b": 1, "b": 2}})"), ": an object has two members 'b'");
}

TEST(JsonErrorTest, NestingIsBounded) {
  std::string failure;
  fileOfJson(std::string(1000000, '['), &failure);
  EXPECT_EQ(failure, ": objects and arrays nested deeper than 200");
}

} // namespace
