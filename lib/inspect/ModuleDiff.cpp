//===- inspect/ModuleDiff.cpp - What changed from one module to another -----------------------------===//

#include "inspect/ModuleDiff.h"

#include "inspect/Compatibility.h"
#include "inspect/InstructionText.h"
#include "mpy/ObjectText.h"

#include <algorithm>
#include <map>

namespace adder::inspect {

namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr size_t kContext = 3; // unchanged lines around a change

/// One module, taken apart.
struct Side {
  explicit Side(const ModuleSide &side, support::Arena &scratch)
      : module(side.module), sizes(measureFile({}, side.module, scratch)),
        texts(functionTexts(side.module, scratch)) {}

  const FunctionText &text(uint32_t function) const { return texts[sizes.functions[function].function.code]; }
  const std::string &path(uint32_t function) const { return sizes.functions[function].function.path; }

  const mpy::Module &module;
  FileSize sizes;
  std::vector<FunctionText> texts; ///< by code
};

bool sameCode(const FunctionText &a, const FunctionText &b) {
  if (a.head != b.head || a.lines.size() != b.lines.size())
    return false;
  for (size_t i = 0; i < a.lines.size(); ++i)
    if (a.lines[i].key != b.lines[i].key || a.lines[i].target != b.lines[i].target)
      return false;
  return true;
}

/// What two functions must share to be one that was renamed.
std::string contentKey(const FunctionText &text) {
  std::string key = text.head;
  for (const InstructionLine &line : text.lines)
    key += "\n" + line.key + " " + std::to_string(line.target);
  return key;
}

/// Lines of both functions with marks; equal jumps lead to lines that correspond.
std::vector<DiffLine> diffInstructions(const FunctionText &a, const FunctionText &b) {
  std::vector<DiffLine> all;
  if (a.head != b.head) {
    all.push_back({'-', a.head});
    all.push_back({'+', b.head});
  }
  std::vector<EditStep> steps =
      editScript(uint32_t(a.lines.size()), uint32_t(b.lines.size()),
                 [&](uint32_t i, uint32_t k) { return a.lines[i].key == b.lines[k].key; });
  std::vector<uint32_t> partner(a.lines.size(), kNone);
  for (const EditStep &step : steps)
    if (step.mark == ' ')
      partner[step.a] = step.b;
  for (const EditStep &step : steps) {
    uint32_t target = step.mark == ' ' ? a.lines[step.a].target : kNone;
    uint32_t moved = target == kNone ? kNone : partner[target];
    // A target that was itself replaced has no partner; then the jump counts as the same.
    bool sameJump = step.mark != ' ' || target == kNone || moved == kNone || moved == b.lines[step.b].target;
    if (step.mark == ' ' && sameJump)
      all.push_back({' ', b.lines[step.b].text});
    if (step.mark == '-' || !sameJump)
      all.push_back({'-', a.lines[step.a].text});
    if (step.mark == '+' || !sameJump)
      all.push_back({'+', b.lines[step.b].text});
  }
  return all;
}

/// Leaves out what is far from every change.
std::vector<DiffLine> withContext(const std::vector<DiffLine> &all) {
  std::vector<bool> near(all.size());
  for (size_t i = 0; i < all.size(); ++i)
    if (all[i].mark != ' ')
      for (size_t k = i > kContext ? i - kContext : 0; k <= i + kContext && k < all.size(); ++k)
        near[k] = true;
  std::vector<DiffLine> shown;
  for (size_t i = 0; i < all.size(); ++i) {
    // Dots for a single line would save nothing.
    bool alone = (i == 0 || near[i - 1]) && (i + 1 == all.size() || near[i + 1]);
    if (near[i] || alone)
      shown.push_back(all[i]);
    else if (shown.empty() || shown.back().mark != '.')
      shown.push_back({'.', ""});
  }
  return shown;
}

class Comparison {
public:
  Comparison(const ModuleSide &before, const ModuleSide &after, bool withInstructions,
             support::Arena &scratch)
      : a(before, scratch), b(after, scratch), withInstructions(withInstructions) {
    diff.sameBytes = std::equal(before.file.begin(), before.file.end(), after.file.begin(), after.file.end());
  }

  ModuleDiff run() {
    diff.sizesBefore = a.sizes.sizes;
    diff.sizesAfter = b.sizes.sizes;
    if (diff.sameBytes)
      return std::move(diff);
    compareHeaders();
    compareTable(a.sizes.strings, b.sizes.strings, diff.stringsAdded, diff.stringsRemoved);
    compareTable(a.sizes.constants, b.sizes.constants, diff.constantsAdded, diff.constantsRemoved);
    matchByPath();
    matchByContent();
    collect();
    return std::move(diff);
  }

private:
  template <typename Value> void compareField(std::string_view name, Value before, Value after) {
    if (before != after)
      diff.header.push_back(std::string(name) + " " + before + " -> " + after);
  }

