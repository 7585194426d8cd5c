//===- runtime/objects/Property.cpp - property ------------------------------------------------------===//

#include "runtime/core/GivenArguments.h"
#include "runtime/core/Members.h"

#include "py/objproperty.h"

#include "py/runtime.h"

namespace adder::objects {

namespace {

mp_obj_property_t *propertyIn(mp_obj_t self) { return static_cast<mp_obj_property_t *>(MP_OBJ_TO_PTR(self)); }

mp_obj_t makeProperty(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  static const mp_arg_t kArguments[] = {
      {ARGUMENT(, 0, MP_ROM_NONE)},
      {ARGUMENT(, 0, MP_ROM_NONE)},
      {ARGUMENT(, 0, MP_ROM_NONE)},
      {ARGUMENT(doc, 0, MP_ROM_NONE)}, // accepted, not kept
  };
  auto given = runtime::givenFor(kArguments, positional, pairs, values);
  auto *property = mp_obj_malloc(mp_obj_property_t, type);
  for (size_t accessor = 0; accessor < MP_ARRAY_SIZE(property->proxy); ++accessor)
    property->proxy[accessor] = given.object(accessor);
  return MP_OBJ_FROM_PTR(property);
}

/// A copy with another function at `place`: decorators do not change what is there.
mp_obj_t withFunction(mp_obj_t self, unsigned place, mp_obj_t function) {
  auto *property = mp_obj_malloc(mp_obj_property_t, &mp_type_property);
  *property = *propertyIn(self);
  property->proxy[place] = function;
  return MP_OBJ_FROM_PTR(property);
}

mp_obj_t getter(mp_obj_t self, mp_obj_t function) { return withFunction(self, 0, function); }
mp_obj_t setter(mp_obj_t self, mp_obj_t function) { return withFunction(self, 1, function); }
mp_obj_t deleter(mp_obj_t self, mp_obj_t function) { return withFunction(self, 2, function); }

MP_DEFINE_CONST_FUN_OBJ_2(getterObject, getter);
MP_DEFINE_CONST_FUN_OBJ_2(setterObject, setter);
MP_DEFINE_CONST_FUN_OBJ_2(deleterObject, deleter);

const mp_rom_map_elem_t kMembers[] = {
    {MEMBER(getter, getterObject)},
    {MEMBER(setter, setterObject)},
    {MEMBER(deleter, deleterObject)},
};
MP_DEFINE_CONST_DICT(kMembersDict, kMembers);

} // namespace
} // namespace adder::objects

using namespace adder::objects;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_property, MP_QSTR_property, MP_TYPE_FLAG_NONE, make_new, makeProperty,
                         locals_dict, &kMembersDict);

const mp_obj_t *mp_obj_property_get(mp_obj_t self) { return propertyIn(self)->proxy; }
