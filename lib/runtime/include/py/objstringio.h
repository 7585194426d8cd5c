//===- py/objstringio.h - io.StringIO and io.BytesIO ------------------------------------------------===//
//
// The struct of both.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJSTRINGIO_H
#define ADDER_PY_OBJSTRINGIO_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_obj_stringio_t {
  mp_obj_base_t base;
  vstr_t *vstr; // NULL: closed
  mp_uint_t pos;
  mp_obj_t ref_obj; // whose bytes they are until the first write; MP_OBJ_NULL: ours
} mp_obj_stringio_t;

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJSTRINGIO_H
