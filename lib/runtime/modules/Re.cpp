//===- runtime/modules/Re.cpp - The module re -------------------------------------------------------===//
//
// Objects around the engine in runtime/regex.  Positions are bytes inside; programs that match text see
// characters. Nothing is cached: a compiled expression is a few bytes, and boards would have to keep them.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/regex/Regex.h"

#include "py/runtime.h"

#include <cstring>

#if MICROPY_PY_RE

namespace adder::modules {

namespace {

using regex::CompileStatus;
using regex::MatchStatus;

[[maybe_unused]] constexpr mp_int_t kDebugFlag = 0x1000;

extern const mp_obj_type_t kMatchType;
extern const mp_obj_type_t kRegexType;

struct RegexObject {
  mp_obj_base_t base;
  uint8_t program[];
};

struct MatchObject {
  mp_obj_base_t base;
  mp_obj_t text;
  size_t groups;
  size_t bounds[]; ///< begin and end of each group, in bytes
};

/// A subject, or the part of it up to where a search shall end.
struct Subject {
  mp_obj_t object;
  std::string_view bytes;

  explicit Subject(mp_obj_t object) : object(object) {
    size_t size;
    const char *data = mp_obj_str_get_data(object, &size);
    bytes = {data, size};
  }
};

// --- The engine's view of this runtime.

void *resizeBlock(void *, void *block, size_t oldBytes, size_t newBytes) {
  void *moved = nullptr;
  if (newBytes > 0) {
    moved = runtime::allocateLeafOrNull(newBytes);
    if (!moved)
      return nullptr;
    if (block)
      std::memcpy(moved, block, oldBytes < newBytes ? oldBytes : newBytes);
  }
  if (block)
    m_del(byte, block, oldBytes);
  return moved;
}

regex::Memory memoryOfHeap() { return {resizeBlock, nullptr}; }

bool poll(void *) {
  mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
  return false;
}

void check(CompileStatus status) {
  switch (status) {
  case CompileStatus::Ok:
    return;
  case CompileStatus::UnmatchedParenthesis:
    mp_raise_ValueError(MP_ERROR_TEXT("error in regex"));
  case CompileStatus::TooComplex:
    mp_raise_ValueError(MP_ERROR_TEXT("regex too complex"));
  case CompileStatus::NoMemory:
    m_malloc_fail(SIZE_MAX);
  }
}

RegexObject *newRegex(std::string_view pattern) {
  regex::CompileOptions options;
  size_t size;
  check(regex::measure(pattern, options, memoryOfHeap(), size));
  // The type is in ROM, so there is nothing in it for the collector.
  auto *object = static_cast<RegexObject *>(runtime::allocateLeaf(sizeof(RegexObject) + size));
  object->base.type = &kRegexType;
  check(regex::compile(pattern, options, memoryOfHeap(), {object->program, size}));
  return object;
}

/// What a function of the module takes as its pattern.
RegexObject *regexIn(mp_obj_t pattern) {
  if (mp_obj_is_exact_type(pattern, &kRegexType))
    return static_cast<RegexObject *>(MP_OBJ_TO_PTR(pattern));
  return newRegex(Subject(pattern).bytes);
}

/// One run of the engine after another over the same subject.
class Search {
public:
  Search(RegexObject *regex, const Subject &subject) : regex(regex), subject(subject) {
    size_t count = program().slots();
    slots = count <= MP_ARRAY_SIZE(fewSlots) ? fewSlots : runtime::newLeaf<size_t>(count);
    options.memory = memoryOfHeap();
    options.poll = poll;
  }

  bool find(size_t from, bool onlyHere = false) {
    auto *run = onlyHere ? regex::match : regex::search;
    MatchStatus status = run(program(), subject.bytes, from, slots, options);
    if (status == MatchStatus::NoMemory)
      m_malloc_fail(SIZE_MAX);
    return status == MatchStatus::Matched;
  }

