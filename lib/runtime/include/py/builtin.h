//===- py/builtin.h - The function objects behind built-in names ------------------------------------===//
//
// For a port or module that offers them under other names, and the hooks of import and open.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_BUILTIN_H
#define ADDER_PY_BUILTIN_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  MP_IMPORT_STAT_NO_EXIST = 0,
  MP_IMPORT_STAT_DIR = 1,
  MP_IMPORT_STAT_FILE = 2
} mp_import_stat_t;

// What is at the path; the port's, or the file systems'.
mp_import_stat_t mp_import_stat(const char *path);
mp_obj_t mp_builtin_open(size_t count, const mp_obj_t *values, mp_map_t *keywords); // raises; allocates
extern const mp_obj_fun_builtin_var_t mp_builtin_open_obj;
#if MICROPY_VFS
mp_import_stat_t mp_vfs_import_stat(const char *path);
mp_obj_t mp_vfs_open(size_t count, const mp_obj_t *values, mp_map_t *keywords); // raises; allocates
extern const mp_obj_fun_builtin_var_t mp_vfs_open_obj;
#endif

// values: name, globals, locals, fromlist, level; only the name is needed.  Raises; allocates.
mp_obj_t mp_builtin___import___default(size_t count, const mp_obj_t *values);
#ifndef mp_builtin___import__
#define mp_builtin___import__ mp_builtin___import___default
#endif
mp_obj_t mp_micropython_mem_info(size_t count, const mp_obj_t *args);

// Of a fixed number of arguments.
extern const mp_obj_fun_builtin_fixed_t mp_builtin___repl_print___obj, mp_builtin_abs_obj, mp_builtin_all_obj,
    mp_builtin_any_obj, mp_builtin_bin_obj, mp_builtin_callable_obj, mp_builtin_chr_obj,
    mp_builtin_delattr_obj, mp_builtin_divmod_obj, mp_builtin_globals_obj, mp_builtin_hasattr_obj,
    mp_builtin_hash_obj, mp_builtin_hex_obj, mp_builtin_id_obj, mp_builtin_isinstance_obj,
    mp_builtin_issubclass_obj, mp_builtin_len_obj, mp_builtin_locals_obj, mp_builtin_oct_obj,
    mp_builtin_ord_obj, mp_builtin_repr_obj, mp_builtin_setattr_obj, mp_builtin_iter_obj;
// Of a range of counts.
extern const mp_obj_fun_builtin_var_t mp_builtin___build_class___obj, mp_builtin___import___obj,
    mp_builtin_compile_obj, mp_builtin_dir_obj, mp_builtin_eval_obj, mp_builtin_exec_obj,
    mp_builtin_execfile_obj, mp_builtin_getattr_obj, mp_builtin_help_obj, mp_builtin_input_obj,
    mp_builtin_max_obj, mp_builtin_min_obj, mp_builtin_next_obj, mp_builtin_pow_obj, mp_builtin_print_obj,
    mp_builtin_round_obj, mp_builtin_sorted_obj, mp_builtin_sum_obj, mp_sys_exit_obj;
extern const mp_obj_fun_builtin_fixed_t mp_namedtuple_obj, mp_op_contains_obj, mp_op_getitem_obj,
    mp_op_setitem_obj, mp_op_delitem_obj;

extern const mp_obj_module_t mp_module___main__, mp_module_builtins, mp_module_sys, mp_module_errno,
    mp_module_math, mp_module_uctypes, mp_module_machine;
extern const mp_obj_dict_t mp_module_builtins_globals;

// What help() prints.
extern const char mp_help_default_text[];

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_BUILTIN_H
