//===- genhdr/CompressedTexts.cpp - compressed.data.h -----------------------------------------------===//
//
// Which words are kept follows the reference exactly, so that a firmware stays the same to the byte; except
// where that would not work.  A table entry ends with bit 7 of its last byte set, which is wrong for an empty
// word and for one whose last character of C source belongs to an escape ("\n"); such words are passed over.
// A text that would not come out as it was (of two words of the table with two spaces between them one space
// would be lost) is left uncompressed.
//
//===------------------------------------------------------------------------------------------------===//

#include "genhdr/CompressedTexts.h"

#include "genhdr/Lines.h"
#include "support/PythonSpace.h"

#include <algorithm>
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

// Debian's package has it; used for sizes in comments only.
#include <zlib.h>

namespace adder::genhdr {

namespace {

constexpr uint8_t kWordBit = 0x80;
using WordNumbers = std::unordered_map<std::string_view, uint8_t>;

constexpr bool isHexDigit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr bool isOctalDigit(char c) { return c >= '0' && c <= '7'; }

/// The end of the escape of C whose backslash is at `at`.
size_t endOfEscape(std::string_view text, size_t at) {
  size_t end = std::min(at + 2, text.size());
  char kind = end == at + 2 ? text[at + 1] : '\0';
  size_t most = kind == 'x' ? text.size() : kind == 'u' ? 4 : kind == 'U' ? 8 : isOctalDigit(kind) ? 2 : 0;
  while (most-- > 0 && end < text.size() && (isOctalDigit(kind) ? isOctalDigit : isHexDigit)(text[end]))
    ++end;
  return end;
}

bool endsInEscape(std::string_view word) {
  for (size_t at = word.find('\\'); at != std::string_view::npos; at = word.find('\\', at)) {
    at = endOfEscape(word, at);
    if (at == word.size())
      return true;
  }
  return false;
}

/// Removes and returns the text up to the first space; `hasMore` becomes false with the last.
std::string_view takeWord(std::string_view &text, bool &hasMore) {
  size_t end = text.find(' ');
  hasMore = end != std::string_view::npos;
  std::string_view word = text.substr(0, end);
  text.remove_prefix(hasMore ? end + 1 : text.size());
  return word;
}

template <typename Function> void forEachWord(std::string_view text, Function function) {
  for (bool hasMore = true; hasMore;)
    function(takeWord(text, hasMore));
}

struct Candidate {
  std::string_view word;
  uint64_t count = 0;
  uint64_t saving() const { return (word.size() + 1) * (count - 1); }
};

std::vector<std::string_view> chooseWords(const std::vector<CompressedText> &texts) {
  std::unordered_map<std::string_view, size_t> places;
  std::vector<Candidate> candidates;
  for (const CompressedText &text : texts)
    forEachWord(text.text, [&](std::string_view word) {
      if (word.empty() || endsInEscape(word))
        return;
      auto [place, isNew] = places.emplace(word, candidates.size());
      if (isNew)
        candidates.push_back({word});
      ++candidates[place->second].count;
    });
  size_t count = std::min(candidates.size(), kMostCompressedWords);
  std::partial_sort(candidates.begin(), candidates.begin() + ptrdiff_t(count), candidates.end(),
                    [](const Candidate &a, const Candidate &b) {
                      return a.saving() != b.saving() ? a.saving() > b.saving() : a.word < b.word;
                    });
  std::vector<std::string_view> words;
  for (size_t i = 0; i < count; ++i)
    words.push_back(candidates[i].word);
  return words;
}

std::string encode(std::string_view text, const WordNumbers &numbers) {
  std::string out;
  bool wantsSpace = false; // the decoder puts none between two plain words
  forEachWord(text, [&](std::string_view word) {
    auto number = numbers.find(word);
    bool isKept = number != numbers.end();
    if (isKept) {
      out += char(kWordBit | number->second);
    } else {
      if (wantsSpace)
        out += ' ';
      out += word;
    }
    wantsSpace = !isKept;
  });
  return std::string(support::stripPythonSpace(out));
}

bool checkAscii(const ErrorText &text, Problems &problems) {
  for (size_t at = 0; at < text.text.size();) {
    size_t start = at;
    if (support::nextCodePoint(text.text, at) < 0x80)
      continue;
    std::string message = "message \"" + std::string(text.text) + "\" contains a non-ascii character \"" +
                          std::string(text.text.substr(start, at - start)) + "\"";
    addProblem(problems, Severity::Error, text.origin, message).scriptText =
        "Unable to generate compressed data: " + message + ".\n";
    return false;
  }
  return true;
}

void appendOctal(std::string &out, uint8_t byte) {
  const char escape[] = {'\\', char('0' + (byte >> 6)), char('0' + (byte >> 3 & 7)), char('0' + (byte & 7))};
  out.append(escape, sizeof escape);
}

/// Bytes of the zlib or gzip form of `text`; 0 if zlib has no memory.
size_t deflatedSize(std::string_view text, int level, bool isGzip) {
  constexpr int kZlibWindow = 15, kGzipWindow = kZlibWindow + 16, kDefaultMemory = 8;
  z_stream stream = {};
  if (deflateInit2(&stream, level, Z_DEFLATED, isGzip ? kGzipWindow : kZlibWindow, kDefaultMemory,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    return 0;
  std::string out(deflateBound(&stream, uLong(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
  stream.avail_in = uInt(text.size());
  stream.next_out = reinterpret_cast<Bytef *>(out.data());
  stream.avail_out = uInt(out.size());
  size_t size = deflate(&stream, Z_FINISH) == Z_STREAM_END ? stream.total_out : 0;
  deflateEnd(&stream);
  return size;
}

void writeLine(std::string &out, const char *what, long long value) {
  char line[96];
  std::snprintf(line, sizeof line, "// %-24s %lld\n", what, value);
  out += line;
}

/// How all of it would do with a general algorithm.
void writeComparison(std::string &out, const CompressedTexts &texts, size_t ours) {
  constexpr size_t kBytesPerText = 4; // that a table of addresses would take
  std::string all;
  for (const CompressedText &text : texts.texts)
    all.append(all.empty() ? "" : "\\0").append(text.text);
  out += "\n";
  for (bool isGzip : {true, false}) {
    size_t size = deflatedSize(all, isGzip ? 9 : Z_DEFAULT_COMPRESSION, isGzip);
    size += kBytesPerText * texts.inputCount;
    std::string name = isGzip ? "gzip" : "zlib";
    writeLine(out, (name + " length:").c_str(), static_cast<long long>(size));
    char line[64];
    std::snprintf(line, sizeof line, "// %-24s %.1f%%\n", ("Percentage of " + name + ":").c_str(),
                  100.0 * double(ours) / double(std::max<size_t>(size, 1)));
    out += line;
  }
}

std::string tableLiteral(std::span<const std::string_view> words) {
  std::string out;
  for (std::string_view word : words) {
    out += word.substr(0, word.size() - 1);
    appendOctal(out, kWordBit | uint8_t(word.back()));
  }
  return out;
}

std::string encodedLiteral(const CompressedText &text) {
  if (!text.isCompressed())
    return std::string(text.text);
  std::string out = "\\377";
  for (char c : text.encoded) {
    if (uint8_t(c) & kWordBit)
      appendOctal(out, uint8_t(c));
    else
      out += c;
  }
  return out;
}

} // namespace

void parseErrorTexts(std::string_view text, const Origin &start, std::vector<ErrorText> &texts) {
  Origin origin = start;
  while (!text.empty()) {
    size_t end = std::min(text.find('\n'), text.size());
    if (std::string_view line = support::stripPythonSpace(text.substr(0, end)); !line.empty())
      texts.push_back({line, origin});
    text.remove_prefix(std::min(end + 1, text.size()));
    origin.line += origin.line != 0;
  }
}

std::optional<CompressedTexts> compressTexts(std::span<const ErrorText> texts, Problems &problems) {
  CompressedTexts result;
  result.inputCount = texts.size();
  std::unordered_set<std::string_view> seen;
  for (const ErrorText &text : texts) {
    if (!seen.insert(text.text).second)
      continue;
    if (!checkAscii(text, problems))
      return std::nullopt;
    result.longest = std::max(result.longest, text.text.size());
    result.texts.push_back({text.text, {}});
  }
  result.words = chooseWords(result.texts);
  WordNumbers numbers;
  for (size_t i = 0; i < result.words.size(); ++i)
    numbers.emplace(result.words[i], uint8_t(i));
  for (CompressedText &text : result.texts) {
    text.encoded = encode(text.text, numbers);
    if (decodeText(result.words, text.encoded) != text.text)
      text.encoded = text.text;
  }
  return result;
}

std::string writeCompressedTexts(const CompressedTexts &texts) {
  std::string table = tableLiteral(texts.words);
  std::string out = "#define MP_MAX_UNCOMPRESSED_TEXT_LEN (" + std::to_string(texts.longest) + ")\n";
  out.append("MP_COMPRESSED_DATA(\"").append(table).append("\")\n");
  size_t inputSize = 0, outputSize = 0;
  for (const CompressedText &text : texts.texts) {
    out.append("MP_MATCH_COMPRESSED(\"").append(text.text).append("\", \"");
    out.append(encodedLiteral(text)).append("\")\n");
    inputSize += text.text.size() + 1;     // the NUL
    outputSize += text.encoded.size() + 2; // 0xff and the NUL
  }
  size_t tableSize = table.empty() ? 0 : table.size() + 1;
  writeLine(out, "Total input length:", static_cast<long long>(inputSize));
  writeLine(out, "Total compressed length:", static_cast<long long>(outputSize));
  writeLine(out, "Total data length:", static_cast<long long>(tableSize));
  writeLine(out, "Predicted saving:", static_cast<long long>(inputSize - outputSize - tableSize));
  writeComparison(out, texts, outputSize + tableSize);
  return out;
}

std::string decodeText(std::span<const std::string_view> words, std::string_view encoded) {
  enum { Start, Plain, Word } state = Start;
  std::string out;
  for (char c : encoded) {
    if (uint8_t(c) & kWordBit) {
      size_t number = uint8_t(c) & ~kWordBit;
      if (state != Start)
        out += ' ';
      if (number < words.size())
        out += words[number];
      state = Word;
      continue;
    }
    if (state == Word)
      out += ' ';
    out += c;
    state = Plain;
  }
  return out;
}

} // namespace adder::genhdr
