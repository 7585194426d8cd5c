//===- frontend/Warnings.cpp - Names, findings, and what is decided at the end of the walk --------------===//

#include "frontend/Warnings.h"

#include "frontend/WarningWalk.h"

#include <algorithm>

namespace adder::frontend {

namespace {

constexpr support::DiagnosticId kWarnings[] = {
#define WARNING(Enumerator, Group, Message) support::DiagnosticId::Enumerator,
#include "support/Diagnostics.def"
};
static_assert(std::size(kWarnings) <= 32, "warnings are bits of a word");

constexpr size_t kBuiltinCount = 0
#define BUILTIN(Name, Minimum, Maximum) +1
#include "frontend/Builtins.def"
    ;
static_assert(kBuiltinCount < 255, "rows are numbered in a byte");

/// Names that say that they will not be used.
bool isDeliberate(std::string_view name) {
  return name.starts_with('_') || name.starts_with("unused") || name.starts_with("ignored") ||
         name == "dummy";
}

bool isWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         uint8_t(c) >= 0x80;
}

} // namespace

void reportWarnings(support::Arena &arena, const qstr::NameTable &names, const Ast &ast,
                    const ScopeTable &scopes, const Options &options, support::DiagnosticSink &sink) {
  if (options.enabledWarnings)
    WarningWalk(arena, names, ast, scopes, options, sink).run();
}

const WarningWalk::Builtin &WarningWalk::builtinAt(size_t row) {
  static constexpr Builtin kBuiltins[] = {
#define BUILTIN(Name, Minimum, Maximum) {#Name, Minimum, Maximum},
#include "frontend/Builtins.def"
  };
  return kBuiltins[row];
}

WarningWalk::WarningWalk(support::Arena &arena, const qstr::NameTable &names, const Ast &ast,
                         const ScopeTable &scopes, const Options &options, support::DiagnosticSink &sink)
    : arena(arena), names(names), ast(ast), scopes(scopes), options(options), sink(sink), findings(arena),
      usages(arena), firstUsage(arena), isDynamic(arena), scopeOf(arena), nameCounts(arena), nameFlags(arena),
      builtinOf(arena), calls(arena), constCalls(arena) {
  size_t total = 0;
  for (uint32_t i = 0; i < scopes.size(); ++i) {
    const Scope &scope = scopes[{i}];
    firstUsage.push(uint32_t(total));
    total += scope.identifiers.size();
    scopeOf.push({scope.node.index, i});
  }
  usages.resize(total);
  isDynamic.resize(scopes.size());
  std::sort(scopeOf.begin(), scopeOf.end(), [](ScopeOfNode a, ScopeOfNode b) { return a.node < b.node; });
  nameCounts.resize(names.size());
  nameFlags.resize(names.size());
  builtinOf.resize(names.size());
  for (size_t i = 0; i < kBuiltinCount; ++i)
    if (NameId name = names.find(builtinAt(i).name))
      builtinOf[name.value] = uint8_t(i + 1);
  for (std::string_view text : {"dir", "eval", "exec", "globals", "locals", "vars"})
    if (NameId name = names.find(text))
      nameFlags[name.value] |= kReadsByText;
  nameConst = names.find("const");
  nameMicropython = names.find("micropython");
  nameAll = names.find("__all__");
  nameMath = names.find("math");
}

void WarningWalk::run() {
  visitBlock(ast.root);
  readFoldedAway();
  findUnused();
  findBuiltinCalls();
  findConstCalls();
  report();
}

//===-- Names -------------------------------------------------------------------------------------------===//

/// Into the scope that `node` makes.  Gives the place to return to.
WarningWalk::Where WarningWalk::enter(NodeId node) {
  Where outer = where;
  auto before = [](ScopeOfNode entry, uint32_t wanted) { return entry.node < wanted; };
  auto at = std::lower_bound(scopeOf.begin(), scopeOf.end(), node.index, before);
  where.hasScope = at != scopeOf.end() && at->node == node.index;
  if (where.hasScope)
    where.scope = {at->scope};
  return outer;
}

WarningWalk::Usage *WarningWalk::usageOf(ScopeId scope, NameId name) {
  uint32_t position = scopes.find(scope, name);
  return position == ScopeTable::kNotFound ? nullptr : &usages[firstUsage[scope.index] + position];
}

/// All variables here and in the scopes around may be read by their text.
void WarningWalk::makeDynamic() {
  for (ScopeId scope = where.scope; !isDynamic[scope.index]; scope = scopes[scope].parent)
    isDynamic[scope.index] = 1;
}

