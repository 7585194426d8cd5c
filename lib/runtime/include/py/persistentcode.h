//===- py/persistentcode.h - Loading and saving .mpy files ------------------------------------------===//
//
// The version of the format and the machines that native code can be for.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_PERSISTENTCODE_H
#define ADDER_PY_PERSISTENTCODE_H

#include "py/emitglue.h"
#include "py/reader.h"

#ifdef __cplusplus
extern "C" {
#endif

#define MPY_VERSION 6
#define MPY_SUB_VERSION 3 // of native code: must be equal to be loaded

enum {
  MP_NATIVE_ARCH_NONE = 0,
  MP_NATIVE_ARCH_X86 = 1,
  MP_NATIVE_ARCH_X64 = 2,
  MP_NATIVE_ARCH_ARMV6 = 3,
  MP_NATIVE_ARCH_ARMV6M = 4,
  MP_NATIVE_ARCH_ARMV7M = 5,
  MP_NATIVE_ARCH_ARMV7EM = 6,
  MP_NATIVE_ARCH_ARMV7EMSP = 7,
  MP_NATIVE_ARCH_ARMV7EMDP = 8,
  MP_NATIVE_ARCH_XTENSA = 9,
  MP_NATIVE_ARCH_XTENSAWIN = 10,
  MP_NATIVE_ARCH_RV32IMC = 11,
  MP_NATIVE_ARCH_RV64IMC = 12,
  MP_NATIVE_ARCH_DEBUG = 13
};

enum {
  MP_PERSISTENT_OBJ_FUN_TABLE = 0,
  MP_PERSISTENT_OBJ_NONE = 1,
  MP_PERSISTENT_OBJ_FALSE = 2,
  MP_PERSISTENT_OBJ_TRUE = 3,
  MP_PERSISTENT_OBJ_ELLIPSIS = 4,
  MP_PERSISTENT_OBJ_STR = 5,
  MP_PERSISTENT_OBJ_BYTES = 6,
  MP_PERSISTENT_OBJ_INT = 7,
  MP_PERSISTENT_OBJ_FLOAT = 8,
  MP_PERSISTENT_OBJ_COMPLEX = 9,
  MP_PERSISTENT_OBJ_TUPLE = 10
};

// Byte 2 of a file: the sub-version in bits 0 and 1, the machine above; bit 6: flags of the machine follow.
#define MPY_FEATURE_ENCODE_SUB_VERSION(version) (version)
#define MPY_FEATURE_DECODE_SUB_VERSION(feature) ((feature)&3)
#define MPY_FEATURE_ENCODE_ARCH(arch) ((arch) << 2)
#define MPY_FEATURE_DECODE_ARCH(feature) (((feature) >> 2) & 0x2f)
#define MPY_FEATURE_ARCH_FLAGS 0x40
#define MPY_FEATURE_ARCH_FLAGS_TEST(feature) (((feature)&MPY_FEATURE_ARCH_FLAGS) != 0)

// module->context is given.  All raise ValueError for a file that does not fit, OSError; allocate.
void mp_raw_code_load(mp_reader_t *reader, mp_compiled_module_t *module);
void mp_raw_code_load_mem(const byte *bytes, size_t length, mp_compiled_module_t *module);
void mp_raw_code_load_file(qstr filename, mp_compiled_module_t *module);
#if MICROPY_PERSISTENT_CODE_SAVE
void mp_raw_code_save(mp_compiled_module_t *cm, mp_print_t *print);  // raises
void mp_raw_code_save_file(mp_compiled_module_t *cm, qstr filename); // raises
mp_obj_t mp_raw_code_save_fun_to_bytes(const mp_module_constants_t *consts,
                                       mp_proto_fun_t proto_fun); // raises
#endif

// native-abi.md 7.3: applies the relocations at reloc to text, which will run at reloc_text.
void mp_native_relocate(void *reloc, uint8_t *text, uintptr_t reloc_text);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_PERSISTENTCODE_H
