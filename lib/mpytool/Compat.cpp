//===- mpytool/Compat.cpp - What the options of mpy-tool.py do --------------------------------------===//
//
// Where that script has a message for a file that it refuses, ours is the same; where it ends in a traceback
// we say what is wrong and where.  It accepts integers that are longer than need be, and so do we here.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpytool/Compat.h"

#include "bytecode/FeatureFlags.h"
#include "cli/Options.h"
#include "driver/Files.h"
#include "emitters/frozen/Frozen.h"
#include "inspect/CompatDisassembly.h"
#include "inspect/HexDump.h"
#include "inspect/Labels.h"
#include "mpytool/Input.h"
#include "mpytool/Merging.h"

#include <algorithm>

namespace adder::mpytool {

namespace {

// Characters of text for a byte of a file, rather more than they usually are.
constexpr size_t kHexDumpFactor = 9;
constexpr size_t kListingFactor = 20;

constexpr mpy::ReadLimits kLimits = {.allowOverlongIntegers = true, .requireUtf8 = true};

class Compat {
public:
  Compat(const Environment &environment, const CompatOptions &options)
      : environment(environment), options(options), listing(options.json) {}

  int run() {
    if (!loadAll())
      return kFailure;
    int status = list();
    if (status == kSuccess)
      status = printListing();
    if (status == kSuccess && options.merge)
      status = merge();
    if (status == kSuccess && !options.extract.empty())
      status = extract();
    return status;
  }

private:
  // --- Reading.

  bool loadAll() {
    for (const std::string &path : options.files) {
      std::optional<std::string> bytes = loadBytes(environment, path);
      if (!bytes)
        return false;
      if (std::string_view wrong = checkHeader(*bytes); !wrong.empty())
        return refuse(path, wrong);
      mpy::ReadError error;
      std::unique_ptr<LoadedModule> loaded = parseModule(path, std::move(*bytes), kLimits, error);
      if (!loaded && error.unknownObject)
        return refuse(path, "corrupt .mpy file");
      if (!loaded) {
        environment.console.writeError(shown(nameOfInput(path)) + ":" + describe(error) + "\n");
        return false;
      }
      for (char c : loaded->module.qstrs[0].text)
        if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7f)
          return refuse(path, "cannot have unicode characters in module name");
      files.push_back({loaded->path, loaded->file(), &loaded->module});
      modules.push_back(std::move(loaded));
    }
    return true;
  }

  bool refuse(const std::string &path, std::string_view message) {
    environment.console.writeError(shown(nameOfInput(path)) + ": " + std::string(message) + "\n");
    return false;
  }

  /// What mpy-tool.py says of the first bytes of a file; nothing if it reads on.
  std::string_view checkHeader(std::string_view bytes) {
    if (bytes.size() > 0 && bytes[0] != 'M')
      return "not a valid .mpy file";
    if (bytes.size() > 1 && bytes[1] != mpy::kFormatVersion)
      return "incompatible .mpy version";
    if (bytes.size() < 3)
      return {};
    bytecode::FeatureByte features = bytecode::decodeFeatures(uint8_t(bytes[2]));
    if (features.architecture == 0)
      return {};
    if (features.subVersion != mpy::kFormatSubVersion)
      return "incompatible .mpy sub-version";
    if (architecture && architecture != features.architecture)
      return "native architecture mismatch";
    architecture = features.architecture;
    return {};
  }

  // --- Texts.

  int list() {
    size_t bytes = 0;
    for (const inspect::SourceFile &file : files)
      bytes += file.bytes.size();
    if (options.hexdump || options.disassemble)
      listing.reserve(bytes *
                      ((options.hexdump ? kHexDumpFactor : 0) + (options.disassemble ? kListingFactor : 0)));
    if (options.hexdump)
      for (const inspect::SourceFile &file : files)
        inspect::dumpHex(scratch, file, listing);
    if (options.hexdump && options.disassemble)
      listing.add("");
    if (options.disassemble && !disassembleAll())
      return kFailure;
    return options.freeze ? freeze() : kSuccess;
  }

  bool disassembleAll() {
    inspect::LabelMaker maker;
    inspect::Fault fault;
    for (const inspect::SourceFile &file : files) {
      std::vector<std::string> labels;
      if (options.json)
        labels = maker.labelsOf(scratch, file);
      if (!inspect::disassemble(scratch, file, labels, listing, fault)) {
        reportFault(environment, file.path, fault.offset, fault.message);
        return false;
      }
    }
    return true;
  }

