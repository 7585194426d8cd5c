//===- runtime/modules/JsonReader.cpp - Values from JSON text ---------------------------------------===//
//
// As forgiving as the reference: between the values of a list or an object, commas and colons mean no more
// than blanks, ] and } are the same, and what is left without a value at the end of an object is dropped.
// Containers that are open are kept on a stack in the heap, so that depth costs memory but no C stack.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/modules/JsonReader.h"

#include "py/objlist.h"
#include "py/parsenum.h"
#include "py/runtime.h"
#include "py/stream.h"

#include <cstring>

#if MICROPY_PY_JSON

namespace adder::modules {

namespace {

[[noreturn]] void raiseSyntax() { mp_raise_ValueError(MP_ERROR_TEXT("syntax error in JSON")); }

/// The bytes of a buffer or a stream, one of them in view.
class Source {
public:
  static constexpr int kEnd = -1;

  Source(const byte *text, size_t size) : at(text), end(text + size), stream(MP_OBJ_NULL) { advance(); }
  explicit Source(mp_obj_t stream)
      : at(nullptr), end(nullptr), stream(stream),
        read(mp_get_stream_raise(stream, MP_STREAM_OP_READ)->read) {
    advance();
  }

  int byteInView() const { return current; }

  int advance() {
    if (at < end)
      current = *at++;
    else
      current = stream == MP_OBJ_NULL ? kEnd : readByte();
    return current;
  }

  /// Of a buffer: the bytes from the one in view up to the next that means something in a string, which is
  /// then in view.  False if this is no buffer, or at its end.
  bool takePlain(const byte *&begin, size_t &size) {
    if (stream != MP_OBJ_NULL || current == kEnd)
      return false;
    begin = at - 1;
    const byte *stop = begin;
    while (stop < end && *stop != '"' && *stop != '\\' && *stop != 0)
      ++stop;
    size = size_t(stop - begin);
    at = stop;
    advance();
    return true;
  }

private:
  int readByte() {
    byte value;
    int error;
    mp_uint_t count = read(stream, &value, 1, &error);
    if (count == MP_STREAM_ERROR)
      mp_raise_OSError(error);
    return count == 0 ? kEnd : value;
  }

  const byte *at;
  const byte *end;
  mp_obj_t stream;
  mp_uint_t (*read)(mp_obj_t, void *, mp_uint_t, int *) = nullptr;
  int current = kEnd;
};

/// A list or dict that is being filled, and the key that waits for its value.
struct Open {
  mp_obj_t container = MP_OBJ_NULL;
  mp_obj_t key = MP_OBJ_NULL;
};

class OpenStack {
public:
  void push(const Open &open) {
    if (count == capacity) {
      size_t wanted = 2 * capacity + 4;
      entries = m_renew(Open, entries, capacity, wanted);
      capacity = wanted;
      std::memset(static_cast<void *>(entries + count), 0, (capacity - count) * sizeof(Open));
    }
    entries[count++] = open;
  }
  Open pop() { return count == 0 ? Open() : entries[--count]; }

private:
  Open *entries = nullptr;
  size_t count = 0;
  size_t capacity = 0;
};

class JsonReader {
public:
  explicit JsonReader(const Source &source) : source(source) {}

