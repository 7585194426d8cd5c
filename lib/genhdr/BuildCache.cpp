//===- genhdr/BuildCache.cpp - What a build remembers for the next one --------------------------------===//

#include "genhdr/BuildCache.h"

#include "driver/Files.h"

#include <ctime>
#include <sys/stat.h>

namespace adder::genhdr {

namespace {

/// The last digit counts versions of the format.
constexpr std::string_view kMagic = "AdderQstrState1\n";
constexpr size_t kDigestSize = 16;
/// Larger states are not read: a build of 100,000 sources stays far below.
constexpr size_t kLargestState = size_t(1) << 30;
/// Larger dependencies are not hashed but taken for changed.
constexpr size_t kLargestDependency = size_t(1) << 30;

constexpr int64_t kSecond = 1'000'000'000;

/// File systems that store whole seconds, or pairs of them, show it by zeros.
bool isSettled(const FileStamp &stamp, int64_t begun) {
  int64_t step = stamp.modified % kSecond == 0 ? 2 * kSecond : 0;
  return stamp.modified + step < begun;
}

class Encoder {
public:
  void number(uint64_t value) {
    for (; value >= 0x80; value >>= 7)
      bytes += char(value | 0x80);
    bytes += char(value);
  }
  void fixed(uint64_t value) {
    for (unsigned i = 0; i < 8; ++i)
      bytes += char(value >> (8 * i));
  }
  void digest(const QuickDigest &digest) {
    fixed(digest.low);
    fixed(digest.high);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes += value;
  }
  void stamp(const FileStamp &stamp) {
    number(stamp.size);
    fixed(uint64_t(stamp.modified));
    number(stamp.inode);
  }

  std::string bytes;
};

/// After the first failure all reads give zero and `failed` stays set.
class Decoder {
public:
  explicit Decoder(std::string_view bytes) : rest(bytes) {}

  uint64_t number() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest.empty(); shift += 7) {
      auto byte = static_cast<unsigned char>(rest[0]);
      rest.remove_prefix(1);
      value |= uint64_t(byte & 0x7f) << shift;
      if (byte < 0x80)
        return value;
    }
    failed = true;
    return 0;
  }
  uint64_t fixed() {
    std::string_view part = take(8);
    uint64_t value = 0;
    for (size_t i = 0; i < part.size(); ++i)
      value |= uint64_t(static_cast<unsigned char>(part[i])) << (8 * i);
    return value;
  }
  QuickDigest digest() {
    uint64_t low = fixed();
    return {low, fixed()};
  }
  std::string text() { return std::string(take(number())); }
  FileStamp stamp() {
    FileStamp stamp;
    stamp.size = number();
    stamp.modified = int64_t(fixed());
    stamp.inode = number();
    return stamp;
  }
  /// A number below `limit`.
  uint32_t below(size_t limit) {
    uint64_t value = number();
    if (value >= limit)
      failed = true;
    return failed ? 0 : uint32_t(value);
  }
  uint32_t number32() {
    uint64_t value = number();
    if (value > UINT32_MAX)
      failed = true;
    return failed ? 0 : uint32_t(value);
  }
  /// How many things of at least a byte follow.
  size_t count() {
    uint64_t value = number();
    if (value > rest.size())
      failed = true;
    return failed ? 0 : size_t(value);
  }
  bool hasFailed() const { return failed; }
  bool isAtEnd() const { return rest.empty(); }

private:
  std::string_view take(uint64_t size) {
    if (size > rest.size()) {
      failed = true;
      return {};
    }
    std::string_view part(rest.data(), size_t(size));
    rest.remove_prefix(size_t(size));
    return part;
  }

  std::string_view rest;
  bool failed = false;
};

void encodeSource(Encoder &out, const SourceRecord &source) {
  out.text(source.path);
  out.digest(source.command);
  out.number(source.dependencies.size());
  for (uint32_t dependency : source.dependencies)
    out.number(dependency);
  out.number(source.findings.size());
  for (const Finding &finding : source.findings) {
    out.number(uint64_t(finding.kind));
    out.number(finding.detail);
    out.number(finding.text);
    out.number(finding.file);
    out.number(finding.line);
    out.number(finding.count);
  }
}

SourceRecord decodeSource(Decoder &in, size_t files, size_t texts) {
  SourceRecord source;
  source.path = in.text();
  source.command = in.digest();
  source.dependencies.resize(in.count());
  for (uint32_t &dependency : source.dependencies)
    dependency = in.below(files);
  for (size_t left = in.count(); left && !in.hasFailed(); --left) {
    Finding finding;
    finding.kind = FindingKind(in.below(kFindingKindCount));
    finding.detail = uint8_t(in.below(256));
    finding.text = in.below(texts);
    finding.file = in.below(texts);
    finding.line = in.number32();
    finding.count = in.number32();
    source.findings.push_back(finding);
  }
  return source;
}

} // namespace

