//===- runtime/objects/Instance.cpp - Instances of classes ------------------------------------------===//
//
// Every slot of a class asks the same three: the class's Python code, the native object inside, a default.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Attributes.h"
#include "runtime/core/Types.h"
#include "runtime/objects/Class.h"

#include "py/builtin.h"
#include "py/objexcept.h"
#include "py/objproperty.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::objects {

namespace {

using namespace runtime;

qstr methodOf(mp_unary_op_t operation) {
  switch (operation) {
#define UNARY_METHOD(Operation, Name)                                                                        \
  case MP_UNARY_OP_##Operation:                                                                              \
    return MP_QSTR_##Name;
#include "runtime/objects/SpecialMethods.def"
  default:
    return MP_QSTRnull;
  }
}

qstr methodOf(mp_binary_op_t operation) {
  switch (operation) {
#define BINARY_METHOD(Operation, Name)                                                                       \
  case MP_BINARY_OP_##Operation:                                                                             \
    return MP_QSTR_##Name;
#include "runtime/objects/SpecialMethods.def"
  default:
    return MP_QSTRnull;
  }
}

/// The native object inside, made with no arguments if that has not happened yet; MP_OBJ_NULL if the class
/// has no native base.
mp_obj_t nativePart(mp_obj_t self) {
  const mp_obj_type_t *native = nativeBaseOf(instanceOf(self)->base.type);
  if (!native)
    return MP_OBJ_NULL;
  mp_obj_t &part = instanceOf(self)->subobj[0];
  if (part == MP_OBJ_FROM_PTR(&mp_native_base_init_wrapper_obj))
    part = MP_OBJ_TYPE_GET_SLOT(native, make_new)(native, 0, 0, nullptr);
  return part;
}

bool isBuiltinFunction(mp_obj_t member) {
  return mp_obj_is_obj(member) &&
         static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(member))->type->flags & MP_TYPE_FLAG_BUILTIN_FUN;
}

/// What a member found in a class is as an attribute of `self`.
void bindFound(mp_obj_t self, const Member &member, mp_obj_t *dest) {
  const mp_obj_type_t *type = instanceOf(self)->base.type;
  if (member.isNative()) {
    bindMember(nativePart(self), type, member.value, dest);
    return;
  }
  // A C function is a method of native types only; in a class it is a value like any other.
  if (member.owner != &mp_type_object && isBuiltinFunction(member.value)) {
    dest[0] = member.value;
    return;
  }
  bindMember(self, type, member.value, dest);
  if (dest[1] == self && mp_obj_is_type(self, &mp_type_type))
    dest[1] = MP_OBJ_NULL;
}

/// The method `name` in Python, bound; false if there is none.
bool findSpecial(mp_obj_t self, qstr name, mp_obj_t *dest) {
  Member member = findMember(instanceOf(self)->base.type, name);
  if (!member || member.isNative() || member.owner == &mp_type_object)
    return false;
  dest[0] = dest[1] = MP_OBJ_NULL;
  bindFound(self, member, dest);
  return true;
}

mp_obj_t membersDict(mp_obj_t self) {
  auto *dict = mp_obj_malloc(mp_obj_dict_t, &mp_type_dict);
  mp_map_init_copy(&dict->map, &instanceOf(self)->members);
  dict->map.is_fixed = 1;
  return MP_OBJ_FROM_PTR(dict);
}

/// A property or descriptor found in the class answers for itself.  True if it did.
bool loadThroughAccessor(mp_obj_t self, mp_obj_t member, mp_obj_t *dest) {
  if (!mp_obj_is_obj(member))
    return false;
  const mp_obj_type_t *kind = static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(member))->type;
  if (kind == &mp_type_property) {
    const mp_obj_t *accessors = mp_obj_property_get(member);
    if (accessors[0] == mp_const_none || accessors[0] == MP_OBJ_NULL)
      mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("unreadable attribute"));
    dest[0] = mp_call_function_1(accessors[0], self);
    dest[1] = MP_OBJ_NULL;
    return true;
  }
#if MICROPY_PY_DESCRIPTORS
  if (!mp_obj_is_instance_type(kind) || findInClass(kind, MP_QSTR___get__) == MP_OBJ_NULL)
    return false;
  mp_obj_t call[4];
  mp_load_method(member, MP_QSTR___get__, call);
  call[2] = self;
  call[3] = MP_OBJ_FROM_PTR(instanceOf(self)->base.type);
  dest[0] = mp_call_method_n_kw(2, 0, call);
  dest[1] = MP_OBJ_NULL;
  return true;
