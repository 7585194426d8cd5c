//===- test/fuzz/ManifestFuzzer.cpp - Any bytes as a manifest of frozen modules ---------------------===//
//
// The first byte chooses how the input is cut into two manifests that may include each other; files are in
// memory.  Whatever is planned must have names that the firmware can find, each once, and whatever is wrong
// a message and a place.
//
//===------------------------------------------------------------------------------------------------===//

#include "../unit/freeze/MemoryFileSystem.h"
#include "freeze/Manifest.h"

#include <cstdlib>

using namespace adder;

namespace {

void require(bool condition) {
  if (!condition)
    std::abort();
}

freeze::MemoryFileSystem makeFiles() {
  freeze::MemoryFileSystem files;
  for (const char *path :
       {"fw/boot.py", "fw/lib/foo/__init__.py", "fw/lib/foo/core.py", "fw/x.mpy", "fw/web/page.py", "top.py"})
    files.files[path] = "";
  files.links["fw/lib/up"] = "fw";
  return files;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0)
    return 0;
  static freeze::MemoryFileSystem files = makeFiles();
  std::string text(reinterpret_cast<const char *>(data + 1), size - 1);
  size_t cut = text.size() * data[0] / 255;
  files.files["fw/m.json"] = text.substr(0, cut);
  files.files["fw/n.json"] = text.substr(cut);
  freeze::Plan plan;
  freeze::Planner planner(plan, files);
  freeze::ManifestReader reader(planner, {{"LIB", "lib"}});
  reader.read("fw/m.json");
  reader.read("fw/n.json");
  for (const freeze::PlanProblem &problem : plan.problems)
    require(!problem.message.empty() && !problem.place.file.empty() && problem.text().ends_with('\n'));
  std::set<std::string> names;
  for (const freeze::PlannedFile &file : plan.files) {
    require(files.kindOf(file.path) == freeze::FileSystem::Kind::File);
    require(file.kind == freeze::FileKind::Mpy || freeze::isTargetName(file.target));
    require(names.insert(file.target).second);
  }
  return 0;
}
