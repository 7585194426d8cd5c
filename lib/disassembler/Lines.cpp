//===- disassembler/Lines.cpp - Lines for what is not code ------------------------------------------===//

#include "disassembler/Lines.h"

#include "disassembler/Annotations.h"

#include "bytecode/Prelude.h"

#include <algorithm>
#include <cstdio>

namespace adder::disassembler {

namespace {

constexpr uint32_t kBytesInLine = 8;
constexpr uint32_t kShortestString = 4;  // shorter runs of printable bytes are as likely something else
constexpr uint32_t kLongestString = 512; // keeps the search for strings linear

std::string hexOf(uint64_t value) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(value));
  return text;
}

/// Puts the label in the place of the number at the end.
std::string operandsOf(const Instruction &instruction, const std::string &label) {
  std::string text = instruction.operands;
  if (!instruction.target || !instruction.lastOperandIsTarget)
    return text;
  size_t comma = text.rfind(", ");
  text.resize(comma == std::string::npos ? 0 : comma + 2);
  if (!label.empty())
    return text + label;
  char number[24];
  int64_t target = *instruction.target;
  std::snprintf(number, sizeof number, "%s0x%llx", target < 0 ? "-" : "",
                static_cast<unsigned long long>(target < 0 ? -target : target));
  return text + number;
}

} // namespace

std::string labelAt(const MachineCode &code, uint32_t offset) {
  auto found = std::lower_bound(code.labels.begin(), code.labels.end(), offset);
  return found != code.labels.end() && *found == offset ? "L" + std::to_string(found - code.labels.begin())
                                                        : std::string();
}

Line lineOf(const Instruction &instruction, LineKind kind, const MachineCode &code) {
  Line line{instruction.offset, instruction.size, kind, instruction.thumb, instruction.mnemonic, {}, {}, {}};
  if (instruction.target && *instruction.target >= 0 && *instruction.target <= int64_t(UINT32_MAX))
    line.target = uint32_t(*instruction.target);
  line.operands = operandsOf(instruction, line.target ? labelAt(code, *line.target) : std::string());
  return line;
}

int64_t readWord(std::span<const uint8_t> bytes, unsigned wordBytes) {
  uint64_t value = 0;
  for (unsigned i = 0; i < wordBytes; ++i)
    value |= uint64_t(bytes[i]) << 8 * i;
  return wordBytes == 4 ? int64_t(int32_t(value)) : int64_t(value);
}

void LineBuilder::add(Line line) {
  at = line.offset + line.size;
  result.lines.push_back(std::move(line));
}

/// A line of data names the label that its content is the offset of.
std::string LineBuilder::targetOf(uint32_t offset) const {
  std::string label = labelAt(result, offset);
  return label.empty() ? label : " = " + label;
}

void LineBuilder::addWords() {
  for (uint32_t end = decoder ? codeBegin(element) : 0; at < end;) {
    uint32_t size = std::min<uint32_t>(element.wordBytes, end - at);
    Line line{at, size, LineKind::Word, false, ".word", {}, {}, {}};
    if (size == element.wordBytes) {
      int64_t value = readWord(element.code.data.subspan(at), size);
      line.operands = hexOf(uint64_t(value) & (size == 4 ? 0xffffffffu : ~uint64_t(0)));
      line.comment =
          at ? "start offset" + (value >= 0 && value <= UINT32_MAX ? targetOf(uint32_t(value)) : "")
             : "prelude index";
    } else {
      line.mnemonic = ".byte";
      line.comment = "cut short";
    }
    add(std::move(line));
  }
}

void LineBuilder::addBytes(std::vector<Line> &lines, std::span<const uint8_t> bytes, uint32_t begin,
                           uint32_t end, std::string_view comment, LineKind kind) {
  while (begin < end) {
    uint32_t size = std::min(end - begin, kBytesInLine);
    Line line{begin, size, kind, false, ".byte", {}, {}, std::string(comment)};
    for (uint32_t i = 0; i < size; ++i)
      line.operands += (i ? ", " : "") + hexOf(bytes[begin + i]);
    lines.push_back(std::move(line));
    begin += size;
  }
}

uint32_t LineBuilder::stringEnd(std::span<const uint8_t> bytes, uint32_t begin, uint32_t end) const {
  uint32_t i = begin;
  end = std::min(end, begin + kLongestString);
  while (i < end &&
         ((bytes[i] >= 0x20 && bytes[i] < 0x7f) || bytes[i] == '\n' || bytes[i] == '\t' || bytes[i] == '\r'))
    ++i;
  return i < end && bytes[i] == 0 && i - begin >= kShortestString ? i + 1 : 0;
}

