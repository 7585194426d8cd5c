//===- genhdr/BuildTables.cpp - From findings to headers ------------------------------------------------===//

#include "genhdr/BuildTables.h"

#include "genhdr/CompressedTexts.h"
#include "genhdr/DefinitionsText.h"
#include "genhdr/ModuleTable.h"
#include "genhdr/RootPointerTable.h"
#include "genhdr/Scanner.h"

#include <algorithm>
#include <unordered_map>

namespace adder::genhdr {

namespace {

/// A finding with what all sources together have of it.
struct Merged {
  Finding finding; ///< count: the most that a source has
  uint32_t sources = 0;
  uint32_t total = 0;   ///< of all sources
  uint32_t current = 0; ///< of the source that is being added
  size_t lastSource = 0;
};

struct FindingHash {
  size_t operator()(const Finding &finding) const {
    uint64_t hash = finding.text;
    for (uint64_t part :
         {uint64_t(finding.file), uint64_t(finding.line), uint64_t(finding.kind), uint64_t(finding.detail)})
      hash = (hash ^ part) * 0x9e3779b97f4a7c15u;
    return size_t(hash ^ hash >> 32);
  }
};
struct SameFinding {
  bool operator()(const Finding &a, const Finding &b) const {
    return a.kind == b.kind && a.detail == b.detail && a.text == b.text && a.file == b.file &&
           a.line == b.line;
  }
};

/// What sources have in common (items in headers) once, in the order in which it is come past.
std::vector<Merged> mergeFindings(const BuildState &state) {
  std::vector<Merged> merged;
  std::unordered_map<Finding, size_t, FindingHash, SameFinding> indexes;
  for (size_t source = 0; source < state.sources.size(); ++source)
    for (const Finding &finding : state.sources[source].findings) {
      auto [found, isNew] = indexes.try_emplace(finding, merged.size());
      if (isNew)
        merged.push_back({finding, 0, 0, 0, SIZE_MAX});
      Merged &entry = merged[found->second];
      if (entry.lastSource != source) {
        entry.lastSource = source;
        entry.current = 0;
        ++entry.sources;
      }
      entry.current += finding.count;
      entry.total += finding.count;
      entry.finding.count = std::max(entry.finding.count, entry.current);
    }
  return merged;
}

constexpr std::string_view kLengthSetting = "QCFG(BYTES_IN_LEN,";
constexpr std::string_view kHashSetting = "QCFG(BYTES_IN_HASH,";

class TableMaker {
public:
  TableMaker(support::Arena &arena, const BuildState &state, const TableOptions &options, Problems &problems)
      : arena(arena), state(state), options(options), problems(problems), merged(mergeFindings(state)),
        fileNumbers(state.texts.size(), UINT32_MAX) {}

  BuildTables make() {
    reportMalformed();
    makeQstrs();
    makeModules();
    makeRootPointers();
    if (options.compress)
      makeTexts();
    for (const SourceRecord &source : state.sources)
      tables.database.sources.push_back(source.path);
    return std::move(tables);
  }

private:
  std::string_view textOf(const Merged &entry) const { return state.texts[entry.finding.text]; }
  Origin originOf(const Merged &entry) const { return {state.texts[entry.finding.file], entry.finding.line}; }
  Place placeOf(const Merged &entry) {
    return {fileNumber(entry.finding.file), entry.finding.line, entry.finding.count, entry.sources};
  }
  /// Of the place where something was registered: it is one of ours.
  Place placeAt(const Origin &origin) {
    for (uint32_t i = 0; i < tables.database.files.size(); ++i)
      if (tables.database.files[i] == origin.file)
        return {i, origin.line, 1, 1};
    tables.database.files.emplace_back(origin.file);
    return {uint32_t(tables.database.files.size() - 1), origin.line, 1, 1};
  }
  uint32_t fileNumber(uint32_t text) {
    if (fileNumbers[text] == UINT32_MAX)
      fileNumbers[text] = placeAt({state.texts[text], 0}).file;
    return fileNumbers[text];
  }
  static bool isItem(const Merged &entry, Kind kind) {
    return entry.finding.kind == FindingKind::Item && entry.finding.detail == uint8_t(kind);
  }
  void write(std::string name, std::string content) {
    tables.files.push_back({std::move(name), std::move(content)});
  }

  void reportMalformed() {
    for (const Merged &entry : merged) {
      if (entry.finding.kind != FindingKind::Malformed)
        continue;
      auto kind = MalformedKind(entry.finding.detail);
      bool isText = kind == MalformedKind::TextNotLiteral;
      if (isText && !(options.compress && options.warnOfTexts))
        continue;
      addProblem(problems, isText ? Severity::Warning : Severity::Error, originOf(entry),
                 std::string(messageOf(kind)) + ": '" + std::string(textOf(entry)) + "'");
    }
  }

