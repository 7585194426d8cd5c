//===- runtime/core/Attributes.cpp - Attributes of any object ---------------------------------------===//
//
// The order of places is the reference's (c-api.md 3.2, 4.2): a type's attr slot, then locals_dict of the
// type and of its bases, depth first.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Attributes.h"

#include "runtime/core/Names.h"
#include "runtime/objects/Class.h"

#include "py/builtin.h"
#include "py/objproperty.h"
#include "py/objtuple.h"

#include <cstring>

namespace adder::runtime {

namespace {

struct CachedLookup {
  const mp_obj_type_t *type;
  mp_obj_t member;
  qstr name;
};

CachedLookup &cachedLookup(const mp_obj_type_t *type, qstr name) {
  auto *table = reinterpret_cast<CachedLookup *>(MP_STATE_VM(class_lookups));
  // Classes lie at similar distances from each other, and names that are used together have near numbers.
  uint32_t mixed = (uint32_t(uintptr_t(type) >> 4) * 31 + uint32_t(name)) * 0x9e3779b1u;
  return table[(mixed >> 16) % MICROPY_CLASS_LOOKUPS];
}

mp_obj_t searchBases(const mp_obj_type_t *type, qstr name) {
  for (;;) {
    if (MP_OBJ_TYPE_HAS_SLOT(type, locals_dict)) {
      mp_map_t *map = mp_obj_dict_get_map(MP_OBJ_FROM_PTR(MP_OBJ_TYPE_GET_SLOT(type, locals_dict)));
      if (mp_map_elem_t *element = mp_map_lookup(map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP))
        return element->value;
    }
    if (!MP_OBJ_TYPE_HAS_SLOT(type, parent))
      return MP_OBJ_NULL;
    const void *parent = MP_OBJ_TYPE_GET_SLOT(type, parent);
    if (static_cast<const mp_obj_base_t *>(parent)->type != &mp_type_tuple) {
      type = static_cast<const mp_obj_type_t *>(parent);
      continue;
    }
    // Several bases: the last one needs no recursion.
    auto *bases = static_cast<const mp_obj_tuple_t *>(parent);
    if (bases->len == 0)
      return MP_OBJ_NULL;
    for (size_t i = 0; i + 1 < bases->len; ++i)
      if (mp_obj_t found = searchBases(static_cast<mp_obj_type_t *>(MP_OBJ_TO_PTR(bases->items[i])), name))
        return found;
    type = static_cast<mp_obj_type_t *>(MP_OBJ_TO_PTR(bases->items[bases->len - 1]));
  }
}

bool isInstance(mp_obj_t object) {
  return mp_obj_is_obj(object) &&
         mp_obj_is_instance_type(static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(object))->type);
}

[[noreturn]] void raiseNoAttribute(mp_obj_t object, qstr name) {
  if (mp_obj_is_type(object, &mp_type_type))
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("type object '%q' has no attribute '%q'"),
                      static_cast<mp_obj_type_t *>(MP_OBJ_TO_PTR(object))->name, name);
  if (mp_obj_is_type(object, &mp_type_module))
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("module '%q' has no attribute '%q'"),
                      mp_obj_str_get_qstr(mp_load_attr(object, MP_QSTR___name__)), name);
  mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'%s' object has no attribute '%q'"),
                    mp_obj_get_type_str(object), name);
}

/// Attributes of a native type's object that come from its locals_dict.
void loadFromType(mp_obj_t object, const mp_obj_type_t *type, qstr name, mp_obj_t *dest) {
  mp_obj_t member = findInClass(type, name);
  if (member == MP_OBJ_NULL)
    return;
  if (mp_obj_is_obj(member) && mp_obj_is_exact_type(member, &mp_type_property)) {
    mp_obj_t getter = mp_obj_property_get(member)[0];
    if (getter == MP_OBJ_NULL || getter == mp_const_none)
      return;
    dest[0] = mp_call_function_1(getter, object);
    return;
  }
  bindMember(object, type, member, dest);
}

/// Stores through a property of a native type.  False if there is none.
bool storeToProperty(mp_obj_t object, const mp_obj_type_t *type, qstr name, mp_obj_t value) {
  if (!MP_OBJ_TYPE_HAS_SLOT(type, locals_dict) && !MP_OBJ_TYPE_HAS_SLOT(type, parent))
    return false;
  mp_obj_t member = findInClass(type, name);
  if (member == MP_OBJ_NULL || !mp_obj_is_obj(member) || !mp_obj_is_exact_type(member, &mp_type_property))
    return false;
  mp_obj_t accessor = mp_obj_property_get(member)[value == MP_OBJ_NULL ? 2 : 1];
  if (accessor == MP_OBJ_NULL || accessor == mp_const_none)
    return false;
  if (value == MP_OBJ_NULL)
    mp_call_function_1(accessor, object);
  else
    mp_call_function_2(accessor, object, value);
  return true;
}

} // namespace

mp_obj_t findInClass(const mp_obj_type_t *type, qstr name) {
  CachedLookup &cached = cachedLookup(type, name);
  if (MP_LIKELY(cached.type == type && cached.name == name))
    return cached.member;
  mp_obj_t member = searchBases(type, name);
  cached = {type, member, name};
  return member;
}

void forgetClassLookups() { std::memset(MP_STATE_VM(class_lookups), 0, sizeof MP_STATE_VM(class_lookups)); }

