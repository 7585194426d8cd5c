//===- genhdr/QstrTable.cpp - qstrdefs.generated.h --------------------------------------------------===//

#include "genhdr/QstrTable.h"

#include "qstr/Hash.h"
#include "qstr/NameTable.h"

#include <algorithm>
#include <unordered_map>

namespace adder::genhdr {

namespace {

constexpr std::string_view kSmallIndexQstrs[] = {
#define SMALL_INDEX_QSTR(Text) Text,
#include "qstr/SmallIndexQstrs.def"
};
static_assert(std::is_sorted(std::begin(kSmallIndexQstrs), std::end(kSmallIndexQstrs)));
// What they are there for: MP_QSTRnull and the static strings leave room for all of them.
static_assert(1 + qstr::kStaticCount + std::size(kSmallIndexQstrs) <= 256);

Origin originOf(std::span<const std::string> files, size_t file, uint32_t line) {
  return {file < files.size() ? std::string_view(files[file]) : std::string_view(), line};
}

Origin originOf(std::span<const std::string> files, const qstr::Definition &definition) {
  return definition.line ? originOf(files, definition.file, definition.line) : Origin();
}

/// `text` as messages show it: not longer than people read.
std::string quoted(std::string_view text) {
  constexpr size_t kMost = 60;
  std::string shown = "\"";
  for (char c : text.substr(0, kMost)) {
    if (c == '\n')
      shown += "\\n";
    else if (c == '\r')
      shown += "\\r";
    else
      shown += c;
  }
  return shown + (text.size() > kMost ? "...\"" : "\"");
}

void addLostString(const qstr::Definitions &definitions, const qstr::DefinitionRemark &remark,
                   std::span<const std::string> files, Problems &problems) {
  const qstr::Definition &other = definitions.table.all()[remark.other];
  Origin where = originOf(files, remark.file, remark.line);
  std::string message = "the string " + quoted(remark.text) + " is lost: MP_QSTR_" +
                        std::string(other.identifier) + " is " + quoted(other.text);
  if (other.line) {
    addConflict(problems, where, std::move(message), originOf(files, other), "which is defined here");
    return;
  }
  message += ", string " + std::to_string(remark.other + 1) + " of the .mpy format";
  addProblem(problems, Severity::Warning, where, std::move(message)).isConflict = true;
}

void addRemarks(const qstr::Definitions &definitions, std::span<const std::string> files,
                Problems &problems) {
  for (const qstr::DefinitionRemark &remark : definitions.remarks) {
    Origin where = originOf(files, remark.file, remark.line);
    switch (remark.kind) {
    case qstr::DefinitionRemarkKind::LostString:
      addLostString(definitions, remark, files, problems);
      break;
    case qstr::DefinitionRemarkKind::MalformedString:
      addProblem(problems, Severity::Warning, where,
                 quoted(remark.text) + " defines no string: Q(TEXT) must be alone in its line")
          .isConflict = true;
      break;
    case qstr::DefinitionRemarkKind::MalformedSetting:
      addProblem(problems, Severity::Warning, where,
                 quoted(remark.text) +
                     " sets nothing: expected QCFG(NAME, VALUE), with a space behind the comma")
          .isConflict = true;
      break;
    case qstr::DefinitionRemarkKind::ChangedSetting:
      addConflict(problems, where, "the last value of " + std::string(remark.text) + " counts, this one",
                  originOf(files, remark.otherFile, remark.otherLine), "it has another value here");
      break;
    }
  }
}

bool checkLength(const QstrEntry &entry, unsigned bytesInLength, Problems &problems) {
  uint64_t limit = uint64_t(1) << (8 * bytesInLength);
  if (entry.text.size() < limit)
    return true;
  addProblem(problems, Severity::Error, entry.origin,
             "qstr is too long: " + quoted(entry.text) + " has " + std::to_string(entry.text.size()) +
                 " bytes, with BYTES_IN_LEN " + std::to_string(bytesInLength) + " the most are " +
                 std::to_string(limit - 1));
  return false;
}

void number(QstrTable &table) {
  uint32_t next = kNullQstr + 1;
  for (uint8_t pool : {0, 1}) {
    for (QstrEntry &entry : table.entries)
      if (entry.pool == pool)
        entry.number = next++;
    (pool == 0 ? table.numberOfStatic : table.numberOf) = next;
  }
}

void appendNumber(std::string &out, uint64_t value) {
  char digits[20];
  char *at = std::end(digits);
  do
    *--at = char('0' + value % 10);
  while (value /= 10);
  out.append(at, size_t(std::end(digits) - at));
}

void appendLiteral(std::string &out, std::string_view text) {
  bool isPlain = std::all_of(text.begin(), text.end(),
                             [](char c) { return c >= 0x20 && c <= 0x7e && c != '\\' && c != '"'; });
  if (isPlain) {
    out += text;
    return;
  }
  constexpr char kDigits[] = "0123456789abcdef";
  for (char c : text) {
    const char escape[] = {'\\', 'x', kDigits[uint8_t(c) >> 4], kDigits[uint8_t(c) & 15]};
    out.append(escape, sizeof escape);
  }
}

} // namespace

bool needsSmallNumber(std::string_view text) {
  return std::binary_search(std::begin(kSmallIndexQstrs), std::end(kSmallIndexQstrs), text);
}

std::optional<QstrTable> makeQstrTable(const qstr::Definitions &definitions,
                                       std::span<const std::string> files, Problems &problems) {
  addRemarks(definitions, files, problems);
  QstrTable table;
  table.bytesInLength = definitions.bytesInLength;
  table.bytesInHash = definitions.bytesInHash;
  table.entries.reserve(definitions.table.all().size());
  bool fits = true;
  for (const qstr::Definition &definition : definitions.table.all()) {
    QstrEntry entry;
    entry.text = definition.text;
    entry.identifier = definition.identifier;
    entry.hash = qstr::runtimeHash(definition.text, definitions.hashWidth());
    entry.isStatic = table.entries.size() < qstr::kStaticCount;
    entry.pool = entry.isStatic || needsSmallNumber(definition.text) ? 0 : 1;
    entry.origin = originOf(files, definition);
    fits &= checkLength(entry, table.bytesInLength, problems);
    table.entries.push_back(entry);
  }
  if (!fits)
    return std::nullopt;
  std::sort(table.entries.begin() + qstr::kStaticCount, table.entries.end(),
            [](const QstrEntry &a, const QstrEntry &b) { return a.text < b.text; });
  number(table);
  return table;
}

void addDefinitionError(const qstr::DefinitionError &error, std::span<const std::string> files,
                        Problems &problems) {
  Origin where = error.line ? originOf(files, error.file, uint32_t(error.line)) : Origin();
  Problem &problem = addProblem(problems, Severity::Error, where, std::string(error.message));
  if (error.isEmptyInput)
    problem.scriptText = "ERROR: Empty preprocessor output - check for errors above\n";
}

std::string writeQstrTable(const QstrTable &table) {
  constexpr size_t kBytesPerLine = 48; // without the text, twice
  size_t size = 128;
  for (const QstrEntry &entry : table.entries)
    size += kBytesPerLine + 2 * entry.text.size();
  std::string out;
  out.reserve(size);
  out += "// This file was automatically generated by makeqstrdata.py\n\n"
         "QDEF0(MP_QSTRnull, 0, 0, \"\")\n";
  for (const QstrEntry &entry : table.entries) {
    out += entry.pool == 0 ? "QDEF0(MP_QSTR_" : "QDEF1(MP_QSTR_";
    out += entry.identifier;
    out += ", ";
    appendNumber(out, entry.hash);
    out += ", ";
    appendNumber(out, entry.text.size());
    out += ", \"";
    appendLiteral(out, entry.text);
    out += "\")\n";
  }
  return out;
}

std::string qstrLiteral(std::string_view text) {
  std::string out;
  appendLiteral(out, text);
  return out;
}

QstrStatistics statisticsOf(const QstrTable &table) {
  QstrStatistics statistics;
  statistics.count = uint32_t(table.entries.size());
  statistics.pointers = table.numberOf;
  statistics.tableBytes = uint64_t(table.numberOf) * (table.bytesInLength + table.bytesInHash);
  statistics.textBytes = 1; // MP_QSTRnull is an empty string
  std::unordered_map<uint64_t, uint32_t> seen;
  seen.reserve(table.entries.size());
  for (const QstrEntry &entry : table.entries) {
    statistics.staticCount += entry.isStatic;
    statistics.textBytes += entry.text.size() + 1;
    uint64_t key = uint64_t(entry.hash) << 32 | uint32_t(entry.text.size());
    statistics.sameHashAndLength += seen[key]++ != 0;
  }
  return statistics;
}

} // namespace adder::genhdr
