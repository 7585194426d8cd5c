//===- runtime/objects/Super.cpp - super, static and class methods, object --------------------------===//

#include "runtime/core/Attributes.h"
#include "runtime/core/Members.h"
#include "runtime/objects/Class.h"

#include "py/builtin.h"
#include "py/objproperty.h"
#include "py/objtuple.h"
#include "py/runtime.h"

namespace adder::objects {

namespace {

using namespace runtime;

struct Super {
  mp_obj_base_t base;
  mp_obj_t type; ///< the class whose bases are searched
  mp_obj_t self;
};

mp_obj_t makeSuper(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  // Without arguments the compiler inserts them.
  mp_arg_check_num(positional, pairs, 2, 2, false);
  if (!mp_obj_is_type(values[0], &mp_type_type))
    mp_raise_type(&mp_type_TypeError);
  bool isInstance = mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(values[1])), values[0]);
  bool isSubclass = mp_obj_is_type(values[1], &mp_type_type) && mp_obj_is_subclass_fast(values[1], values[0]);
  if (!isInstance && !isSubclass)
    mp_raise_type(&mp_type_TypeError);
  auto *super = mp_obj_malloc(Super, type);
  super->type = values[0];
  super->self = values[1];
  return MP_OBJ_FROM_PTR(super);
}

void printSuper(const mp_print_t *print, mp_obj_t object, mp_print_kind_t) {
  auto *super = static_cast<Super *>(MP_OBJ_TO_PTR(object));
  mp_print_str(print, "<super: ");
  mp_obj_print_helper(print, super->type, PRINT_STR);
  mp_print_str(print, ", ");
  mp_obj_print_helper(print, super->self, PRINT_STR);
  mp_print_str(print, ">");
}

/// What `base` has under `name`, for the object of `super`.
bool loadFromBase(const Super *super, const mp_obj_type_t *base, qstr name, mp_obj_t *dest) {
  bool selfIsType = mp_obj_is_type(super->self, &mp_type_type);
  Member member = findMember(base, name);
  if (!member) {
    const mp_obj_type_t *native =
        mp_obj_is_native_type(base) && base != &mp_type_object ? base : nativeBaseOf(base);
    if (!native || !isInstance(super->self))
      return false;
    if (name == MP_QSTR___init__) {
      dest[0] = MP_OBJ_FROM_PTR(&mp_native_base_init_wrapper_obj);
      dest[1] = super->self;
      return true;
    }
    mp_load_method_maybe(mp_obj_cast_to_native_base(super->self, MP_OBJ_FROM_PTR(native)), name, dest);
    return dest[0] != MP_OBJ_NULL;
  }
  if (mp_obj_is_obj(member.value) && mp_obj_is_exact_type(member.value, &mp_type_property) && !selfIsType) {
    dest[0] = mp_call_function_1(mp_obj_property_get(member.value)[0], super->self);
    return true;
  }
  mp_obj_t self = super->self;
  if (member.isNative() && isInstance(self))
    self = mp_obj_cast_to_native_base(self, MP_OBJ_FROM_PTR(nativeBaseOf(instanceOf(self)->base.type)));
  const mp_obj_type_t *type = selfIsType ? static_cast<const mp_obj_type_t *>(MP_OBJ_TO_PTR(super->self))
                                         : mp_obj_get_type(super->self);
  bindMember(self, type, member.value, dest);
  return true;
}

/// Methods that everything has from object, which is the end of every search.
bool loadFromObject(const Super *super, qstr name, mp_obj_t *dest) {
  mp_obj_t member = findInClass(&mp_type_object, name);
  if (member == MP_OBJ_NULL)
    return false;
  bindMember(super->self, mp_obj_get_type(super->self), member, dest);
  return true;
}

void attributeOfSuper(mp_obj_t object, qstr name, mp_obj_t *dest) {
  if (dest[0] != MP_OBJ_NULL)
    return;
  auto *super = static_cast<Super *>(MP_OBJ_TO_PTR(object));
  auto *type = static_cast<const mp_obj_type_t *>(MP_OBJ_TO_PTR(super->type));
  if (MP_OBJ_TYPE_HAS_SLOT(type, parent)) {
    const void *parent = MP_OBJ_TYPE_GET_SLOT(type, parent);
    size_t count = 1;
    mp_obj_t single = MP_OBJ_FROM_PTR(parent);
    const mp_obj_t *bases = &single;
    if (static_cast<const mp_obj_base_t *>(parent)->type == &mp_type_tuple) {
      auto *tuple = static_cast<const mp_obj_tuple_t *>(parent);
      count = tuple->len;
      bases = tuple->items;
    }
    for (size_t i = 0; i < count; ++i)
      if (loadFromBase(super, static_cast<mp_obj_type_t *>(MP_OBJ_TO_PTR(bases[i])), name, dest))
        return;
  }
  loadFromObject(super, name, dest);
}

