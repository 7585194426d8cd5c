//===- test/unit/genhdr/QstrTableTest.cpp - What the runtime relies on in its table of strings -------===//
//
// The header is read back as the C compiler sees it, and looked things up in as the runtime does.
//
//===------------------------------------------------------------------------------------------------===//

#include "genhdr/QstrTable.h"

#include "../HostArena.h"
#include "qstr/NameTable.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

using namespace adder;
using namespace adder::genhdr;

namespace {

/// A row QDEF<pool>(MP_QSTR_<identifier>, <hash>, <length>, "<text>").
struct Row {
  unsigned pool;
  std::string identifier;
  uint64_t hash;
  size_t length;
  std::string text;
};

std::string unescape(std::string_view literal) {
  std::string text;
  for (size_t at = 0; at < literal.size(); ++at) {
    if (literal[at] != '\\') {
      text += literal[at];
      continue;
    }
    EXPECT_EQ(literal[at + 1], 'x');
    text += char(std::stoi(std::string(literal.substr(at + 2, 2)), nullptr, 16));
    at += 3;
  }
  return text;
}

/// All rows but that of MP_QSTRnull.
std::vector<Row> readBack(std::string_view header) {
  std::vector<Row> rows;
  for (size_t at = header.find("QDEF"); at != std::string_view::npos; at = header.find("\nQDEF", at + 1)) {
    std::string_view line = header.substr(header[at] == '\n' ? at + 1 : at);
    line = line.substr(0, line.find('\n'));
    if (line == "QDEF0(MP_QSTRnull, 0, 0, \"\")")
      continue;
    constexpr size_t kIdentifier = sizeof("QDEF0(MP_QSTR_") - 1;
    size_t first = line.find(", "), second = line.find(", ", first + 2), third = line.find(", ", second + 2);
    EXPECT_TRUE(line.ends_with("\")")) << line;
    rows.push_back({unsigned(line[4] - '0'), std::string(line.substr(kIdentifier, first - kIdentifier)),
                    std::stoull(std::string(line.substr(first + 2))),
                    std::stoull(std::string(line.substr(second + 2))),
                    unescape(line.substr(third + 3, line.size() - third - 5))});
  }
  return rows;
}

/// The definition of the hash, in arithmetic that cannot overflow.
uint64_t hashByDefinition(std::string_view text, unsigned bytes) {
  uint64_t modulus = uint64_t(1) << (8 * (bytes ? bytes : 2));
  uint64_t hash = 5381 % modulus;
  for (unsigned char c : text)
    hash = (hash * 33 % modulus) ^ (c % modulus);
  return hash ? hash : 1;
}

class QstrTableTest : public testing::Test {
protected:
  test::StrictArena arena;
  std::vector<std::string> files = {"a.h", "b.h"};
  Problems problems;

