//===- freeze/ManifestFixture.h - A manifest in memory and the plan that it makes -------------------===//

#ifndef ADDER_TEST_MANIFESTFIXTURE_H
#define ADDER_TEST_MANIFESTFIXTURE_H

#include "MemoryFileSystem.h"
#include "freeze/Manifest.h"

#include <gtest/gtest.h>

namespace adder::freeze {

struct ManifestFixture : testing::Test {
  MemoryFileSystem files;
  Plan plan;
  Variables defined;

  ManifestFixture() {
    for (const char *path :
         {"fw/boot.py", "fw/lib/foo/__init__.py", "fw/lib/foo/core.py", "fw/lib/foo/test_core.py",
          "fw/modules/m.py", "fw/modules/n.mpy", "fw/web/page.py", "vendor/x.mpy", "vendor/d/y.mpy"})
      files.files[path] = "";
  }

  /// Reads `text` as fw/m.json.
  void read(std::string text) {
    files.files["fw/m.json"] = std::move(text);
    Planner planner(plan, files);
    ManifestReader(planner, defined).read("fw/m.json");
  }
  /// "kind target path" of every file, a line each.
  std::string listed() const {
    std::string text;
    for (const PlannedFile &file : plan.files)
      text.append(nameOf(file.kind))
          .append(" ")
          .append(file.target)
          .append(" ")
          .append(file.path)
          .append("\n");
    return text;
  }
  std::string problems() const {
    std::string text;
    for (const PlanProblem &problem : plan.problems)
      text += problem.text();
    return text;
  }
  std::string problemsOf(std::string manifest) {
    plan = {};
    read(std::move(manifest));
    return problems();
  }
  std::string target(const char *name) const {
    auto setting = plan.target.find(name);
    return setting == plan.target.end() ? "unset" : setting->second.value;
  }
};

} // namespace adder::freeze

#endif // ADDER_TEST_MANIFESTFIXTURE_H
