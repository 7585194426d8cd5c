// What the linker tool writes for a native module: fixed names by number, the others from the module's table.
#include <stdint.h>
typedef uintptr_t mp_off_t;
#define MP_QSTR_MemoryError (44)
#define MP_QSTR_OSError (49)
#define MP_QSTR_TypeError (54)
#define MP_QSTR_ValueError (55)
#define MP_QSTR_int (94)
#define MP_QSTR_len (107)
#define MP_QSTR_tuple (157)
#define MP_QSTR_Counter (mp_native_qstr_table[1])
#define MP_QSTR_add (mp_native_qstr_table[2])
#define MP_QSTR_again (mp_native_qstr_table[3])
#define MP_QSTR_plain (mp_native_qstr_table[4])
#define MP_QSTR_total (mp_native_qstr_table[5])
extern const uint16_t mp_native_qstr_table[];
extern const uintptr_t mp_native_obj_table[];