#else
  return false;
#endif
}

void loadInstanceAttribute(mp_obj_t self, qstr name, mp_obj_t *dest) {
  mp_obj_instance_t *instance = instanceOf(self);
  if (mp_map_elem_t *element = mp_map_lookup(&instance->members, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP)) {
    dest[0] = element->value;
    return;
  }
  if (name == MP_QSTR___dict__) {
    dest[0] = membersDict(self);
    return;
  }
  if (Member member = findMember(instance->base.type, name)) {
    bool mayBeAccessor = instance->base.type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
    mp_obj_t receiver = member.isNative() ? nativePart(self) : self;
    if ((mayBeAccessor || member.isNative()) && loadThroughAccessor(receiver, member.value, dest))
      return;
    bindFound(self, member, dest);
    return;
  }
  if (mp_obj_t part = nativePart(self)) {
    mp_load_method_maybe(part, name, dest);
    if (dest[0] != MP_OBJ_NULL)
      return;
    dest[1] = MP_OBJ_NULL;
  }
  // Python code does not hand out methods that the machinery of the language looks for.
  if (name == MP_QSTR___getattr__)
    return;
  mp_obj_t call[3];
  if (findSpecial(self, MP_QSTR___getattr__, call)) {
    call[2] = MP_OBJ_NEW_QSTR(name);
    dest[0] = mp_call_method_n_kw(1, 0, call);
  }
}

/// True if a property or descriptor of the class, or __setattr__ or __delattr__, has dealt with it; dest[0]
/// says how.
bool storeThroughAccessor(mp_obj_t self, qstr name, mp_obj_t *dest) {
  mp_obj_t value = dest[1];
  bool deletes = value == MP_OBJ_NULL;
  mp_obj_t call[4];
  if (Member member = findMember(instanceOf(self)->base.type, name); member && mp_obj_is_obj(member.value)) {
    const mp_obj_type_t *kind = static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(member.value))->type;
    if (kind == &mp_type_property) {
      mp_obj_t accessor = mp_obj_property_get(member.value)[deletes ? 2 : 1];
      if (accessor == mp_const_none || accessor == MP_OBJ_NULL)
        return true; // AttributeError
      if (deletes)
        mp_call_function_1(accessor, self);
      else
        mp_call_function_2(accessor, self, value);
      dest[0] = MP_OBJ_NULL;
      return true;
    }
#if MICROPY_PY_DESCRIPTORS
    qstr method = deletes ? MP_QSTR___delete__ : MP_QSTR___set__;
    if (mp_obj_is_instance_type(kind) && findInClass(kind, method) != MP_OBJ_NULL) {
      mp_load_method(member.value, method, call);
      call[2] = self;
      call[3] = value;
      mp_call_method_n_kw(deletes ? 1 : 2, 0, call);
      dest[0] = MP_OBJ_NULL;
      return true;
    }
#endif
  }
#if MICROPY_PY_DELATTR_SETATTR
  if (findSpecial(self, deletes ? MP_QSTR___delattr__ : MP_QSTR___setattr__, call)) {
    call[2] = MP_OBJ_NEW_QSTR(name);
    call[3] = value;
    mp_call_method_n_kw(deletes ? 1 : 2, 0, call);
    dest[0] = MP_OBJ_NULL;
    return true;
  }
#endif
  return false;
}

