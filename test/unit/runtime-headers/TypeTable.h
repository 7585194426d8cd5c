//===- runtime-headers/TypeTable.h - What TypeTable.c shows ---------------------------------------------===//
//
// Types whose slots hold the strings "1" to "12" in the order in which the macro got them.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_RUNTIME_HEADERS_TYPETABLE_H
#define ADDER_TEST_RUNTIME_HEADERS_TYPETABLE_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

// clang-format off
#define V1 "1"
#define V2 "2"
#define V3 "3"
#define V4 "4"
#define V5 "5"
#define V6 "6"
#define V7 "7"
#define V8 "8"
#define V9 "9"
#define V10 "10"
#define V11 "11"
#define V12 "12"
// clang-format on

extern const mp_obj_type_t type0, type1, type2, type3, type12;
extern const mp_obj_t immediateObjects[3];

const mp_obj_type_t *probeErrorAs(int name);
mp_obj_t itemOrLast(mp_obj_t list, int whole);
size_t tailSize(size_t n, int oldSpelling);

#ifdef __cplusplus
}
#endif

#endif // ADDER_TEST_RUNTIME_HEADERS_TYPETABLE_H
