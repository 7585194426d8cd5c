//===- test/unit/emitters/bytecode/Compiled.h - A source text taken through the whole compiler ----------===//
//
// The module that a text becomes, as bytes of the file, as instructions of one function and as a listing.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_UNIT_EMITTERS_BYTECODE_COMPILED_H
#define ADDER_TEST_UNIT_EMITTERS_BYTECODE_COMPILED_H

#include "../../bytecode/Bytes.h"
#include "../../frontend/Stages.h"
#include "bytecode/Prelude.h"
#include "emitters/bytecode/Emitter.h"
#include "mpy/Listing.h"
#include "mpy/Writer.h"

namespace adder::test {

/// Options of `mpy-cross -O3 a.py`: without line tables.
inline frontend::Options withoutLines() {
  frontend::Options options = testOptions();
  options.optimisationLevel = 3;
  return options;
}

class Compiled : public Stages {
public:
  explicit Compiled(std::string_view text, const frontend::Options &options = testOptions())
      : Stages(text, options) {
    parse();
    if (!sink.errorCount())
      analyse();
    if (!sink.errorCount())
      module = bytecode_emitter::emit(arena, names, parse(), analyse(), this->options, sink);
  }

  bool isValid() const { return sink.errorCount() == 0; }

  /// The file.
  std::vector<uint8_t> bytes() {
    support::Vector<uint8_t> file(arena);
    mpy::write(module, file);
    return {file.begin(), file.end()};
  }

  bytecode::Prelude prelude(size_t function) const {
    bytecode::Prelude result;
    if (bytecode::decodePrelude(module.codes[function].data, result))
      std::abort();
    return result;
  }

  /// The instructions of a function, as hex, or the errors.
  std::string code(size_t function = 0) {
    if (!isValid())
      return errors();
    constexpr char kDigits[] = "0123456789abcdef";
    std::string result;
    for (uint8_t byte : prelude(function).code)
      result += {kDigits[byte >> 4], kDigits[byte & 15], ' '};
    return result;
  }

  std::string listing() {
    if (!isValid())
      return errors();
    support::TextWriter out(arena);
    mpy::writeListing(arena, module, out);
    return std::string(out.text());
  }

  mpy::Module module;
};

} // namespace adder::test

#endif // ADDER_TEST_UNIT_EMITTERS_BYTECODE_COMPILED_H
