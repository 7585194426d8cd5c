//===- test/unit/emitters/frozen/Freezing.h - Modules made by hand, and frozen ----------------------===//
#ifndef ADDER_TEST_UNIT_EMITTERS_FROZEN_FREEZING_H
#define ADDER_TEST_UNIT_EMITTERS_FROZEN_FREEZING_H

#include "../../HostArena.h"

#include "bytecode/Prelude.h"
#include "emitters/frozen/Frozen.h"
#include "mpy/Reader.h"

#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <sstream>

namespace adder::test {

inline std::string readWholeFile(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

/// Modules to freeze, and what is needed to keep them alive.
class Freezing {
public:
  HostArena arena;
  frozen_emitter::Options options;

  void addFile(const std::string &directory, const std::string &name) {
    std::string &bytes = texts.emplace_back(readWholeFile(directory + name));
    mpy::ReadError error;
    std::optional<mpy::Module> module =
        mpy::read(arena, {reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size()}, {}, error);
    ASSERT_TRUE(module) << name << ": " << error.field << ": " << error.message;
    add(name, *module);
  }

  void add(const std::string &path, const mpy::Module &module) {
    modules.push_back(module);
    inputs.push_back({texts.emplace_back(path), &modules.back()});
  }

  /// A module `source` with these constants and strings, and a function of these instructions.
  void addModule(const std::string &source, std::vector<mpy::Object> objects = {},
                 std::vector<std::string> strings = {}, std::vector<uint8_t> code = {0x51, 0x63}) {
    mpy::Module module;
    std::span<mpy::Qstr> qstrs = arena.makeArray<mpy::Qstr>(2 + strings.size());
    qstrs[0] = {texts.emplace_back(source), 0};
    qstrs[1] = {"<module>", 7};
    for (size_t i = 0; i < strings.size(); ++i)
      qstrs[2 + i] = {texts.emplace_back(strings[i]), 0};
    module.qstrs = qstrs;
    std::span<mpy::Object> table = arena.makeArray<mpy::Object>(objects.size());
    std::copy(objects.begin(), objects.end(), table.begin());
    module.objects = table;
    std::span<mpy::RawCode> codes = arena.makeArray<mpy::RawCode>(1);
    codes[0].data = function(code);
    module.codes = codes;
    add(source, module);
  }

  /// Prelude and instructions of a function that is called like string 1.
  std::span<const uint8_t> function(const std::vector<uint8_t> &code) {
    support::Vector<uint8_t> data(arena);
    bytecode::encodeSignature(data, {});
    bytecode::encodeSizes(data, 1, 0);
    data.push(1);
    data.append(code);
    return data.span();
  }

  void useFirmware(const std::string &header) {
    std::string_view text = texts.emplace_back(header);
    qstr::DefinitionError error;
    definitions = qstr::parseDefinitions(arena, {&text, 1}, error);
    ASSERT_TRUE(definitions) << error.line << ": " << error.message;
    options.definitions = &*definitions;
  }

  frozen_emitter::Frozen freeze() { return frozen_emitter::freeze(arena, inputs, options); }

  /// The text; expects success.
  std::string text() {
    frozen_emitter::Frozen frozen = freeze();
    for (const frozen_emitter::Error &error : frozen.errors)
      ADD_FAILURE() << frozen_emitter::describe(error);
    EXPECT_TRUE(frozen.success);
    return frozen.text;
  }

  /// The first error; expects failure without a text.
  std::string error() {
    frozen_emitter::Frozen frozen = freeze();
    EXPECT_FALSE(frozen.success);
    EXPECT_EQ(frozen.text, "");
    return frozen.errors.empty() ? "" : frozen_emitter::describe(frozen.errors[0]);
  }

private:
  std::deque<std::string> texts;
  std::deque<mpy::Module> modules;
  std::vector<frozen_emitter::Input> inputs;
  std::optional<qstr::Definitions> definitions;
};

inline mpy::Object number(mpy::ObjectKind kind, std::string_view text) { return {kind, text, {}}; }
inline mpy::Object integer(std::string_view text) { return number(mpy::ObjectKind::Int, text); }
inline mpy::Object real(std::string_view text) { return number(mpy::ObjectKind::Float, text); }
inline mpy::Object text(std::string_view text) { return number(mpy::ObjectKind::Str, text); }

inline void expectPart(const std::string &whole, std::string_view part) {
  EXPECT_NE(whole.find(part), std::string::npos) << "no " << part << "\nin " << whole.substr(0, 20000);
}
inline void expectNoPart(const std::string &whole, std::string_view part) {
  EXPECT_EQ(whole.find(part), std::string::npos) << part;
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_EMITTERS_FROZEN_FREEZING_H