  void makeQstrs() {
    std::vector<AlignedText> aligned = definitionTexts();
    std::vector<std::string_view> views;
    std::vector<std::string> names;
    for (const AlignedText &text : aligned) {
      views.push_back(text.text);
      names.push_back(text.file);
    }
    qstr::DefinitionError error;
    std::optional<qstr::Definitions> definitions = qstr::parseDefinitions(arena, views, error);
    if (!definitions) {
      addDefinitionError(error, names, problems);
      return;
    }
    findLostDefinitions(aligned, *definitions);
    auto firstOfSources = uint32_t(names.size());
    names.insert(names.end(), state.texts.begin(), state.texts.end());
    for (const Merged &entry : merged)
      if (isItem(entry, Kind::Qstr))
        definitions->add(textOf(entry), firstOfSources + entry.finding.file, entry.finding.line);
    Problems found;
    std::optional<QstrTable> table = makeQstrTable(*definitions, names, found);
    for (Problem &problem : found) {
      // A build has no reason to put up with a string that is lost.
      if (problem.severity == Severity::Warning)
        problem.severity = Severity::Error;
      problems.push_back(std::move(problem));
    }
    if (!table)
      return;
    write("qstrdefs.generated.h", writeQstrTable(*table));
    write("qstrdefs.preprocessed.h", preprocessedText(*table));
    tables.qstrs = statisticsOf(*table);
    describeQstrs(*table, *definitions, firstOfSources);
    // Views and names are no longer looked at, but the arena's texts may lie in them.
    keep = std::move(aligned);
  }

  /// The lines of all definitions files, and settings where these have none.
  std::vector<AlignedText> definitionTexts() const {
    std::vector<AlignedText> texts;
    bool hasLength = false, hasHash = false;
    for (const SourceRecord &source : state.sources) {
      for (const Finding &finding : source.findings) {
        if (finding.kind != FindingKind::DefinitionLine)
          continue;
        std::string_view line = state.texts[finding.text];
        bool isLength = line.starts_with(kLengthSetting), isHash = line.starts_with(kHashSetting);
        if ((isLength && options.bytesInLength) || (isHash && options.bytesInHash))
          continue;
        hasLength |= isLength;
        hasHash |= isHash;
        appendAligned(texts, state.texts[finding.file], finding.line, line);
      }
      // A file that is given twice begins a new text.
      if (!texts.empty())
        texts.push_back({});
    }
    std::erase_if(texts, [](const AlignedText &text) { return text.text.empty(); });
    auto addSetting = [&](std::string_view name, unsigned value) {
      appendAligned(texts, "<command line>", texts.empty() ? 1 : texts.back().lines + 1,
                    "QCFG(" + std::string(name) + ", " + std::to_string(value) + ")");
    };
    if (!hasLength)
      addSetting("BYTES_IN_LEN", options.bytesInLength.value_or(kDefaultBytesInLength));
    if (!hasHash)
      addSetting("BYTES_IN_HASH", options.bytesInHash.value_or(kDefaultBytesInHash));
    return texts;
  }

  /// A definition that is spelled like the identifier of another string would be taken for a reference to it,
  /// as it is one where sources say MP_QSTR_a_space_b.
  void findLostDefinitions(const std::vector<AlignedText> &texts, const qstr::Definitions &definitions) {
    for (const AlignedText &aligned : texts) {
      uint32_t number = 0;
      std::string_view rest = aligned.text;
      while (!rest.empty()) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        ++number;
        if (!line.starts_with("Q(") || !line.ends_with(')'))
          continue;
        std::string_view text = line.substr(2, line.size() - 3);
        const qstr::Definition *first = definitions.table.find(text);
        if (!first || first->text == text || !qstr::isPlainIdentifier(text))
          continue;
        std::string message = "the string '" + std::string(text) + "' is lost: its identifier is that of '" +
                              std::string(first->text) + "'";
        if (!first->line)
          addProblem(problems, Severity::Error, {aligned.file, number},
                     message + ", which every firmware has");
        else {
          addProblem(problems, Severity::Error, {aligned.file, number}, message);
          addProblem(problems, Severity::Note, {texts[first->file].file, first->line},
                     "which is defined here");
        }
      }
    }
  }

  /// What `mpy-tool freeze --qstr-header` and the scripts read.
  static std::string preprocessedText(const QstrTable &table) {
    std::string text = "QCFG(BYTES_IN_LEN, (" + std::to_string(table.bytesInLength) +
                       "))\nQCFG(BYTES_IN_HASH, (" + std::to_string(table.bytesInHash) + "))\n";
    for (const QstrEntry &entry : table.entries) {
      if (entry.isStatic)
        continue;
      std::string_view spelled = entry.text == "\n" ? "\\n" : entry.text == "\r\n" ? "\\r\\n" : entry.text;
      text.append("Q(").append(spelled).append(")\n");
    }
    return text;
  }

