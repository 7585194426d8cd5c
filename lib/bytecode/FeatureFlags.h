//===- bytecode/FeatureFlags.h - The feature byte of a header ---------------------------------------===//
//
// Packs and unpacks byte 2 of a `.mpy` file (mpy-and-bytecode.md 1): native sub-version, architecture number
// and whether architecture flags follow the header.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_FEATUREFLAGS_H
#define ADDER_BYTECODE_FEATUREFLAGS_H

#include <cstdint>

namespace adder::bytecode {

namespace feature_mask {
enum : uint8_t {
#define FEATURE_FIELD(Enumerator, Mask, Name) Enumerator = Mask,
#include "bytecode/FeatureFlags.def"
};
static_assert((SubVersion | ArchitectureLow | HasArchFlags | ArchitectureHigh) == 0xff);
static_assert(SubVersion + ArchitectureLow + HasArchFlags + ArchitectureHigh == 0xff,
              "no bit belongs to two fields");
} // namespace feature_mask

struct FeatureByte {
  uint8_t subVersion = 0;   ///< 0..3
  uint8_t architecture = 0; ///< number in a file; may be one that no architecture has
  bool hasArchFlags = false;
};

/// `architecture` must not use bits other than those of 0x2f: no other number can be stored.
constexpr uint8_t encodeFeatures(FeatureByte features) {
  return uint8_t((features.subVersion & feature_mask::SubVersion) | features.architecture << 2 |
                 (features.hasArchFlags ? feature_mask::HasArchFlags : 0));
}

constexpr FeatureByte decodeFeatures(uint8_t byte) {
  constexpr uint8_t architectureMask = feature_mask::ArchitectureLow | feature_mask::ArchitectureHigh;
  return {uint8_t(byte & feature_mask::SubVersion), uint8_t((byte & architectureMask) >> 2),
          (byte & feature_mask::HasArchFlags) != 0};
}

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_FEATUREFLAGS_H
