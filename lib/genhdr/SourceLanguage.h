//===- genhdr/SourceLanguage.h - C, C++, or something else ------------------------------------------===//
//
// The language of a source by its file name, as the reference's scripts see it: only what is C or C++ is
// preprocessed, and only such a file can own what is found (qstr-and-freezing.md 1.2).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_SOURCELANGUAGE_H
#define ADDER_GENHDR_SOURCELANGUAGE_H

#include <cstdint>
#include <string_view>

namespace adder::genhdr {

enum class SourceLanguage : uint8_t { None, C, Cxx };

/// By the extension: what follows the last dot of the last part of `path`, unless only dots stand before it.
/// `.c` is C; `.cc .cp .cxx .cpp .CPP .c++ .C` are C++; headers, assembler and the rest are None.
SourceLanguage languageOf(std::string_view path);

inline bool isSource(std::string_view path) { return languageOf(path) != SourceLanguage::None; }

} // namespace adder::genhdr

#endif // ADDER_GENHDR_SOURCELANGUAGE_H
