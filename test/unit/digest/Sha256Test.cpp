//===- unit/digest/Sha256Test.cpp - The examples of FIPS 180-4 ------------------------------------------===//

#include "digest/Sha256.h"

#include <gtest/gtest.h>

namespace adder::digest {
namespace {

std::string hashOf(std::string_view text, size_t step = 0) {
  Sha256 hash;
  for (size_t i = 0; i < text.size(); i += step ? step : text.size())
    hash.add(text.substr(i, step ? step : text.npos));
  return hexadecimal(hash.finish());
}

TEST(Sha256, examples) {
  EXPECT_EQ(hashOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hashOf("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hashOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(hashOf(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, piecesDoNotMatter) {
  std::string text(1000, 'x');
  for (size_t step : {1, 7, 55, 56, 63, 64, 65, 128})
    EXPECT_EQ(hashOf(text, step), hashOf(text)) << step;
}

TEST(Sha256, bordersOfFieldsCount) {
  Sha256 a, b;
  a.addField("ab");
  a.addField("c");
  b.addField("a");
  b.addField("bc");
  EXPECT_NE(a.finish(), b.finish());
}

// 55 bytes are the most that leave room for the length in one block.
TEST(Sha256, lengthsAroundABlock) {
  EXPECT_EQ(sha256(std::string(55, 'a')), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  EXPECT_EQ(sha256(std::string(56, 'a')), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  EXPECT_EQ(sha256(std::string(64, 'a')), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

} // namespace
} // namespace adder::digest