/// Marks the identifier as read in each scope from here to the one that binds it; if that cannot be told,
/// because the code is never compiled, in all scopes around.
void WarningWalk::read(NameId name) {
  if (has(name, kReadsByText))
    makeDynamic();
  bool certain = where.hasScope;
  for (ScopeId scope = where.scope;;) {
    ScopeId next = scopes[scope].parent;
    if (Usage *usage = usageOf(scope, name)) {
      if (usage->isRead)
        return; // then it was carried on from here, too
      usage->isRead = true;
      IdentifierKind kind = scopes.identifier(scope, name).kind;
      if (certain && (kind == IdentifierKind::Local || kind == IdentifierKind::Cell))
        return;
      if (certain && kind != IdentifierKind::Free)
        next = {};
    } else {
      certain = false; // only mentioned where nothing is compiled
    }
    if (scope.index == 0)
      return;
    scope = next;
  }
}

void WarningWalk::bind(NameId name, Binding binding, NodeId place) {
  nameFlags[name.value] |= kBound;
  Usage *usage = where.hasScope ? usageOf(where.scope, name) : nullptr;
  if (!usage)
    return;
  if (scopes.identifier(where.scope, name).kind == IdentifierKind::Global && where.scope.index != 0) {
    usage = usageOf({}, name); // declared global here
    binding = Binding::Other;
    if (!usage)
      return;
  }
  NodeId &first = binding == Binding::Assignment ? usage->assignment : usage->import;
  if (binding == Binding::Other)
    usage->hasOther = true;
  else if (!first)
    first = place;
  if (binding == Binding::Import)
    usage->isOptional |= optionalDepth > 0;
}

/// Every word in `text` counts as read: annotations may be written as strings.
void WarningWalk::readWords(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    size_t begin = i;
    while (i < text.size() && isWordCharacter(text[i]))
      ++i;
    if (NameId name = i > begin ? names.find({text.data() + begin, i - begin}) : NameId{})
      read(name);
  }
}

/// Names that only stood where folding left nothing (`0 and x`, `math.pi`) are used.
void WarningWalk::readFoldedAway() {
  if (!enabled(DiagnosticId::UnusedImport) && !enabled(DiagnosticId::UnusedVariable))
    return;
  support::Vector<uint32_t> all(arena);
  all.resize(names.size());
  for (NodeId id = ast.first(); id; id = ast.next(id))
    if (ast.is<NameNode>(id))
      ++all[ast.get<NameNode>(id).name.value];
  if (nameMath)
    ++all[nameMath.value]; // its constants are folded for good
  for (uint32_t i = 0; i < scopes.size(); ++i) {
    std::span<const Identifier> identifiers = scopes[{i}].identifiers.span();
    for (size_t k = 0; k < identifiers.size(); ++k)
      usages[firstUsage[i] + k].isRead |=
          all[identifiers[k].name.value] > nameCounts[identifiers[k].name.value];
  }
}

//===-- Findings ----------------------------------------------------------------------------------------===//

uint32_t WarningWalk::bitOf(DiagnosticId id) {
  return uint32_t(1) << (std::find(std::begin(kWarnings), std::end(kWarnings), id) - std::begin(kWarnings));
}

void WarningWalk::find(DiagnosticId id, SourceRange range,
                       std::initializer_list<std::string_view> arguments) {
  findings.push({id, range, sink.keep(arguments), id, {}});
}

void WarningWalk::noteLast(DiagnosticId id, SourceRange range) {
  findings.back().note = id;
  findings.back().noteRange = range;
}

std::string_view WarningWalk::textOf(SourceRange range) const {
  return {ast.source.data() + range.begin, range.end - range.begin};
}

/// The first line of a statement.
support::SourceRange WarningWalk::firstLineOf(NodeId id) const {
  SourceRange range = ast.range(id);
  uint32_t end = range.begin;
  while (end < range.end && ast.source[end] != '\n' && ast.source[end] != '\r')
    ++end;
  return {range.begin, end};
}

void WarningWalk::findUnused() {
  for (uint32_t i = 0; i < scopes.size(); ++i)
    if ((i == 0 || scopes[{i}].kind == ScopeKind::Function) && !isDynamic[i] &&
        scopes[{i}].emitter != EmitterKind::InlineAsm)
      findUnusedIn({i});
}

