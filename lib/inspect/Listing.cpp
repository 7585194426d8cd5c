//===- inspect/Listing.cpp - Lines of text, and what JSON says of them ------------------------------===//
//
// The JSON text is what Python's json.dumps() writes: ASCII only, a space behind commas and colons.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/Listing.h"

#include <algorithm>

namespace adder::inspect {

namespace {

void appendUnit(std::string &out, uint32_t unit) {
  constexpr char digits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4)
    out += digits[unit >> shift & 15];
}

void appendCodePoint(std::string &out, uint32_t codePoint) {
  if (codePoint >= 0x10000) {
    appendUnit(out, 0xd800 + ((codePoint - 0x10000) >> 10));
    codePoint = 0xdc00 + ((codePoint - 0x10000) & 0x3ff);
  }
  appendUnit(out, codePoint);
}

/// The character at `at`, which is moved past it.  A byte that is none becomes what Python's surrogateescape
/// makes of it.
uint32_t nextCharacter(std::string_view text, size_t &at) {
  uint8_t first = uint8_t(text[at++]);
  unsigned more = first >= 0xf0 && first < 0xf8 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
  if (first < 0x80)
    return first;
  if (first >= 0xf8 || more == 0 || text.size() - at < more)
    return 0xdc00 + first;
  uint32_t codePoint = first & (0x3f >> more);
  for (unsigned i = 0; i < more; ++i) {
    if ((uint8_t(text[at + i]) & 0xc0) != 0x80)
      return 0xdc00 + first;
    codePoint = codePoint << 6 | (uint8_t(text[at + i]) & 0x3f);
  }
  at += more;
  return codePoint;
}

void appendString(std::string &out, std::string_view text) {
  out += '"';
  for (size_t at = 0; at < text.size();) {
    uint32_t c = nextCharacter(text, at);
    switch (c) {
    case '"':
    case '\\':
      out += '\\';
      out += char(c);
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    case '\b':
      out += "\\b";
      break;
    case '\f':
      out += "\\f";
      break;
    default:
      if (c >= 0x20 && c < 0x7f)
        out += char(c);
      else
        appendCodePoint(out, c);
    }
  }
  out += '"';
}

void appendField(std::string &out, std::string_view name) {
  out += '"';
  out += name;
  out += "\": ";
}

void appendNumber(std::string &out, std::string_view name, int64_t value) {
  appendField(out, name);
  out += std::to_string(value);
}

void appendLabel(std::string &out, const LabelUse &label) {
  out += '{';
  appendField(out, "name");
  appendString(out, label.name);
  out += ", ";
  appendField(out, "target");
  appendString(out, label.target);
  out += ", ";
  appendField(out, "range");
  out += '{';
  appendNumber(out, "startCol", int64_t(label.column) + 1);
  out += ", ";
  appendNumber(out, "endCol", int64_t(label.column + label.length) + 1);
  out += "}}";
}

void appendNotes(std::string &out, const Notes &notes) {
  if (notes.sourceLine) {
    out += R"(, "source": {"file": null, )";
    appendNumber(out, "line", *notes.sourceLine);
    out += '}';
  }
  if (!notes.disassembly.empty()) {
    out += ", ";
    appendField(out, "disassembly");
    appendString(out, notes.disassembly);
  }
  if (notes.jumpTarget) {
    const LabelUse &place = notes.labels->front();
    out += R"(, "link": {)";
    appendNumber(out, "offset", int64_t(place.column));
    out += ", ";
    appendNumber(out, "length", int64_t(place.length));
    out += ", ";
    appendNumber(out, "to", *notes.jumpTarget);
    out += '}';
  }
  if (notes.labels) {
    out += R"(, "labels": [)";
    for (const LabelUse &label : *notes.labels) {
      if (&label != notes.labels->data())
        out += ", ";
      appendLabel(out, label);
    }
    out += ']';
  }
}

} // namespace

size_t charactersIn(std::string_view utf8) {
  return size_t(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (uint8_t(c) & 0xc0) != 0x80; }));
}

void Listing::addText(std::string text) {
  if (forJson) {
    for (std::string_view left = text; !left.empty();) {
      size_t end = std::min(left.find('\n'), left.size());
      add(left.substr(0, end));
      left.remove_prefix(std::min(end + 1, left.size()));
    }
    return;
  }
  if (lines.empty())
    lines = std::move(text);
  else
    lines += text;
}

void Listing::add(std::string_view line) {
  if (forJson)
    return add(line, {});
  lines += line;
  lines += '\n';
}

void Listing::add(std::string_view line, const Notes &notes) {
  lines += line;
  lines += '\n';
  ++lineCount;
  if (!forJson)
    return;
  jsonLines += jsonLines.empty() ? "{" : ", {";
  appendField(jsonLines, "text");
  appendString(jsonLines, line);
  appendNotes(jsonLines, notes);
  jsonLines += '}';
}

void Listing::define(const std::string &label) {
  auto [entry, isNew] = definitionIndexes.try_emplace(label, definitions.size());
  if (isNew)
    definitions.push_back({label, lineCount + 1});
  else
    definitions[entry->second].second = lineCount + 1;
}

std::string Listing::json(std::string_view language) const {
  std::string out = R"({"asm": [)" + jsonLines + R"(], "labelDefinitions": {)";
  for (const auto &[label, line] : definitions) {
    if (&label != &definitions.front().first)
      out += ", ";
    appendString(out, label);
    out += ": " + std::to_string(line);
  }
  out += R"(}, "languageId": )";
  appendString(out, language);
  return out + "}";
}

} // namespace adder::inspect