  int freeze() {
    frozen_emitter::Options settings;
    settings.longIntegers = options.longIntegers == "none"       ? frozen_emitter::LongIntegers::None
                            : options.longIntegers == "longlong" ? frozen_emitter::LongIntegers::LongLong
                                                                 : frozen_emitter::LongIntegers::Mpz;
    settings.mpzDigitBits = unsigned(std::clamp<int64_t>(options.mpzDigitBits, 0, UINT32_MAX));
    std::string header;
    std::optional<qstr::Definitions> definitions;
    if (!options.qstrHeader.empty()) {
      std::optional<std::string> text = loadBytes(environment, options.qstrHeader);
      if (!text)
        return kFailure;
      header = std::move(*text);
      std::string_view headers[] = {header};
      qstr::DefinitionError error;
      definitions = qstr::parseDefinitions(scratch, headers, error);
      if (!definitions)
        return reportDefinitionError(error);
      settings.definitions = &*definitions;
    }
    std::vector<frozen_emitter::Input> inputs;
    for (const inspect::SourceFile &file : files)
      inputs.push_back({file.path, file.module});
    frozen_emitter::Frozen frozen = frozen_emitter::freeze(scratch, inputs, settings);
    for (const frozen_emitter::Error &error : frozen.errors)
      environment.console.writeError(shown(frozen_emitter::describe(error)) + "\n");
    if (!frozen.success)
      return kFailure;
    // The C is that of mpy-tool.py, which says nothing of it.  Builds put both streams into one C file, so
    // only people are told; with --json standard error is the C itself.
    if (environment.console.errorIsTerminal && !options.json)
      for (const frozen_emitter::Error &warning : frozen.warnings)
        environment.console.writeError(shown(frozen_emitter::describeWarning(warning)) + "\n");
    listing.addText(std::move(frozen.text));
    return kSuccess;
  }

  int reportDefinitionError(const qstr::DefinitionError &error) {
    std::string line = error.line ? ":" + std::to_string(error.line) : "";
    return reportFileError(environment, options.qstrHeader + line, error.message);
  }

  int printListing() {
    if (!options.json)
      return print(environment, listing.text());
    environment.console.writeError(listing.text());
    // The last kind of text decides what the lines are.
    std::string_view language = options.freeze ? "c" : options.hexdump ? "stderr" : "mpy";
    return print(environment, listing.json(language));
  }

  // --- Files.

  int merge() {
    std::string output = options.output.empty() ? "-" : options.output;
    if (modules.size() == 1)
      return writeResult(environment, output, modules[0]->bytes);
    mpy::MergeOptions settings;
    settings.deduplicate = false;
    settings.nativeFirst = true;
    settings.lines = mpy::MergedLines::DropMoved;
    if (options.archFlags) {
      if (*options.archFlags < 0 || *options.archFlags > UINT32_MAX)
        return reportError(environment, "-march-flags " + std::to_string(*options.archFlags) +
                                            " is out of range (0 to 4294967295)");
      settings.archFlags = uint32_t(*options.archFlags);
    }
    return mergeModules(environment, modules, settings, output);
  }

  int extract() {
    unsigned kinds = (1u << inspect::kSegmentKinds) - 1;
    if (options.extractOnly)
      if (!readKinds(*options.extractOnly, kinds))
        return kFailure;
    for (const inspect::Extract &file : inspect::extractsOf(scratch, files, kinds, options.extract)) {
      std::string_view bytes(reinterpret_cast<const char *>(file.bytes.data()), file.bytes.size());
      if (int status = writeResult(environment, file.path, bytes))
        return status;
    }
    return kSuccess;
  }

  bool readKinds(std::string_view text, unsigned &kinds) {
    kinds = 0;
    for (bool isLast = false; !isLast;) {
      size_t end = text.find(',');
      isLast = end == std::string_view::npos;
      std::string name(text.substr(0, end));
      for (char &c : name)
        if (c >= 'a' && c <= 'z')
          c = char(c - 'a' + 'A');
      std::optional<inspect::SegmentKind> kind = inspect::segmentKindNamed(name);
      if (!kind) {
        reportError(environment, "unknown segment kind \"" + name + "\" (known are meta, qstr, obj, code)");
        return false;
      }
      kinds |= 1u << unsigned(*kind);
      if (!isLast)
        text.remove_prefix(end + 1);
    }
    return true;
  }

  const Environment &environment;
  const CompatOptions &options;
  HostArena scratch;
  unsigned architecture = 0; // of the files with native code
  std::vector<std::unique_ptr<LoadedModule>> modules;
  std::vector<inspect::SourceFile> files;
  inspect::Listing listing;
};

} // namespace

int runCompat(const Environment &environment, const CompatOptions &options) {
  return Compat(environment, options).run();
}

} // namespace adder::mpytool
