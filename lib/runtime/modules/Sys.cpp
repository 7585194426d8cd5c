//===- runtime/modules/Sys.cpp - The module sys -----------------------------------------------------===//
//
// Attributes that a program may set (path, ps1, ps2) are not in the constant dict but in the state, and
// reached through the module's delegation.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Frame.h"
#include "runtime/core/Members.h"
#include "runtime/core/Streams.h"

#include "py/builtin.h"
#include "py/gc.h"
#include "py/mpprint.h"
#include "py/objint.h"
#include "py/objlist.h"
#include "py/objmodule.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/smallint.h"
#include "py/stream.h"

#if MICROPY_PY_SYS

#if MICROPY_PY_SYS_ATEXIT
MP_REGISTER_ROOT_POINTER(mp_obj_t sys_exitfunc);
#endif

extern "C" {
#if MICROPY_PY_SYS_STDFILES
// The port's.
extern struct _mp_sys_stream_t mp_sys_stdin_obj, mp_sys_stdout_obj, mp_sys_stderr_obj;
#endif
#if MICROPY_PY_SYS_EXECUTABLE
extern mp_obj_str_t mp_sys_executable_obj;
#endif
}

namespace adder::modules {

namespace {

using runtime::Block;
using runtime::Frame;

const MP_DEFINE_STR_OBJ(platformText, MICROPY_PY_SYS_PLATFORM);
MP_DEFINE_STR_OBJ(versionText, "3.4.0; " MICROPY_BANNER_NAME_AND_VERSION);

template <size_t n> struct ConstTuple {
  mp_obj_base_t base;
  size_t length;
  mp_rom_obj_t items[n];
};

const ConstTuple<3> kPythonVersion = {{&mp_type_tuple}, 3, {MP_ROM_INT(3), MP_ROM_INT(4), MP_ROM_INT(0)}};

// --- sys.implementation

const ConstTuple<4> kOurVersion = {{&mp_type_tuple},
                                   4,
                                   {MP_ROM_INT(MICROPY_VERSION_MAJOR), MP_ROM_INT(MICROPY_VERSION_MINOR),
                                    MP_ROM_INT(MICROPY_VERSION_MICRO), MP_ROM_QSTR(MP_QSTR_)}};
const MP_DEFINE_STR_OBJ(machineText, MICROPY_BANNER_MACHINE);

/// The second and third byte of the .mpy files that can be loaded (mpy-and-bytecode.md 2): version, and
/// sub-version with no architecture, as machine code is not.
constexpr mp_int_t kMpyWord = 6 | 3 << 8;

const ::qstr kImplementationFields[] = {MP_QSTR_name, MP_QSTR_version, MP_QSTR__machine, MP_QSTR__mpy};
constexpr size_t kFieldCount = MP_ARRAY_SIZE(kImplementationFields);

/// An attrtuple: its last item is the table of names.
const ConstTuple<kFieldCount + 1> kImplementation = {
    {&mp_type_attrtuple},
    kFieldCount,
    {MP_ROM_QSTR(MP_QSTR_micropython), MP_ROM_PTR(&kOurVersion), MP_ROM_PTR(&machineText),
     MP_ROM_INT(kMpyWord), MP_ROM_PTR(kImplementationFields)}};

// --- Functions.

mp_obj_t exit(size_t count, const mp_obj_t *values) {
  if (count == 0)
    mp_raise_type(&mp_type_SystemExit);
  mp_raise_type_arg(&mp_type_SystemExit, values[0]);
}

mp_obj_t printException(size_t count, const mp_obj_t *values) {
#if MICROPY_PY_IO && MICROPY_PY_SYS_STDFILES
  mp_print_t print = runtime::printerTo(count > 1 ? values[1] : MP_OBJ_FROM_PTR(&mp_sys_stdout_obj));
  mp_obj_print_exception(&print, values[0]);
#else
  (void)count;
  mp_obj_print_exception(&mp_plat_print, values[0]);
#endif
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kPrintException, 1, MP_OBJ_FUN_ARGS_MAX, printException);

#if MICROPY_PY_SYS_EXC_INFO
/// What the innermost except or finally that is running is running for.
mp_obj_t handledException() {
  for (Frame *frame = runtime::currentFrame(); frame; frame = frame->caller)
    for (Block *block = frame->block; block >= frame->blocks(); --block)
      if (block->exception != MP_OBJ_NULL)
        return block->exception;
  return MP_OBJ_NULL;
}

mp_obj_t exceptionInfo() {
  mp_obj_t exception = handledException();
  mp_obj_t values[3] = {mp_const_none, mp_const_none, mp_const_none};
  if (exception != MP_OBJ_NULL) {
    values[0] = MP_OBJ_FROM_PTR(mp_obj_get_type(exception));
    values[1] = exception;
  }
  return mp_obj_new_tuple(3, values);
}
MP_DEFINE_CONST_FUN_OBJ_0(kExceptionInfo, exceptionInfo);
#endif

#if MICROPY_PY_SYS_ATEXIT
/// Sets the function that is called at the end; returns the one before.
mp_obj_t atExit(mp_obj_t function) {
  mp_obj_t before = MP_STATE_VM(sys_exitfunc);
  MP_STATE_VM(sys_exitfunc) = function;
  return before == MP_OBJ_NULL ? mp_const_none : before;
}
MP_DEFINE_CONST_FUN_OBJ_1(kAtExit, atExit);
#endif

#if MICROPY_PY_SYS_GETSIZEOF
mp_obj_t sizeOf(mp_obj_t object) { return mp_unary_op(MP_UNARY_OP_SIZEOF, object); }
MP_DEFINE_CONST_FUN_OBJ_1(kSizeOf, sizeOf);
#endif

#if MICROPY_PY_SYS_INTERN
MP_DEFINE_CONST_FUN_OBJ_1(kIntern, mp_obj_str_intern_checked);
#endif

// --- Attributes that can be set.

#if MICROPY_PY_SYS_ATTR_DELEGATION
const uint16_t kMutableNames[] = {
#if MICROPY_PY_SYS_PATH
    MP_QSTR_path,
#endif
#if MICROPY_PY_SYS_PS1_PS2
    MP_QSTR_ps1,
    MP_QSTR_ps2,
#endif
#if MICROPY_PY_SYS_TRACEBACKLIMIT
    MP_QSTR_tracebacklimit,
#endif
    MP_QSTRnull,
};
static_assert(MP_ARRAY_SIZE(kMutableNames) == MP_SYS_MUTABLE_NUM + 1);
#endif

} // namespace
} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_sys_exit_obj, 0, 1, exit);