void WarningWalk::findUnusedIn(ScopeId scope) {
  std::span<const Identifier> identifiers = scopes[scope].identifiers.span();
  for (size_t k = 0; k < identifiers.size(); ++k) {
    const Usage &usage = usages[firstUsage[scope.index] + k];
    bool isOwn =
        scope.index == 0 || (identifiers[k].kind == IdentifierKind::Local && identifiers[k].flags == 0);
    std::string_view name = names.text(identifiers[k].name);
    if (usage.isRead || usage.hasOther || !isOwn || isDeliberate(name))
      continue;
    if (usage.import && !usage.assignment)
      findUnusedImport(scope, usage);
    else if (usage.assignment && !usage.import && scope.index != 0 && enabled(DiagnosticId::UnusedVariable))
      find(DiagnosticId::UnusedVariable, ast.range(usage.assignment), {name});
  }
}

void WarningWalk::findUnusedImport(ScopeId scope, const Usage &usage) {
  if (!enabled(DiagnosticId::UnusedImport) || usage.isOptional)
    return;
  if (scope.index == 0 && !hasExports && mayBePublic(usage.import))
    return;
  SourceRange range = ast.range(usage.import);
  if (ast.is<ImportItemNode>(usage.import) && !ast.get<ImportItemNode>(usage.import).alias)
    return find(DiagnosticId::UnusedImport, range, {textOf(range)});
  NameId name = ast.is<ImportItemNode>(usage.import) ? ast.get<ImportItemNode>(usage.import).alias
                : ast.get<ImportFromItemNode>(usage.import).alias
                    ? ast.get<ImportFromItemNode>(usage.import).alias
                    : ast.get<ImportFromItemNode>(usage.import).name;
  find(DiagnosticId::UnusedImport, range, {names.text(name)});
}

/// Whether the import may be there for the modules that import this one, or for what it does.  Without
/// __all__ that is all in an __init__.py; elsewhere `from m import n`, unless the file has a name that boards
/// run as a program, and `import a.b`, which makes the submodule an attribute of its package.
bool WarningWalk::mayBePublic(NodeId item) const {
  std::string_view file = options.inputName;
  size_t slash = file.find_last_of("/\\");
  if (slash != std::string_view::npos)
    file.remove_prefix(slash + 1);
  if (file == "__init__.py")
    return true;
  if (ast.is<ImportFromItemNode>(item))
    return file != "main.py" && file != "boot.py" && file != "code.py";
  const auto &node = ast.get<ImportItemNode>(item);
  return !node.alias && ast.names<DottedNameNode>(node.name).size() > 1;
}

/// "1 argument", "0 to 3 arguments".
std::string_view WarningWalk::describe(const Builtin &builtin) {
  support::TextWriter text(arena);
  bool isOne = builtin.minimum == 1 && (builtin.maximum == 1 || builtin.maximum == kAny);
  if (builtin.maximum == kAny)
    text << "at least ";
  if (builtin.maximum == 0)
    text << "no";
  else
    text << builtin.minimum;
  if (builtin.maximum != kAny && builtin.maximum != builtin.minimum)
    text << " to " << builtin.maximum;
  text << (isOne ? " argument" : " arguments");
  return text.text();
}

void WarningWalk::findBuiltinCalls() {
  if (hasImportStar)
    return;
  for (const BuiltinCall &call : calls) {
    if (has(ast.get<NameNode>(call.subject).name, kBound))
      continue;
    support::TextWriter count(arena);
    count << call.count;
    find(DiagnosticId::BuiltinArguments, ast.range(call.subject),
         {call.builtin->name, describe(*call.builtin), count.text()});
  }
}

/// Not if `const` is a function of the program's own.
void WarningWalk::findConstCalls() {
  bool isOwn = nameConst && has(nameConst, kBound) && !constIsImported;
  for (NodeId name : constCalls)
    if (!isOwn || isName(name, nameMicropython))
      find(DiagnosticId::ConstNotFolded, ast.range(name));
}

void WarningWalk::report() {
  auto before = [](const Finding &a, const Finding &b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.id < b.id;
  };
  std::sort(findings.begin(), findings.end(), before);
  uint32_t line = 1;
  uint32_t offset = 0;
  for (const Finding &finding : findings) {
    for (; offset < finding.range.begin; ++offset) {
      bool pair = ast.source[offset] == '\r' && ast.source[offset + 1] == '\n';
      line += ast.source[offset] == '\n' || (ast.source[offset] == '\r' && !pair);
    }
    sink.report({finding.id, support::TracePlace::Line, line, finding.range, {}, finding.arguments, {}});
    if (finding.note != finding.id)
      sink.note(finding.note, finding.noteRange);
  }
}

} // namespace adder::frontend
