//===- pytext/PythonText.h - Values as Python prints them -------------------------------------------===//
//
// The reference tools are Python programs, and what they print of strings and numbers is what repr() makes of
// them.  To write the same text we need the same rules: which quotes, which characters are shown as they are,
// how many digits of a float (qstr-and-freezing.md 4.15).  The rules are those of CPython 3.11.
//
// All functions take any bytes.  None depends on the locale.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PYTEXT_PYTHONTEXT_H
#define ADDER_PYTEXT_PYTHONTEXT_H

#include <string>
#include <string_view>

namespace adder::pytext {

/// str.isprintable() of one code point; false for surrogates and for numbers above 0x10ffff.
bool isPrintable(char32_t codePoint);

/// repr() of a str given as UTF-8: 'text'.  A byte that is not part of UTF-8 shows as \udcXX, which is what
/// Python makes of it with the surrogateescape handler; a surrogate that is encoded as UTF-8 as \udXXX.
std::string repr(std::string_view utf8);
/// The same, appended to `out`.
void appendRepr(std::string &out, std::string_view utf8);

/// repr() of a bytes object: b'bytes'.
std::string reprBytes(std::string_view bytes);

/// repr() of a float: the shortest digits that read back as `value`, with a point or an exponent; inf, nan.
std::string reprFloat(double value);

/// repr() of a complex: 2j, (1+2j), (-0-infj).
std::string reprComplex(double real, double imaginary);

/// "%.16g" of the C language in the C locale.
std::string formatG16(double value);

} // namespace adder::pytext

#endif // ADDER_PYTEXT_PYTHONTEXT_H