  unsigned groups() const { return program().groups(); }
  size_t begin(size_t group = 0) const { return slots[2 * group]; }
  size_t end(size_t group = 0) const { return slots[2 * group + 1]; }
  bool hasGroup(size_t group = 0) const { return begin(group) != regex::kUnset; }
  std::string_view group(size_t group = 0) const {
    return subject.bytes.substr(begin(group), end(group) - begin(group));
  }

  mp_obj_t newMatch() const {
    auto *match = mp_obj_malloc_var(MatchObject, bounds, size_t, 2 * groups(), &kMatchType);
    match->text = subject.object;
    match->groups = groups();
    std::memcpy(match->bounds, slots, 2 * groups() * sizeof(size_t));
    return MP_OBJ_FROM_PTR(match);
  }

private:
  regex::Program program() const { return regex::Program(regex->program); }

  RegexObject *const volatile regex; ///< is in memory, where the collector finds it
  const Subject &subject;
  regex::MatchOptions options;
  size_t *slots;
  size_t fewSlots[20];
};

/// A str or bytes as `whole` is.
mp_obj_t newPart(mp_obj_t whole, std::string_view bytes) {
  if (mp_obj_is_str(whole))
    return mp_obj_new_str(bytes.data(), bytes.size());
  return mp_obj_new_bytes(reinterpret_cast<const byte *>(bytes.data()), bytes.size());
}

// --- Match objects.

MatchObject *matchIn(mp_obj_t self) { return static_cast<MatchObject *>(MP_OBJ_TO_PTR(self)); }

void printMatch(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  mp_printf(print, "<match num=%d>", int(matchIn(self)->groups));
}

size_t checkedGroup(MatchObject *match, mp_obj_t number) {
  mp_int_t group = mp_obj_get_int(number);
  if (group < 0 || size_t(group) >= match->groups)
    mp_raise_type_arg(&mp_type_IndexError, number);
  return size_t(group);
}

mp_obj_t groupOf(MatchObject *match, size_t group) {
  size_t begin = match->bounds[2 * group], end = match->bounds[2 * group + 1];
  if (begin == regex::kUnset)
    return mp_const_none;
  return newPart(match->text, Subject(match->text).bytes.substr(begin, end - begin));
}

mp_obj_t group(mp_obj_t self, mp_obj_t number) {
  return groupOf(matchIn(self), checkedGroup(matchIn(self), number));
}
MP_DEFINE_CONST_FUN_OBJ_2(groupObject, group);

#if MICROPY_PY_RE_MATCH_GROUPS
mp_obj_t groups(mp_obj_t self) {
  MatchObject *match = matchIn(self);
  if (match->groups <= 1)
    return mp_const_empty_tuple;
  mp_obj_t tuple = mp_obj_new_tuple(match->groups - 1, nullptr);
  size_t count;
  mp_obj_t *items;
  mp_obj_get_array(tuple, &count, &items);
  std::memset(items, 0, count * sizeof(mp_obj_t)); // making an item can collect
  for (size_t i = 0; i < count; ++i)
    items[i] = groupOf(match, i + 1);
  return tuple;
}
MP_DEFINE_CONST_FUN_OBJ_1(groupsObject, groups);
#endif

#if MICROPY_PY_RE_MATCH_SPAN_START_END
/// A bound of the group that values[1] names, or of the whole match, as a Python int; -1 if it took no part.
mp_obj_t boundOf(size_t count, const mp_obj_t *values, size_t which) {
  MatchObject *match = matchIn(values[0]);
  size_t group = count > 1 ? checkedGroup(match, values[1]) : 0;
  size_t at = match->bounds[2 * group + which];
  if (at == regex::kUnset)
    return MP_OBJ_NEW_SMALL_INT(-1);
  if (mp_obj_is_str(match->text))
    at = utf8_charlen(reinterpret_cast<const byte *>(Subject(match->text).bytes.data()), at);
  return MP_OBJ_NEW_SMALL_INT(at);
}

mp_obj_t start(size_t count, const mp_obj_t *values) { return boundOf(count, values, 0); }
mp_obj_t end(size_t count, const mp_obj_t *values) { return boundOf(count, values, 1); }
mp_obj_t span(size_t count, const mp_obj_t *values) {
  mp_obj_t bounds[2] = {boundOf(count, values, 0), boundOf(count, values, 1)};
  return mp_obj_new_tuple(2, bounds);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(startObject, 1, 2, start);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(endObject, 1, 2, end);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(spanObject, 1, 2, span);
#endif

const mp_rom_map_elem_t kMatchMethods[] = {
    {MEMBER(group, groupObject)},
#if MICROPY_PY_RE_MATCH_GROUPS
    {MEMBER(groups, groupsObject)},
#endif
#if MICROPY_PY_RE_MATCH_SPAN_START_END
    {MEMBER(start, startObject)},   {MEMBER(end, endObject)}, {MEMBER(span, spanObject)},
#endif
};
MP_DEFINE_CONST_DICT(kMatchMethodsDict, kMatchMethods);

MP_DEFINE_CONST_OBJ_TYPE(kMatchType, MP_QSTR_match, MP_TYPE_FLAG_NONE, print, printMatch, locals_dict,
                         &kMatchMethodsDict);

// --- Finding.

void printRegex(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  mp_printf(print, "<re %p>", MP_OBJ_TO_PTR(self));
}

/// Where the character or byte is that `argument` counts, cut to the length of `subject`.
size_t positionIn(const Subject &subject, mp_obj_t argument) {
  mp_int_t index = mp_obj_get_int(argument);
  if (index <= 0)
    return 0;
  if (size_t(index) >= subject.bytes.size())
    return subject.bytes.size();
  if (!mp_obj_is_str(subject.object))
    return size_t(index);
  size_t at = 0;
  do
    for (++at; at < subject.bytes.size() && UTF8_IS_CONT(subject.bytes[at]);)
      ++at;
  while (--index > 0 && at < subject.bytes.size());
  return at;
}

/// values: pattern, subject, and of methods the positions where to start and to end.  The functions of the
/// module take and ignore two more arguments.
mp_obj_t find(size_t count, const mp_obj_t *values, bool onlyHere) {
  bool isMethod = mp_obj_is_exact_type(values[0], &kRegexType);
  RegexObject *regex = regexIn(values[0]);
  Subject subject(values[1]);
  size_t from = 0;
  if (isMethod && count > 2) {
    from = positionIn(subject, values[2]);
    size_t end = count > 3 ? positionIn(subject, values[3]) : subject.bytes.size();
    if (from > end)
      return mp_const_none;
    subject.bytes = subject.bytes.substr(0, end);
  }
  Search search(regex, subject);
  return search.find(from, onlyHere) ? search.newMatch() : mp_const_none;
}

mp_obj_t match(size_t count, const mp_obj_t *values) { return find(count, values, true); }
mp_obj_t search(size_t count, const mp_obj_t *values) { return find(count, values, false); }
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(matchObject, 2, 4, match);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(searchObject, 2, 4, search);

/// As the reference does, ends at the first empty match.
mp_obj_t split(size_t count, const mp_obj_t *values) {
  Subject subject(values[1]);
  mp_int_t most = count > 2 ? mp_obj_get_int(values[2]) : 0;
  Search search(regexIn(values[0]), subject);
  mp_obj_t parts = mp_obj_new_list(0, nullptr);
  size_t from = 0;
  while (search.find(from) && search.begin() != search.end()) {
    if (search.groups() > 1)
      mp_raise_NotImplementedError(MP_ERROR_TEXT("splitting with sub-captures"));
    mp_obj_list_append(parts, newPart(subject.object, subject.bytes.substr(from, search.begin() - from)));
    from = search.end();
    if (most > 0 && --most == 0)
      break;
  }
  mp_obj_list_append(parts, newPart(subject.object, subject.bytes.substr(from)));
  return parts;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(splitObject, 2, 3, split);

#if MICROPY_PY_RE_SUB

void addBytes(vstr_t *text, std::string_view bytes) { vstr_add_strn(text, bytes.data(), bytes.size()); }

/// The bytes of a new str or bytes, which only we hold: it is used again after room was made.
void addText(vstr_t *text, mp_obj_t object) {
  vstr_hint_size(text, Subject(object).bytes.size());
  addBytes(text, Subject(object).bytes);
}

void addTemplate(vstr_t *text, std::string_view replacement, const Search &search) {
  for (size_t at = 0;;) {
    regex::TemplatePiece piece = regex::nextTemplatePiece(replacement, at);
    switch (piece.kind) {
    case regex::TemplatePiece::End:
      return;
    case regex::TemplatePiece::Text:
      addBytes(text, piece.text);
      break;
    case regex::TemplatePiece::Group:
      if (piece.group >= search.groups())
        mp_raise_type_arg(&mp_type_IndexError, mp_obj_new_int_from_uint(piece.group));
      if (search.hasGroup(piece.group))
        addBytes(text, search.group(piece.group));
    }
  }
}

/// As the reference does, ends at the first empty match.
mp_obj_t substitute(size_t count, const mp_obj_t *values) {
  mp_obj_t replacement = values[1];
  Subject subject(values[2]);
  mp_int_t most = count > 3 ? mp_obj_get_int(values[3]) : 0;
  Search search(regexIn(values[0]), subject);
  bool isCallable = mp_obj_is_callable(replacement);
  vstr_t text;
  text.buf = nullptr; // nothing was replaced yet
  size_t from = 0;
  while (from <= subject.bytes.size() && search.find(from) && search.begin() != search.end()) {
    if (!text.buf)
      vstr_init(&text, subject.bytes.size() + 16);
    addBytes(&text, subject.bytes.substr(from, search.begin() - from));
    if (isCallable)
      addText(&text, mp_call_function_1(replacement, search.newMatch()));
    else
      addTemplate(&text, Subject(replacement).bytes, search);
    from = search.end();
    if (most > 0 && --most == 0)
      break;
  }
  if (!text.buf)
    return subject.object;
  addBytes(&text, subject.bytes.substr(from));
  return mp_obj_is_str(subject.object) ? mp_obj_new_str_from_vstr(&text) : mp_obj_new_bytes_from_vstr(&text);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(substituteObject, 3, 5, substitute);

#endif

const mp_rom_map_elem_t kRegexMethods[] = {
    {MEMBER(match, matchObject)},
    {MEMBER(search, searchObject)},
    {MEMBER(split, splitObject)},
#if MICROPY_PY_RE_SUB
    {MEMBER(sub, substituteObject)},
#endif
};
MP_DEFINE_CONST_DICT(kRegexMethodsDict, kRegexMethods);

MP_DEFINE_CONST_OBJ_TYPE(kRegexType, MP_QSTR_re, MP_TYPE_FLAG_NONE, print, printRegex, locals_dict,
                         &kRegexMethodsDict);

// --- The module.

/// Flags are accepted; none has a meaning.
mp_obj_t compile(size_t, const mp_obj_t *values) {
  return MP_OBJ_FROM_PTR(newRegex(Subject(values[0]).bytes));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(compileObject, 1, 2, compile);

const mp_rom_map_elem_t kMembers[] = {
    {MEMBER_NAME(__name__, re)},     {MEMBER(compile, compileObject)},
    {MEMBER(match, matchObject)},    {MEMBER(search, searchObject)},
#if MICROPY_PY_RE_SUB
    {MEMBER(sub, substituteObject)},
#endif
#if MICROPY_PY_RE_DEBUG
    {MEMBER_INT(DEBUG, kDebugFlag)},
#endif
};
MP_DEFINE_CONST_DICT(kMembersDict, kMembers);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_re;
const mp_obj_module_t mp_module_re = {{&mp_type_module},
                                      const_cast<mp_obj_dict_t *>(&adder::modules::kMembersDict)};

MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_re, mp_module_re);

#endif // MICROPY_PY_RE
