//===- extmod/vfs.h - Mounted file systems and block devices ----------------------------------------===//
//
// A file system is an object with mount, umount, open and so on; a block device one with readblocks,
// writeblocks and ioctl.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EXTMOD_VFS_H
#define ADDER_EXTMOD_VFS_H

#include "py/builtin.h"
#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

// Of mp_vfs_lookup_path: no file system has the path; the path is the root itself.
#define MP_VFS_NONE ((mp_vfs_mount_t *)1)
#define MP_VFS_ROOT ((mp_vfs_mount_t *)0)

// In st_mode, whatever the host says.
#define MP_S_IFDIR 0x4000
#define MP_S_IFREG 0x8000

#define MP_BLOCKDEV_FLAG_NATIVE 0x1   // readblocks[2], writeblocks[2] are C functions
#define MP_BLOCKDEV_FLAG_FREE_OBJ 0x2 // goes when it is unmounted
#define MP_BLOCKDEV_FLAG_HAVE_IOCTL 0x4
#define MP_BLOCKDEV_FLAG_NO_FILESYSTEM 0x8

#define MP_BLOCKDEV_IOCTL_INIT 1
#define MP_BLOCKDEV_IOCTL_DEINIT 2
#define MP_BLOCKDEV_IOCTL_SYNC 3
#define MP_BLOCKDEV_IOCTL_BLOCK_COUNT 4
#define MP_BLOCKDEV_IOCTL_BLOCK_SIZE 5
#define MP_BLOCKDEV_IOCTL_BLOCK_ERASE 6

// Of rom_ioctl, which a port with MICROPY_VFS_ROM_IOCTL has.
#define MP_VFS_ROM_IOCTL_GET_NUMBER_OF_SEGMENTS 1
#define MP_VFS_ROM_IOCTL_GET_SEGMENT 2
#define MP_VFS_ROM_IOCTL_WRITE_PREPARE 3
#define MP_VFS_ROM_IOCTL_WRITE 4
#define MP_VFS_ROM_IOCTL_WRITE_COMPLETE 5
#define MP_VFS_ROM_IOCTL_GET_MIN_PREPARE 6

// The protocol slot of a file system: what import asks, without calling Python.
typedef struct _mp_vfs_proto_t {
  mp_import_stat_t (*import_stat)(void *self, const char *path);
} mp_vfs_proto_t;

typedef struct _mp_vfs_blockdev_t {
  uint16_t flags;
  size_t block_size;      // bytes
  mp_obj_t readblocks[5]; // a method and its arguments
  mp_obj_t writeblocks[5];
  union {
    mp_obj_t ioctl[4];
    struct {
      mp_obj_t sync[2];
      mp_obj_t count[2];
    } old;
  } u;
} mp_vfs_blockdev_t;

typedef struct _mp_vfs_mount_t {
  const char *str; // where
  size_t len;
  mp_obj_t obj;
  struct _mp_vfs_mount_t *next;
} mp_vfs_mount_t;

// All call the device, and raise what it raises; those that return int give 0 or -errno.  The _ext forms
// start at an offset in the block and take any number of bytes.
void mp_vfs_blockdev_init(mp_vfs_blockdev_t *device, mp_obj_t object);
mp_obj_t mp_vfs_blockdev_ioctl(mp_vfs_blockdev_t *device, uintptr_t request, uintptr_t argument);
int mp_vfs_blockdev_read(mp_vfs_blockdev_t *device, size_t block, size_t count, uint8_t *to);
int mp_vfs_blockdev_read_ext(mp_vfs_blockdev_t *device, size_t block, size_t offset, size_t bytes,
                             uint8_t *to);
int mp_vfs_blockdev_write(mp_vfs_blockdev_t *device, size_t block, size_t count, const uint8_t *from);
int mp_vfs_blockdev_write_ext(mp_vfs_blockdev_t *device, size_t block, size_t offset, size_t bytes,
                              const uint8_t *from);

mp_vfs_mount_t *mp_vfs_lookup_path(const char *path, const char **inside);
int mp_vfs_mount_and_chdir_protected(mp_obj_t device, mp_obj_t place);

// The functions of os and vfs; all raise OSError; allocate.
mp_obj_t mp_vfs_chdir(mp_obj_t path);
mp_obj_t mp_vfs_getcwd(void);
mp_obj_t mp_vfs_stat(mp_obj_t path);
mp_obj_t mp_vfs_statvfs(mp_obj_t path);
mp_obj_t mp_vfs_listdir(size_t count, const mp_obj_t *values);
mp_obj_t mp_vfs_ilistdir(size_t count, const mp_obj_t *values);
mp_obj_t mp_vfs_mkdir(mp_obj_t path);
mp_obj_t mp_vfs_rmdir(mp_obj_t path);
mp_obj_t mp_vfs_remove(mp_obj_t path);
mp_obj_t mp_vfs_rename(mp_obj_t from, mp_obj_t to);
mp_obj_t mp_vfs_umount(mp_obj_t which);
mp_obj_t mp_vfs_mount(size_t count, const mp_obj_t *values, mp_map_t *keywords);

// clang-format off
MP_DECLARE_CONST_FUN_OBJ_KW(mp_vfs_mount_obj);
MP_DECLARE_CONST_FUN_OBJ_1(mp_vfs_umount_obj);
MP_DECLARE_CONST_FUN_OBJ_1(mp_vfs_chdir_obj);
MP_DECLARE_CONST_FUN_OBJ_0(mp_vfs_getcwd_obj);
MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(mp_vfs_ilistdir_obj);
MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(mp_vfs_listdir_obj);
MP_DECLARE_CONST_FUN_OBJ_1(mp_vfs_mkdir_obj);
MP_DECLARE_CONST_FUN_OBJ_1(mp_vfs_remove_obj);
MP_DECLARE_CONST_FUN_OBJ_2(mp_vfs_rename_obj);
MP_DECLARE_CONST_FUN_OBJ_1(mp_vfs_rmdir_obj);
MP_DECLARE_CONST_FUN_OBJ_1(mp_vfs_stat_obj);
MP_DECLARE_CONST_FUN_OBJ_1(mp_vfs_statvfs_obj);
// clang-format on

#ifdef __cplusplus
}
#endif

#endif // ADDER_EXTMOD_VFS_H
