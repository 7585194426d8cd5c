//===- genhdr/CompressedTexts.h - compressed.data.h -------------------------------------------------===//
//
// Error texts in a firmware may be stored with their most frequent words replaced by single bytes
// (qstr-and-freezing.md 3.3).  The header has the table of those words and, for each text, a row that the C
// compiler matches the text with.  All texts are C source: escapes in them stay as they are written.
//
// A compressed text starts with a byte 0xff.  Then a byte of 0x80 and more is a word of the table, anything
// else is itself; between a word of the table and its neighbours the decoder puts a space.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_COMPRESSEDTEXTS_H
#define ADDER_GENHDR_COMPRESSEDTEXTS_H

#include "genhdr/Problem.h"

#include <optional>
#include <span>

namespace adder::genhdr {

/// Words in the table: the numbers that a byte with bit 7 set can tell.
constexpr size_t kMostCompressedWords = 128;

struct ErrorText {
  std::string_view text; ///< C source between the quotes, ASCII
  Origin origin;
};

struct CompressedText {
  std::string_view text;
  std::string encoded; ///< without the leading 0xff; bytes of 0x80 and more are words
  /// False: nothing was gained, the header has `text` itself, without 0xff.
  bool isCompressed() const { return encoded != text; }
};

struct CompressedTexts {
  size_t longest = 0;                  ///< most characters of C source in a text
  std::vector<std::string_view> words; ///< at most kMostCompressedWords, none empty
  std::vector<CompressedText> texts;   ///< each once, in the order of the input
  size_t inputCount = 0;               ///< texts of the input, repeated ones counted
};

/// Appends the texts of a collected file, one a line; blank lines count for nothing.  White space around a
/// text is dropped.  Texts lie in `text`.  Allocates.
void parseErrorTexts(std::string_view text, const Origin &start, std::vector<ErrorText> &texts);

/// Chooses the words and encodes `texts`.  Nothing, with an error added, if one has a character that is not
/// ASCII.  Allocates.
std::optional<CompressedTexts> compressTexts(std::span<const ErrorText> texts, Problems &problems);

/// The content of compressed.data.h, with the sizes in comments at its end.  Allocates.
std::string writeCompressedTexts(const CompressedTexts &texts);

/// What the runtime makes of `encoded` (without the leading 0xff).  Numbers without a word become nothing.
/// Allocates.
std::string decodeText(std::span<const std::string_view> words, std::string_view encoded);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_COMPRESSEDTEXTS_H