/// Strings, runs of zeros, and bytes.
void LineBuilder::addData(std::vector<Line> &lines, std::span<const uint8_t> bytes, uint32_t begin,
                          uint32_t end) {
  uint32_t plain = begin;
  for (uint32_t i = begin; i < end;) {
    uint32_t stop = stringEnd(bytes, i, end);
    if (stop) {
      addBytes(lines, bytes, plain, i, {});
      std::string text = quotedName({reinterpret_cast<const char *>(bytes.data()) + i, stop - 1 - i});
      lines.push_back({i, stop - i, LineKind::Data, false, ".asciz", std::move(text), {}, {}});
      plain = i = stop;
      continue;
    }
    // The next string can only begin where this run of printable bytes ends.
    uint32_t before = i;
    while (i < end && bytes[i] >= 0x20 && bytes[i] < 0x7f)
      ++i;
    i += i == before;
    uint32_t zeros = i;
    while (zeros < end && bytes[zeros] == 0)
      ++zeros;
    if (zeros - i > kBytesInLine) {
      addBytes(lines, bytes, plain, i, {});
      lines.push_back({i, zeros - i, LineKind::Data, false, ".zero", std::to_string(zeros - i), {}, {}});
      plain = i = zeros;
    }
  }
  addBytes(lines, bytes, plain, end, {});
}

void LineBuilder::addWord(std::vector<Line> &lines, std::span<const uint8_t> bytes, uint32_t offset,
                          const std::map<uint32_t, PatchedWord> &patches) {
  int64_t value = readWord(bytes.subspan(offset), element.wordBytes);
  uint64_t shown = uint64_t(value) & (element.wordBytes == 4 ? 0xffffffffu : ~uint64_t(0));
  Line line{offset, element.wordBytes, LineKind::Data, false, ".word", hexOf(shown), {}, {}};
  auto patch = patches.find(offset);
  if (patch != patches.end()) {
    bool inRodata = &patches == &element.rodataPatches;
    auto found = std::find_if(result.patches.begin(), result.patches.end(), [&](const Patch &one) {
      return one.offset == offset && one.inRodata == inRodata;
    });
    line.comment = found == result.patches.end() ? std::string() : "+ " + found->text;
    if (patch->second.base == mpy::RelocationBase::Text && value >= 0 && value <= UINT32_MAX)
      line.comment += targetOf(uint32_t(element.family == Family::Arm ? value & ~int64_t(1) : value));
  } else if (value != 0) {
    line.comment = std::to_string(value);
  }
  lines.push_back(std::move(line));
}

/// The instructions from `begin` on, as long as there are any.  `endsPath` tells if control cannot fall out
/// of the last one.
std::vector<Line> LineBuilder::decodeRun(uint32_t begin, uint32_t end, bool thumb, bool &endsPath) const {
  std::span<const uint8_t> bytes = element.code.data.first(end);
  std::vector<Line> lines;
  Instruction instruction;
  endsPath = false;
  for (uint32_t offset = begin; offset < end; offset += instruction.size) {
    if (element.isLinked && stringEnd(bytes, offset, end))
      break;
    if (!decoder->decode(bytes, offset, thumb, offset != begin, instruction))
      break;
    bool isNop = instruction.mnemonic == "nop" || instruction.mnemonic == "nop.n";
    lines.push_back(lineOf(instruction, LineKind::Unreached, result));
    lines.back().comment = isNop ? "padding" : "not reached by any known path";
    if (!isNop)
      endsPath = instruction.flow == Flow::Jump || instruction.flow == Flow::Return ||
                 instruction.flow == Flow::Stop;
  }
  return lines;
}

/// Bytes that no known path leads to: padding; code, if all of it decodes or it ends like code; else data.
void LineBuilder::addUnknown(uint32_t begin, uint32_t end, const Code &code) {
  std::span<const uint8_t> bytes = element.code.data;
  bool allZero =
      std::all_of(bytes.begin() + begin, bytes.begin() + end, [](uint8_t byte) { return byte == 0; });
  if (!decoder || allZero || code.referenced.contains(begin)) {
    if (allZero && decoder && end - begin <= kBytesInLine)
      addBytes(result.lines, bytes, begin, end, "padding");
    else
      addData(result.lines, bytes, begin, end);
    return;
  }
  bool thumb = decoder->startsInThumb();
  if (!result.lines.empty() && result.lines.back().kind == LineKind::Instruction)
    thumb = result.lines.back().thumb;
  bool endsPath = false;
  std::vector<Line> lines = decodeRun(begin, end, thumb, endsPath);
  uint32_t stop = lines.empty() ? begin : lines.back().offset + lines.back().size;
  if (stop != end && !endsPath) {
    // Linked modules have more than one thing in such a place: go on behind a string.
    while (stop < end && !stringEnd(bytes, stop, end))
      ++stop;
    stop = element.isLinked && stop < end ? stringEnd(bytes, stop, end) : end;
    addData(result.lines, bytes, begin, stop);
  } else {
    for (Line &line : lines)
      result.lines.push_back(std::move(line));
  }
  at = stop;
}

