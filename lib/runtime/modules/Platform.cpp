//===- runtime/modules/Platform.cpp - The module platform -------------------------------------------===//
//
// What the runtime was compiled for, and by what.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"

#include "py/runtime.h"

#if MICROPY_PY_PLATFORM

// Defines __GLIBC__ or __NEWLIB__, where it is one of them.
#include <stddef.h>
#if __has_include(<features.h>)
#include <features.h>
#endif

// The processor: those of boards first.
#ifdef __arm__
#define PLATFORM_MACHINE "arm"
#elif defined __riscv
#define PLATFORM_MACHINE "riscv"
#elif defined __xtensa__
#define PLATFORM_MACHINE "xtensa"
#elif defined __aarch64__
#define PLATFORM_MACHINE "aarch64"
#elif defined __x86_64__
#define PLATFORM_MACHINE "x86_64"
#elif defined __i386__
#define PLATFORM_MACHINE "x86"
#else
#define PLATFORM_MACHINE ""
#endif

// The operating system; boards have none.
#ifdef __APPLE__
#define PLATFORM_SYSTEM "Darwin"
#elif defined __linux__
#define PLATFORM_SYSTEM "Linux"
#elif defined __unix__
#define PLATFORM_SYSTEM "Unix"
#else
#define PLATFORM_SYSTEM "MicroPython"
#endif

#if defined(__clang__)
#define PLATFORM_COMPILER                                                                                    \
  "Clang " MP_STRINGIFY(__clang_major__) "." MP_STRINGIFY(__clang_minor__) "." MP_STRINGIFY(                 \
      __clang_patchlevel__)
#elif defined(__GNUC__)
#define PLATFORM_COMPILER                                                                                    \
  "GCC " MP_STRINGIFY(__GNUC__) "." MP_STRINGIFY(__GNUC_MINOR__) "." MP_STRINGIFY(__GNUC_PATCHLEVEL__)
#else
#define PLATFORM_COMPILER ""
#endif

#if defined(__GLIBC__)
#define PLATFORM_LIBC "glibc"
#define PLATFORM_LIBC_VERSION MP_STRINGIFY(__GLIBC__) "." MP_STRINGIFY(__GLIBC_MINOR__)
#elif defined(__NEWLIB__)
#define PLATFORM_LIBC "newlib"
#define PLATFORM_LIBC_VERSION _NEWLIB_VERSION
#else
#define PLATFORM_LIBC ""
#define PLATFORM_LIBC_VERSION ""
#endif

namespace adder::modules {

namespace {

const MP_DEFINE_STR_OBJ(kPlatform, PLATFORM_SYSTEM "-" MICROPY_VERSION_STRING "-" PLATFORM_MACHINE
                                                   "--with-" PLATFORM_LIBC PLATFORM_LIBC_VERSION);
const MP_DEFINE_STR_OBJ(kCompiler, PLATFORM_COMPILER);
const MP_DEFINE_STR_OBJ(kLibc, PLATFORM_LIBC);
const MP_DEFINE_STR_OBJ(kLibcVersion, PLATFORM_LIBC_VERSION);

// Arguments of CPython's functions are accepted and mean nothing.
mp_obj_t platform(size_t, const mp_obj_t *) { return MP_OBJ_FROM_PTR(&kPlatform); }
mp_obj_t pythonCompiler(size_t, const mp_obj_t *) { return MP_OBJ_FROM_PTR(&kCompiler); }
mp_obj_t libcVersion(size_t, const mp_obj_t *) {
  const mp_obj_t items[2] = {MP_OBJ_FROM_PTR(&kLibc), MP_OBJ_FROM_PTR(&kLibcVersion)};
  return mp_obj_new_tuple(2, items);
}

MP_DEFINE_CONST_FUN_OBJ_VAR(platformObject, 0, platform);
MP_DEFINE_CONST_FUN_OBJ_VAR(pythonCompilerObject, 0, pythonCompiler);
MP_DEFINE_CONST_FUN_OBJ_VAR(libcVersionObject, 0, libcVersion);

const mp_rom_map_elem_t kMembers[] = {
    {MEMBER_NAME(__name__, platform)},
    {MEMBER(libc_ver, libcVersionObject)},
    {MEMBER(platform, platformObject)},
    {MEMBER(python_compiler, pythonCompilerObject)},
};
MP_DEFINE_CONST_DICT(kMembersDict, kMembers);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_platform;
const mp_obj_module_t mp_module_platform = {{&mp_type_module},
                                            const_cast<mp_obj_dict_t *>(&adder::modules::kMembersDict)};

MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_platform, mp_module_platform);

#endif // MICROPY_PY_PLATFORM
