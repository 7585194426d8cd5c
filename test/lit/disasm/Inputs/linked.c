// A native module with all kinds of relocations: functions and strings in text, bss, qstr table, function table
// and its entries, memory functions of the runtime.
#include "py/dynruntime.h"

int counter;
static const char *const names[] = {"first name", "second name"};

static mp_obj_t count(mp_obj_t step) {
    counter += mp_obj_get_int(step);
    if (counter < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("count below zero"));
    }
    return mp_obj_new_int(counter);
}
static MP_DEFINE_CONST_FUN_OBJ_1(count_obj, count);

static mp_obj_t name(size_t n, const mp_obj_t *args) {
    char buffer[64];
    memset(buffer, 0, sizeof(buffer));
    const char *text = names[mp_obj_get_int(args[0]) & 1];
    return mp_obj_new_str(text, 5 + (n & 1));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(name_obj, 1, 2, name);

mp_obj_t mpy_init(mp_obj_fun_bc_t *self, size_t n_args, size_t n_kw, mp_obj_t *args) {
    MP_DYNRUNTIME_INIT_ENTRY
    mp_store_global(MP_QSTR_count, MP_OBJ_FROM_PTR(&count_obj));
    mp_store_global(MP_QSTR_fancy_name, MP_OBJ_FROM_PTR(&name_obj));
    MP_DYNRUNTIME_INIT_EXIT
}