// --- staticmethod, classmethod.

mp_obj_t makeMethodWrapper(const mp_obj_type_t *type, size_t positional, size_t pairs,
                           const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 1, false);
  auto *wrapper = mp_obj_malloc(mp_rom_obj_static_class_method_t, type);
  wrapper->fun = values[0];
  return MP_OBJ_FROM_PTR(wrapper);
}

// --- object.

mp_obj_t makeObject(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *) {
  mp_arg_check_num(positional, pairs, 0, 0, false);
  auto *object = mp_obj_malloc(mp_obj_base_t, type);
  return MP_OBJ_FROM_PTR(object);
}

mp_obj_t objectInit(size_t, const mp_obj_t *) { return mp_const_none; }

/// object.__new__(cls, ...): a bare instance of a class.  With more arguments, the native part of a class
/// that derives from a native type is made of those, not of what the class was called with.
mp_obj_t objectNew(size_t count, const mp_obj_t *values) {
  if (!mp_obj_is_type(values[0], &mp_type_type) ||
      !mp_obj_is_instance_type(static_cast<mp_obj_type_t *>(MP_OBJ_TO_PTR(values[0]))))
    mp_raise_TypeError(MP_ERROR_TEXT("arg must be user-type"));
  const mp_obj_type_t *native;
  mp_obj_instance_t *instance =
      mp_obj_new_instance(static_cast<mp_obj_type_t *>(MP_OBJ_TO_PTR(values[0])), &native);
  if (native && count > 1)
    instance->subobj[0] = MP_OBJ_TYPE_GET_SLOT(native, make_new)(native, count - 1, 0, values + 1);
  return MP_OBJ_FROM_PTR(instance);
}

#if MICROPY_PY_DELATTR_SETATTR
/// The store that a class's own __setattr__ ends in.
mp_obj_t objectSetAttribute(mp_obj_t self, mp_obj_t name, mp_obj_t value) {
  if (!isInstance(self))
    mp_raise_TypeError(MP_ERROR_TEXT("arg must be user-type"));
  if (!mp_obj_is_str(name))
    mp_raise_TypeError(MP_ERROR_TEXT("attribute name must be a string"));
  mp_map_lookup(&instanceOf(self)->members, MP_OBJ_NEW_QSTR(mp_obj_str_get_qstr(name)),
                MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)
      ->value = value;
  return mp_const_none;
}

mp_obj_t objectDeleteAttribute(mp_obj_t self, mp_obj_t name) {
  if (!isInstance(self))
    mp_raise_TypeError(MP_ERROR_TEXT("arg must be user-type"));
  if (!mp_map_lookup(&instanceOf(self)->members, MP_OBJ_NEW_QSTR(mp_obj_str_get_qstr(name)),
                     MP_MAP_LOOKUP_REMOVE_IF_FOUND))
    mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("no such attribute"));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_3(objectSetAttributeObject, objectSetAttribute);
MP_DEFINE_CONST_FUN_OBJ_2(objectDeleteAttributeObject, objectDeleteAttribute);
#endif

MP_DEFINE_CONST_FUN_OBJ_VAR(objectInitObject, 1, objectInit);
MP_DEFINE_CONST_STATICMETHOD_OBJ(objectNewMethod, MP_ROM_PTR(&mp_builtin_object___new___obj));

const mp_rom_map_elem_t kObjectMembers[] = {
    {MEMBER(__init__, objectInitObject)},
    {MEMBER(__new__, objectNewMethod)},
#if MICROPY_PY_DELATTR_SETATTR
    {MEMBER(__setattr__, objectSetAttributeObject)},
    {MEMBER(__delattr__, objectDeleteAttributeObject)},
#endif
};
MP_DEFINE_CONST_DICT(kObjectDict, kObjectMembers);

} // namespace
} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_FUN_OBJ_VAR(mp_builtin_object___new___obj, 1, objectNew);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_object, MP_QSTR_object, MP_TYPE_FLAG_NONE, make_new, makeObject, locals_dict,
                         &kObjectDict);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_super, MP_QSTR_super, MP_TYPE_FLAG_NONE, make_new, makeSuper, print,
                         printSuper, attr, attributeOfSuper);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_staticmethod, MP_QSTR_staticmethod, MP_TYPE_FLAG_NONE, make_new,
                         makeMethodWrapper);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_classmethod, MP_QSTR_classmethod, MP_TYPE_FLAG_NONE, make_new,
                         makeMethodWrapper);

void mp_load_super_method(qstr name, mp_obj_t *dest) {
  if (!mp_obj_is_type(dest[1], &mp_type_type))
    mp_raise_type(&mp_type_TypeError);
  Super super = {{&mp_type_super}, dest[1], dest[2]};
  mp_load_method(MP_OBJ_FROM_PTR(&super), name, dest);
}
