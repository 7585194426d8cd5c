//===- py/frozenmod.h - Modules that are part of the program ----------------------------------------===//
//
// A path that starts with MP_FROZEN_PATH_PREFIX names a module that was frozen into the program.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_FROZENMOD_H
#define ADDER_PY_FROZENMOD_H

#include "py/builtin.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { MP_FROZEN_NONE, MP_FROZEN_STR, MP_FROZEN_MPY };

#define MP_FROZEN_PATH_PREFIX ".frozen/"
#define MP_FROZEN_PATH_PREFIX_LEN (sizeof(MP_FROZEN_PATH_PREFIX) - 1)

// path: the path without the prefix.  A file: *type says what *data is, an mp_reader_t over the source
// (to be read, and closed), or a const mp_frozen_module_t *.  Either may be NULL.
mp_import_stat_t mp_find_frozen_module(const char *path, int *type, void **data);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_FROZENMOD_H
