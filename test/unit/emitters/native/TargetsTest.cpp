//===- TargetsTest - The LLVM linked into the tools has every architecture that -march names ------------===//

#include "emitters/native/Targets.h"

#include "gtest/gtest.h"

namespace adder::native_emitter {
namespace {

using bytecode::ArchitectureInfo;

TEST(Targets, EveryArchitectureOfAProcessorHasATarget) {
  for (const ArchitectureInfo &info : bytecode::architectures()) {
    bool isProcessor = info.architecture != Architecture::None && info.architecture != Architecture::Debug;
    EXPECT_EQ(findTarget(info.architecture) != nullptr, isProcessor) << info.march;
  }
}

TEST(Targets, LlvmAgreesOnWordSizeAndByteOrder) {
  for (const ArchitectureInfo &info : bytecode::architectures()) {
    const TargetRow *row = findTarget(info.architecture);
    if (!row)
      continue;
    std::string error;
    std::unique_ptr<MachineTarget> target = MachineTarget::create(info.architecture, 0, error);
    ASSERT_TRUE(target) << info.march << ": " << error;
    EXPECT_EQ(target->pointerBytes(), row->wordBytes) << info.march;
    EXPECT_TRUE(target->isLittleEndian()) << info.march;
    EXPECT_GT(target->instructionCount(), 50u) << info.march;
  }
}

TEST(Targets, ArchFlagsBecomeFeatures) {
  std::string error;
  std::unique_ptr<MachineTarget> target = MachineTarget::create(Architecture::Rv32imc, 3, error);
  ASSERT_TRUE(target) << error;
  EXPECT_EQ(target->features(), "+m,+c,+zba,+zcmp");
  EXPECT_EQ(MachineTarget::create(Architecture::Rv32imc, 0, error)->features(), "+m,+c");
}

TEST(Targets, NoProcessorNoTarget) {
  std::string error;
  EXPECT_FALSE(MachineTarget::create(Architecture::Debug, 0, error));
  EXPECT_EQ(error, "no processor has this architecture");
}

TEST(Targets, TableNamesAllOfThem) {
  std::string table = describeTargets();
  for (const ArchitectureInfo &info : bytecode::architectures()) {
    bool isListed = table.find("\n" + std::string(info.march) + " ") != std::string::npos;
    EXPECT_EQ(isListed, findTarget(info.architecture) != nullptr) << info.march;
  }
}

} // namespace
} // namespace adder::native_emitter
