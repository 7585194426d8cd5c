//===- runtime/modules/VfsMounts.h - What is mounted where ------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_VFSMOUNTS_H
#define ADDER_RUNTIME_MODULES_VFSMOUNTS_H

#include "extmod/vfs.h"
#include "py/runtime.h"

#if MICROPY_VFS

namespace adder::modules {

using Mount = mp_vfs_mount_t;

/// The place of a file system begins with a slash; "/" itself has nothing else.
inline bool isAtRoot(const Mount *mount) { return mount->len == 1; }

/// A file system, not the top of the tree where nothing is mounted, and not nothing.
inline bool isFileSystem(const Mount *mount) { return mount != MP_VFS_NONE && mount != MP_VFS_ROOT; }

/// All that is mounted, in the order in which a path is compared with it: what is at "/", which has every
/// path, comes last.  Nothing may be mounted or unmounted while one walks through.
struct Mounts {
  struct Iterator {
    Mount *at;
    Mount *operator*() const { return at; }
    void operator++() { at = at->next; }
    bool operator!=(Iterator other) const { return at != other.at; }
  };
  Iterator begin() const { return {MP_STATE_VM(vfs_mount_table)}; }
  Iterator end() const { return {nullptr}; }
};

/// The file system at "/", or MP_VFS_ROOT.
Mount *mountedAtRoot();

/// Fills `call` with a method of a file system and what it is called for.  Raises OSError (ENODEV, EPERM) for
/// nothing and for the top of the tree, AttributeError for a file system that has no such method.
void loadFileSystemMethod(Mount *mount, qstr method, mp_obj_t *call);

/// Calls a method.  Raises the same, and what the file system raises.
template <typename... Values> mp_obj_t askFileSystem(Mount *mount, qstr method, Values... values) {
  mp_obj_t call[] = {MP_OBJ_NULL, MP_OBJ_NULL, values...};
  loadFileSystemMethod(mount, method, call);
  return mp_call_method_n_kw(sizeof...(values), 0, call);
}

} // namespace adder::modules

#endif // MICROPY_VFS

#endif // ADDER_RUNTIME_MODULES_VFSMOUNTS_H
