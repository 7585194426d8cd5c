//===- runtime/modules/VfsFatPath.cpp - Paths in a FAT file system ------------------------------------===//
//
// What ".." means is decided by the text: no directory has to be read for it.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_VFS_FAT

#include "py/runtime.h"
#include "runtime/modules/VfsFatPath.h"

#include <cstring>

namespace adder::modules {

std::string_view fatPathText(mp_obj_t object) {
  size_t length;
  const char *text = mp_obj_str_get_data(object, &length);
  if (std::memchr(text, 0, length))
    mp_raise_ValueError(MP_ERROR_TEXT("embedded null character"));
  return {text, length};
}

std::string_view takeFatName(std::string_view &path) {
  size_t start = path.find_first_not_of('/');
  if (start == path.npos)
    return {};
  path.remove_prefix(start);
  std::string_view name = path.substr(0, path.find('/'));
  path.remove_prefix(name.size());
  return name;
}

namespace {

bool hasDots(std::string_view path) {
  for (std::string_view name; !(name = takeFatName(path)).empty();)
    if (name == "." || name == "..")
      return true;
  return false;
}

} // namespace

std::string_view fatPathFromRoot(VfsFat *self, std::string_view path) {
  std::string_view current = fatPathText(self->current);
  bool isAbsolute = !path.empty() && path.front() == '/';
  if ((isAbsolute || current == "/") && !hasDots(path))
    return path;
  size_t room = current.size() + path.size() + 2, length = 0;
  char *joined = runtime::newLeaf<char>(room);
  if (!isAbsolute && current != "/") {
    std::memcpy(joined, current.data(), current.size());
    length = current.size();
  }
  bool mustBeDirectory = !path.empty() && path.back() == '/';
  for (std::string_view name; !(name = takeFatName(path)).empty();) {
    if (name == ".")
      continue;
    if (name == "..") {
      while (length != 0 && joined[--length] != '/')
        ;
      continue;
    }
    joined[length++] = '/';
    std::memcpy(joined + length, name.data(), name.size());
    length += name.size();
  }
  if (mustBeDirectory)
    joined[length++] = '/';
  return {joined, length};
}

} // namespace adder::modules

#endif // MICROPY_VFS_FAT
