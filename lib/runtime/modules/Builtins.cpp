//===- runtime/modules/Builtins.cpp - The module builtins ---------------------------------------------===//
//
// What programs see without importing anything: the table.  Functions are in BuiltinFunctions.cpp and the
// files of their subjects.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/builtin.h"
#include "py/objexcept.h"
#include "py/runtime.h"

namespace adder::modules {

namespace {

const mp_rom_map_elem_t kBuiltins[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_builtins)},
    {MP_ROM_QSTR(MP_QSTR___build_class__), MP_ROM_PTR(&mp_builtin___build_class___obj)},
    {MP_ROM_QSTR(MP_QSTR___import__), MP_ROM_PTR(&mp_builtin___import___obj)},
    {MP_ROM_QSTR(MP_QSTR___repl_print__), MP_ROM_PTR(&mp_builtin___repl_print___obj)},

    // Types.
    {MP_ROM_QSTR(MP_QSTR_bool), MP_ROM_PTR(&mp_type_bool)},
    {MP_ROM_QSTR(MP_QSTR_bytes), MP_ROM_PTR(&mp_type_bytes)},
    {MP_ROM_QSTR(MP_QSTR_bytearray), MP_ROM_PTR(&mp_type_bytearray)},
#if MICROPY_PY_BUILTINS_COMPLEX
    {MP_ROM_QSTR(MP_QSTR_complex), MP_ROM_PTR(&mp_type_complex)},
#endif
    {MP_ROM_QSTR(MP_QSTR_dict), MP_ROM_PTR(&mp_type_dict)},
    {MP_ROM_QSTR(MP_QSTR_enumerate), MP_ROM_PTR(&mp_type_enumerate)},
    {MP_ROM_QSTR(MP_QSTR_filter), MP_ROM_PTR(&mp_type_filter)},
#if MICROPY_PY_BUILTINS_FLOAT
    {MP_ROM_QSTR(MP_QSTR_float), MP_ROM_PTR(&mp_type_float)},
#endif
    {MP_ROM_QSTR(MP_QSTR_set), MP_ROM_PTR(&mp_type_set)},
    {MP_ROM_QSTR(MP_QSTR_frozenset), MP_ROM_PTR(&mp_type_frozenset)},
    {MP_ROM_QSTR(MP_QSTR_int), MP_ROM_PTR(&mp_type_int)},
    {MP_ROM_QSTR(MP_QSTR_list), MP_ROM_PTR(&mp_type_list)},
    {MP_ROM_QSTR(MP_QSTR_map), MP_ROM_PTR(&mp_type_map)},
    {MP_ROM_QSTR(MP_QSTR_memoryview), MP_ROM_PTR(&mp_type_memoryview)},
    {MP_ROM_QSTR(MP_QSTR_object), MP_ROM_PTR(&mp_type_object)},
    {MP_ROM_QSTR(MP_QSTR_property), MP_ROM_PTR(&mp_type_property)},
    {MP_ROM_QSTR(MP_QSTR_range), MP_ROM_PTR(&mp_type_range)},
    {MP_ROM_QSTR(MP_QSTR_reversed), MP_ROM_PTR(&mp_type_reversed)},
    {MP_ROM_QSTR(MP_QSTR_slice), MP_ROM_PTR(&mp_type_slice)},
    {MP_ROM_QSTR(MP_QSTR_str), MP_ROM_PTR(&mp_type_str)},
    {MP_ROM_QSTR(MP_QSTR_super), MP_ROM_PTR(&mp_type_super)},
    {MP_ROM_QSTR(MP_QSTR_tuple), MP_ROM_PTR(&mp_type_tuple)},
    {MP_ROM_QSTR(MP_QSTR_type), MP_ROM_PTR(&mp_type_type)},
    {MP_ROM_QSTR(MP_QSTR_zip), MP_ROM_PTR(&mp_type_zip)},
    {MP_ROM_QSTR(MP_QSTR_classmethod), MP_ROM_PTR(&mp_type_classmethod)},
    {MP_ROM_QSTR(MP_QSTR_staticmethod), MP_ROM_PTR(&mp_type_staticmethod)},

    // Objects.
    {MP_ROM_QSTR(MP_QSTR_Ellipsis), MP_ROM_PTR(&mp_const_ellipsis_obj)},
    {MP_ROM_QSTR(MP_QSTR_NotImplemented), MP_ROM_PTR(&mp_const_notimplemented_obj)},

