//===- runtime/core/ParseNumber.cpp - int(), float() and complex() of a text ------------------------===//
//
// White space around a number and underscores in it mean nothing.  A number of the compiler's (lex) has no
// white space; only the kind of exception differs.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/parsenum.h"

#include "runtime/core/ParseNumberFloat.h"
#include "runtime/objects/IntText.h"

#include "py/objexcept.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::runtime {

namespace {

/// What is left to read.
struct Text {
  const char *at;
  const char *end;

  bool isEmpty() const { return at == end; }
  char peek() const { return at == end ? '\0' : *at; }
  /// A letter in lower case; other characters become something that is no letter or digit.
  char peekLower() const { return char(peek() | 0x20); }
  void skipSpace() {
    while (at != end && unichar_isspace(byte(*at)))
      ++at;
  }
  bool skipSign() {
    if (peek() != '+' && peek() != '-')
      return false;
    return *at++ == '-';
  }
  bool skipWord(const char *lowerCase) {
    size_t length = strlen(lowerCase);
    if (size_t(end - at) < length)
      return false;
    for (size_t i = 0; i < length; ++i)
      if ((at[i] | 0x20) != lowerCase[i])
        return false;
    at += length;
    return true;
  }
};

[[noreturn]] void raiseInvalid(mp_obj_t exception, mp_lexer_t *lex) {
  if (lex)
    mp_obj_exception_add_traceback(exception, lex->source_name, 1, MP_QSTRnull);
  nlr_raise(exception);
}

[[noreturn]] void raiseInvalidInteger(Text digits, int base, mp_lexer_t *lex) {
  if (lex)
    raiseInvalid(mp_obj_new_exception_msg(&mp_type_SyntaxError, MP_ERROR_TEXT("invalid syntax for integer")),
                 lex);
  vstr_t message;
  mp_print_t print;
  vstr_init_print(&message, 64, &print);
  mp_printf(&print, "invalid syntax for integer with base %d: ", base);
  mp_str_print_quoted(&print, reinterpret_cast<const byte *>(digits.at), size_t(digits.end - digits.at),
                      true);
  nlr_raise(mp_obj_new_exception_arg1(&mp_type_ValueError, mp_obj_new_str_from_utf8_vstr(&message)));
}

[[noreturn]] void raiseInvalidNumber(mp_lexer_t *lex) {
  raiseInvalid(mp_obj_new_exception_msg(lex ? &mp_type_SyntaxError : &mp_type_ValueError,
                                        MP_ERROR_TEXT("invalid syntax for number")),
               lex);
}

/// Takes 0x, 0o and 0b where `base` allows them, and makes it what they say, or 10.
void readPrefix(Text &text, int &base) {
  if (text.peek() == '0') {
    char letter = text.end - text.at > 1 ? char(text.at[1] | 0x20) : '\0';
    int named = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    if (named && (base == 0 || base == named)) {
      text.at += 2;
      base = named;
    }
  } else if (base == 0) {
    base = 10;
  }
}

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

mp_obj_t mp_parse_num_integer(const char *str, size_t length, int base, mp_lexer_t *lex) {
  if (base != 0 && (base < 2 || base > 36))
    mp_raise_ValueError(MP_ERROR_TEXT("int() arg 2 must be >= 2 and <= 36"));
  Text text{str, str + length};
  text.skipSpace();
  bool negative = text.skipSign();
  readPrefix(text, base);
  // A leading zero without a prefix: only more of them may follow.
  unsigned highest = base ? unsigned(base) : 1;
  const char *start = text.at;
  size_t digits = 0;
  for (; !text.isEmpty(); ++text.at) {
    if (*text.at == '_')
      continue;
    if (adder::objects::digitValue(*text.at) >= highest)
      break;
    ++digits;
  }
  const char *end = text.at;
  text.skipSpace();
  if (start == end || !text.isEmpty())
    raiseInvalidInteger({start, text.end}, base, lex);
  return adder::objects::intFromDigits(start, size_t(end - start), digits, negative,
                                       base ? unsigned(base) : 10);
}

#if MICROPY_PY_BUILTINS_FLOAT

namespace adder::runtime {

namespace {

bool isDigitOrFiller(char c) { return (c >= '0' && c <= '9') || c == '_'; }

/// An exponent behind `e`; false if there are no digits.
bool readExponent(Text &text, int64_t &exponent) {
  bool negative = text.skipSign();
  constexpr int64_t kEnough = int64_t(1) << 60;
  bool any = false;
  exponent = 0;
  for (; !text.isEmpty() && isDigitOrFiller(*text.at); ++text.at) {
    if (*text.at == '_')
      continue;
    any = true;
    if (exponent < kEnough / 10 - 1)
      exponent = exponent * 10 + (*text.at - '0');
  }
  if (negative)
    exponent = -exponent;
  return any;
}

/// A number without a sign; false if there is none.
bool readMagnitude(Text &text, mp_float_t &value) {
  if (text.peekLower() == 'i') {
    value = mp_float_t(__builtin_inf());
    return text.skipWord("infinity") || text.skipWord("inf");
  }
  if (text.peekLower() == 'n') {
    value = mp_float_t(__builtin_nan(""));
    return text.skipWord("nan");
  }
  const char *start = text.at;
  bool hasPoint = false;
  for (; !text.isEmpty(); ++text.at) {
    if (*text.at == '.' && !hasPoint)
      hasPoint = true;
    else if (!isDigitOrFiller(*text.at))
      break;
  }
  size_t length = size_t(text.at - start);
  if (length == 0)
    return false;
  int64_t exponent = 0;
  if (text.peekLower() == 'e') {
    ++text.at;
    if (!readExponent(text, exponent))
      return false;
  }
  value = floatFromDecimal<mp_float_t>(start, length, exponent);
  return true;
}

#if MICROPY_PY_BUILTINS_COMPLEX

bool isImaginaryUnit(const Text &text) { return text.peekLower() == 'j'; }

/// `real`, `imagj` or `real+imagj`; false if it is neither.
bool readComplex(Text &text, mp_float_t &real, mp_float_t &imaginary, bool &hasImaginary) {
  real = imaginary = 0;
  for (int part = 0; part < 2; ++part) {
    if (part == 1 && text.peek() != '+' && text.peek() != '-')
      return true;
    bool negative = text.skipSign();
    mp_float_t value = 1;
    if (!isImaginaryUnit(text) && !readMagnitude(text, value))
      return false;
    if (negative)
      value = -value;
    if (isImaginaryUnit(text)) {
      ++text.at;
      imaginary = value;
      hasImaginary = true;
      return true;
    }
    if (part == 1)
      return false;
    real = value;
  }
  return true;
}

#endif

} // namespace
} // namespace adder::runtime

mp_obj_t mp_parse_num_decimal(const char *str, size_t length, bool allowsImaginary, bool forcesComplex,
                              mp_lexer_t *lex) {
  Text text{str, str + length};
  text.skipSpace();
  mp_float_t real = 0;
  bool isValid;
#if MICROPY_PY_BUILTINS_COMPLEX
  mp_float_t imaginary = 0;
  bool hasImaginary = false;
#endif
  if (allowsImaginary) {
#if MICROPY_PY_BUILTINS_COMPLEX
    isValid = readComplex(text, real, imaginary, hasImaginary);
#else
    mp_raise_ValueError(MP_ERROR_TEXT("complex values not supported"));
#endif
  } else {
    bool negative = text.skipSign();
    isValid = readMagnitude(text, real);
    if (negative)
      real = -real;
  }
  text.skipSpace();
  if (!isValid || !text.isEmpty())
    raiseInvalidNumber(lex);
#if MICROPY_PY_BUILTINS_COMPLEX
  if (hasImaginary || forcesComplex)
    return mp_obj_new_complex(real, imaginary);
#else
  (void)forcesComplex;
#endif
  return mp_obj_new_float(real);
}

#endif