void storeInstanceAttribute(mp_obj_t self, qstr name, mp_obj_t *dest) {
  mp_obj_instance_t *instance = instanceOf(self);
  if (instance->base.type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS &&
      storeThroughAccessor(self, name, dest))
    return;
  mp_obj_t key = MP_OBJ_NEW_QSTR(name);
  if (dest[1] == MP_OBJ_NULL) {
    if (mp_map_lookup(&instance->members, key, MP_MAP_LOOKUP_REMOVE_IF_FOUND))
      dest[0] = MP_OBJ_NULL;
    return;
  }
  mp_map_lookup(&instance->members, key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = dest[1];
  dest[0] = MP_OBJ_NULL;
}

mp_obj_instance_t *newInstance(const mp_obj_type_t *type, const mp_obj_type_t *native) {
  bool hasDestructor = findInClass(type, MP_QSTR___del__) != MP_OBJ_NULL;
  size_t bytes = offsetof(mp_obj_instance_t, subobj) + (native ? sizeof(mp_obj_t) : 0);
  auto *instance = static_cast<mp_obj_instance_t *>(
      hasDestructor ? mp_obj_malloc_with_finaliser_helper(bytes, type) : mp_obj_malloc_helper(bytes, type));
  mp_map_init(&instance->members, 0);
  if (native)
    instance->subobj[0] = MP_OBJ_FROM_PTR(&mp_native_base_init_wrapper_obj);
  return instance;
}

/// Calls the class's __new__.  False if it has none of its own.
bool callCreator(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values,
                 mp_obj_t &result) {
  Member creator = findMember(type, MP_QSTR___new__);
  if (!creator || mp_obj_is_native_type(creator.owner))
    return false;
  mp_obj_t dest[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
  bindMember(MP_OBJ_NULL, type, creator.value, dest);
  // object.__new__ of a class without one of its own, found through inheritance.
  if (dest[0] == MP_OBJ_FROM_PTR(&mp_builtin_object___new___obj))
    return false;
  result = mp_call_method_self_n_kw(dest[0], MP_OBJ_FROM_PTR(type), positional, pairs, values);
  return true;
}

void initialise(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values,
                const mp_obj_type_t *native) {
  mp_obj_t call[2];
  if (findSpecial(self, MP_QSTR___init__, call)) {
    mp_obj_t result = call[1] == MP_OBJ_NULL
                          ? mp_call_function_n_kw(call[0], positional, pairs, values)
                          : mp_call_method_self_n_kw(call[0], call[1], positional, pairs, values);
    if (result != mp_const_none)
      raiseInitResult(result);
  } else if (!native && (positional || pairs)) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() takes no arguments"),
                      mp_obj_get_type_str(self));
  }
  // A native base that the Python code did not initialise gets the same arguments.
  if (native && instanceOf(self)->subobj[0] == MP_OBJ_FROM_PTR(&mp_native_base_init_wrapper_obj))
    instanceOf(self)->subobj[0] = MP_OBJ_TYPE_GET_SLOT(native, make_new)(native, positional, pairs, values);
}

/// What a native type's `__init__` is to classes that derive from it: makes the native object.
mp_obj_t initialiseNative(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  mp_obj_instance_t *self = instanceOf(values[0]);
  const mp_obj_type_t *native = nativeBaseOf(self->base.type);
  if (native) {
    // Pairs in the form that make_new takes.
    size_t pairs = keywords->used;
    mp_obj_t *all = m_new(mp_obj_t, count + 2 * pairs);
    std::memcpy(all, values + 1, (count - 1) * sizeof(mp_obj_t));
    mp_obj_t *pair = all + count - 1;
    for (size_t i = 0; i < keywords->alloc; ++i)
      if (mp_map_slot_is_filled(keywords, i)) {
        *pair++ = keywords->table[i].key;
        *pair++ = keywords->table[i].value;
      }
    self->subobj[0] = MP_OBJ_TYPE_GET_SLOT(native, make_new)(native, count - 1, pairs, all);
  }
  return mp_const_none;
}

bool isExceptionPart(mp_obj_t part) {
  return part != MP_OBJ_NULL && mp_obj_is_native_exception_instance(part);
}

} // namespace

bool callSpecial(mp_obj_t self, qstr name, size_t count, const mp_obj_t *arguments, mp_obj_t *result) {
  constexpr size_t kMost = 3;
  mp_obj_t call[2 + kMost];
  if (!findSpecial(self, name, call))
    return false;
  if (count)
    std::memcpy(call + 2, arguments, count * sizeof(mp_obj_t));
  *result = mp_call_method_n_kw(count, 0, call);
  return true;
}

mp_obj_t makeInstance(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  const mp_obj_type_t *native = nativeBaseOf(type);
  mp_obj_t self;
  if (callCreator(type, positional, pairs, values, self)) {
    if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(self)), MP_OBJ_FROM_PTR(type)))
      return self; // something else, which is not initialised
  } else {
    self = MP_OBJ_FROM_PTR(newInstance(type, native));
  }
  initialise(self, positional, pairs, values, native);
  return self;
}

