//===- mpytool/FreezeModules.cpp - Modules that are ready to be frozen ------------------------------===//

#include "mpytool/FreezeModules.h"

#include <cstdio>
#include <map>

namespace adder::mpytool {

namespace {

using freeze::FileKind;
using freeze::PlannedFile;
using freeze::PlanProblem;
using Problems = std::vector<PlanProblem>;

std::string withSuffix(const std::string &target, const char *suffix) {
  return target.substr(0, target.rfind('.')) + suffix;
}

bool loadModule(FreezeModule &loaded, Problems &problems) {
  const PlannedFile &file = *loaded.file;
  mpy::ReadError error;
  loaded.module = parseModule(file.path, loaded.content->bytes, {}, error);
  if (!loaded.module) {
    char offset[24];
    std::snprintf(offset, sizeof offset, "0x%zx", error.offset);
    std::string message(error.field);
    problems.push_back({{file.path, 0, "", offset}, message.append(": ").append(error.message)});
    return false;
  }
  loaded.name = loaded.module->module.qstrs[0].text;
  std::string expected = withSuffix(file.target, ".py");
  if (file.kind == FileKind::Mpy && loaded.name != expected)
    problems.push_back({{file.path, 0},
                        "frozen as '" + loaded.name +
                            "', the name of the source that the file holds, not as '" + expected + "'",
                        true});
  return true;
}

/// The first module of a name hides the others.
void checkNames(const std::vector<FreezeModule> &modules, Problems &problems) {
  std::map<std::string_view, const FreezeModule *> known;
  for (const FreezeModule &module : modules) {
    auto [other, isNew] = known.emplace(module.name, &module);
    if (!isNew)
      problems.push_back({module.file->place, "'" + module.file->path + "' is frozen as '" + module.name +
                                                  "', and so is '" + other->second->file->path + "', by " +
                                                  other->second->file->place.inText()});
  }
}

void checkArchitectures(const std::vector<FreezeModule> &modules, Problems &problems) {
  const FreezeModule *first = nullptr;
  auto infoOf = [](const FreezeModule &module) {
    return bytecode::infoOf(module.module->module.header.architecture);
  };
  for (const FreezeModule &module : modules) {
    if (!module.module || infoOf(module).architecture == bytecode::Architecture::None)
      continue;
    first = first ? first : &module;
    if (infoOf(module).architecture != infoOf(*first).architecture)
      problems.push_back({{module.file->path, 0},
                          "native code for " + std::string(infoOf(module).march) + ", but '" +
                              first->file->path + "' has some for " + std::string(infoOf(*first).march)});
  }
}

} // namespace

std::vector<FreezeModule> loadModules(const freeze::Plan &plan, const std::vector<freeze::Obtained> &contents,
                                      Problems &problems) {
  std::vector<FreezeModule> modules;
  for (bool texts : {true, false})
    for (size_t i = 0; i < contents.size(); ++i) {
      const PlannedFile &file = plan.files[i];
      if ((file.kind == FileKind::Text) != texts)
        continue;
      FreezeModule module;
      module.file = &file;
      module.content = &contents[i];
      module.name = file.target;
      module.label = withSuffix(file.target, ".mpy");
      if (texts && contents[i].bytes.empty())
        problems.push_back(
            {{file.path, 0},
             "an empty file cannot be frozen as text: its size 0 would end the firmware's table"});
      else if (texts || loadModule(module, problems))
        modules.push_back(std::move(module));
    }
  checkNames(modules, problems);
  checkArchitectures(modules, problems);
  return modules;
}

} // namespace adder::mpytool