  void compareHeaders() {
    const mpy::Header &old = a.module.header, &now = b.module.header;
    compareField("sub-version", std::to_string(old.subVersion), std::to_string(now.subVersion));
    compareField("architecture", std::string(bytecode::infoOf(old.architecture).toolName),
                 std::string(bytecode::infoOf(now.architecture).toolName));
    compareField("architecture flags", flagNames(old.archFlags, unsigned(old.architecture)),
                 flagNames(now.archFlags, unsigned(now.architecture)));
    compareField("small-int bits", std::to_string(old.smallIntBits), std::to_string(now.smallIntBits));
    compareField("source name", std::string(a.module.qstrs[0].text), std::string(b.module.qstrs[0].text));
  }

  /// Entries as multisets: their order is no difference.
  static void compareTable(const std::vector<EntrySize> &old, const std::vector<EntrySize> &now,
                           std::vector<std::string> &added, std::vector<std::string> &removed) {
    std::map<std::string_view, int64_t> counts;
    for (const EntrySize &entry : old)
      ++counts[entry.text];
    for (const EntrySize &entry : now)
      if (--counts[entry.text] < 0)
        added.push_back(entry.text);
    for (const auto &[text, count] : counts)
      for (int64_t i = 0; i < count; ++i)
        removed.emplace_back(text);
  }

  /// The first function of a path with the first, the second with the second.
  void matchByPath() {
    partnerOfA.assign(a.sizes.functions.size(), kNone);
    partnerOfB.assign(b.sizes.functions.size(), kNone);
    std::map<std::pair<std::string_view, size_t>, uint32_t> byPath;
    std::map<std::string_view, size_t> counts;
    for (uint32_t i = 0; i < partnerOfA.size(); ++i)
      byPath[{a.path(i), counts[a.path(i)]++}] = i;
    counts.clear();
    for (uint32_t i = 0; i < partnerOfB.size(); ++i)
      if (auto found = byPath.find({b.path(i), counts[b.path(i)]++}); found != byPath.end())
        pair(found->second, i);
  }

  void matchByContent() {
    std::multimap<std::string, uint32_t> byContent;
    for (uint32_t i = 0; i < partnerOfA.size(); ++i)
      if (partnerOfA[i] == kNone)
        byContent.emplace(contentKey(a.text(i)), i);
    for (uint32_t i = 0; i < partnerOfB.size() && !byContent.empty(); ++i) {
      if (partnerOfB[i] != kNone)
        continue;
      if (auto found = byContent.find(contentKey(b.text(i))); found != byContent.end()) {
        pair(found->second, i);
        byContent.erase(found);
      }
    }
  }

  void pair(uint32_t inA, uint32_t inB) {
    partnerOfA[inA] = inB;
    partnerOfB[inB] = inA;
  }

  void collect() {
    for (uint32_t i = 0; i < partnerOfB.size(); ++i) {
      if (partnerOfB[i] == kNone)
        diff.functions.push_back({ChangeKind::Added, {}, b.path(i), {}, b.sizes.functions[i].sizes, {}});
      else
        comparePair(partnerOfB[i], i);
    }
    for (uint32_t i = 0; i < partnerOfA.size(); ++i)
      if (partnerOfA[i] == kNone)
        diff.functions.push_back({ChangeKind::Removed, a.path(i), {}, a.sizes.functions[i].sizes, {}, {}});
  }

  void comparePair(uint32_t inA, uint32_t inB) {
    FunctionChange change{
        ChangeKind::Changed,          a.path(inA), b.path(inB), a.sizes.functions[inA].sizes,
        b.sizes.functions[inB].sizes, {}};
    const FunctionText &old = a.text(inA), &now = b.text(inB);
    if (change.before != change.after) {
      change.kind = ChangeKind::Renamed;
    } else if (sameCode(old, now)) {
      if (old.sourceLines == now.sourceLines)
        return;
      change.kind = ChangeKind::LinesOnly;
    } else if (withInstructions) {
      change.instructions = withContext(diffInstructions(old, now));
    }
    diff.functions.push_back(std::move(change));
  }

  Side a, b;
  bool withInstructions;
  std::vector<uint32_t> partnerOfA, partnerOfB;
  ModuleDiff diff;
};

} // namespace

ModuleDiff diffModules(const ModuleSide &before, const ModuleSide &after, bool withInstructions,
                       support::Arena &scratch) {
  return Comparison(before, after, withInstructions, scratch).run();
}

} // namespace adder::inspect