void printInstance(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
  mp_obj_t call[2];
  if ((kind == PRINT_STR && findSpecial(self, MP_QSTR___str__, call)) ||
      findSpecial(self, MP_QSTR___repr__, call)) {
    mp_obj_print_helper(print, mp_call_method_n_kw(0, 0, call), PRINT_STR);
    return;
  }
  mp_obj_t part = nativePart(self);
  if (isExceptionPart(part)) {
    if (kind != PRINT_STR)
      mp_print_str(print, qstr_str(instanceOf(self)->base.type->name));
    mp_obj_print_helper(print, part, mp_print_kind_t(kind | PRINT_EXC_SUBCLASS));
  } else if (part != MP_OBJ_NULL && MP_OBJ_TYPE_HAS_SLOT(mp_obj_get_type(part), print)) {
    mp_obj_print_helper(print, part, kind);
  } else {
    mp_printf(print, "<%s object at %p>", mp_obj_get_type_str(self), MP_OBJ_TO_PTR(self));
  }
}

mp_obj_t operateOnInstance(mp_unary_op_t operation, mp_obj_t self) {
  mp_obj_t result;
  if (callSpecial(self, methodOf(operation), 0, nullptr, &result)) {
    switch (operation) {
    case MP_UNARY_OP_HASH:
      return MP_OBJ_NEW_SMALL_INT(mp_obj_get_int_truncated(result));
    case MP_UNARY_OP_INT_MAYBE:
      if (!mp_obj_is_int(result))
        mp_raise_TypeError(MP_ERROR_TEXT("__int__ must return an int"));
      return result;
    case MP_UNARY_OP_BOOL:
      return mp_obj_new_bool(mp_obj_is_true(result));
    default:
      return result;
    }
  }
  if (mp_obj_t part = nativePart(self)) {
    // Identity is that of the whole.
    if (operation == MP_UNARY_OP_HASH)
      return isExceptionPart(part) ? MP_OBJ_NULL : mp_unary_op(operation, part);
    if (!mp_obj_is_obj(part))
      return mp_unary_op(operation, part);
    const mp_obj_type_t *type = mp_obj_get_type(part);
    return MP_OBJ_TYPE_HAS_SLOT(type, unary_op) ? MP_OBJ_TYPE_GET_SLOT(type, unary_op)(operation, part)
                                                : MP_OBJ_NULL;
  }
  if (operation == MP_UNARY_OP_SIZEOF)
    return mp_obj_new_int_from_uint(sizeof(mp_obj_instance_t) +
                                    instanceOf(self)->members.alloc * sizeof(mp_map_elem_t));
  return MP_OBJ_NULL;
}

mp_obj_t operateOnInstances(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  mp_obj_t result;
  if (callSpecial(left, methodOf(operation), 1, &right, &result))
    return result == mp_const_notimplemented ? MP_OBJ_NULL : result;
  mp_obj_t part = nativePart(left);
  if (part == MP_OBJ_NULL)
    return MP_OBJ_NULL;
  const mp_obj_type_t *type = mp_obj_get_type(part);
  if (!MP_OBJ_TYPE_HAS_SLOT(type, binary_op))
    return MP_OBJ_NULL;
  if (isInstance(right) && nativePart(right) != MP_OBJ_NULL)
    right = nativePart(right);
  // With which types, and whether != by itself, is for the native type to say.
  if (operation == MP_BINARY_OP_EQUAL || operation == MP_BINARY_OP_NOT_EQUAL)
    return mp_obj_equal_not_equal(operation, part, right);
  return MP_OBJ_TYPE_GET_SLOT(type, binary_op)(operation, part, right);
}

void attributeOfInstance(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] == MP_OBJ_NULL)
    loadInstanceAttribute(self, name, dest);
  else
    storeInstanceAttribute(self, name, dest);
}

mp_obj_t itemOfInstance(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
  mp_obj_t result;
  mp_obj_t arguments[2] = {index, value};
  if (value == MP_OBJ_SENTINEL) {
    if (callSpecial(self, MP_QSTR___getitem__, 1, arguments, &result))
      return result;
  } else if (value == MP_OBJ_NULL) {
    if (callSpecial(self, MP_QSTR___delitem__, 1, arguments, &result))
      return mp_const_none;
  } else if (callSpecial(self, MP_QSTR___setitem__, 2, arguments, &result)) {
    return mp_const_none;
  }
  mp_obj_t part = nativePart(self);
  return part == MP_OBJ_NULL ? MP_OBJ_NULL : mp_obj_subscr(part, index, value);
}

