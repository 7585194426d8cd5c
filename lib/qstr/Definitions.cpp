//===- qstr/Definitions.cpp - The strings that a firmware holds -------------------------------------===//
//
// The reference reads these files with a Python program: what is white space and what ends a line are
// Python's rules, so that every build's file gives the same strings.
//
//===------------------------------------------------------------------------------------------------===//

#include "qstr/Definitions.h"

#include "qstr/NameTable.h"
#include "support/PythonSpace.h"

namespace adder::qstr {

namespace {

using support::isPythonSpace;
using support::partOf;
using support::stripPythonSpace;

/// Removes and returns the first line.  LF, CR and CR LF end a line.
std::string_view takeLine(std::string_view &text) {
  // Two searches with memchr() are much faster than one for either.
  size_t end = text.find('\n');
  std::string_view line = partOf(text, 0, end < text.size() ? end : text.size());
  if (end = line.find('\r'); end != std::string_view::npos)
    line = partOf(line, 0, end);
  text.remove_prefix(line.size());
  if (text.starts_with("\r\n"))
    text.remove_prefix(2);
  else if (!text.empty())
    text.remove_prefix(1);
  return line;
}

/// Most lines are of other headers: whether `line` can be one of ours, blanks around it or not.
bool mayDefine(std::string_view line) {
  uint8_t first = line.empty() ? 0 : uint8_t(line[0]);
  return first == 'Q' || first >= 0x80 || isPythonSpace(first);
}

constexpr std::string_view kSettingStart = "QCFG(";
constexpr std::string_view kStringStart = "Q(";

struct Setting {
  std::string_view key;
  std::string_view value;
};

/// "QCFG(KEY, VALUE)" and anything behind it.
std::optional<Setting> settingOf(std::string_view line) {
  if (!line.starts_with(kSettingStart))
    return std::nullopt;
  size_t close = line.rfind(')');
  size_t comma = close == std::string_view::npos || close < 3 ? close : line.rfind(", ", close - 3);
  if (comma == std::string_view::npos || comma <= kSettingStart.size())
    return std::nullopt;
  Setting setting{partOf(line, kSettingStart.size(), comma - kSettingStart.size()),
                  partOf(line, comma + 2, close - comma - 2)};
  if (setting.value.starts_with('(') && setting.value.ends_with(')') && setting.value.size() >= 2)
    setting.value = partOf(setting.value, 1, setting.value.size() - 2);
  return setting;
}

/// "Q(TEXT)" and nothing behind it.
std::optional<std::string_view> stringOf(std::string_view line) {
  if (!line.starts_with(kStringStart) || !line.ends_with(')'))
    return std::nullopt;
  std::string_view text = partOf(line, 2, line.size() - 3);
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

  /// int() of Python, as far as the range goes.
  void set(std::string_view text) {
    seen = true;
    text = stripPythonSpace(text);
    if (text.size() > 1 && text[0] == '+')
      text.remove_prefix(1);
    while (text.size() > 1 && text[0] == '0')
      text.remove_prefix(1);
    valid = text.size() == 1 && text[0] >= char('0' + smallest) && text[0] <= '4';
    value = valid ? unsigned(text[0] - '0') : 0;
  }
};

class DefinitionsParser {
public:
  DefinitionsParser(support::Arena &arena, DefinitionError &error) : error(error), definitions(arena) {}

  std::optional<Definitions> parse(std::span<const std::string_view> files) {
    for (size_t i = 0; i < files.size(); ++i)
      readFile(i, files[i]);
    if (!anySetting) {
      fail(0, 0, "empty preprocessor output: no line QCFG(NAME, VALUE)");
      error.isEmptyInput = true;
      return std::nullopt;
    }
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
    for (uint32_t number = 1; !text.empty(); ++number) {
      std::string_view line = takeLine(text);
      if (mayDefine(line))
        readLine(uint32_t(file), number, stripPythonSpace(line));
    }
  }

  void readLine(uint32_t file, uint32_t number, std::string_view line) {
    if (std::optional<Setting> setting = settingOf(line))
      readSetting(file, number, *setting);
    else if (std::optional<std::string_view> string = stringOf(line))
      definitions.add(*string, file, number);
    else if (line.starts_with(kSettingStart))
      definitions.addRemark({DefinitionRemarkKind::MalformedSetting, file, number, line});
    else if (line.starts_with(kStringStart))
      definitions.addRemark({DefinitionRemarkKind::MalformedString, file, number, line});
  }

  void readSetting(uint32_t file, uint32_t number, const Setting &setting) {
    anySetting = true;
    for (Width *width : {&length, &hash}) {
      if (width->key != setting.key)
        continue;
      Width old = *width;
      width->set(setting.value);
      width->file = file;
      width->line = number;
      if (old.seen && (old.value != width->value || old.valid != width->valid))
        definitions.addRemark({DefinitionRemarkKind::ChangedSetting, file, number, setting.key, 0,
                               uint32_t(old.file), uint32_t(old.line)});
    }
  }

  std::nullopt_t fail(size_t file, size_t line, std::string_view message) {
    error = {file, line, message};
    return std::nullopt;
  }

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

size_t DefinitionTable::indexOf(std::string_view identifier) const {
  uint32_t entry = slots[slotOf(identifier)];
  return entry ? entry - 1 : entries.size();
}

void DefinitionTable::rehash() {
  size_t size = 2 * slots.size();
  slots.clear();
  slots.resize(size);
  for (size_t i = 0; i < entries.size(); ++i)
    slots[slotOf(entries[i].identifier)] = uint32_t(i + 1);
}

void Definitions::add(std::string_view text, uint32_t file, uint32_t line) {
  std::string_view identifier = identifierOf(remarks.memory(), text);
  if (table.insert({identifier, text, file, line}) || identifier == text)
    return;
  size_t other = table.indexOf(identifier);
  if (table.all()[other].text != text)
    addRemark({DefinitionRemarkKind::LostString, file, line, text, uint32_t(other)});
}

std::optional<Definitions> parseDefinitions(support::Arena &arena, std::span<const std::string_view> files,
                                            DefinitionError &error) {
  return DefinitionsParser(arena, error).parse(files);
}

} // namespace adder::qstr
