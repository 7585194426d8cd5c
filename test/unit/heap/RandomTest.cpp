//===- test/unit/heap/RandomTest.cpp - Random programs against a model ----------------------------------===//
//
// The model knows each object's address, size, flags and content, and which collections must find dead.  It
// applies the rule of the heap exactly (a word of a root or of a scanned object keeps what starts at that
// address), so after a collection what is left must be equal, not only similar.
//
//===----------------------------------------------------------------------------------------------------===//

#include "TestHeap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <random>
#include <set>

using namespace adder;
using heap::kFinaliser;
using heap::kLeaf;
using test::kBlockBytes;
using test::Word;

namespace {

struct Setting {
  const char *name;
  std::vector<size_t> areas;
  size_t markStack;
  size_t largest; // bytes of the largest usual object
  unsigned steps;
};

struct Object {
  size_t bytes;
  unsigned flags;
  std::vector<unsigned char> content; // `bytes` of them
};

class Model {
public:
  explicit Model(const Setting &setting, unsigned seed)
      : setting(setting), heap({setting.areas[0]}, setting.markStack), random(seed) {
    for (size_t i = 1; i < setting.areas.size(); ++i) {
      heap.memory.push_back(std::malloc(setting.areas[i]));
      EXPECT_TRUE(heap.heap.add(heap.memory.back(), setting.areas[i]));
    }
    heap.roots.resize(24);
  }

  void step() {
    switch (pick(20)) {
    case 0:
      return freeOne();
    case 1:
    case 2:
    case 3:
      return reallocateOne();
    case 4:
      return changeRoot();
    case 5:
    case 6:
    case 7:
      return writeOne();
    case 8:
      if (pick(40) == 0)
        collect();
      return;
    default:
      return allocateOne();
    }
  }

  void collect() {
    std::set<Word> live = reachable();
    std::multiset<Word> mustBeFinalised;
    size_t dead = 0;
    for (auto &[address, object] : objects)
      if (!live.count(address)) {
        ++dead;
        if (object.flags & kFinaliser)
          mustBeFinalised.insert(address);
      }
    heap.finalised.clear();
    heap.heap.startCollection();
    heap.heap.markRoots(heap.roots.data(), heap.roots.size());
    heap.heap.finishMarking();
    for (auto &[address, object] : objects)
      ASSERT_EQ(heap.heap.isAlive(pointer(address)), live.count(address) == 1);
    ASSERT_EQ(heap.heap.sweep(), dead);
    std::multiset<Word> finalised;
    for (void *object : heap.finalised)
      finalised.insert(reinterpret_cast<Word>(object));
    ASSERT_EQ(finalised, mustBeFinalised);
    std::erase_if(objects, [&](auto &entry) { return !live.count(entry.first); });
    check();
    ++collections;
  }

  /// Compares everything.
  void check() {
    std::string expected = test::mapOf(heap.heap); // for its length and separators
    for (char &letter : expected)
      letter = letter == '|' ? '|' : '.';
    heap::Info info = {};
    for (auto &[address, object] : objects) {
      ASSERT_EQ(std::memcmp(pointer(address), object.content.data(), object.bytes), 0);
      size_t blocks = blocksOf(object.bytes);
      ASSERT_EQ(heap.heap.sizeOf(pointer(address)), blocks * kBlockBytes);
      size_t at = positionOf(address);
      expected[at] = 'h';
      std::fill_n(expected.begin() + ptrdiff_t(at) + 1, blocks - 1, '=');
      info.used += blocks * kBlockBytes;
      info.num1Block += blocks == 1;
      info.num2Block += blocks == 2;
      info.maxBlock = std::max(info.maxBlock, blocks);
    }
    ASSERT_EQ(test::mapOf(heap.heap), expected);
    heap::Info real = heap.heap.info();
    EXPECT_EQ(real.used, info.used);
    EXPECT_EQ(real.used + real.free, real.total);
    EXPECT_EQ(real.num1Block, info.num1Block);
    EXPECT_EQ(real.num2Block, info.num2Block);
    EXPECT_EQ(real.maxBlock, info.maxBlock);
    EXPECT_EQ(real.maxFree, test::longestRun(expected, '.'));
  }

