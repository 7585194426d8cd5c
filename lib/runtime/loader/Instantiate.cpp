//===- runtime/loader/Instantiate.cpp - From a module's model to something that runs ----------------===//
//
// Whichever way a module came about, from a file or from source, its model (mpy/Model.h) is turned into the
// structs that native code and frozen code know: a table of string numbers, a table of constants, and raw
// codes. A function without inner functions is its bytecode alone.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/loader/Instantiate.h"

#include "runtime/core/FunctionHead.h"
#include "runtime/core/Memory.h"

#include "py/objfun.h"
#include "py/objtuple.h"
#include "py/parsenum.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::loader {

namespace {

using runtime::FunctionHead;

/// Numbers in constants are stored as text.
mp_obj_t numberOf(const mpy::Object &object) {
  const char *text = object.text.data();
  size_t length = object.text.size();
  if (object.kind == mpy::ObjectKind::Int)
    return mp_parse_num_integer(text, length, 10, nullptr);
#if MICROPY_PY_BUILTINS_COMPLEX
  return mp_parse_num_decimal(text, length, object.kind == mpy::ObjectKind::Complex, false, nullptr);
#elif MICROPY_PY_BUILTINS_FLOAT
  return mp_parse_num_float(text, length, false, nullptr);
#else
  mp_raise_ValueError(MP_ERROR_TEXT("decimal numbers not supported"));
#endif
}

mp_obj_t makeConstant(const mpy::Object &object);

mp_obj_t makeTuple(const mpy::Object &object) {
  mp_obj_t tuple = mp_obj_new_tuple(object.items.size(), nullptr);
  if (object.items.empty())
    return tuple;
  mp_obj_t *items = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(tuple))->items;
  for (size_t i = 0; i < object.items.size(); ++i)
    items[i] = mp_const_none; // until all are there
  for (size_t i = 0; i < object.items.size(); ++i)
    items[i] = makeConstant(object.items[i]);
  return tuple;
}

/// Tuples nest at most as deep as the reader allows.
mp_obj_t makeConstant(const mpy::Object &object) {
  switch (object.kind) {
  case mpy::ObjectKind::None:
    return mp_const_none;
  case mpy::ObjectKind::False:
    return mp_const_false;
  case mpy::ObjectKind::True:
    return mp_const_true;
  case mpy::ObjectKind::Ellipsis:
    return MP_OBJ_FROM_PTR(&mp_const_ellipsis_obj);
  case mpy::ObjectKind::Str:
    return mp_obj_new_str(object.text.data(), object.text.size());
  case mpy::ObjectKind::Bytes:
    return mp_obj_new_bytes(reinterpret_cast<const byte *>(object.text.data()), object.text.size());
  case mpy::ObjectKind::Int:
  case mpy::ObjectKind::Float:
  case mpy::ObjectKind::Complex:
    return numberOf(object);
  case mpy::ObjectKind::Tuple:
    return makeTuple(object);
  case mpy::ObjectKind::FunctionTable:
    break; // only machine code uses it
  }
  return mp_const_none;
}

void fillTables(const mpy::Module &module, mp_module_context_t *context) {
  size_t qstrCount = module.qstrs.size();
  size_t objectCount = module.objects.size();
  mp_module_context_alloc_tables(context, qstrCount, objectCount);
  std::memset(context->constants.obj_table, 0, objectCount * sizeof(mp_obj_t));
  for (size_t i = 0; i < qstrCount; ++i) {
    const mpy::Qstr &string = module.qstrs[i];
    context->constants.qstr_table[i] = qstr_short_t(
        string.staticNumber ? string.staticNumber : qstr_from_strn(string.text.data(), string.text.size()));
  }
  for (size_t i = 0; i < objectCount; ++i)
    context->constants.obj_table[i] = makeConstant(module.objects[i]);
}

const byte *copyCode(std::span<const uint8_t> code) {
  auto *copy = runtime::newLeaf<byte>(code.size());
  std::memcpy(copy, code.data(), code.size());
  return copy;
}

/// Elements come in the order in which each precedes its children, so going backwards finds children made.
mp_proto_fun_t makeCodes(const mpy::Module &module) {
  size_t count = module.codes.size();
  auto **made = m_new0(mp_raw_code_t *, count);
  for (size_t i = count; i-- > 0;) {
    const mpy::RawCode &code = module.codes[i];
    const byte *data = copyCode(code.data);
    if (code.children.empty()) {
      made[i] = const_cast<mp_raw_code_t *>(reinterpret_cast<const mp_raw_code_t *>(data));
      continue;
    }
    auto **children = m_new(mp_raw_code_t *, code.children.size());
    for (size_t j = 0; j < code.children.size(); ++j)
      children[j] = made[code.children[j]];
    mp_raw_code_t *raw = mp_emit_glue_new_raw_code();
    raw->kind = MP_CODE_BYTECODE;
    raw->fun_data = data;
    raw->is_generator = FunctionHead(data).flags & runtime::kGenerator;
    raw->children = children;
    made[i] = raw;
  }
  mp_proto_fun_t root = made[0];
  m_del(mp_raw_code_t *, made, count);
  return root;
}

} // namespace

mp_proto_fun_t instantiate(const mpy::Module &module, mp_module_context_t *context) {
  fillTables(module, context);
  return makeCodes(module);
}

} // namespace adder::loader

using namespace adder::runtime;

mp_raw_code_t *mp_emit_glue_new_raw_code(void) { return m_new0(mp_raw_code_t, 1); }

mp_obj_t mp_make_function_from_proto_fun(mp_proto_fun_t code, const mp_module_context_t *context,
                                         const mp_obj_t *defaults) {
  if (mp_proto_fun_is_bytecode(code)) {
    auto *bytecode = static_cast<const byte *>(code);
    mp_obj_t function = mp_obj_new_fun_bc(defaults, bytecode, context, nullptr);
    return FunctionHead(bytecode).flags & kGenerator ? mp_obj_new_gen_wrap(function) : function;
  }
  auto *raw = static_cast<const mp_raw_code_t *>(code);
  if (raw->kind != MP_CODE_BYTECODE)
    mp_raise_ValueError(MP_ERROR_TEXT("native code is not supported"));
  mp_obj_t function =
      mp_obj_new_fun_bc(defaults, static_cast<const byte *>(raw->fun_data), context, raw->children);
  return raw->is_generator ? mp_obj_new_gen_wrap(function) : function;
}

mp_obj_t mp_make_closure_from_proto_fun(mp_proto_fun_t code, const mp_module_context_t *context,
                                        mp_uint_t cells, const mp_obj_t *values) {
  bool hasDefaults = cells & 0x100;
  mp_obj_t function = mp_make_function_from_proto_fun(code, context, hasDefaults ? values : nullptr);
  return mp_obj_new_closure(function, cells & 0xff, values + (hasDefaults ? 2 : 0));
}