#if MICROPY_PY_SYS_ATTR_DELEGATION
extern "C" void mp_module_sys_attr(mp_obj_t, qstr name, mp_obj_t *dest) {
  mp_module_generic_attr(name, dest, kMutableNames, MP_STATE_VM(sys_mutable));
}
#endif

namespace adder::modules {

namespace {

const mp_rom_map_elem_t kSys[] = {
    {MEMBER_NAME(__name__, sys)},
#if MICROPY_PY_SYS_ARGV
    {MEMBER(argv, MP_STATE_VM(mp_sys_argv_obj))},
#endif
    {MEMBER(version, versionText)},
    {MEMBER(version_info, kPythonVersion)},
    {MEMBER(implementation, kImplementation)},
    {MEMBER(platform, platformText)},
#if MP_ENDIANNESS_LITTLE
    {MEMBER_NAME(byteorder, little)},
#else
    {MEMBER_NAME(byteorder, big)},
#endif
#if MICROPY_PY_SYS_MAXSIZE
    {MEMBER(maxsize, mp_sys_maxsize_obj)},
#endif
    {MEMBER(exit, mp_sys_exit_obj)},
#if MICROPY_PY_SYS_STDFILES
    {MEMBER(stdin, mp_sys_stdin_obj)},
    {MEMBER(stdout, mp_sys_stdout_obj)},
    {MEMBER(stderr, mp_sys_stderr_obj)},
#endif
#if MICROPY_PY_SYS_MODULES
    {MEMBER(modules, MP_STATE_VM(mp_loaded_modules_dict))},
#endif
#if MICROPY_PY_SYS_EXC_INFO
    {MEMBER(exc_info, kExceptionInfo)},
#endif
#if MICROPY_PY_SYS_GETSIZEOF
    {MEMBER(getsizeof, kSizeOf)},
#endif
#if MICROPY_PY_SYS_INTERN
    {MEMBER(intern, kIntern)},
#endif
#if MICROPY_PY_SYS_EXECUTABLE
    {MEMBER(executable, mp_sys_executable_obj)},
#endif
    {MEMBER(print_exception, kPrintException)},
#if MICROPY_PY_SYS_ATEXIT
    {MEMBER(atexit, kAtExit)},
#endif
};
MP_DEFINE_CONST_DICT(kSysDict, kSys);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_sys = {{&mp_type_module}, const_cast<mp_obj_dict_t *>(&kSysDict)};
MP_REGISTER_MODULE(MP_QSTR_sys, mp_module_sys);
#if MICROPY_PY_SYS_ATTR_DELEGATION
MP_REGISTER_MODULE_DELEGATION(mp_module_sys, mp_module_sys_attr);
#endif

#if MICROPY_PY_IO && MICROPY_PY_SYS_STDFILES
const mp_print_t mp_sys_stdout_print = {&mp_sys_stdout_obj, mp_stream_write_adaptor};
#endif

#endif // MICROPY_PY_SYS
