// Linked with frozen C: prints all that the firmware would find there, one fact a line, as run.py expects it.
// Objects are stored as in representation A on a 64-bit host; MICROPY_PERSISTENT_CODE_SAVE is on.
#include "py/emitglue.h"
#include "py/nativeglue.h"
#include "py/objint.h"
#include "py/objstr.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

typedef struct _mp_obj_float_t {
    mp_obj_base_t base;
    mp_float_t value;
} mp_obj_float_t;

typedef struct _mp_obj_complex_t {
    mp_obj_base_t base;
    mp_float_t real;
    mp_float_t imag;
} mp_obj_complex_t;

const mp_obj_type_t mp_type_int = {"int"}, mp_type_float = {"float"}, mp_type_complex = {"complex"},
    mp_type_str = {"str"}, mp_type_bytes = {"bytes"}, mp_type_tuple = {"tuple"};
const mp_obj_base_t mp_const_ellipsis_obj = {NULL}, mp_const_empty_bytes_obj = {NULL}, mp_const_empty_tuple_obj = {NULL};
const mp_fun_table_t mp_fun_table = {{NULL}};
const qstr_pool_t mp_qstr_const_pool = {.len = MP_QSTRnumber_of};

extern const qstr_pool_t mp_qstr_frozen_const_pool;
extern const char mp_frozen_names[];
extern const mp_frozen_module_t *const mp_frozen_mpy_content[];

static const char *const firmware_strings[] = {
    #include "firmware_strings.h"
};

static void print_bytes(const void *data, size_t count) {
    for (size_t i = 0; i < count; ++i) {
        printf("%02x", ((const byte *)data)[i]);
    }
}

static void print_qstr(size_t number) {
    if (number < MP_QSTRnumber_of) {
        print_bytes(firmware_strings[number], strlen(firmware_strings[number]));
    } else {
        number -= MP_QSTRnumber_of;
        print_bytes(mp_qstr_frozen_const_pool.qstrs[number], mp_qstr_frozen_const_pool.lengths[number]);
    }
}

static void print_pool(void) {
    const qstr_pool_t *pool = &mp_qstr_frozen_const_pool;
    printf("pool %d %zu %d alloc %zu\n", pool->prev == &mp_qstr_const_pool, (size_t)pool->len,
        pool->total_prev_len == MP_QSTRnumber_of && pool->is_sorted, pool->alloc);
    for (size_t i = 0; i < pool->len; ++i) {
        #if MICROPY_QSTR_BYTES_IN_HASH
        printf("new %u ", (unsigned)pool->hashes[i]);
        #else
        printf("new - ");
        #endif
        print_bytes(pool->qstrs[i], pool->lengths[i]);
        printf("%s\n", pool->qstrs[i][pool->lengths[i]] == 0 ? "" : " length!");
    }
}

static void print_int(const mp_obj_int_t *integer) {
    #if MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_LONGLONG
    bool negative = integer->val < 0;
    unsigned long long magnitude = negative ? -(unsigned long long)integer->val : (unsigned long long)integer->val;
    printf("int %s%llx\n", negative ? "-" : "", magnitude);
    #elif MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_MPZ
    const mpz_t *mpz = &integer->mpz;
    printf("int %s%x", mpz->neg ? "-" : "", (unsigned)mpz->dig[mpz->len - 1]);
    for (size_t i = mpz->len - 1; i-- > 0;) {
        printf("%0*x", MPZ_DIG_SIZE / 4, (unsigned)mpz->dig[i]);
    }
    printf("%s\n", mpz->fixed_dig && mpz->alloc == mpz->len ? "" : " fields!");
    #else
    (void)integer;
    #endif
}

