//===- freeze/Content.cpp - The whole of frozen_content.c -------------------------------------------===//

#include "freeze/Content.h"

#include <cstdio>

namespace adder::freeze {

namespace {

/// What stands in place of bytecode: empty tables.
constexpr std::string_view kNoBytecode =
    R"(#include "py/emitglue.h"
extern const qstr_pool_t mp_qstr_const_pool;
const qstr_pool_t mp_qstr_frozen_const_pool = {
    #if MICROPY_QSTR_BYTES_IN_HASH
    (qstr_pool_t*)&mp_qstr_const_pool, MP_QSTRnumber_of, 0, 0, 0, NULL, NULL, {},
    #else
    (qstr_pool_t*)&mp_qstr_const_pool, MP_QSTRnumber_of, 0, 0, 0, NULL, {},
    #endif
};
const char mp_frozen_names[] = { MP_FROZEN_STR_NAMES "\0"};
const mp_raw_code_t *const mp_frozen_mpy_content[] = {NULL};
)";

/// The inside of a string literal.  A hexadecimal escape has no end of its own, so the literal is closed and
/// opened again before the next byte that stands for itself.
void appendLiteral(std::string &text, std::string_view bytes) {
  bool afterHexadecimal = false;
  for (char c : bytes) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      text += "\\n";
    } else if (c == '\r') {
      text += "\\r";
    } else if (c == '"' || c == '\\') {
      (text += '\\') += c;
    } else if (byte >= 0x20 && byte < 0x7f) {
      text += afterHexadecimal ? "\" \"" : "";
      text += c;
      afterHexadecimal = false;
    } else {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\x%02x", byte);
      text += escape;
      afterHexadecimal = true;
    }
  }
}

} // namespace

std::string frozenContent(std::span<const TextModule> texts, std::string_view bytecode) {
  std::string text = "//\n"
                     "// Content for MICROPY_MODULE_FROZEN_STR\n"
                     "//\n"
                     "#include <stdint.h>\n"
                     "#define MP_FROZEN_STR_NAMES \\\n";
  for (const TextModule &module : texts) {
    text += '"';
    appendLiteral(text, module.target);
    text += "\\0\" \\\n";
  }
  text += "\nconst uint32_t mp_frozen_str_sizes[] = { ";
  for (const TextModule &module : texts)
    text += std::to_string(module.source.size()) + ", ";
  text += "0 };\nconst char mp_frozen_str_content[] = {\n";
  for (const TextModule &module : texts) {
    text += '"';
    appendLiteral(text, module.source);
    text += "\\0\"\n";
  }
  text += "\"\\0\"\n};\n\n"
          "//\n"
          "// Content for MICROPY_MODULE_FROZEN_MPY\n"
          "//\n";
  text += bytecode.empty() ? kNoBytecode : bytecode;
  return text;
}

} // namespace adder::freeze
