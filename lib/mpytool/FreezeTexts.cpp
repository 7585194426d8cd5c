//===- mpytool/FreezeTexts.cpp - What freeze writes beside the C source -----------------------------===//

#include "mpytool/FreezeTexts.h"

#include "driver/Depfile.h"
#include "driver/StatisticsReport.h"
#include "driver/Text.h"

#include <algorithm>
#include <set>

namespace adder::mpytool {

namespace {

using driver::StatisticsEntry;

constexpr size_t kColumn = 10;

std::string aligned(std::string text) {
  return text.insert(0, kColumn - std::min(kColumn, text.size()), ' ');
}

/// One for each module, and the sum.  Text counts as trailing bytes: it has no structure.
std::vector<StatisticsEntry> entriesOf(const std::vector<FreezeModule> &modules) {
  std::vector<StatisticsEntry> entries;
  StatisticsEntry total;
  total.name = "total";
  for (const FreezeModule &module : modules) {
    StatisticsEntry entry{module.name, module.content->sourceBytes, {}};
    if (module.module)
      entry.statistics = mpy::measure(*module.module->arena, module.module->module);
    else
      entry.statistics.trailingBytes = module.content->bytes.size();
    total.add(entry);
    entries.push_back(std::move(entry));
  }
  entries.push_back(std::move(total));
  return entries;
}

} // namespace

std::string listing(const freeze::Plan &plan, const freeze::CodeRequest &code) {
  std::string text;
  for (const freeze::PlannedFile &file : plan.files) {
    text += std::string(nameOf(file.kind)) + "\t" + driver::harmless(file.target) + "\t" +
            driver::harmless(file.path);
    if (file.kind == freeze::FileKind::Compiled) {
      driver::CompileOptions options = optionsFor(file, code);
      text += "\t-O" + std::to_string(options.optimisationLevel);
      if (options.defaultEmitter != frontend::EmitterKind::Bytecode)
        text +=
            options.defaultEmitter == frontend::EmitterKind::Native ? " -X emit=native" : " -X emit=viper";
      text += options.lineTables ? "" : " -X no-source-lines";
    }
    text += "\n";
  }
  return text;
}

std::string statisticsTable(const std::vector<FreezeModule> &modules, const frozen_emitter::Sizes &sizes) {
  std::vector<StatisticsEntry> entries = entriesOf(modules);
  size_t width = 0;
  for (StatisticsEntry &entry : entries) {
    entry.name = driver::harmless(entry.name);
    width = std::max({width, entry.name.size(), std::string_view("module").size()});
  }
  std::string text = std::string("module").append(width - 6, ' ');
  for (const char *heading :
       {"source", "frozen", "bytecode", "native", "constants", "names", "lines", "functions"})
    text += aligned(heading);
  text += "\n";
  for (const StatisticsEntry &entry : entries) {
    const mpy::Statistics &s = entry.statistics;
    text += entry.name;
    text.append(width - entry.name.size(), ' ');
    for (uint64_t value : {uint64_t(entry.sourceBytes), s.totalBytes(), s.preludeBytes + s.bytecodeBytes,
                           s.nativeBytes, s.objectBytes, s.qstrBytes, s.lineBytes, s.functions})
      text += aligned(std::to_string(value));
    text += "\n";
  }
  if (sizes.modules)
    text += "in the flash of a 32-bit target: " + std::to_string(sizes.total()) + " bytes for bytecode, " +
            std::to_string(sizes.stringBytes) + " of them for " + std::to_string(sizes.strings) +
            " names that the firmware lacks\n";
  return text;
}

std::string statisticsJson(const std::vector<FreezeModule> &modules) {
  std::string text;
  for (const StatisticsEntry &entry : entriesOf(modules))
    text += driver::statisticsJson(entry);
  return text;
}

std::string dependencyRules(const freeze::FileSystem &system, const DependencyRequest &request,
                            std::vector<freeze::PlanProblem> &warnings) {
  std::set<std::string> written;
  for (const std::string &directory : request.written)
    written.insert(system.identityOf(directory));
  std::vector<std::string> sources = request.files;
  std::set<std::string_view> known;
  for (const std::string &directory : request.directories) {
    if (!known.insert(directory).second)
      continue;
    if (!written.contains(system.identityOf(directory)))
      sources.push_back(directory);
    else
      warnings.push_back({{directory, 0},
                          "outputs are written into this directory, so what is added to it goes unnoticed",
                          true});
  }
  std::string rules = driver::depfileRule(request.target, sources);
  for (const std::string &source : sources)
    rules += driver::depfileRule(source, {});
  return rules;
}

} // namespace adder::mpytool