    // Functions.
    {MP_ROM_QSTR(MP_QSTR_abs), MP_ROM_PTR(&mp_builtin_abs_obj)},
    {MP_ROM_QSTR(MP_QSTR_all), MP_ROM_PTR(&mp_builtin_all_obj)},
    {MP_ROM_QSTR(MP_QSTR_any), MP_ROM_PTR(&mp_builtin_any_obj)},
    {MP_ROM_QSTR(MP_QSTR_bin), MP_ROM_PTR(&mp_builtin_bin_obj)},
    {MP_ROM_QSTR(MP_QSTR_callable), MP_ROM_PTR(&mp_builtin_callable_obj)},
    {MP_ROM_QSTR(MP_QSTR_chr), MP_ROM_PTR(&mp_builtin_chr_obj)},
#if MICROPY_PY_BUILTINS_COMPILE
    {MP_ROM_QSTR(MP_QSTR_compile), MP_ROM_PTR(&mp_builtin_compile_obj)},
#endif
    {MP_ROM_QSTR(MP_QSTR_delattr), MP_ROM_PTR(&mp_builtin_delattr_obj)},
    {MP_ROM_QSTR(MP_QSTR_dir), MP_ROM_PTR(&mp_builtin_dir_obj)},
    {MP_ROM_QSTR(MP_QSTR_divmod), MP_ROM_PTR(&mp_builtin_divmod_obj)},
#if MICROPY_PY_BUILTINS_EVAL_EXEC
    {MP_ROM_QSTR(MP_QSTR_eval), MP_ROM_PTR(&mp_builtin_eval_obj)},
    {MP_ROM_QSTR(MP_QSTR_exec), MP_ROM_PTR(&mp_builtin_exec_obj)},
#endif
#if MICROPY_PY_BUILTINS_EXECFILE
    {MP_ROM_QSTR(MP_QSTR_execfile), MP_ROM_PTR(&mp_builtin_execfile_obj)},
#endif
    {MP_ROM_QSTR(MP_QSTR_getattr), MP_ROM_PTR(&mp_builtin_getattr_obj)},
    {MP_ROM_QSTR(MP_QSTR_globals), MP_ROM_PTR(&mp_builtin_globals_obj)},
    {MP_ROM_QSTR(MP_QSTR_hasattr), MP_ROM_PTR(&mp_builtin_hasattr_obj)},
    {MP_ROM_QSTR(MP_QSTR_hash), MP_ROM_PTR(&mp_builtin_hash_obj)},
#if MICROPY_PY_BUILTINS_HELP
    {MP_ROM_QSTR(MP_QSTR_help), MP_ROM_PTR(&mp_builtin_help_obj)},
#endif
    {MP_ROM_QSTR(MP_QSTR_hex), MP_ROM_PTR(&mp_builtin_hex_obj)},
    {MP_ROM_QSTR(MP_QSTR_id), MP_ROM_PTR(&mp_builtin_id_obj)},
#if MICROPY_PY_BUILTINS_INPUT
    {MP_ROM_QSTR(MP_QSTR_input), MP_ROM_PTR(&mp_builtin_input_obj)},
#endif
    {MP_ROM_QSTR(MP_QSTR_isinstance), MP_ROM_PTR(&mp_builtin_isinstance_obj)},
    {MP_ROM_QSTR(MP_QSTR_issubclass), MP_ROM_PTR(&mp_builtin_issubclass_obj)},
    {MP_ROM_QSTR(MP_QSTR_iter), MP_ROM_PTR(&mp_builtin_iter_obj)},
    {MP_ROM_QSTR(MP_QSTR_len), MP_ROM_PTR(&mp_builtin_len_obj)},
    {MP_ROM_QSTR(MP_QSTR_locals), MP_ROM_PTR(&mp_builtin_locals_obj)},
    {MP_ROM_QSTR(MP_QSTR_max), MP_ROM_PTR(&mp_builtin_max_obj)},
    {MP_ROM_QSTR(MP_QSTR_min), MP_ROM_PTR(&mp_builtin_min_obj)},
    {MP_ROM_QSTR(MP_QSTR_next), MP_ROM_PTR(&mp_builtin_next_obj)},
    {MP_ROM_QSTR(MP_QSTR_oct), MP_ROM_PTR(&mp_builtin_oct_obj)},
#if MICROPY_PY_IO
    {MP_ROM_QSTR(MP_QSTR_open), MP_ROM_PTR(&mp_builtin_open_obj)},
#endif
    {MP_ROM_QSTR(MP_QSTR_ord), MP_ROM_PTR(&mp_builtin_ord_obj)},
    {MP_ROM_QSTR(MP_QSTR_pow), MP_ROM_PTR(&mp_builtin_pow_obj)},
    {MP_ROM_QSTR(MP_QSTR_print), MP_ROM_PTR(&mp_builtin_print_obj)},
    {MP_ROM_QSTR(MP_QSTR_repr), MP_ROM_PTR(&mp_builtin_repr_obj)},
    {MP_ROM_QSTR(MP_QSTR_round), MP_ROM_PTR(&mp_builtin_round_obj)},
    {MP_ROM_QSTR(MP_QSTR_setattr), MP_ROM_PTR(&mp_builtin_setattr_obj)},
    {MP_ROM_QSTR(MP_QSTR_sorted), MP_ROM_PTR(&mp_builtin_sorted_obj)},
    {MP_ROM_QSTR(MP_QSTR_sum), MP_ROM_PTR(&mp_builtin_sum_obj)},

    // Exceptions.
    {MP_ROM_QSTR(MP_QSTR_BaseException), MP_ROM_PTR(&mp_type_BaseException)},
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