  size_t collections = 0;
  size_t failures = 0;
  size_t moves = 0;
  size_t growthsInPlace = 0;

private:
  static void *pointer(Word address) { return reinterpret_cast<void *>(address); }
  static size_t blocksOf(size_t bytes) { return (bytes + kBlockBytes - 1) / kBlockBytes; }
  unsigned pick(unsigned count) { return unsigned(random() % count); }

  /// The place of a block in the map.
  size_t positionOf(Word address) const {
    size_t at = 0;
    for (const heap::Area *area = heap.heap.firstArea(); area; area = area->next) {
      if (address >= area->base && address < area->addressOf(area->blockCount))
        return at + (address - area->base) / kBlockBytes;
      at += area->blockCount + 1;
    }
    ADD_FAILURE() << "an object outside the areas";
    return 0;
  }

  size_t size() {
    switch (pick(16)) {
    case 0:
      return 1 + pick(unsigned(setting.largest));
    case 1:
    case 2:
      return 1 + pick(1100);
    case 3:
    case 4:
    case 5:
      return 1 + pick(10 * kBlockBytes);
    default:
      return 1 + pick(4 * kBlockBytes);
    }
  }

  /// What might stand in memory: addresses of objects, of their inside, of free blocks; numbers.
  Word word() {
    unsigned kind = pick(10);
    if (kind < 6 && !objects.empty())
      return anyObject()->first + (kind == 0 ? sizeof(Word) : 0);
    if (kind == 6 && !objects.empty())
      return anyObject()->first + kBlockBytes;
    return kind == 7 ? 0 : Word(random());
  }

  std::map<Word, Object>::iterator anyObject() {
    // Any will do: the first one above a random address.
    Word low = objects.begin()->first, high = objects.rbegin()->first;
    return objects.lower_bound(low + random() % (high - low + 1));
  }

  void fill(Word address, Object &object, size_t from) {
    object.content.resize(object.bytes);
    for (size_t at = from; at < object.bytes; at += sizeof(Word)) {
      Word value = word();
      std::memcpy(object.content.data() + at, &value, std::min(sizeof(Word), object.bytes - at));
    }
    std::memcpy(pointer(address), object.content.data(), object.bytes);
  }

  void checkRefusal(size_t bytes) {
    ++failures;
    EXPECT_LT(test::longestRun(test::mapOf(heap.heap), '.'), blocksOf(bytes));
  }

  void checkApart(Word address, size_t bytes) {
    auto next = objects.upper_bound(address);
    ASSERT_TRUE(next == objects.end() || address + blocksOf(bytes) * kBlockBytes <= next->first);
    auto same = objects.lower_bound(address);
    ASSERT_TRUE(same == objects.end() || same->first != address);
    if (same != objects.begin()) {
      --same;
      ASSERT_LE(same->first + blocksOf(same->second.bytes) * kBlockBytes, address);
    }
  }

  void allocateOne() {
    size_t bytes = size();
    unsigned flags = (pick(3) == 0 ? kLeaf : 0u) | (pick(8) == 0 ? kFinaliser : 0u);
    if (flags & kFinaliser)
      bytes = std::max(bytes, sizeof(Word)); // which the finaliser reads
    void *result = heap.heap.allocate(bytes, flags);
    if (!result) {
      checkRefusal(bytes);
      collect();
      result = heap.heap.allocate(bytes, flags);
      if (!result) {
        checkRefusal(bytes);
        heap.roots[pick(unsigned(heap.roots.size()))] = nullptr;
        return;
      }
    }
    auto address = reinterpret_cast<Word>(result);
    checkApart(address, bytes);
    if (flags & kFinaliser) {
      ASSERT_EQ(*static_cast<Word *>(result), 0u);
    }
    Object &object = objects[address] = {bytes, flags, {}};
    fill(address, object, 0);
    if (pick(4) == 0)
      heap.roots[pick(unsigned(heap.roots.size()))] = result;
  }

  void freeOne() {
    if (objects.empty())
      return;
    auto victim = anyObject();
    heap.heap.free(pointer(victim->first));
    EXPECT_FALSE(heap.heap.isObject(pointer(victim->first)));
    objects.erase(victim);
  }

