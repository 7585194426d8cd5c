#ifndef PY_NATIVEGLUE_H
#define PY_NATIVEGLUE_H

#include "py/obj.h"

typedef struct _mp_fun_table_t {
    const void *entries[1];
} mp_fun_table_t;

extern const mp_fun_table_t mp_fun_table;

#endif
