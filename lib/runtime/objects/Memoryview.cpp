//===- runtime/objects/Memoryview.cpp - memoryview --------------------------------------------------===//
//
// A view has the layout of an array: `items` is where the bytes of the object start that it looks at, which
// keeps them alive, and `free` is the number of items before the first that it shows.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Array.h"

#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/objects/Str.h"

#include "py/objstr.h"
#include "py/runtime.h"

namespace adder::objects {

namespace {

const mp_rom_map_elem_t kMemoryviewMethods[] = {
#if MICROPY_PY_BUILTINS_BYTES_HEX
    {MEMBER(hex, hexBytesObject)},
#endif
};

constexpr size_t kFarthest = SIZE_MAX >> (8 * sizeof(size_t) - MP_OBJ_ARRAY_FREE_SIZE_BITS);

mp_obj_t makeView(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 1, false);
  mp_buffer_info_t info;
  mp_get_buffer_raise(values[0], &info, MP_BUFFER_READ);
  mp_buffer_info_t writable;
  bool canWrite = mp_get_buffer(values[0], &writable, MP_BUFFER_RW);
  auto *view = mp_obj_malloc(mp_obj_array_t, &mp_type_memoryview);
  size_t bytes = mp_binary_get_size('@', char(info.typecode), nullptr);
  size_t typecode = size_t(info.typecode) | (canWrite ? MP_OBJ_ARRAY_TYPECODE_FLAG_RW : 0);
  // The collector must see where the object starts, not where the view does.
  auto *start = static_cast<byte *>(runtime::startOfObject(info.buf));
  size_t offset = start ? size_t(static_cast<byte *>(info.buf) - start) : 0;
  if (offset % bytes != 0 || offset / bytes > kFarthest)
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("memoryview offset too large"));
  mp_obj_memoryview_init(view, typecode, offset / bytes, info.len / bytes,
                         static_cast<byte *>(info.buf) - offset);
  return MP_OBJ_FROM_PTR(view);
}

void attributeOfView(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] == MP_OBJ_NULL && name == MP_QSTR_itemsize)
    dest[0] = MP_OBJ_NEW_SMALL_INT(itemBytes(arrayIn(self)));
  else if (dest[0] == MP_OBJ_NULL)
    dest[1] = MP_OBJ_SENTINEL; // the methods
}

mp_obj_t operateOnView(mp_unary_op_t operation, mp_obj_t self) {
  if (operation != MP_UNARY_OP_HASH)
    return operateOnArray(operation, self);
  mp_obj_array_t *view = arrayIn(self);
  if (view->typecode & MP_OBJ_ARRAY_TYPECODE_FLAG_RW || itemBytes(view) != 1)
    return operateOnArray(operation, self);
  return MP_OBJ_NEW_SMALL_INT(qstr_compute_hash(bytesOf(view), view->len));
}

} // namespace

mp_obj_t makeViewSlice(mp_obj_t self, size_t start, size_t stop) {
  mp_obj_array_t *from = arrayIn(self);
  if (start > kFarthest - from->free)
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("memoryview offset too large"));
  auto *view = mp_obj_malloc(mp_obj_array_t, &mp_type_memoryview);
  mp_obj_memoryview_init(view, from->typecode, from->free + start, stop - start, from->items);
  return MP_OBJ_FROM_PTR(view);
}

} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_DICT(mp_obj_memoryview_locals_dict, kMemoryviewMethods);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_memoryview, MP_QSTR_memoryview,
                         MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE, make_new,
                         makeView, iter, iterateArray, unary_op, operateOnView, binary_op, operateOnArrays,
                         subscr, itemOfArray, attr, attributeOfView, buffer, bufferOfArray, locals_dict,
                         &mp_obj_memoryview_locals_dict);

mp_obj_t mp_obj_new_memoryview(byte typecode, size_t count, void *items) {
  auto *view = mp_obj_malloc(mp_obj_array_t, &mp_type_memoryview);
  mp_obj_memoryview_init(view, typecode, 0, count, items);
  return MP_OBJ_FROM_PTR(view);
}
