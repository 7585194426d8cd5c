//===- genhdr/RandomText.h - Texts made of what scanning looks at -----------------------------------===//

#ifndef ADDER_TEST_UNIT_GENHDR_RANDOMTEXT_H
#define ADDER_TEST_UNIT_GENHDR_RANDOMTEXT_H

#include <random>
#include <string>

namespace adder::genhdr {

/// Some lines of words, blanks and halves of words, markers among them.  The same for the same `seed`.
inline std::string randomText(unsigned seed) {
  static const char *const words[] = {"MP_QSTR_",
                                      "MP_QSTR_a",
                                      "XMP_QSTR_b1",
                                      "MP_QSTR_MP_QSTR_c",
                                      "MP_QSMP_QSTR_TR_",
                                      "MP_",
                                      "MP_R",
                                      "MP_QSTR_\xc3\xa9",
                                      "micropy_hw",
                                      "MP_COMPRESSED_ROM_TEXT(\"x y\")",
                                      "MP_COMPRESSED_ROM_TEXT(\"",
                                      "MP_COMPRESSED_ROM_TEXT(",
                                      "MP_REGISTER_MODULE(",
                                      "MP_REGISTER_MODULE(MP_QSTR_m, m);",
                                      "MP_REGISTER_EXTENSIBLE_MODULE(e,",
                                      "MP_REGISTER_MODULE_DELEGATION(",
                                      "MP_REGISTER_ROOT_POINTER(",
                                      "MP_REGISTER_ROOT_POINTER(int p[(1)]);",
                                      ");",
                                      ")",
                                      ",",
                                      "\"",
                                      " ",
                                      "#",
                                      "# 1 \"a.c\"",
                                      "\f"};
  static const char *const markers[] = {"# 1 \"a.c\"",       "# 20 \"b/b.cpp\" 1", "#line 3 \"a.c\"",
                                        "# 7 \"h.h\" 1 3 4", "# 1 \"<built-in>\"", "# 2  \"two.c\"",
                                        "# 3 \"\"",          "# 4 \"open.c",       "#\t5\f\"../c.C\"",
                                        " # 6 \"d.c\"",      "#7 \"e.c\"",         "# 8 \"MP_QSTR_n.c\""};
  std::mt19937 random(seed);
  auto below = [&](size_t limit) { return size_t(random() % limit); };
  std::string text;
  for (size_t lines = below(12); lines != 0; --lines) {
    if (below(3) == 0)
      text += markers[below(std::size(markers))];
    else
      for (size_t count = below(6); count != 0; --count)
        text += words[below(std::size(words))];
    text += '\n';
  }
  if (below(4) == 0 && !text.empty())
    text.pop_back();
  return text;
}

} // namespace adder::genhdr

#endif // ADDER_TEST_UNIT_GENHDR_RANDOMTEXT_H
