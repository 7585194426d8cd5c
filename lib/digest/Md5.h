//===- digest/Md5.h - The digest by which builds notice changes -------------------------------------===//
//
// The reference's build compares collected texts by MD5 and keeps the digits in files of its own; for
// anything new see digest/Sha256.h.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DIGEST_MD5_H
#define ADDER_DIGEST_MD5_H

#include <string>
#include <string_view>

namespace adder::digest {

/// 32 lower-case digits.
std::string md5(std::string_view bytes);

} // namespace adder::digest

#endif // ADDER_DIGEST_MD5_H