  std::optional<qstr::Definitions> parse(std::string_view text) {
    qstr::DefinitionError error;
    std::string_view texts[] = {"QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\n", text};
    return qstr::parseDefinitions(arena, texts, error);
  }
  std::string headerOf(std::string_view text) {
    std::optional<qstr::Definitions> definitions = parse(text);
    std::optional<QstrTable> table = makeQstrTable(*definitions, files, problems);
    return table ? writeQstrTable(*table) : "refused";
  }
  std::string messages() const {
    std::string text;
    for (const Problem &problem : problems)
      text += problem.file + ":" + std::to_string(problem.line) + ": " + problem.message + "\n";
    return text;
  }
};

/// Strings of all kinds: short and long, any bytes.
std::set<std::string> randomStrings(std::mt19937 &random, size_t count) {
  const std::string_view pieces[] = {
      "a", "b", "Z", "_", "0", " ", "\\", "\"", "\n", "\x7f", "\xc3\xa9", "\xff", "\xf0\x9f\x98\x80"};
  std::set<std::string> strings;
  while (strings.size() < count) {
    std::string text;
    for (unsigned length = random() % 9; length > 0; --length)
      text += pieces[random() % std::size(pieces)];
    strings.insert(text);
  }
  return strings;
}

TEST_F(QstrTableTest, EveryStringIsFoundByTheRuntimesSearch) {
  std::mt19937 random(1);
  for (unsigned round = 0; round < 40; ++round) {
    test::StrictArena memory;
    qstr::Definitions definitions(memory);
    definitions.bytesInHash = round % 5;
    std::set<std::string> strings = randomStrings(random, 1 + random() % 200);
    strings.insert({"__add__", "<lambda>", "__xor__"});
    for (const std::string &text : strings)
      definitions.add(text, 0, 1);
    ASSERT_TRUE(definitions.remarks.empty());
    std::optional<QstrTable> table = makeQstrTable(definitions, files, problems);
    ASSERT_TRUE(table);
    std::vector<Row> rows = readBack(writeQstrTable(*table));
    ASSERT_EQ(rows.size(), table->entries.size());

    std::vector<Row> pools[2];
    for (const Row &row : rows)
      pools[row.pool].push_back(row);
    auto byText = [](const Row &a, const Row &b) { return a.text < b.text; };
    EXPECT_TRUE(std::is_sorted(pools[1].begin(), pools[1].end(), byText));
    EXPECT_EQ(table->numberOfStatic, 1 + pools[0].size());
    EXPECT_EQ(table->numberOf, 1 + rows.size());
    EXPECT_LE(table->numberOfStatic, 256u);
    for (uint32_t i = 1; i <= qstr::kStaticCount; ++i)
      EXPECT_EQ(pools[0][i - 1].text, qstr::staticText(i));
    for (const QstrEntry &entry : table->entries) {
      const std::vector<Row> &pool = pools[entry.pool];
      auto row =
          entry.pool == 1
              ? std::lower_bound(pool.begin(), pool.end(), Row{0, "", 0, 0, std::string(entry.text)}, byText)
              : std::find_if(pool.begin(), pool.end(), [&](const Row &r) { return r.text == entry.text; });
      ASSERT_NE(row, pool.end());
      EXPECT_EQ(row->text, entry.text);
      EXPECT_EQ(row->identifier, entry.identifier);
      EXPECT_EQ(row->length, entry.text.size());
      EXPECT_EQ(row->hash, hashByDefinition(entry.text, definitions.bytesInHash));
      EXPECT_EQ(entry.number, (entry.pool ? table->numberOfStatic : 1) + (row - pool.begin()));
    }
    for (const std::string &text : strings)
      EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const Row &row) { return row.text == text; }));
  }
}

TEST_F(QstrTableTest, HashesAreNeverZero) {
  std::string header = headerOf("Q(dndk)\n");
  EXPECT_NE(header.find("QDEF1(MP_QSTR_dndk, 1, 4, \"dndk\")\n"), std::string::npos);
}

TEST_F(QstrTableTest, OperatorNamesAreOfThePoolOfSmallNumbers) {
  std::string header = headerOf("Q(__add__)\nQ(<listcomp>)\nQ(__other__)\n");
  EXPECT_NE(header.find("QDEF0(MP_QSTR___add__, 33476, 7, \"__add__\")\n"), std::string::npos);
  EXPECT_NE(header.find("QDEF0(MP_QSTR__lt_listcomp_gt_, "), std::string::npos);
  EXPECT_NE(header.find("QDEF1(MP_QSTR___other__, "), std::string::npos);
  EXPECT_TRUE(needsSmallNumber("__xor__"));
  EXPECT_FALSE(needsSmallNumber("__add"));
}

TEST_F(QstrTableTest, LiteralsEscapeAllOrNothing) {
  EXPECT_EQ(qstrLiteral("a b~'"), "a b~'");
  EXPECT_EQ(qstrLiteral("a\"b"), "\\x61\\x22\\x62");
  EXPECT_EQ(qstrLiteral("\\"), "\\x5c");
  EXPECT_EQ(qstrLiteral("\xc3\xa9\x7f"), "\\xc3\\xa9\\x7f");
  EXPECT_EQ(qstrLiteral(std::string_view("\0", 1)), "\\x00");
}