void LineBuilder::addInvalid(uint32_t end) {
  uint32_t size = std::min(end - at, decoder ? decoder->alignment(decoder->startsInThumb()) : 1u);
  addBytes(result.lines, element.code.data, at, at + size, "reached, but no instruction", LineKind::Invalid);
  at += size;
}

/// In a linked module, what lies between two words that the loader changes belongs to the same structure.
/// False if that is not the case.
bool LineBuilder::addWordsBetween(uint32_t end) {
  constexpr uint32_t kMostWords = 8;
  uint32_t word = element.wordBytes;
  if (!element.isLinked || at < word || !element.textPatches.contains(at - word) ||
      !element.textPatches.contains(end) || (end - at) % word || (end - at) / word > kMostWords)
    return false;
  for (; at < end; at += word)
    addWord(result.lines, element.code.data, at, element.textPatches);
  return true;
}

void LineBuilder::addGap(uint32_t end, const Code &code) {
  auto wordBefore = [&](uint32_t offset, uint32_t limit) {
    return offset < limit && end - offset >= element.wordBytes;
  };
  while (at < end) {
    // The next place of which more is known.
    uint32_t next = end;
    if (auto found = code.invalid.lower_bound(at); found != code.invalid.end())
      next = std::min(next, *found);
    bool isWord = false;
    if (auto found = code.literals.lower_bound(at);
        found != code.literals.end() && wordBefore(*found, next)) {
      next = *found;
      isWord = true;
    }
    if (auto found = element.textPatches.lower_bound(at);
        found != element.textPatches.end() && wordBefore(found->first, next + !isWord)) {
      next = found->first;
      isWord = true;
    }
    while (next > at) {
      uint32_t before = at;
      if (isWord && addWordsBetween(next))
        break;
      addUnknown(at, next, code);
      if (at == before)
        at = next;
    }
    if (at == end)
      return;
    if (!isWord) {
      addInvalid(end);
      continue;
    }
    addWord(result.lines, element.code.data, at, element.textPatches);
    at += element.wordBytes;
  }
}

void LineBuilder::addPrelude() {
  std::span<const uint8_t> bytes = element.code.data;
  uint32_t end = uint32_t(bytes.size());
  if (at >= end)
    return;
  std::span<const uint8_t> prelude = bytes.subspan(at);
  bytecode::Prelude parts;
  if (element.code.kind != mpy::CodeKind::Native || bytecode::decodePrelude(prelude, parts)) {
    addBytes(result.lines, bytes, at, end, "malformed prelude", LineKind::Prelude);
    at = end;
    return;
  }
  auto part = [&](std::span<const uint8_t> range, const std::string &comment) {
    uint32_t begin = uint32_t(range.data() - bytes.data());
    addBytes(result.lines, bytes, begin, begin + uint32_t(range.size()), comment, LineKind::Prelude);
    at = begin + uint32_t(range.size());
  };
  part(prelude.first(size_t(parts.names.data() - prelude.data())), "prelude: signature and sizes");
  bytecode::VuintSequence names(parts.names);
  size_t begin = 0;
  for (bool isFirst = true; std::optional<uint32_t> index = names.next(); isFirst = false) {
    std::optional<std::string_view> text = symbols.qstr(*index);
    part(parts.names.subspan(begin, names.offset() - begin),
         (isFirst ? "name " : "argument ") + (text ? quotedName(*text) : "qstr " + std::to_string(*index)));
    begin = names.offset();
  }
  if (!parts.lineTable.empty())
    part(parts.lineTable, "line table");
  if (!parts.cells.empty())
    part(parts.cells, "cells");
  addBytes(result.lines, bytes, at, end, "behind the prelude", LineKind::Prelude);
  at = end;
}

void LineBuilder::addRodata() {
  std::span<const uint8_t> bytes = element.code.rodata;
  uint32_t begin = 0;
  for (auto [offset, patch] : element.rodataPatches) {
    if (offset < begin)
      continue;
    addData(result.rodata, bytes, begin, offset);
    addWord(result.rodata, bytes, offset, element.rodataPatches);
    begin = offset + element.wordBytes;
  }
  addData(result.rodata, bytes, begin, uint32_t(bytes.size()));
}

} // namespace adder::disassembler
