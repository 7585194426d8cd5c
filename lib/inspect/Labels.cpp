//===- inspect/Labels.cpp - Names by which a listing in JSON refers to functions --------------------===//

#include "inspect/Labels.h"

#include "mpy/Traversal.h"
#include "qstr/Identifier.h"

namespace adder::inspect {

namespace {

constexpr std::string_view kModuleSuffix = "_lt_module_gt_"; // the identifier of "<module>"

bool isIdentifierCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The source name without its extension, and with underscores for what C does not allow.
std::string moduleIdentifier(std::string_view sourceName) {
  size_t dot = sourceName.rfind('.');
  std::string name(sourceName.substr(0, dot == std::string_view::npos ? 0 : dot));
  for (char &c : name)
    if (!isIdentifierCharacter(c))
      c = '_';
  return name;
}

} // namespace

std::vector<std::string> LabelMaker::labelsOf(support::Arena &scratch, const SourceFile &file) {
  const mpy::Module &module = *file.module;
  std::vector<std::string_view> names = simpleNames(module);
  std::vector<std::string> labels(module.codes.size());
  std::string moduleName = moduleIdentifier(file.sourceName());
  std::vector<const std::string *> prefixes(module.codes.size(), &moduleName);
  mpy::forEachCode(scratch, module, [&](mpy::CodePlace place) {
    std::string &label = labels[place.code];
    label = *prefixes[place.code];
    label.append("_").append(qstr::identifierOf(scratch, names[place.code]));
    label = unique(std::move(label));
    // What a module defines is called by the module's name alone.
    const std::string *prefix = label.ends_with(kModuleSuffix) ? &moduleName : &label;
    for (uint32_t child : module.codes[place.code].children)
      prefixes[child] = prefix;
  });
  return labels;
}

std::string LabelMaker::unique(std::string name) {
  auto [entry, isNew] = used.try_emplace(std::move(name), 2);
  if (isNew)
    return entry->first;
  unsigned &next = entry->second; // stays where it is when others come
  const std::string &taken = entry->first;
  for (;;) {
    std::string numbered = taken + std::to_string(next++);
    if (used.try_emplace(numbered, 2).second)
      return numbered;
  }
}

} // namespace adder::inspect
