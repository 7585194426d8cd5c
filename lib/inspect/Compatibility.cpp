//===- inspect/Compatibility.cpp - Whether a runtime will load a file, and why not ------------------===//

#include "inspect/Compatibility.h"

#include "bytecode/FeatureFlags.h"
#include "bytecode/Varint.h"

namespace adder::inspect {

using bytecode::Architecture;

namespace {

constexpr size_t kHeaderBytes = 4;
constexpr uint8_t kMagic = 'M';
constexpr uint8_t kCircuitPythonMagic = 'C';
/// The version from which on the third byte has an architecture in its present form and the fourth the width
/// of small integers (before, the third was a set of features and the fourth the same).
constexpr unsigned kFirstWithSubVersion = 6;
constexpr unsigned kDefaultSmallIntBits = 31;

struct FormatRelease {
  unsigned version;
  unsigned subVersion;
  std::string_view releases;
};
constexpr FormatRelease kReleases[] = {
#define FORMAT_RELEASE(Version, SubVersion, Releases) {Version, SubVersion, Releases},
#include "inspect/FormatReleases.def"
};

std::string nameOfArchitecture(unsigned number) {
  std::optional<Architecture> known = bytecode::architectureNumbered(number);
  if (!known)
    return "architecture number " + std::to_string(number);
  return std::string(bytecode::infoOf(*known).march);
}

std::string bits(unsigned count) { return std::to_string(count) + (count == 1 ? " bit" : " bits"); }

std::string versionOf(const FileHeader &file) {
  std::string text = "mpy " + std::to_string(file.version);
  if (file.version >= kFirstWithSubVersion && file.architecture)
    text += "." + std::to_string(file.subVersion);
  return text;
}

std::string versionOf(const Target &target) {
  std::string text = "mpy " + std::to_string(target.version);
  if (target.version >= kFirstWithSubVersion)
    text += "." + std::to_string(target.subVersion);
  return text;
}

std::string withReleases(std::string text, const std::string &releases) {
  return releases.empty() ? text : text + " (MicroPython " + releases + ")";
}

bool isThumb(unsigned architecture) {
  return architecture >= unsigned(Architecture::Armv6m) && architecture <= unsigned(Architecture::Armv7emdp);
}

/// Thumb hosts run code for smaller ones.
bool accepts(unsigned host, unsigned architecture) {
  return host == architecture || (isThumb(host) && isThumb(architecture) && architecture <= host);
}

/// Architectures whose files `target` takes: "armv6m to armv7emsp".
std::string accepted(const Target &target) {
  std::string own = nameOfArchitecture(target.architecture);
  if (!isThumb(target.architecture) || target.architecture == unsigned(Architecture::Armv6m))
    return own;
  return "armv6m to " + own;
}

class Comparison {
public:
  Comparison(const FileHeader &file, const Target &target) : file(file), target(target) {}

  Verdict run() {
    if (file.magic != kMagic)
      add(Aspect::Magic, describe(file), "MicroPython's " + versionOf(target), kIncompatibleFile);
    else
      compareHeaders();
    for (const Difference &difference : verdict.differences)
      if (std::string text = adviceFor(difference.aspect); !text.empty())
        verdict.advice.push_back(std::move(text));
    if (!verdict.fits() && (file.magic == kMagic || file.magic == kCircuitPythonMagic))
      verdict.compileWith = compilerForTarget();
    if (verdict.fits() && file.version < kFirstWithSubVersion)
      verdict.advice.push_back("only the format version was compared");
    return verdict;
  }

private:
  static constexpr std::string_view kIncompatibleFile = "ValueError: incompatible .mpy file";

  /// The first difference in the loader's order decides what the runtime says.
  void add(Aspect aspect, std::string ofFile, std::string ofTarget, std::string_view answer) {
    if (verdict.runtimeAnswer.empty())
      verdict.runtimeAnswer = answer;
    verdict.differences.push_back({aspect, std::move(ofFile), std::move(ofTarget)});
  }

  void compareHeaders() {
    bool native = file.architecture != 0;
    if (file.version != target.version) {
      add(Aspect::Version, withReleases(versionOf(file), releasesOf(file.version, std::nullopt)),
          withReleases(versionOf(target), releasesOf(target.version, target.subVersion)), kIncompatibleFile);
      if (file.version < kFirstWithSubVersion)
        return; // the other bytes mean something else
    }
    if (native && file.subVersion != target.subVersion)
      add(Aspect::SubVersion, withReleases(versionOf(file), releasesOf(file.version, file.subVersion)),
          withReleases(versionOf(target), releasesOf(target.version, target.subVersion)), kIncompatibleFile);
    if (file.smallIntBits > target.smallIntBits)
      add(Aspect::SmallIntBits, bits(file.smallIntBits), bits(target.smallIntBits), kIncompatibleFile);
    if (native && target.architecture == 0)
      add(Aspect::NativeSupport, "native code for " + nameOfArchitecture(file.architecture),
          "takes no native code", "ValueError: native code in .mpy unsupported");
    else if (native && !accepts(target.architecture, file.architecture))
      add(Aspect::Architecture, nameOfArchitecture(file.architecture), accepted(target),
          "ValueError: incompatible .mpy arch");
    else
      compareFlags();
  }