  void reallocateOne() {
    if (objects.empty())
      return;
    auto entry = anyObject();
    auto [address, object] = *entry;
    size_t bytes = pick(2) ? size() : object.bytes + 1 + pick(3 * kBlockBytes);
    if (object.flags & kFinaliser)
      bytes = std::max(bytes, sizeof(Word));
    bool mayMove = pick(4) != 0;
    void *result = heap.heap.reallocate(pointer(address), bytes, mayMove);
    if (!result) {
      EXPECT_EQ(heap.heap.sizeOf(pointer(address)), blocksOf(object.bytes) * kBlockBytes);
      EXPECT_GT(blocksOf(bytes), blocksOf(object.bytes));
      if (mayMove)
        checkRefusal(bytes);
      return;
    }
    bool isLarger = blocksOf(bytes) > blocksOf(object.bytes);
    EXPECT_TRUE(result == pointer(address) || (mayMove && isLarger));
    if (isLarger)
      ++(result == pointer(address) ? growthsInPlace : moves);
    objects.erase(entry);
    auto moved = reinterpret_cast<Word>(result);
    checkApart(moved, bytes);
    size_t kept = std::min(bytes, object.bytes);
    ASSERT_EQ(std::memcmp(result, object.content.data(), kept), 0);
    object.content.resize(kept);
    object.bytes = bytes;
    Object &now = objects[moved] = object;
    fill(moved, now, kept);
  }

  void writeOne() {
    if (objects.empty())
      return;
    auto &[address, object] = *anyObject();
    if (object.bytes < sizeof(Word))
      return;
    size_t at = pick(unsigned(object.bytes / sizeof(Word))) * sizeof(Word);
    Word value = word();
    std::memcpy(object.content.data() + at, &value, sizeof value);
    std::memcpy(reinterpret_cast<char *>(address) + at, &value, sizeof value);
  }

  void changeRoot() { heap.roots[pick(unsigned(heap.roots.size()))] = pointer(pick(3) ? word() : 0); }

  std::set<Word> reachable() const {
    std::set<Word> live;
    std::vector<Word> pending;
    auto reach = [&](Word address) {
      if (objects.count(address) && live.insert(address).second)
        pending.push_back(address);
    };
    for (const void *root : heap.roots)
      reach(reinterpret_cast<Word>(root));
    while (!pending.empty()) {
      const Object &object = objects.at(pending.back());
      pending.pop_back();
      if (object.flags & kLeaf)
        continue;
      std::vector<unsigned char> padded = object.content;
      padded.resize(blocksOf(object.bytes) * kBlockBytes); // slack is 0
      for (size_t at = 0; at < padded.size(); at += sizeof(Word)) {
        Word value;
        std::memcpy(&value, padded.data() + at, sizeof value);
        reach(value);
      }
    }
    return live;
  }

  const Setting &setting;
  test::TestHeap heap;
  std::map<Word, Object> objects;
  std::mt19937_64 random;
};

class RandomHeap : public testing::TestWithParam<Setting> {};

TEST_P(RandomHeap, EqualsTheModel) {
  for (unsigned seed = 1; seed <= 2; ++seed) {
    Model model(GetParam(), seed);
    for (unsigned step = 0; step < GetParam().steps; ++step) {
      model.step();
      if (step % 4096 == 0)
        model.check();
      if (HasFailure())
        FAIL() << "seed " << seed << ", step " << step;
    }
    model.collect();
    // Otherwise the setting proves less than it seems to.
    EXPECT_GT(model.collections, 10u);
    EXPECT_GT(model.failures, 10u);
    EXPECT_GT(model.moves, 100u);
    EXPECT_GT(model.growthsInPlace, 100u);
  }
}

const Setting kSettings[] = {
    {"Tiny", {2048}, 0, 600, 15'000},
    {"OneGroup", {1500}, 3, 300, 15'000},
    {"Small", {16 * 1024}, 0, 8 * 1024, 15'000},
    {"StackOfOne", {64 * 1024}, 1, 8 * 1024, 15'000},
    {"StackOfSeven", {256 * 1024}, 7, 32 * 1024, 15'000},
    {"Large", {256 * 1024}, 0, 60 * 1024, 20'000},
    {"ManyAreas", {3000, 20'000, 2048, 10'001, 70'007}, 2, 20'000, 40'000},
};

INSTANTIATE_TEST_SUITE_P(Settings, RandomHeap, testing::ValuesIn(kSettings),
                         [](const auto &info) { return std::string(info.param.name); });

} // namespace
