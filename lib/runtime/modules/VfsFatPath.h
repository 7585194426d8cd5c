//===- runtime/modules/VfsFatPath.h - Paths in a FAT file system --------------------------------------===//

#ifndef ADDER_RUNTIME_MODULES_VFSFATPATH_H
#define ADDER_RUNTIME_MODULES_VFSFATPATH_H

#include "runtime/core/Memory.h"
#include "runtime/modules/VfsFat.h"

namespace adder::modules {

/// The text of a str or bytes.  raises TypeError, ValueError for a NUL in it.
std::string_view fatPathText(mp_obj_t object);
/// `path`, from the root on and without "." and "..".  allocates.
std::string_view fatPathFromRoot(VfsFat *self, std::string_view path);
/// Takes the first name off a path; empty at its end.
std::string_view takeFatName(std::string_view &path);

/// A path from the root on, whose text is kept while functions go through it.
struct FatPath {
  std::string_view text;
  runtime::Alive start;

  FatPath(VfsFat *self, std::string_view path) : text(fatPathFromRoot(self, path)), start(text.data()) {}
  FatPath(VfsFat *self, mp_obj_t path) : FatPath(self, fatPathText(path)) {}
};

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_VFSFATPATH_H