  void compareFlags() {
    if (!file.hasArchFlags)
      return;
    bool hasFlags = target.architecture == unsigned(Architecture::Rv32imc);
    if (hasFlags && !(file.archFlags & ~target.archFlags))
      return;
    add(Aspect::ArchFlags, flagNames(file.archFlags, unsigned(Architecture::Rv32imc)),
        hasFlags ? flagNames(target.archFlags, target.architecture) : "takes none", kIncompatibleFile);
  }

  /// The command that makes files for the target; without options that are the default.
  std::string compilerForTarget() const {
    std::string text = "mpy-cross";
    bool wantsNative = file.architecture != 0 || file.version < kFirstWithSubVersion || file.magic != kMagic;
    if (target.march != Architecture::None && wantsNative)
      text += " -march=" + std::string(bytecode::infoOf(target.march).march);
    if (target.archFlags && target.march == Architecture::Rv32imc && wantsNative)
      text += " -march-flags=" + flagNames(target.archFlags, unsigned(target.march));
    if (target.smallIntBits < kDefaultSmallIntBits)
      text += " -msmall-int-bits=" + std::to_string(target.smallIntBits);
    std::string releases = releasesOf(target.version, target.subVersion);
    bool otherVersion = file.version != target.version || file.magic != kMagic ||
                        (file.architecture && file.subVersion != target.subVersion);
    return otherVersion && !releases.empty() ? text + ", of MicroPython " + releases : text;
  }

  std::string adviceFor(Aspect aspect) const {
    switch (aspect) {
    case Aspect::Magic:
      return file.magic == kCircuitPythonMagic ? "only CircuitPython loads this file" : "";
    case Aspect::Version:
    case Aspect::SubVersion:
      return {};
    case Aspect::NativeSupport:
      return "compile the source without native, viper and assembler functions";
    case Aspect::ArchFlags:
      return target.archFlags ? "" : "compile without -march-flags";
    case Aspect::Architecture:
    case Aspect::SmallIntBits:
      return {};
    }
    return {};
  }

  const FileHeader &file;
  const Target &target;
  Verdict verdict;
};

} // namespace

std::optional<FileHeader> readFileHeader(std::span<const uint8_t> file) {
  if (file.size() < kHeaderBytes)
    return std::nullopt;
  FileHeader header;
  header.magic = file[0];
  header.version = file[1];
  header.smallIntBits = file[3];
  if (header.version < kFirstWithSubVersion)
    return header;
  bytecode::FeatureByte features = bytecode::decodeFeatures(file[2]);
  header.subVersion = features.subVersion;
  header.architecture = features.architecture;
  header.hasArchFlags = features.hasArchFlags;
  size_t at = kHeaderBytes;
  if (header.hasArchFlags && bytecode::decodeVuint(file, at, header.archFlags) != bytecode::VarintStatus::Ok)
    return std::nullopt;
  return header;
}

std::string_view nameOf(Aspect aspect) {
  switch (aspect) {
  case Aspect::Magic:
    return "file type";
  case Aspect::Version:
    return "version";
  case Aspect::SubVersion:
    return "sub-version";
  case Aspect::NativeSupport:
    return "native code";
  case Aspect::Architecture:
    return "architecture";
  case Aspect::ArchFlags:
    return "architecture flags";
  case Aspect::SmallIntBits:
    return "small ints";
  }
  return {};
}

Verdict compare(const FileHeader &file, const Target &target) { return Comparison(file, target).run(); }

std::string describe(const FileHeader &file) {
  if (file.magic == kCircuitPythonMagic)
    return "CircuitPython " + versionOf(file);
  if (file.magic != kMagic)
    return "not a .mpy file";
  std::string text = versionOf(file);
  if (file.version < kFirstWithSubVersion)
    return text;
  text +=
      file.architecture ? " for " + nameOfArchitecture(file.architecture) : std::string(", bytecode only");
  if (file.hasArchFlags)
    text += " with " + flagNames(file.archFlags, unsigned(Architecture::Rv32imc));
  return text + ", small ints of " + bits(file.smallIntBits);
}

std::string describe(const Target &target) {
  std::string text = versionOf(target);
  text += target.architecture ? " for " + nameOfArchitecture(target.architecture)
                              : std::string(", no native code");
  if (target.archFlags)
    text += " with " + flagNames(target.archFlags, target.architecture);
  return text + ", small ints of " + bits(target.smallIntBits) +
         (target.smallIntsAssumed ? " (assumed)" : "");
}

std::string releasesOf(unsigned version, std::optional<unsigned> subVersion) {
  std::string_view oldest;
  for (const FormatRelease &row : kReleases) {
    if (row.version != version)
      continue;
    if (version < kFirstWithSubVersion || (subVersion && row.subVersion == *subVersion))
      return std::string(row.releases);
    oldest = row.releases;
  }
  if (subVersion || oldest.empty())
    return {};
  return std::string(oldest) + " and later"; // of all sub-versions
}

std::string flagNames(uint32_t flags, unsigned architecture) {
  std::string text;
  for (const bytecode::ArchitectureFlag &flag : bytecode::architectureFlags())
    if (unsigned(flag.architecture) == architecture && (flags >> flag.bit & 1)) {
      text += (text.empty() ? "" : ",") + std::string(flag.name);
      flags &= ~(uint32_t(1) << flag.bit);
    }
  if (!flags)
    return text.empty() ? "none" : text;
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "0x%x", flags);
  return text + (text.empty() ? "" : ",") + buffer;
}

} // namespace adder::inspect
