//===- runtime/repl/Completion.cpp - What a name could become ---------------------------------------===//
//
// Completes the last name of a dotted path before the cursor: with names of the module __main__ at the start,
// with attributes behind a dot, with modules after import.  Every interned string is a candidate: what
// answers exists.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/repl/Session.h"

#include "py/builtin.h"
#include "py/mpprint.h"
#include "py/objmodule.h"
#include "py/repl.h"

#include <cstring>
#include <string_view>

namespace adder::repl {

namespace {

constexpr size_t kColumnWidth = 16;
constexpr size_t kLineWidth = 4 * kColumnWidth;

std::string_view textOf(::qstr name) {
  size_t length;
  auto *text = reinterpret_cast<const char *>(qstr_data(name, &length));
  return {text, length};
}

bool startsWith(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::memcmp(text.data(), start.data(), start.size()) == 0;
}

/// The attribute, or MP_OBJ_NULL.  Whatever a program does when asked is no error here.
mp_obj_t attributeOf(mp_obj_t object, ::qstr name) {
  mp_obj_t dest[2];
  mp_load_method_protected(object, name, dest, true);
  return dest[0];
}

bool isModule(::qstr name) {
  auto isIn = [name](const mp_map_t &map) {
    return mp_map_lookup(const_cast<mp_map_t *>(&map), MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP) != nullptr;
  };
  return isIn(mp_builtin_module_map) || isIn(mp_builtin_extensible_module_map);
}

/// A question: which names that begin with `start` does `object` have?  MP_OBJ_NULL stands for all modules.
struct Question {
  mp_obj_t object;
  std::string_view start;

  bool accepts(::qstr name) const {
    std::string_view text = textOf(name);
    if (!startsWith(text, start) || text.empty())
      return false;
    // What is private is offered to those who ask for it.
    if (start.empty() && text[0] == '_')
      return false;
    return object == MP_OBJ_NULL ? isModule(name) : attributeOf(object, name) != MP_OBJ_NULL;
  }
};

/// What all answers have in common.
struct Answer {
  size_t count = 0;
  std::string_view common;

  void add(std::string_view name) {
    if (count++ == 0) {
      common = name;
      return;
    }
    size_t same = 0;
    while (same < common.size() && same < name.size() && common[same] == name[same])
      ++same;
    common = {common.data(), same};
  }
};

template <typename Use> void forNames(const Question &question, Use &&use) {
  size_t total = QSTR_TOTAL();
  for (::qstr name = MP_QSTR_ + 1; name < total; ++name)
    if (question.accepts(name))
      use(textOf(name));
}

/// In columns, with two spaces or more between names.
void list(const Question &question, const mp_print_t *print) {
  size_t column = kLineWidth; // the first name starts a line
  forNames(question, [&](std::string_view name) {
    size_t gap = kColumnWidth - column % kColumnWidth;
    if (gap < 2)
      gap += kColumnWidth;
    if (column + gap + name.size() > kLineWidth) {
      mp_print_str(print, "\n");
      column = gap = 0;
    }
    mp_print_strn(print, "", 0, 0, ' ', int(gap));
    mp_print_strn(print, name.data(), name.size(), 0, 0, 0);
    column += gap + name.size();
  });
  mp_print_str(print, "\n");
}

bool isNameCharacter(char c) { return unichar_isident(byte(c)) || c == '.'; }

constexpr std::string_view kImport = "import ";

} // namespace

Completion complete(const char *text, size_t length, const mp_print_t *print) {
  std::string_view line(text, length);
  size_t begin = length;
  while (begin > 0 && isNameCharacter(line[begin - 1]))
    --begin;
  std::string_view path(text + begin, length - begin);
  Question question{MP_OBJ_FROM_PTR(&mp_module___main__), path};
  // Modules can only stand behind import at the start of a line.
  bool isImport = startsWith(line, kImport) && begin == kImport.size();
  if (isImport)
    question.object = MP_OBJ_NULL;
  for (size_t dot; (dot = question.start.find('.')) != std::string_view::npos;) {
    ::qstr name = qstr_find_strn(question.start.data(), dot);
    if (name == MP_QSTRnull)
      return {};
    question.object = question.object == MP_OBJ_NULL ? mp_module_get_builtin(name, true)
                                                     : attributeOf(question.object, name);
    if (question.object == MP_OBJ_NULL)
      return {};
    question.start.remove_prefix(dot + 1);
  }
  Answer answer;
  forNames(question, [&](std::string_view name) { answer.add(name); });
  if (answer.count == 0) {
    // The one keyword that helps.
    if (begin == 0 && !path.empty() && startsWith(kImport, path))
      return {kImport.data() + path.size(), kImport.size() - path.size(), false};
    return {};
  }
  if (answer.common.size() > question.start.size())
    return {answer.common.data() + question.start.size(), answer.common.size() - question.start.size(),
            false};
  if (answer.count == 1)
    return {};
  list(question, print);
  return {nullptr, 0, true};
}

} // namespace adder::repl

size_t mp_repl_autocomplete(const char *line, size_t length, const mp_print_t *print, const char **inserted) {
  adder::repl::Completion completion = adder::repl::complete(line, length, print);
  if (completion.wasListed)
    return size_t(-1);
  *inserted = completion.text;
  return completion.length;
}
