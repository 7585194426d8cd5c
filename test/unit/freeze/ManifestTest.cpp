//===- freeze/ManifestTest.cpp - What manifests mean ------------------------------------------------===//

#include "ManifestFixture.h"

namespace adder::freeze {
namespace {

using ManifestTest = ManifestFixture;

TEST_F(ManifestTest, everyKindOfEntryInTheOrderOfTheFile) {
  read(R"({
    "$schema": "frozen-manifest.schema.json",
    "comment": {"may": "be anything"},
    "mpy": ["../vendor/x.mpy", "../vendor/d"],
    "modules": ["boot.py", {"file": "page.py", "base": "web"}],
    "packages": ["lib/foo", {"package": "foo", "base": "lib", "files": ["core.py"]}],
    "trees": ["modules"],
    "as_str": [{"path": "web", "prefix": "text"}]
  })");
  EXPECT_EQ(problems(), "");
  EXPECT_EQ(listed(), "mpy ../vendor/x.mpy vendor/x.mpy\n"
                      "mpy y.mpy vendor/d/y.mpy\n"
                      "compile boot.py fw/boot.py\n"
                      "compile page.py fw/web/page.py\n"
                      "compile lib/foo/__init__.py fw/lib/foo/__init__.py\n"
                      "compile lib/foo/core.py fw/lib/foo/core.py\n"
                      "compile lib/foo/test_core.py fw/lib/foo/test_core.py\n"
                      "compile foo/core.py fw/lib/foo/core.py\n"
                      "compile m.py fw/modules/m.py\n"
                      "mpy n.mpy fw/modules/n.mpy\n"
                      "text text/page.py fw/web/page.py\n");
  EXPECT_EQ(plan.files[2].place.inText(), "fw/m.json:5 (/modules/0)");
  EXPECT_EQ(plan.manifests, std::vector<std::string>{"fw/m.json"});
}

TEST_F(ManifestTest, exclusions) {
  read(R"({"packages": [{"package": "foo", "base": "lib", "exclude": ["test_*", "nothing"]}]})");
  EXPECT_EQ(listed(),
            "compile foo/__init__.py fw/lib/foo/__init__.py\ncompile foo/core.py fw/lib/foo/core.py\n");
  EXPECT_EQ(problems(), "");
}

TEST_F(ManifestTest, settingsOfCode) {
  read(R"({
    "modules": ["boot.py", {"file": "web/page.py", "opt": 3, "emit": "viper", "line_numbers": false}],
    "defaults": {"opt": 2, "line_numbers": true}
  })");
  EXPECT_EQ(problems(), "");
  EXPECT_EQ(plan.files[0].defaults.optimisation, 2u);
  EXPECT_EQ(plan.files[0].defaults.lineNumbers, true);
  EXPECT_FALSE(plan.files[0].entry.optimisation);
  EXPECT_EQ(plan.files[1].entry.optimisation, 3u);
  EXPECT_EQ(plan.files[1].entry.emitter, frontend::EmitterKind::Viper);
  EXPECT_EQ(plan.files[1].entry.lineNumbers, false);
}

TEST_F(ManifestTest, settingsOfTheTarget) {
  read(
      R"({"defaults": {"march": "armv7m", "march_flags": "1", "small_int_bits": 30, "longint_impl": "longlong",
           "mpz_dig_size": 32, "qstr_header": "../genhdr/q.h"}})");
  EXPECT_EQ(problems(), "");
  EXPECT_EQ(target("march"), "armv7m");
  EXPECT_EQ(target("march_flags"), "1");
  EXPECT_EQ(target("small_int_bits"), "30");
  EXPECT_EQ(target("longint_impl"), "longlong");
  EXPECT_EQ(target("mpz_dig_size"), "32");
  EXPECT_EQ(target("qstr_header"), "genhdr/q.h");
}

TEST_F(ManifestTest, variables) {
  defined["LIB"] = "lib";
  read(R"json({
    "modules": ["$(DIR)/page.py", {"file": "core.py", "base": "$(FOO)"}],
    "variables": {"LIB": "elsewhere", "FOO": "$(LIB)/foo", "DIR": "web"}
  })json");
  EXPECT_EQ(problems(), "");
  EXPECT_EQ(listed(), "compile web/page.py fw/web/page.py\ncompile core.py fw/lib/foo/core.py\n");
}

TEST_F(ManifestTest, includesAreReadOnceWhereTheyStand) {
  files.files["fw/sub/manifest.json"] = R"({"modules": [{"file": "core.py", "base": "../lib/foo"}],
    "include": ["../common.json"]})";
  files.files["fw/common.json"] = R"({"modules": ["web/page.py"]})";
  read(R"({"include": ["sub", "common.json", "./sub/../common.json"], "modules": ["boot.py"]})");
  EXPECT_EQ(problems(), "");
  EXPECT_EQ(listed(), "compile core.py fw/lib/foo/core.py\n"
                      "compile web/page.py fw/web/page.py\n"
                      "compile boot.py fw/boot.py\n");
  EXPECT_EQ(plan.manifests,
            (std::vector<std::string>{"fw/m.json", "fw/sub/manifest.json", "fw/common.json"}));
}

TEST_F(ManifestTest, includedManifestsInheritDefaultsAndTheVersion) {
  files.files["fw/a.json"] = R"({"modules": ["boot.py"], "defaults": {"line_numbers": false}})";
  files.files["fw/b.json"] = R"({"trees": [{"path": "modules", "files": ["m.py"]}], "metadata": {}})";
  read(R"({"include": ["a.json", "b.json"], "modules": ["web/page.py"], "defaults": {"opt": 2},
           "metadata": {"version": "1.0", "author": "A. U. Thor", "stdlib": true}})");
  EXPECT_EQ(problems(), "");
  EXPECT_EQ(plan.files[0].defaults.optimisation, 2u);
  EXPECT_EQ(plan.files[0].defaults.lineNumbers, false);
  EXPECT_EQ(plan.files[0].version, "1.0");
  EXPECT_EQ(plan.files[1].version, ""); // has metadata of its own
  EXPECT_FALSE(plan.files[2].defaults.lineNumbers);
  EXPECT_EQ(plan.files[2].version, "1.0");
}

TEST_F(ManifestTest, anEmptyManifestIsOne) {
  read("{}");
  EXPECT_EQ(problems(), "");
  EXPECT_TRUE(plan.files.empty());
}

TEST_F(ManifestTest, aManifestThatIsGivenTwiceIsReadOnce) {
  files.files["fw/m.json"] = R"({"modules": ["boot.py"]})";
  Planner planner(plan, files);
  ManifestReader reader(planner, {});
  reader.read("fw/m.json");
  reader.read("fw/../fw/m.json");
  EXPECT_EQ(problems(), "");
  EXPECT_EQ(plan.files.size(), 1u);
}

} // namespace
} // namespace adder::freeze
