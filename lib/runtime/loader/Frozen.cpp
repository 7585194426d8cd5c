//===- runtime/loader/Frozen.cpp - Modules that are part of the program -----------------------------===//
//
// The tables are made by mpy-tool -f or mpy-tool freeze (qstr-and-freezing.md 4.10, 5.5): names, one after
// the other, each ended by a NUL and all by an empty one; those that are frozen as text come first.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/loader/Frozen.h"

#include "py/reader.h"
#include "py/runtime.h"

#include <cstring>

#if MICROPY_MODULE_FROZEN
extern "C" {
extern const char mp_frozen_names[];
#if MICROPY_MODULE_FROZEN_STR
extern const uint32_t mp_frozen_str_sizes[];
extern const char mp_frozen_str_content[];
#endif
#if MICROPY_MODULE_FROZEN_MPY
extern const mp_frozen_module_t *const mp_frozen_mpy_content[];
#endif
}
#endif

namespace adder::loader {

namespace {

constexpr std::string_view kPrefix = MP_FROZEN_PATH_PREFIX;

#if MICROPY_MODULE_FROZEN
/// Walks through the texts beside their names.
class TextCursor {
public:
  bool isAtText() const {
#if MICROPY_MODULE_FROZEN_STR
    return mp_frozen_str_sizes[number] != 0;
#else
    return false;
#endif
  }
  std::string_view text() const {
#if MICROPY_MODULE_FROZEN_STR
    return {mp_frozen_str_content + offset, mp_frozen_str_sizes[number]};
#else
    return {};
#endif
  }
  void advance() {
#if MICROPY_MODULE_FROZEN_STR
    offset += mp_frozen_str_sizes[number++] + 1;
#endif
  }

private:
  [[maybe_unused]] size_t number = 0;
  [[maybe_unused]] size_t offset = 0;
};

bool isBelow(std::string_view name, std::string_view directory) {
  return name.size() > directory.size() && name[directory.size()] == '/' && name.starts_with(directory);
}
#endif

} // namespace

bool isFrozenPath(std::string_view path, std::string_view &rest) {
  if (!path.starts_with(kPrefix))
    return false;
  rest = {path.data() + kPrefix.size(), path.size() - kPrefix.size()};
  return true;
}

const char *frozenNames() {
#if MICROPY_MODULE_FROZEN
  return mp_frozen_names;
#else
  return "";
#endif
}

Frozen findFrozen([[maybe_unused]] std::string_view path) {
  Frozen found;
#if MICROPY_MODULE_FROZEN
  TextCursor texts;
  [[maybe_unused]] size_t modules = 0;
  for (const char *name = mp_frozen_names; *name; name += std::strlen(name) + 1) {
    bool isText = texts.isAtText();
    if (name == path) {
      found.kind = MP_IMPORT_STAT_FILE;
      if (isText)
        found.source = texts.text();
#if MICROPY_MODULE_FROZEN_MPY
      else
        found.module = mp_frozen_mpy_content[modules];
#endif
      return found;
    }
    if (isBelow(name, path)) {
      found.kind = MP_IMPORT_STAT_DIR;
      return found;
    }
    if (isText)
      texts.advance();
    else
      ++modules;
  }
#endif
  return found;
}

} // namespace adder::loader

using namespace adder::loader;

mp_import_stat_t mp_find_frozen_module(const char *path, int *type, void **data) {
  Frozen found = findFrozen(path);
  bool isFile = found.kind == MP_IMPORT_STAT_FILE;
  if (type)
    *type = !isFile ? MP_FROZEN_NONE : found.module ? MP_FROZEN_MPY : MP_FROZEN_STR;
  if (!data || !isFile)
    return found.kind;
  if (found.module) {
    *data = const_cast<mp_frozen_module_t *>(found.module);
  } else {
    auto *reader = m_new_obj(mp_reader_t);
    mp_reader_new_mem(reader, reinterpret_cast<const byte *>(found.source.data()), found.source.size(),
                      MP_READER_IS_ROM);
    *data = reader;
  }
  return found.kind;
}