int64_t fileClock() {
  timespec time = {};
#ifdef CLOCK_REALTIME_COARSE
  clock_gettime(CLOCK_REALTIME_COARSE, &time);
  int64_t step = 0;
#else
  clock_gettime(CLOCK_REALTIME, &time);
  int64_t step = 20'000'000; // no system's clock of files steps in longer ones
#endif
  return int64_t(time.tv_sec) * kSecond + time.tv_nsec - step;
}

FileStamp stampOf(const std::string &path) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
    return {};
  return {uint64_t(status.st_size),
          int64_t(status.st_mtim.tv_sec) * kSecond + int64_t(status.st_mtim.tv_nsec),
          uint64_t(status.st_ino)};
}

int64_t nextFileClock(int64_t clock) {
  constexpr timespec kPause = {0, 250'000};
  constexpr unsigned kMostPauses = 100; // a clock that stands still is not waited for
  int64_t now = fileClock();
  for (unsigned i = 0; now <= clock && i < kMostPauses; ++i) {
    nanosleep(&kPause, nullptr);
    now = fileClock();
  }
  return now;
}

KnownFile know(std::string path, int64_t begun) {
  KnownFile file{std::move(path), {}, {}};
  FileStamp stamp = stampOf(file.path);
  if (!stamp.inode || !isSettled(stamp, begun))
    return file;
  driver::FileContent content = driver::readFile(file.path, kLargestDependency, true);
  // Nobody wrote it in between: the stamp is that of the content.
  if (content.error || content.tooLarge || stampOf(file.path) != stamp)
    return file;
  file.stamp = stamp;
  file.content = digest::quickDigest(content.text);
  return file;
}

Freshness refresh(KnownFile &file, int64_t begun) {
  FileStamp stamp = stampOf(file.path);
  if (!file.stamp.inode || !stamp.inode)
    return Freshness::Changed;
  if (stamp == file.stamp)
    return Freshness::Same;
  if (stamp.size != file.stamp.size)
    return Freshness::Changed;
  driver::FileContent content = driver::readFile(file.path, kLargestDependency, true);
  if (content.error || content.tooLarge || digest::quickDigest(content.text) != file.content)
    return Freshness::Changed;
  // A stamp that is too new to be trusted stays the old one: then the next build compares contents again.
  if (isSettled(stamp, begun))
    file.stamp = stamp;
  return Freshness::Touched;
}

std::string encodeState(const BuildState &state) {
  Encoder out;
  out.digest(state.run);
  out.number(state.files.size());
  for (const KnownFile &file : state.files) {
    out.text(file.path);
    out.stamp(file.stamp);
    out.digest(file.content);
  }
  out.number(state.inputs.size());
  for (uint32_t input : state.inputs)
    out.number(input);
  out.number(state.outputs.size());
  for (const OutputRecord &output : state.outputs) {
    out.text(output.path);
    out.stamp(output.stamp);
  }
  out.number(state.texts.size());
  for (const std::string &text : state.texts)
    out.text(text);
  out.number(state.sources.size());
  for (const SourceRecord &source : state.sources)
    encodeSource(out, source);
  Encoder file;
  file.bytes = kMagic;
  file.digest(digest::quickDigest(out.bytes));
  return file.bytes + out.bytes;
}

std::optional<BuildState> decodeState(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + kDigestSize)
    return std::nullopt;
  bytes.remove_prefix(kMagic.size());
  QuickDigest expected = Decoder(bytes).digest();
  bytes.remove_prefix(kDigestSize);
  if (digest::quickDigest(bytes) != expected)
    return std::nullopt;
  Decoder in(bytes);
  BuildState state;
  state.run = in.digest();
  for (size_t left = in.count(); left && !in.hasFailed(); --left) {
    KnownFile &file = state.files.emplace_back();
    file.path = in.text();
    file.stamp = in.stamp();
    file.content = in.digest();
  }
  state.inputs.resize(in.count());
  for (uint32_t &input : state.inputs)
    input = in.below(state.files.size());
  for (size_t left = in.count(); left && !in.hasFailed(); --left) {
    OutputRecord &output = state.outputs.emplace_back();
    output.path = in.text();
    output.stamp = in.stamp();
  }
  for (size_t left = in.count(); left && !in.hasFailed(); --left)
    state.texts.push_back(in.text());
  for (size_t left = in.count(); left && !in.hasFailed(); --left)
    state.sources.push_back(decodeSource(in, state.files.size(), state.texts.size()));
  if (in.hasFailed() || !in.isAtEnd())
    return std::nullopt;
  return state;
}

std::optional<BuildState> loadState(const std::string &path) {
  driver::FileContent content = driver::readFile(path, kLargestState, true);
  if (content.error || content.tooLarge || !content.regular)
    return std::nullopt;
  return decodeState(content.text);
}

int storeState(const std::string &path, const BuildState &state) {
  std::string bytes = encodeState(state);
  return driver::writeFile(path, {reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size()});
}

} // namespace adder::genhdr
