//===- runtime/modules/Builtins.cpp - The module builtins -------------------------------------------===//
//
// What programs see without importing anything: the table.  Functions are in BuiltinFunctions.cpp and the
// files of their subjects.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"

#include "py/builtin.h"
#include "py/objexcept.h"
#include "py/runtime.h"

namespace adder::modules {

namespace {

const mp_rom_map_elem_t kBuiltins[] = {
    // What compiled code calls for statements.
    {MEMBER_NAME(__name__, builtins)},
    {MEMBER(__build_class__, mp_builtin___build_class___obj)},
    {MEMBER(__import__, mp_builtin___import___obj)},
    {MEMBER(__repl_print__, mp_builtin___repl_print___obj)},

    // Types.
    {MEMBER(bool, mp_type_bool)},
    {MEMBER(bytes, mp_type_bytes)},
    {MEMBER(bytearray, mp_type_bytearray)},
#if MICROPY_PY_BUILTINS_COMPLEX
    {MEMBER(complex, mp_type_complex)},
#endif
    {MEMBER(dict, mp_type_dict)},
    {MEMBER(enumerate, mp_type_enumerate)},
    {MEMBER(filter, mp_type_filter)},
#if MICROPY_PY_BUILTINS_FLOAT
    {MEMBER(float, mp_type_float)},
#endif
    {MEMBER(set, mp_type_set)},
    {MEMBER(frozenset, mp_type_frozenset)},
    {MEMBER(int, mp_type_int)},
    {MEMBER(list, mp_type_list)},
    {MEMBER(map, mp_type_map)},
    {MEMBER(memoryview, mp_type_memoryview)},
    {MEMBER(object, mp_type_object)},
    {MEMBER(property, mp_type_property)},
    {MEMBER(range, mp_type_range)},
    {MEMBER(reversed, mp_type_reversed)},
    {MEMBER(slice, mp_type_slice)},
    {MEMBER(str, mp_type_str)},
    {MEMBER(super, mp_type_super)},
    {MEMBER(tuple, mp_type_tuple)},
    {MEMBER(type, mp_type_type)},
    {MEMBER(zip, mp_type_zip)},
    {MEMBER(classmethod, mp_type_classmethod)},
    {MEMBER(staticmethod, mp_type_staticmethod)},

    // Objects.
    {MEMBER(Ellipsis, mp_const_ellipsis_obj)},
    {MEMBER(NotImplemented, mp_const_notimplemented_obj)},

    // Functions.
    {MEMBER(abs, mp_builtin_abs_obj)},
    {MEMBER(all, mp_builtin_all_obj)},
    {MEMBER(any, mp_builtin_any_obj)},
    {MEMBER(bin, mp_builtin_bin_obj)},
    {MEMBER(callable, mp_builtin_callable_obj)},
    {MEMBER(chr, mp_builtin_chr_obj)},
#if MICROPY_PY_BUILTINS_COMPILE
    {MEMBER(compile, mp_builtin_compile_obj)},
#endif
    {MEMBER(delattr, mp_builtin_delattr_obj)},
    {MEMBER(dir, mp_builtin_dir_obj)},
    {MEMBER(divmod, mp_builtin_divmod_obj)},
#if MICROPY_PY_BUILTINS_EVAL_EXEC
    {MEMBER(eval, mp_builtin_eval_obj)},
    {MEMBER(exec, mp_builtin_exec_obj)},
#endif
#if MICROPY_PY_BUILTINS_EXECFILE
    {MEMBER(execfile, mp_builtin_execfile_obj)},
#endif
    {MEMBER(getattr, mp_builtin_getattr_obj)},
    {MEMBER(globals, mp_builtin_globals_obj)},
    {MEMBER(hasattr, mp_builtin_hasattr_obj)},
    {MEMBER(hash, mp_builtin_hash_obj)},
#if MICROPY_PY_BUILTINS_HELP
    {MEMBER(help, mp_builtin_help_obj)},
#endif
    {MEMBER(hex, mp_builtin_hex_obj)},
    {MEMBER(id, mp_builtin_id_obj)},
#if MICROPY_PY_BUILTINS_INPUT
    {MEMBER(input, mp_builtin_input_obj)},
#endif
    {MEMBER(isinstance, mp_builtin_isinstance_obj)},
    {MEMBER(issubclass, mp_builtin_issubclass_obj)},
    {MEMBER(iter, mp_builtin_iter_obj)},
    {MEMBER(len, mp_builtin_len_obj)},
    {MEMBER(locals, mp_builtin_locals_obj)},
    {MEMBER(max, mp_builtin_max_obj)},
    {MEMBER(min, mp_builtin_min_obj)},
    {MEMBER(next, mp_builtin_next_obj)},
    {MEMBER(oct, mp_builtin_oct_obj)},
#if MICROPY_PY_IO
    {MEMBER(open, mp_builtin_open_obj)},
#endif
    {MEMBER(ord, mp_builtin_ord_obj)},
    {MEMBER(pow, mp_builtin_pow_obj)},
    {MEMBER(print, mp_builtin_print_obj)},
    {MEMBER(repr, mp_builtin_repr_obj)},
    {MEMBER(round, mp_builtin_round_obj)},
    {MEMBER(setattr, mp_builtin_setattr_obj)},
    {MEMBER(sorted, mp_builtin_sorted_obj)},
    {MEMBER(sum, mp_builtin_sum_obj)},

    // Exceptions.
    {MEMBER(BaseException, mp_type_BaseException)},
#define EXCEPTION(Name, Base) {MP_ROM_QSTR(MP_QSTR_##Name), MP_ROM_PTR(&mp_type_##Name)},
#include "runtime/objects/Exceptions.def"
#undef EXCEPTION
#ifdef MICROPY_PORT_BUILTINS
    MICROPY_PORT_BUILTINS
#endif
#ifdef MICROPY_PORT_EXTRA_BUILTINS
        MICROPY_PORT_EXTRA_BUILTINS
#endif
};

} // namespace
} // namespace adder::modules

const mp_obj_dict_t mp_module_builtins_globals = {
    {&mp_type_dict},
    {1, 1, 1, MP_ARRAY_SIZE(adder::modules::kBuiltins), MP_ARRAY_SIZE(adder::modules::kBuiltins),
     (mp_map_elem_t *)(mp_rom_map_elem_t *)adder::modules::kBuiltins}};
const mp_obj_module_t mp_module_builtins = {{&mp_type_module},
                                            const_cast<mp_obj_dict_t *>(&mp_module_builtins_globals)};

MP_REGISTER_MODULE(MP_QSTR_builtins, mp_module_builtins);

const mp_obj_module_t mp_module___main__ = {{&mp_type_module}, &MP_STATE_VM(dict_main)};
MP_REGISTER_MODULE(MP_QSTR___main__, mp_module___main__);