  void describeQstrs(const QstrTable &table, const qstr::Definitions &definitions, uint32_t firstOfSources) {
    Database &database = tables.database;
    database.bytesInLength = table.bytesInLength;
    database.bytesInHash = table.bytesInHash;
    std::unordered_map<std::string_view, size_t> rows; // by identifier
    for (const QstrEntry &entry : table.entries) {
      DatabaseQstr row;
      row.text = entry.text;
      row.identifier = entry.identifier;
      row.number = entry.number;
      row.pool = entry.pool;
      row.hash = entry.hash;
      const qstr::Definition *definition = definitions.table.find(entry.identifier);
      bool isDefined = definition && definition->line && definition->file < firstOfSources;
      row.origin = entry.isStatic ? QstrOrigin::Static
                   : isDefined    ? QstrOrigin::Definition
                                  : QstrOrigin::Source;
      if (isDefined)
        row.definition = placeAt(entry.origin);
      rows.emplace(entry.identifier, database.qstrs.size());
      database.qstrs.push_back(std::move(row));
    }
    for (const Merged &entry : merged)
      if (isItem(entry, Kind::Qstr))
        if (auto found = rows.find(textOf(entry)); found != rows.end())
          database.qstrs[found->second].uses.push_back(placeOf(entry));
    std::sort(database.qstrs.begin(), database.qstrs.end(),
              [](const DatabaseQstr &a, const DatabaseQstr &b) { return a.number < b.number; });
  }

  void makeModules() {
    ModuleTable table;
    for (const Merged &entry : merged)
      if (isItem(entry, Kind::Module))
        parseModules(textOf(entry), originOf(entry), table);
    Problems found;
    finishModules(table, found);
    // A program without modules is none of the scripts' cases, but fine.
    if (table.modules.empty())
      std::erase_if(found, [](const Problem &problem) { return problem.file.empty(); });
    takeProblems(std::move(found));
    write("moduledefs.h", writeModules(table));
    for (const ModuleRegistration &row : table.modules)
      tables.database.modules.push_back({std::string(row.name), std::string(row.object),
                                         row.kind == ModuleKind::Extensible, placeAt(row.origin)});
    for (const ModuleDelegation &row : table.delegations)
      tables.database.delegations.push_back(
          {std::string(row.object), std::string(row.function), placeAt(row.origin)});
  }

  void makeRootPointers() {
    std::vector<RootPointer> pointers;
    for (const Merged &entry : merged)
      if (isItem(entry, Kind::RootPointer))
        parseRootPointers(textOf(entry), originOf(entry), pointers);
    Problems found;
    finishRootPointers(pointers, found);
    takeProblems(std::move(found));
    write("root_pointers.h", writeRootPointers(pointers));
    for (const RootPointer &row : pointers)
      tables.database.rootPointers.push_back({std::string(row.declaration), placeAt(row.origin)});
  }

  void makeTexts() {
    std::vector<ErrorText> texts;
    for (const Merged &entry : merged)
      if (isItem(entry, Kind::Compressed))
        texts.insert(texts.end(), entry.total, {textOf(entry), originOf(entry)});
    std::stable_sort(texts.begin(), texts.end(),
                     [](const ErrorText &a, const ErrorText &b) { return a.text < b.text; });
    std::optional<CompressedTexts> compressed = compressTexts(texts, problems);
    if (!compressed)
      return;
    write("compressed.data.h", writeCompressedTexts(*compressed));
    std::unordered_map<std::string_view, Origin> origins;
    for (const ErrorText &text : texts)
      origins.emplace(text.text, text.origin);
    for (const CompressedText &row : compressed->texts)
      tables.database.texts.push_back({std::string(row.text),
                                       uint32_t(row.encoded.size()) + row.isCompressed() + 1,
                                       row.isCompressed(), placeAt(origins[row.text])});
  }

  void takeProblems(Problems found) {
    refuseConflicts(found);
    problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
  }

  support::Arena &arena;
  const BuildState &state;
  const TableOptions &options;
  Problems &problems;
  std::vector<Merged> merged;
  std::vector<uint32_t> fileNumbers; // of texts: index into Database::files
  std::vector<AlignedText> keep;
  BuildTables tables;
};

} // namespace

BuildTables makeBuildTables(support::Arena &arena, const BuildState &state, const TableOptions &options,
                            Problems &problems) {
  return TableMaker(arena, state, options, problems).make();
}

} // namespace adder::genhdr
