//===- freeze/ManifestErrorTest.cpp - What is said about wrong manifests ----------------------------===//

#include "ManifestFixture.h"

namespace adder::freeze {
namespace {

using ManifestErrorTest = ManifestFixture;

TEST_F(ManifestErrorTest, allAreReportedWithPlaceAndPointer) {
  EXPECT_EQ(problemsOf("{\n"
                       "\"modules\": [\n"
                       "  \"gone.py\",\n"
                       "  {\"file\": \"boot.py\",\n"
                       "   \"opt\": 4}\n"
                       "],\n"
                       "\"packages\": 3\n"
                       "}"),
            "fw/m.json:3: error: /modules/0: no such file: 'fw/gone.py'\n"
            "fw/m.json:5: error: /modules/1/opt: expected an optimisation level, an integer from 0 to 3\n"
            "fw/m.json:7: error: /packages: expected a list, not an integer\n");
}

TEST_F(ManifestErrorTest, unknownKeysNameTheNearestOne) {
  EXPECT_EQ(problemsOf("{\n\"module\": []}"),
            "fw/m.json:2: error: /module: unknown key, did you mean 'modules'?\n");
  EXPECT_EQ(problemsOf(R"({"modules": [{"file": "boot.py", "optt": 1}]})"),
            "fw/m.json:1: error: /modules/0/optt: unknown key, did you mean 'opt'?\n");
  EXPECT_EQ(
      problemsOf(R"({"as_str": [{"path": "web", "opt": 1}]})"),
      "fw/m.json:1: error: /as_str/0/opt: unknown key, expected path, prefix, files, exclude or comment\n");
  EXPECT_EQ(problemsOf(R"({"defaults": {"Opt": 1}})"),
            "fw/m.json:1: error: /defaults/Opt: unknown key, did you mean 'opt'?\n");
  EXPECT_EQ(problemsOf(R"({"metadata": {"versoin": "1"}})"),
            "fw/m.json:1: error: /metadata/versoin: unknown key, did you mean 'version'?\n");
  EXPECT_EQ(problemsOf(R"({"defaults": {"a/b~c": 1}})").substr(0, 48),
            "fw/m.json:1: error: /defaults/a~1b~0c: unknown k");
}

TEST_F(ManifestErrorTest, wrongTypesNameBothSides) {
  const char *at = "fw/m.json:1: error: ";
  auto expect = [&](const char *manifest, const std::string &message) {
    EXPECT_EQ(problemsOf(manifest), at + message + "\n");
  };
  expect("[]", "expected an object, not a list");
  expect(R"({"modules": "boot.py"})", "/modules: expected a list, not a string");
  expect(R"({"modules": [1]})", "/modules/0: expected a string or an object, not an integer");
  expect(R"({"modules": [{"file": null}]})", "/modules/0/file: expected a string, not null");
  expect(R"({"modules": [{"opt": 1}]})", "/modules/0: the key 'file' is missing");
  expect(R"({"modules": [{"file": "boot.py", "opt": 1.0}]})",
         "/modules/0/opt: expected an optimisation level, an integer from 0 to 3");
  expect(R"({"modules": [{"file": "boot.py", "line_numbers": 0}]})",
         "/modules/0/line_numbers: expected true or false, not an integer");
  expect(R"({"modules": [{"file": "boot.py", "emit": "fast"}]})",
         "/modules/0/emit: expected bytecode, native or viper");
  expect(R"({"packages": [{"package": "lib/foo", "files": "core.py"}]})",
         "/packages/0/files: expected a list of strings, not a string");
  expect(R"({"packages": [{"package": "lib/foo", "exclude": [[]]}]})",
         "/packages/0/exclude/0: expected a string, not a list");
  expect(R"({"include": [{}]})", "/include/0: expected a string, not an object");
  expect(R"({"variables": []})", "/variables: expected an object, not a list");
  expect(R"({"variables": {"A": 1}})", "/variables/A: expected a string, not an integer");
  expect(R"({"metadata": {"version": 1.5}})",
         "/metadata/version: expected a string, not a number that is no 64-bit integer");
}

TEST_F(ManifestErrorTest, settingsOfTheTargetAreChecked) {
  const char *at = "fw/m.json:1: error: /defaults/";
  auto expect = [&](const char *settings, const std::string &message) {
    EXPECT_EQ(problemsOf(std::string("{\"defaults\": {") + settings + "}}"), at + message + "\n");
  };
  expect(R"("march": "arm")", "march: 'arm' is no architecture that mpy-cross knows");
  expect(R"("small_int_bits": 64)", "small_int_bits: expected a number of bits from 1 to 63, not '64'");
  expect(R"("small_int_bits": -1)", "small_int_bits: expected a number of bits from 1 to 63, not '-1'");
  expect(R"("small_int_bits": 99999999999999999999)",
         "small_int_bits: expected an integer, not a number that is no 64-bit integer");
  expect(R"("mpz_dig_size": 12)", "mpz_dig_size: expected 8, 16 or 32 bits, not '12'");
  expect(R"("longint_impl": "big")", "longint_impl: expected none, longlong or mpz, not 'big'");
}

TEST_F(ManifestErrorTest, contradictionsNameBothPlaces) {
  files.files["fw/a.json"] = "{\"defaults\":\n{\"march\": \"xtensa\"}}";
  EXPECT_EQ(problemsOf(R"({"defaults": {"march": "armv6m"}, "include": ["a.json"]})"),
            "fw/a.json:2: error: /defaults/march: 'xtensa' contradicts 'armv6m' in fw/m.json:1 "
            "(/defaults/march)\n");
  EXPECT_EQ(problemsOf(R"({"defaults": {"march": "xtensa"}, "include": ["a.json"]})"), "");
}

TEST_F(ManifestErrorTest, aNameThatStandsTwice) {
  EXPECT_EQ(
      problemsOf("{\"modules\": [\"boot.py\"],\n\"trees\": [{\"path\": \".\", \"files\": [\"boot.py\"]}]}"),
      "fw/m.json:2: error: /trees/0: 'boot.py' is frozen twice, first by fw/m.json:1 (/modules/0)\n");
}

TEST_F(ManifestErrorTest, namesMustBeBelowTheirBase) {
  EXPECT_EQ(
      problemsOf(R"({"modules": ["../fw/../top.py", "/x.py", "a.txt"]})"),
      "fw/m.json:1: error: /modules/0: '../fw/../top.py' must be a path below the base; set \"base\" to "
      "where it is\n"
      "fw/m.json:1: error: /modules/1: '/x.py' must be a path below the base; set \"base\" to where it is\n"
      "fw/m.json:1: error: /modules/2: 'a.txt' is no .py file\n");
  EXPECT_EQ(
      problemsOf(R"({"packages": ["."], "trees": [{"path": "modules", "prefix": "../a"}]})"),
      "fw/m.json:1: error: /packages/0: '.' must be a path below the base; set \"base\" to where it is\n"
      "fw/m.json:1: error: /trees/0: '../a' cannot be the start of a module's path\n");
}

TEST_F(ManifestErrorTest, variables) {
  EXPECT_EQ(
      problemsOf(R"({"modules": ["$(NONE)/a.py", "$(NONE"]})"),
      "fw/m.json:1: error: /modules/0: unknown variable 'NONE'; set it in \"variables\" or with --define "
      "NONE=VALUE\n"
      "fw/m.json:1: error: /modules/1: '$(' without ')'\n");
  std::string growing = R"({"variables": {"V0": "0123456789abcdef")";
  for (int i = 1; i < 100; ++i)
    growing += ", \"V" + std::to_string(i) + "\": \"$(V" + std::to_string(i - 1) + ")$(V" +
               std::to_string(i - 1) + ")\"";
  EXPECT_NE(problemsOf(growing + "}}")
                .find("/variables/V9: longer than 4096 bytes once its variables are replaced"),
            std::string::npos);
  EXPECT_EQ(problemsOf(R"({"modules": ["a\u0000.py"]})"),
            "fw/m.json:1: error: /modules/0: a NUL character\n");
}

TEST_F(ManifestErrorTest, circlesAndMissingManifests) {
  files.files["fw/a.json"] = "{\"include\": [\n\"b.json\"]}";
  files.files["fw/b.json"] = R"({"include": ["m.json", "none.json", "lib"]})";
  EXPECT_EQ(
      problemsOf(R"({"include": ["a.json"]})"),
      "fw/b.json:1: error: /include/0: a circle of manifests: fw/m.json includes fw/a.json includes "
      "fw/b.json includes fw/m.json\n"
      "fw/b.json:1: error: /include/1: cannot read 'fw/none.json': No such file or directory\n"
      "fw/b.json:1: error: /include/2: cannot read 'fw/lib/manifest.json': No such file or directory\n");
  Planner planner(plan = {}, files);
  ManifestReader(planner, {}).read("gone.json");
  EXPECT_EQ(problems(), "gone.json: error: cannot read the manifest: No such file or directory\n");
}

TEST_F(ManifestErrorTest, manyLevelsOfIncludes) {
  for (int i = 0; i < 100; ++i)
    files.files["fw/" + std::to_string(i) + ".json"] =
        "{\"include\": [\"" + std::to_string(i + 1) + ".json\"]}";
  EXPECT_EQ(problemsOf(R"({"include": ["0.json"]})"),
            "fw/30.json:1: error: /include/0: manifests include each other more than 32 levels deep\n");
}

TEST_F(ManifestErrorTest, whatIsNoJson) {
  EXPECT_EQ(problemsOf("{\n\"modules\": [,]}"),
            "fw/m.json:2: error: syntax error while parsing value - unexpected ','; expected '[', '{', or a "
            "literal\n");
  EXPECT_EQ(problemsOf(std::string((1 << 20) + 1, ' ')),
            "fw/m.json: error: the manifest has more than 1048576 bytes\n");
}

} // namespace
} // namespace adder::freeze