  mp_obj_t parse() {
    for (;;) {
      skipBlanks();
      mp_obj_t value = next();
      if (value == MP_OBJ_NULL)
        continue;
      if (innermost.container == MP_OBJ_NULL) {
        ensureEnd();
        return value;
      }
      add(value);
    }
  }

private:
  static bool isBlank(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
  static bool isDigit(int c) { return c >= '0' && c <= '9'; }

  void skipBlanks() {
    int c = source.byteInView();
    while (isBlank(c) || (innermost.container != MP_OBJ_NULL && (c == ',' || c == ':')))
      c = source.advance();
  }

  /// The next complete value.  MP_OBJ_NULL if a container was opened.
  mp_obj_t next() {
    int c = source.byteInView();
    switch (c) {
    case '[':
    case '{':
      source.advance();
      if (inDict() && innermost.key == MP_OBJ_NULL)
        raiseSyntax(); // a container cannot be a key
      open(c == '[' ? mp_obj_new_list(0, nullptr) : mp_obj_new_dict(0));
      return MP_OBJ_NULL;
    case ']':
    case '}':
      if (innermost.container == MP_OBJ_NULL)
        raiseSyntax();
      source.advance();
      return close();
    case '"':
      source.advance();
      return parseString();
    case 'n':
      return parseWord("null", mp_const_none);
    case 't':
      return parseWord("true", mp_const_true);
    case 'f':
      return parseWord("false", mp_const_false);
    default:
      if (c == '-' || isDigit(c))
        return parseNumber();
      raiseSyntax();
    }
  }

  // --- Containers.

  bool inDict() const {
    return innermost.container != MP_OBJ_NULL && mp_obj_is_type(innermost.container, &mp_type_dict);
  }

  void open(mp_obj_t container) {
    if (innermost.container != MP_OBJ_NULL)
      outer.push(innermost);
    innermost = {container, MP_OBJ_NULL};
  }

  mp_obj_t close() {
    mp_obj_t container = innermost.container;
    innermost = outer.pop();
    return container;
  }

  void add(mp_obj_t value) {
    if (!inDict()) {
      mp_obj_list_append(innermost.container, value);
    } else if (innermost.key == MP_OBJ_NULL) {
      innermost.key = value;
    } else {
      mp_obj_dict_store(innermost.container, innermost.key, value);
      innermost.key = MP_OBJ_NULL;
    }
  }

  /// What may follow the outermost value.
  void ensureEnd() {
    int c = source.byteInView();
    while (c != Source::kEnd && c < 0x80 && unichar_isspace(unichar(c)))
      c = source.advance();
    if (c != Source::kEnd)
      raiseSyntax();
  }

  // --- Single values.

  mp_obj_t parseWord(const char *word, mp_obj_t value) {
    for (; *word; ++word, source.advance())
      if (source.byteInView() != *word)
        raiseSyntax();
    return value;
  }

  mp_obj_t parseNumber() {
    VSTR_FIXED(shortText, 32);
    vstr_t longText; // of a number that needs more
    vstr_t *text = &shortText;
    bool isFloat = false;
    for (int c = source.byteInView();; c = source.advance()) {
      if (c == '.' || c == 'e' || c == 'E')
        isFloat = true;
      else if (!isDigit(c) && c != '-' && c != '+')
        break;
      if (text == &shortText && shortText.len == sizeof shortText_storage) {
        vstr_init(&longText, 2 * sizeof shortText_storage);
        vstr_add_strn(&longText, shortText.buf, shortText.len);
        text = &longText;
      }
      vstr_add_byte(text, byte(c));
    }
    mp_obj_t number = isFloat ? parseFloat(text) : mp_parse_num_integer(text->buf, text->len, 10, nullptr);
    if (text == &longText)
      vstr_clear(&longText);
    return number;
  }

  static mp_obj_t parseFloat(vstr_t *text) {
#if MICROPY_PY_BUILTINS_FLOAT
    return mp_parse_num_float(text->buf, text->len, false, nullptr);
#else
    (void)text;
    raiseSyntax();
#endif
  }

  mp_obj_t parseString() {
    const byte *begin;
    size_t size;
    bool hasPlain = source.takePlain(begin, size);
    if (hasPlain && source.byteInView() == '"') { // as most are
      source.advance();
      return mp_obj_new_str(reinterpret_cast<const char *>(begin), size);
    }
    vstr_t text;
    vstr_init(&text, hasPlain ? size + 16 : 16);
    if (hasPlain)
      vstr_add_strn(&text, reinterpret_cast<const char *>(begin), size);
    for (int c = source.byteInView(); c != '"';) {
      if (c == Source::kEnd || c == 0)
        raiseSyntax();
      source.advance();
      if (c == '\\')
        parseEscape(&text);
      else
        vstr_add_byte(&text, byte(c));
      c = source.byteInView();
    }
    source.advance();
    return mp_obj_new_str_from_vstr(&text);
  }

  /// What stands behind a backslash.
  void parseEscape(vstr_t *text) {
    int c = source.byteInView();
    if (c == Source::kEnd)
      raiseSyntax();
    source.advance();
    switch (c) {
    case 'b':
      return vstr_add_byte(text, '\b');
    case 'f':
      return vstr_add_byte(text, '\f');
    case 'n':
      return vstr_add_byte(text, '\n');
    case 'r':
      return vstr_add_byte(text, '\r');
    case 't':
      return vstr_add_byte(text, '\t');
    case 'u':
      return parseCodeUnits(text);
    default:
      return vstr_add_byte(text, byte(c));
    }
  }

  static bool isHighSurrogate(unichar c) { return (c & 0xfc00) == 0xd800; }
  static bool isLowSurrogate(unichar c) { return (c & 0xfc00) == 0xdc00; }

  /// \u was read.  Two surrogates in a row are one character.
  void parseCodeUnits(vstr_t *text) {
    unichar c = parseHex();
    while (isHighSurrogate(c) && source.byteInView() == '\\') {
      if (source.advance() != 'u') {
        vstr_add_char(text, c);
        return parseEscape(text);
      }
      source.advance();
      unichar low = parseHex();
      if (isLowSurrogate(low))
        return vstr_add_char(text, 0x10000 + ((c & 0x3ff) << 10 | (low & 0x3ff)));
      vstr_add_char(text, c);
      c = low;
    }
    vstr_add_char(text, c);
  }

  unichar parseHex() {
    unichar value = 0;
    for (int i = 0; i < 4; ++i, source.advance()) {
      int c = source.byteInView();
      if (c == Source::kEnd || !unichar_isxdigit(unichar(c)))
        raiseSyntax();
      value = value << 4 | unichar(unichar_xdigit_value(unichar(c)));
    }
    return value;
  }

  Source source;
  Open innermost; ///< container MP_OBJ_NULL: none is open
  OpenStack outer;
};

} // namespace

mp_obj_t parseJson(const byte *text, size_t size) { return JsonReader(Source(text, size)).parse(); }
mp_obj_t parseJsonStream(mp_obj_t stream) { return JsonReader(Source(stream)).parse(); }

} // namespace adder::modules

#endif // MICROPY_PY_JSON