mp_int_t bufferOfInstance(mp_obj_t self, mp_buffer_info_t *buffer, mp_uint_t flags) {
  mp_obj_t part = nativePart(self);
  if (part == MP_OBJ_NULL)
    return 1;
  const mp_obj_type_t *type = mp_obj_get_type(part);
  return MP_OBJ_TYPE_HAS_SLOT(type, buffer) ? MP_OBJ_TYPE_GET_SLOT(type, buffer)(part, buffer, flags) : 1;
}

} // namespace adder::objects

namespace adder::runtime {

using namespace objects;

void raiseInitResult(mp_obj_t result) {
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__init__() should return None, not '%s'"),
                    mp_obj_get_type_str(result));
}

Frame *enterConstructor(mp_obj_t callable, const Arguments &arguments, mp_obj_t *instance) {
  if (!mp_obj_is_obj(callable) || !mp_obj_is_exact_type(callable, &mp_type_type))
    return nullptr;
  auto *type = static_cast<const mp_obj_type_t *>(MP_OBJ_TO_PTR(callable));
  if (!mp_obj_is_instance_type(type))
    return nullptr;
  mp_obj_t init = findInClass(type, MP_QSTR___init__);
  if (init == MP_OBJ_NULL || !mp_obj_is_obj(init) || !mp_obj_is_exact_type(init, &mp_type_fun_bc))
    return nullptr;
  mp_obj_t creator = findInClass(type, MP_QSTR___new__);
  if (nativeBaseOf(type) ||
      (creator != MP_OBJ_NULL && creator != findInClass(&mp_type_object, MP_QSTR___new__)))
    return nullptr;
  *instance = MP_OBJ_FROM_PTR(newInstance(type, nullptr));
  Arguments all = arguments;
  all.prefix = instance;
  all.prefixed = 1;
  return enterFunction(static_cast<mp_obj_fun_bc_t *>(MP_OBJ_TO_PTR(init)), all);
}

} // namespace adder::runtime

using namespace adder::objects;

MP_DEFINE_CONST_FUN_OBJ_KW(mp_native_base_init_wrapper_obj, 1, initialiseNative);

mp_obj_instance_t *mp_obj_new_instance(const mp_obj_type_t *type, const mp_obj_type_t **native) {
  const mp_obj_type_t *base = nativeBaseOf(type);
  if (native)
    *native = base;
  return newInstance(type, base);
}

bool mp_obj_instance_is_callable(mp_obj_t self) {
  if (findMember(instanceOf(self)->base.type, MP_QSTR___call__))
    return true;
  mp_obj_t part = nativePart(self);
  return part != MP_OBJ_NULL && mp_obj_is_callable(part);
}

mp_obj_t mp_obj_instance_call(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_obj_t call[2];
  if (findSpecial(self, MP_QSTR___call__, call)) {
    if (call[1] == MP_OBJ_NULL)
      return mp_call_function_n_kw(call[0], positional, pairs, values);
    return mp_call_method_self_n_kw(call[0], call[1], positional, pairs, values);
  }
  mp_obj_t part = nativePart(self);
  if (part == MP_OBJ_NULL || !mp_obj_is_callable(part))
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object isn't callable"),
                      mp_obj_get_type_str(self));
  return mp_call_function_n_kw(part, positional, pairs, values);
}

mp_obj_t mp_obj_instance_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
  mp_obj_t result;
  if (callSpecial(self, MP_QSTR___iter__, 0, nullptr, &result))
    return result;
  mp_obj_t part = nativePart(self);
  // Null: mp_getiter() tries __getitem__.
  return part == MP_OBJ_NULL ? MP_OBJ_NULL : mp_getiter(part, buffer);
}

mp_obj_t mp_obj_cast_to_native_base(mp_obj_t self, mp_const_obj_t native) {
  const mp_obj_type_t *type = mp_obj_get_type(self);
  if (MP_OBJ_FROM_PTR(type) == native)
    return self;
  if (!mp_obj_is_instance_type(type) || !mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), native))
    return MP_OBJ_NULL;
  return nativePart(self);
}
