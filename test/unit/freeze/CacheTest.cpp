//===- freeze/CacheTest.cpp - Results that are kept, damaged, shared and thrown away ----------------===//

#include "freeze/Cache.h"
#include "../driver/TemporaryDirectory.h"

#include <chrono>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>

namespace adder::freeze {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> entriesOf(const std::string &directory) {
  std::vector<fs::path> entries;
  for (const auto &entry : fs::directory_iterator(directory))
    if (entry.path().extension() == ".mpy-cache")
      entries.push_back(entry.path());
  return entries;
}

Digest keyOf(const Cache &cache, std::string_view source) { return cache.keyOf(source, {}); }

TEST(Cache, findsWhatWasStored) {
  driver::TemporaryDirectory directory;
  Cache cache(directory.path("deep/er"), "1");
  Digest key = keyOf(cache, "x = 1\n");
  EXPECT_FALSE(cache.find(key));
  cache.store(key, "result");
  EXPECT_EQ(cache.error(), 0);
  EXPECT_EQ(cache.find(key), "result");
  EXPECT_EQ(Cache(directory.path("deep/er//"), "1").find(key), "result");
  EXPECT_TRUE(fs::exists(directory.path("deep/er/CACHEDIR.TAG")));
}

TEST(Cache, theKeyHoldsAllThatMatters) {
  Cache cache("unused", "1");
  std::set<Digest> keys;
  auto add = [&](auto change) {
    driver::CompileOptions options;
    options.sourceName = "a.py";
    change(options);
    keys.insert(cache.keyOf("x", options));
  };
  add([](auto &) {});
  add([](auto &options) { options.sourceName = "b.py"; });
  add([](auto &options) { options.optimisationLevel = 1; });
  add([](auto &options) { options.lineTables = false; });
  add([](auto &options) { options.smallIntBits = 30; });
  add([](auto &options) { options.architecture = bytecode::Architecture::X64; });
  add([](auto &options) { options.archFlags = 1; });
  add([](auto &options) { options.defaultEmitter = frontend::EmitterKind::Viper; });
  EXPECT_EQ(keys.size(), 8u);
  add([](auto &options) { options.inputName = "where/it/lies/a.py"; }); // only in messages
  EXPECT_EQ(keys.size(), 8u);
  keys.insert(cache.keyOf("y", {}));
  keys.insert(Cache("unused", "2").keyOf("x", {}));
  EXPECT_EQ(keys.size(), 10u);
}

TEST(Cache, damageCountsAsAbsence) {
  driver::TemporaryDirectory directory;
  Cache cache(directory.path("c"), "1");
  Digest key = keyOf(cache, "x");
  const std::string content = "some result";
  cache.store(key, content);
  std::string path = entriesOf(directory.path("c")).at(0).string();
  std::ifstream file(path, std::ios::binary);
  const std::string good{std::istreambuf_iterator<char>(file), {}};
  auto tryBytes = [&](const std::string &bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    return cache.find(key);
  };
  EXPECT_EQ(tryBytes(good), content);
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = char(bad[i] ^ 1);
    EXPECT_FALSE(tryBytes(bad)) << i;
    EXPECT_FALSE(tryBytes(good.substr(0, i))) << i;
  }
  EXPECT_FALSE(tryBytes(good + "x"));
  // A result under another's name is not taken either.
  Digest other = keyOf(cache, "y");
  cache.store(other, "other result");
  fs::remove(path);
  fs::rename(entriesOf(directory.path("c")).at(0), path);
  EXPECT_FALSE(cache.find(key));
  cache.store(key, content);
  EXPECT_EQ(cache.find(key), content);
}

TEST(Cache, placesThatCannotBeWrittenAreToldNotFatal) {
  driver::TemporaryDirectory directory;
  directory.write("file", "");
  Cache cache(directory.path("file"), "1");
  Digest key = keyOf(cache, "x");
  cache.store(key, "result");
  EXPECT_NE(cache.error(), 0);
  EXPECT_FALSE(cache.find(key));
  cache.trim();
}

TEST(Cache, theOldestResultsGoFirst) {
  driver::TemporaryDirectory directory;
  Cache cache(directory.path("c"), "1");
  std::vector<Digest> keys;
  for (int i = 0; i < 10; ++i) {
    std::set<fs::path> before;
    if (i)
      for (const fs::path &path : entriesOf(directory.path("c")))
        before.insert(path);
    keys.push_back(keyOf(cache, std::to_string(i)));
    cache.store(keys.back(), std::string(968, 'x')); // 1000 with its hash
    for (const fs::path &path : entriesOf(directory.path("c")))
      if (!before.contains(path))
        fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(100 - i));
  }
  EXPECT_TRUE(cache.find(keys[0])); // used: it is the newest now
  cache.trim(10'000);
  EXPECT_EQ(entriesOf(directory.path("c")).size(), 10u);
  cache.trim(8'000);
  EXPECT_EQ(entriesOf(directory.path("c")).size(), 6u);
  EXPECT_TRUE(cache.find(keys[0]));
  EXPECT_FALSE(cache.find(keys[1]));
  EXPECT_TRUE(cache.find(keys[9]));
  Cache(directory.path("c"), "1").trim(0); // has added nothing
  EXPECT_EQ(entriesOf(directory.path("c")).size(), 6u);
}

TEST(Cache, isSharedByThreads) {
  driver::TemporaryDirectory directory;
  auto work = [&] {
    Cache cache(directory.path("c"), "1");
    for (int i = 0; i < 200; ++i) {
      Digest key = keyOf(cache, std::to_string(i));
      std::string result = "result " + std::to_string(i);
      EXPECT_EQ(cache.find(key).value_or(result), result);
      cache.store(key, result);
      EXPECT_EQ(cache.error(), 0);
    }
  };
  std::thread first(work), second(work);
  first.join();
  second.join();
  EXPECT_EQ(entriesOf(directory.path("c")).size(), 200u);
  for (const auto &entry : fs::directory_iterator(directory.path("c")))
    EXPECT_NE(entry.path().extension(), ".tmp");
}

} // namespace
} // namespace adder::freeze