static void print_object(const void *object) {
    uintptr_t word = (uintptr_t)object;
    if (word & 1) {
        printf("int %s%jx\n", (intptr_t)word < 0 ? "-" : "",
            (uintmax_t)((intptr_t)word < 0 ? -((intptr_t)word >> 1) : (intptr_t)word >> 1));
    } else if ((word & 7) == 2) {
        printf("qstr ");
        print_qstr(word >> 3);
        printf("\n");
    } else if ((word & 7) == 6) {
        printf("%s\n", word >> 3 == 0 ? "None" : word >> 3 == 1 ? "False" : word >> 3 == 3 ? "True" : "?");
    } else if (object == &mp_fun_table) {
        printf("function table\n");
    } else if (object == &mp_const_ellipsis_obj) {
        printf("Ellipsis\n");
    } else if (object == &mp_const_empty_bytes_obj) {
        printf("bytes\n");
    } else if (object == &mp_const_empty_tuple_obj) {
        printf("tuple 0\n");
    } else {
        const mp_obj_type_t *type = ((const mp_obj_base_t *)object)->type;
        if (type == &mp_type_str || type == &mp_type_bytes) {
            const mp_obj_str_t *text = object;
            printf("%s %zu ", type->name, text->hash);
            print_bytes(text->data, text->len);
            printf("%s\n", text->data[text->len] == 0 ? "" : " length!");
        } else if (type == &mp_type_int) {
            print_int(object);
        } else if (type == &mp_type_float) {
            printf("float %.16g\n", (double)((const mp_obj_float_t *)object)->value);
        } else if (type == &mp_type_complex) {
            const mp_obj_complex_t *number = object;
            printf("complex %.16g %.16g\n", (double)number->real, (double)number->imag);
        } else if (type == &mp_type_tuple) {
            const mp_rom_obj_tuple_t *tuple = object;
            printf("tuple %zu\n", tuple->len);
            for (size_t i = 0; i < tuple->len; ++i) {
                print_object(tuple->items[i]);
            }
        }
    }
}

static void print_code(const mp_raw_code_t *code) {
    static const char *const kinds[] = {"?", "?", "bytecode", "native", "viper", "asm"};
    printf("%s %d %u", kinds[code->kind], code->is_generator, code->n_children);
    #if MICROPY_EMIT_MACHINE_CODE
    printf(" prelude %u", code->prelude_offset);
    #endif
    if (code->kind == MP_CODE_NATIVE_ASM) {
        printf(" asm %u %u", code->asm_n_pos_args, code->asm_type_sig);
    }
    #if MICROPY_PY_SYS_SETTRACE
    if (code->kind == MP_CODE_BYTECODE) {
        const mp_bytecode_prelude_t *p = &code->prelude;
        const byte *data = code->fun_data;
        printf(" trace %zu %zu %zu %zu %zu %zu %zu %td %td %td", p->n_state, p->n_exc_stack, p->scope_flags, p->n_pos_args,
            p->n_kwonly_args, p->n_def_pos_args, p->qstr_block_name_idx, p->line_info - data, p->line_info_top - data,
            p->opcodes - data);
    }
    #endif
    printf(" ");
    print_bytes(code->fun_data, code->fun_data_len);
    printf("\n");
    for (size_t i = 0; i < code->n_children; ++i) {
        print_code(code->children[i]);
    }
    if (code->kind == MP_CODE_NATIVE_PY) {
        // Where the firmware looks for it: behind the children, or in their place.
        const byte *prelude = code->n_children ? (const byte *)code->children[code->n_children] : (const byte *)code->children;
        printf("native prelude ");
        print_bytes(prelude, code->fun_data_len - ((const mp_raw_code_t *)code)->prelude_offset);
        printf("\n");
    }
}

// Sizes of the tables, which the firmware does not need to know.
static const struct {
    size_t qstrs, objects;
} sizes[] = {
    #include "table_sizes.h"
};

int main(void) {
    print_pool();
    const char *name = mp_frozen_names;
    for (size_t i = 0; *name; ++i, name += strlen(name) + 1) {
        const mp_frozen_module_t *module = mp_frozen_mpy_content[i];
        printf("module ");
        print_bytes(name, strlen(name));
        printf("\n");
        for (size_t q = 0; q < sizes[i].qstrs; ++q) {
            printf("entry ");
            print_qstr(module->constants.qstr_table[q]);
            printf("\n");
        }
        printf("objects %s\n", module->constants.obj_table ? "table" : "NULL");
        for (size_t o = 0; o < sizes[i].objects; ++o) {
            print_object(module->constants.obj_table[o]);
        }
        print_code(module->proto_fun);
    }
    return 0;
}