TEST_F(QstrTableTest, LostStringsAreConflictsAtBothPlaces) {
  EXPECT_NE(headerOf("Q(a_space_b)\nQ(a b)\n"), "refused");
  EXPECT_EQ(messages(), "b.h:2: the string \"a b\" is lost: MP_QSTR_a_space_b is \"a_space_b\"\n"
                        "b.h:1: which is defined here\n");
  EXPECT_TRUE(problems[0].isConflict);
}

TEST_F(QstrTableTest, ReferencesByIdentifierAreNoConflicts) {
  headerOf("Q(a b)\nQ(a_space_b)\nQ(_star_)\nQ(a b)\n");
  EXPECT_EQ(messages(), "");
}

TEST_F(QstrTableTest, StringsThatHaveTheIdentifierOfAStaticOneAreLost) {
  std::optional<qstr::Definitions> definitions = parse("");
  definitions->add("~", 0, 7);
  definitions->add("\xcb\x9c", 1, 9);
  ASSERT_TRUE(makeQstrTable(*definitions, files, problems));
  EXPECT_EQ(messages(), "b.h:9: the string \"\xcb\x9c\" is lost: MP_QSTR__tilde_ is \"~\"\n"
                        "a.h:7: which is defined here\n");
}

TEST_F(QstrTableTest, MalformedLinesAreRemarkedUpon) {
  headerOf("Q(abc) x\nQCFG(BYTES_IN_LEN,1)\n  Q(open\nQ(fine)\nQ\nQCFG(BYTES_IN_LEN, 2)\n");
  EXPECT_EQ(messages(),
            "b.h:1: \"Q(abc) x\" defines no string: Q(TEXT) must be alone in its line\n"
            "b.h:2: \"QCFG(BYTES_IN_LEN,1)\" sets nothing: expected QCFG(NAME, VALUE), with a space behind "
            "the comma\n"
            "b.h:3: \"Q(open\" defines no string: Q(TEXT) must be alone in its line\n"
            "b.h:6: the last value of BYTES_IN_LEN counts, this one\n"
            "a.h:1: it has another value here\n");
}

TEST_F(QstrTableTest, LongStringsAreErrors) {
  EXPECT_NE(headerOf("Q(" + std::string(255, 'x') + ")"), "refused");
  EXPECT_EQ(headerOf("\nQ(" + std::string(256, 'x') + ")"), "refused");
  EXPECT_NE(messages().find("b.h:2: qstr is too long: \"xxxx"), std::string::npos);
  EXPECT_NE(messages().find("has 256 bytes, with BYTES_IN_LEN 1 the most are 255"), std::string::npos);
}

TEST_F(QstrTableTest, StatisticsCountStringsThatShareHashAndLength) {
  // Two bytes of hash tell few of these apart: (33 a) ^ b has many pairs.
  std::optional<qstr::Definitions> definitions = parse("");
  std::vector<std::string> strings;
  for (char a = 'a'; a <= 'z'; ++a)
    for (char b = 0x20; b < 0x7f; ++b)
      strings.push_back({'#', a, b});
  std::set<uint64_t> hashes;
  for (const std::string &text : strings) {
    definitions->add(text, 0, 1);
    hashes.insert(hashByDefinition(text, 2));
  }
  std::optional<QstrTable> table = makeQstrTable(*definitions, files, problems);
  ASSERT_TRUE(table);
  QstrStatistics statistics = statisticsOf(*table);
  EXPECT_EQ(statistics.count, qstr::kStaticCount + strings.size());
  EXPECT_EQ(statistics.staticCount, qstr::kStaticCount);
  EXPECT_EQ(statistics.tableBytes, 3 * (statistics.count + 1));
  ASSERT_LT(hashes.size(), strings.size());
  EXPECT_EQ(statistics.sameHashAndLength, strings.size() - hashes.size());
}

} // namespace
