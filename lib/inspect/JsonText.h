//===- inspect/JsonText.h - JSON that people like to read -------------------------------------------===//
//
// Writes JSON text with a choice at each object and array: its members on one line, or on a line each.  A
// function is then a list of instructions with a line each.  Texts are UTF-8; what a terminal must not see is
// escaped.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_JSONTEXT_H
#define ADDER_INSPECT_JSONTEXT_H

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adder::inspect {

/// True if `text` is UTF-8 in the strict sense: what JSON can hold.  Surrogates and over-long forms are not.
bool isStrictUtf8(std::string_view text);

class JsonText {
public:
  enum class Form : uint8_t { Lines, OneLine };

  void beginObject(Form form) { begin('{', form); }
  void endObject() { end('}'); }
  void beginArray(Form form) { begin('[', form); }
  void endArray() { end(']'); }

  /// Begins a member of the open object; a value or another begin must follow.
  JsonText &key(std::string_view name);

  void value(std::string_view text); ///< must be strict UTF-8
  void value(const char *text) { value(std::string_view(text)); }
  void value(int64_t number) { scalar(std::to_string(number)); }
  void value(uint64_t number) { scalar(std::to_string(number)); }
  void value(uint32_t number) { scalar(std::to_string(number)); }
  void value(bool truth) { scalar(truth ? "true" : "false"); }

  /// The bytes as hexadecimal digits: one string, or of many an array of strings.
  void hex(std::span<const uint8_t> bytes);

  /// The document, which must be complete.
  std::string take();

private:
  struct Level {
    Form form;
    bool isEmpty;
  };
  void begin(char bracket, Form form);
  void end(char bracket);
  void beforeValue();
  void scalar(std::string_view text);
  void newLine();

  std::string out;
  std::vector<Level> levels;
  bool afterKey = false;
};

} // namespace adder::inspect

#endif // ADDER_INSPECT_JSONTEXT_H
