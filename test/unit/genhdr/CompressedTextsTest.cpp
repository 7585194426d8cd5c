//===- test/unit/genhdr/CompressedTextsTest.cpp - Error texts come out as they went in ---------------===//
//
// The header is read back as C, and its texts decoded by the rules that the runtime follows: a decoder of our
// own here, so that it does not share mistakes with the library's.
//
//===------------------------------------------------------------------------------------------------===//

#include "genhdr/CompressedTexts.h"

#include <gtest/gtest.h>

#include <random>

using namespace adder::genhdr;

namespace {

/// The bytes of a C literal in which all escapes are octal or of one letter.
std::string bytesOf(std::string_view literal) {
  std::string bytes;
  for (size_t at = 0; at < literal.size(); ++at) {
    if (literal[at] != '\\') {
      bytes += literal[at];
      continue;
    }
    char kind = literal[++at];
    if (kind >= '0' && kind <= '7') {
      bytes += char(std::stoi(std::string(literal.substr(at, 3)), nullptr, 8));
      at += 2;
    } else {
      bytes += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind;
    }
  }
  return bytes;
}

/// What the runtime does, with the table as one string of words that end at a byte with bit 7.
std::string runtimeText(const std::string &table, const std::string &data) {
  if (data.empty() || uint8_t(data[0]) != 0xff)
    return data;
  std::string out;
  bool isStart = true, wasWord = false;
  for (size_t i = 1; i < data.size(); ++i) {
    uint8_t byte = uint8_t(data[i]);
    if (byte < 0x80) {
      out += wasWord ? " " : "";
      out += data[i];
      wasWord = false;
    } else {
      out += isStart ? "" : " ";
      size_t at = 0;
      for (unsigned skip = byte & 0x7f; skip > 0; ++at)
        skip -= uint8_t(table.at(at)) >= 0x80;
      for (; uint8_t(table.at(at)) < 0x80; ++at)
        out += table[at];
      out += char(table[at] & 0x7f);
      wasWord = true;
    }
    isStart = false;
  }
  return out;
}

struct Header {
  std::string table;
  std::vector<std::pair<std::string, std::string>> rows; ///< text, what it is stored as
};

Header readBack(const std::string &text) {
  constexpr std::string_view kData = "MP_COMPRESSED_DATA(\"", kRow = "MP_MATCH_COMPRESSED(\"";
  Header header;
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find('\n', at);
    std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    if (line.starts_with(kData))
      header.table = bytesOf(line.substr(kData.size(), line.size() - kData.size() - 2));
    if (!line.starts_with(kRow))
      continue;
    line = line.substr(kRow.size(), line.size() - kRow.size() - 2);
    size_t middle = line.find("\", \"");
    header.rows.push_back({bytesOf(line.substr(0, middle)), bytesOf(line.substr(middle + 4))});
  }
  return header;
}

std::optional<CompressedTexts> compress(std::string_view text, Problems &problems) {
  std::vector<ErrorText> texts;
  parseErrorTexts(text, {"c.collected", 1}, texts);
  return compressTexts(texts, problems);
}

TEST(CompressedTexts, EveryTextComesBack) {
  const std::string_view words[] = {"index", "out",    "of",    "range",  "%q", "can't", "a",   "\\n",
                                    "x\\ty", "end\\n", "\\x41", "\\101b", "",   "(%d)",  "type"};
  std::mt19937 random(3);
  size_t compressed = 0;
  for (int round = 0; round < 300; ++round) {
    std::string input;
    bool manyWords = random() % 4 == 0;
    for (unsigned lines = random() % 60; lines > 0; --lines) {
      for (unsigned count = random() % 8; count > 0; --count) {
        if (manyWords && random() % 2)
          input += "w" + std::to_string(random() % 300);
        else if (std::string_view word = words[random() % std::size(words)]; !word.starts_with("\\x"))
          input += word;
        input += ' ';
      }
      input += "\n";
    }
    Problems problems;
    std::optional<CompressedTexts> texts = compress(input, problems);
    ASSERT_TRUE(texts);
    EXPECT_LE(texts->words.size(), kMostCompressedWords);
    Header header = readBack(writeCompressedTexts(*texts));
    ASSERT_EQ(header.rows.size(), texts->texts.size());
    for (const auto &[text, stored] : header.rows) {
      EXPECT_EQ(runtimeText(header.table, stored), text);
      compressed += stored.starts_with('\xff');
    }
    for (const CompressedText &text : texts->texts)
      EXPECT_EQ(decodeText(texts->words, text.encoded), text.text);
  }
  EXPECT_GT(compressed, 1000u);
}

TEST(CompressedTexts, TheWordsThatSaveMostComeFirst) {
  Problems problems;
  std::optional<CompressedTexts> texts = compress("b aa\nb aa ccc\nb\naa ccc d\n", problems);
  ASSERT_TRUE(texts);
  // (length + 1) x (count - 1): aa 6, b 4, ccc 4, d 0.
  EXPECT_EQ(texts->words, (std::vector<std::string_view>{"aa", "b", "ccc", "d"}));
}

TEST(CompressedTexts, WordsThatATableCannotHoldStayOut) {
  Problems problems;
  std::optional<CompressedTexts> texts =
      compress("a  a\nx\\n x\\n\n\\x41 \\x41g\n\\12 \\1234 b\\\\ c\\\n", problems);
  ASSERT_TRUE(texts);
  EXPECT_EQ(texts->words, (std::vector<std::string_view>{"a", "\\1234", "\\x41g"}));
  // Nothing tells the decoder of the second space.
  EXPECT_EQ(texts->texts[0].text, "a  a");
  EXPECT_FALSE(texts->texts[0].isCompressed());
  EXPECT_FALSE(texts->texts[1].isCompressed());
}

TEST(CompressedTexts, RepeatedTextsAreOne) {
  Problems problems;
  std::optional<CompressedTexts> texts = compress("  one two \r\n\n\xe3\x80\x80one two\n\n", problems);
  ASSERT_TRUE(texts);
  EXPECT_EQ(texts->inputCount, 2u);
  ASSERT_EQ(texts->texts.size(), 1u);
  EXPECT_EQ(texts->longest, 7u);
}

TEST(CompressedTexts, OnlyAscii) {
  Problems problems;
  EXPECT_FALSE(compress("fine\n\nna\xc3\xafve text\n", problems));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].line, 3u);
  EXPECT_EQ(problems[0].scriptText,
            "Unable to generate compressed data: message \"na\xc3\xafve text\" contains "
            "a non-ascii character \"\xc3\xaf\".\n");
}

} // namespace