void bindMember(mp_obj_t self, const mp_obj_type_t *type, mp_obj_t member, mp_obj_t *dest) {
  dest[0] = member;
  if (!mp_obj_is_obj(member))
    return;
  const mp_obj_type_t *memberType = static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(member))->type;
  if (memberType->flags & MP_TYPE_FLAG_BINDS_SELF) {
    // A type that is an object of `type` gets its functions from its own class, unbound.
    dest[1] = self;
  } else if (memberType == &mp_type_staticmethod) {
    dest[0] =
        const_cast<mp_obj_t>(static_cast<mp_rom_obj_static_class_method_t *>(MP_OBJ_TO_PTR(member))->fun);
  } else if (memberType == &mp_type_classmethod) {
    dest[0] =
        const_cast<mp_obj_t>(static_cast<mp_rom_obj_static_class_method_t *>(MP_OBJ_TO_PTR(member))->fun);
    dest[1] = MP_OBJ_FROM_PTR(type);
  }
}

mp_obj_t loadAttribute(mp_obj_t object, qstr name, const byte *instruction) {
  if (MP_LIKELY(isInstance(object))) {
    auto *instance = static_cast<mp_obj_instance_t *>(MP_OBJ_TO_PTR(object));
    if (mp_map_elem_t *element = lookUp(&instance->members, name, instruction))
      return element->value;
  }
  return mp_load_attr(object, name);
}

void loadMethod(mp_obj_t object, qstr name, const byte *instruction, mp_obj_t *dest) {
  if (MP_LIKELY(isInstance(object))) {
    auto *instance = static_cast<mp_obj_instance_t *>(MP_OBJ_TO_PTR(object));
    if (instance->members.used == 0 || !lookUp(&instance->members, name, instruction)) {
      const mp_obj_type_t *type = instance->base.type;
      mp_obj_t member = findInClass(type, name);
      if (member != MP_OBJ_NULL && mp_obj_is_obj(member) &&
          static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(member))->type == &mp_type_fun_bc) {
        dest[0] = member;
        dest[1] = object;
        return;
      }
    }
  }
  mp_load_method(object, name, dest);
}

void storeAttribute(mp_obj_t object, qstr name, mp_obj_t value, const byte *instruction) {
  if (MP_LIKELY(isInstance(object)) && value != MP_OBJ_NULL) {
    auto *instance = static_cast<mp_obj_instance_t *>(MP_OBJ_TO_PTR(object));
    if (!(instance->base.type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS)) {
      mp_map_elem_t *element = lookUp(&instance->members, name, instruction);
      if (!element)
        element = mp_map_lookup(&instance->members, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
      element->value = value;
      return;
    }
  }
  mp_store_attr(object, name, value);
}

} // namespace adder::runtime

using namespace adder::runtime;

void mp_load_method_maybe(mp_obj_t object, qstr name, mp_obj_t *dest) {
  dest[0] = dest[1] = MP_OBJ_NULL;
  const mp_obj_type_t *type = mp_obj_get_type(object);
  if (name == MP_QSTR___class__) {
    dest[0] = MP_OBJ_FROM_PTR(type);
    return;
  }
  // Types that are iterators themselves have next() as a method.
  if (name == MP_QSTR___next__ &&
      (type->flags & MP_TYPE_FLAG_ITER_IS_CUSTOM || type->flags & MP_TYPE_FLAG_ITER_IS_ITERNEXT)) {
    dest[0] = MP_OBJ_FROM_PTR(&mp_builtin_next_obj);
    dest[1] = object;
    return;
  }
  if (MP_OBJ_TYPE_HAS_SLOT(type, attr)) {
    MP_OBJ_TYPE_GET_SLOT(type, attr)(object, name, dest);
    if (dest[0] != MP_OBJ_NULL || dest[1] != MP_OBJ_SENTINEL)
      return;
    dest[1] = MP_OBJ_NULL;
  }
  loadFromType(object, type, name, dest);
}

void mp_load_method(mp_obj_t object, qstr name, mp_obj_t *dest) {
  mp_load_method_maybe(object, name, dest);
  if (MP_UNLIKELY(dest[0] == MP_OBJ_NULL))
    raiseNoAttribute(object, name);
}

mp_obj_t mp_load_attr(mp_obj_t object, qstr name) {
  mp_obj_t dest[2];
  mp_load_method(object, name, dest);
  return asOneObject(dest);
}

void mp_store_attr(mp_obj_t object, qstr name, mp_obj_t value) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  if (MP_OBJ_TYPE_HAS_SLOT(type, attr)) {
    mp_obj_t dest[2] = {MP_OBJ_SENTINEL, value};
    MP_OBJ_TYPE_GET_SLOT(type, attr)(object, name, dest);
    if (dest[0] == MP_OBJ_NULL)
      return;
  }
  if (!storeToProperty(object, type, name, value))
    raiseNoAttribute(object, name);
}

void mp_load_method_protected(mp_obj_t object, qstr name, mp_obj_t *dest, bool catchAll) {
  nlr_buf_t context;
  if (nlr_push(&context) == 0) {
    mp_load_method_maybe(object, name, dest);
    nlr_pop();
    return;
  }
  dest[0] = dest[1] = MP_OBJ_NULL;
  if (!catchAll &&
      !mp_obj_exception_match(MP_OBJ_FROM_PTR(context.ret_val), MP_OBJ_FROM_PTR(&mp_type_AttributeError)))
    nlr_jump(context.ret_val);
}
