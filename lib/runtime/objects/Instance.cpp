//===- runtime/objects/Instance.cpp - Instances of classes ------------------------------------------===//
//
// Making them, and their attributes; what else they can do is in InstanceOperators.cpp.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Attributes.h"
#include "runtime/core/Items.h"
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
  if (!isInstance(values[0])) // ValueError.__init__(5)
    mp_raise_msg_varg(&mp_type_TypeError,
                      MP_ERROR_TEXT("__init__() should get an instance of a derived class, not '%s'"),
                      mp_obj_get_type_str(values[0]));
  mp_obj_instance_t *self = instanceOf(values[0]);
  const mp_obj_type_t *native = nativeBaseOf(self->base.type);
  if (native) {
    // Pairs in the form that make_new takes.
    size_t pairs = keywords->used;
    mp_obj_t *all = m_new(mp_obj_t, count + 2 * pairs);
    std::memcpy(all, values + 1, (count - 1) * sizeof(mp_obj_t));
    mp_obj_t *pair = all + count - 1;
    for (const mp_map_elem_t &keyword : Pairs(keywords)) {
      *pair++ = keyword.key;
      *pair++ = keyword.value;
    }
    self->subobj[0] = MP_OBJ_TYPE_GET_SLOT(native, make_new)(native, count - 1, pairs, all);
  }
  return mp_const_none;
}

} // namespace

mp_obj_t nativePart(mp_obj_t self) {
  const mp_obj_type_t *native = nativeBaseOf(instanceOf(self)->base.type);
  if (!native)
    return MP_OBJ_NULL;
  mp_obj_t &part = instanceOf(self)->subobj[0];
  if (part == MP_OBJ_FROM_PTR(&mp_native_base_init_wrapper_obj))
    part = MP_OBJ_TYPE_GET_SLOT(native, make_new)(native, 0, 0, nullptr);
  return part;
}

bool findSpecial(mp_obj_t self, qstr name, mp_obj_t *dest) {
  Member member = findMember(instanceOf(self)->base.type, name);
  if (!member || member.isNative() || member.owner == &mp_type_object)
    return false;
  dest[0] = dest[1] = MP_OBJ_NULL;
  bindFound(self, member, dest);
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

void attributeOfInstance(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] == MP_OBJ_NULL)
    loadInstanceAttribute(self, name, dest);
  else
    storeInstanceAttribute(self, name, dest);
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

mp_obj_t mp_obj_cast_to_native_base(mp_obj_t self, mp_const_obj_t native) {
  const mp_obj_type_t *type = mp_obj_get_type(self);
  if (MP_OBJ_FROM_PTR(type) == native)
    return self;
  if (!mp_obj_is_instance_type(type) || !mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), native))
    return MP_OBJ_NULL;
  return nativePart(self);
}
