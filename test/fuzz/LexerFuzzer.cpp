//===- test/fuzz/LexerFuzzer.cpp - Any bytes as tokens --------------------------------------------------===//
//
// The parser stops pulling tokens at the first error of a line; here they are pulled to the end, as
// --dump=tokens does.
//
//===----------------------------------------------------------------------------------------------------===//

#include "../unit/frontend/Stages.h"

using namespace adder;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  test::Stages program({reinterpret_cast<const char *>(data), size});
  program.tokens();
  // Past invalid tokens too.  Every token consumes something, but for those that end the file.
  qstr::NameTable names(program.arena);
  frontend::Lexer lexer(program.arena, names, program.source, program.options);
  while (lexer.token().kind != frontend::TokenKind::End) {
    const frontend::Token &token = lexer.token();
    if (token.range.begin > token.range.end || token.range.end > size)
      std::abort();
    lexer.advance();
  }
  return 0;
}
