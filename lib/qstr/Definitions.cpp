//===- qstr/Definitions.cpp - The strings that a firmware holds -------------------------------------===//
//
// The reference reads these files with a Python program: what is white space and what ends a line are
// Python's rules, so that every build's file gives the same strings.
//
//===------------------------------------------------------------------------------------------------===//

#include "qstr/Definitions.h"

#include "qstr/NameTable.h"
#include "support/Utf8.h"

namespace adder::qstr {

namespace {

/// What str.strip() removes.
constexpr bool isSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
         c == 0x3000;
}

/// Like substr(), which throws, of a range that lies in `text`.
std::string_view part(std::string_view text, size_t from, size_t count) {
  return {text.data() + from, count};
}

std::string_view strip(std::string_view line) {
  size_t start = line.size(), end = 0;
  for (size_t at = 0; at < line.size();) {
    size_t before = at;
    if (isSpace(support::nextCodePoint(line, at)))
      continue;
    start = before < start ? before : start;
    end = at;
  }
  return start < end ? part(line, start, end - start) : std::string_view();
}

/// Removes and returns the first line.  LF, CR and CR LF end a line.
std::string_view takeLine(std::string_view &text) {
  size_t end = text.find_first_of("\r\n");
  std::string_view line = part(text, 0, end < text.size() ? end : text.size());
  text.remove_prefix(line.size());
  if (text.starts_with("\r\n"))
    text.remove_prefix(2);
  else if (!text.empty())
    text.remove_prefix(1);
  return line;
}

struct Setting {
  std::string_view key;
  std::string_view value;
};

/// "QCFG(KEY, VALUE)" and anything behind it.
std::optional<Setting> settingOf(std::string_view line) {
  constexpr std::string_view kStart = "QCFG(";
  if (!line.starts_with(kStart))
    return std::nullopt;
  size_t close = line.rfind(')');
  size_t comma = close == std::string_view::npos || close < 3 ? close : line.rfind(", ", close - 3);
  if (comma == std::string_view::npos || comma <= kStart.size())
    return std::nullopt;
  Setting setting{part(line, kStart.size(), comma - kStart.size()), part(line, comma + 2, close - comma - 2)};
  if (setting.value.starts_with('(') && setting.value.ends_with(')') && setting.value.size() >= 2)
    setting.value = part(setting.value, 1, setting.value.size() - 2);
  return setting;
}

/// "Q(TEXT)" and nothing behind it.
std::optional<std::string_view> stringOf(std::string_view line) {
  if (!line.starts_with("Q(") || !line.ends_with(')'))
    return std::nullopt;
  std::string_view text = part(line, 2, line.size() - 3);
  if (text == "\\n")
    return "\n";
  if (text == "\\r\\n")
    return "\r\n";
  return text;
}

/// A setting that we need: where it was, and what was said.
struct Width {
  std::string_view key;
  std::string_view missing;
  std::string_view wrong;
  unsigned smallest;
  unsigned value = 0;
  bool seen = false;
  bool valid = false;
  size_t file = 0;
  size_t line = 0;

  void set(std::string_view text) {
    seen = true;
    text = strip(text);
    valid = text.size() == 1 && text[0] >= char('0' + smallest) && text[0] <= '4';
    value = valid ? unsigned(text[0] - '0') : 0;
  }
};

class DefinitionsParser {
public:
  DefinitionsParser(support::Arena &arena, DefinitionError &error)
      : arena(arena), error(error), definitions(arena) {}

  std::optional<Definitions> parse(std::span<const std::string_view> files) {
    for (size_t i = 0; i < files.size(); ++i)
      readFile(i, files[i]);
    if (!anySetting)
      return fail(0, 0, "empty preprocessor output: no line QCFG(NAME, VALUE)");
    for (const Width &width : {length, hash}) {
      if (!width.seen)
        return fail(0, 0, width.missing);
      if (!width.valid)
        return fail(width.file, width.line, width.wrong);
    }
    definitions.bytesInLength = length.value;
    definitions.bytesInHash = hash.value;
    return definitions;
  }

private:
  void readFile(size_t file, std::string_view text) {
    for (size_t number = 1; !text.empty(); ++number) {
      std::string_view line = strip(takeLine(text));
      if (std::optional<Setting> setting = settingOf(line)) {
        anySetting = true;
        for (Width *width : {&length, &hash})
          if (width->key == setting->key) {
            width->set(setting->value);
            width->file = file;
            width->line = number;
          }
      } else if (std::optional<std::string_view> string = stringOf(line)) {
        definitions.table.insert({identifierOf(arena, *string), *string});
      }
    }
  }

  std::nullopt_t fail(size_t file, size_t line, std::string_view message) {
    error = {file, line, message};
    return std::nullopt;
  }

  support::Arena &arena;
  DefinitionError &error;
  Definitions definitions;
  bool anySetting = false;
  Width length{"BYTES_IN_LEN", "no line QCFG(BYTES_IN_LEN, VALUE)", "BYTES_IN_LEN must be 1 to 4", 1};
  Width hash{"BYTES_IN_HASH", "no line QCFG(BYTES_IN_HASH, VALUE)", "BYTES_IN_HASH must be 0 to 4", 0};
};

constexpr size_t kFirstSlots = 512; // holds the static strings with room to spare

} // namespace

DefinitionTable::DefinitionTable(support::Arena &arena) : entries(arena), slots(arena) {
  slots.resize(kFirstSlots);
  for (uint32_t i = 1; i <= kStaticCount; ++i)
    insert({identifierOf(arena, staticText(i)), staticText(i)});
}

size_t DefinitionTable::slotOf(std::string_view identifier) const {
  size_t mask = slots.size() - 1;
  size_t slot = NameTable::hashOf(identifier) & mask;
  while (slots[slot] && entries[slots[slot] - 1].identifier != identifier)
    slot = (slot + 1) & mask;
  return slot;
}

bool DefinitionTable::insert(const Definition &definition) {
  size_t slot = slotOf(definition.identifier);
  if (slots[slot])
    return false;
  entries.push(definition);
  slots[slot] = uint32_t(entries.size());
  if (2 * entries.size() > slots.size())
    rehash();
  return true;
}

const Definition *DefinitionTable::find(std::string_view identifier) const {
  uint32_t entry = slots[slotOf(identifier)];
  return entry ? &entries[entry - 1] : nullptr;
}

void DefinitionTable::rehash() {
  size_t size = 2 * slots.size();
  slots.clear();
  slots.resize(size);
  for (size_t i = 0; i < entries.size(); ++i)
    slots[slotOf(entries[i].identifier)] = uint32_t(i + 1);
}

std::optional<Definitions> parseDefinitions(support::Arena &arena, std::span<const std::string_view> files,
                                            DefinitionError &error) {
  return DefinitionsParser(arena, error).parse(files);
}

} // namespace adder::qstr
