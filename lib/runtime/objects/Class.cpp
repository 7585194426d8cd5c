//===- runtime/objects/Class.cpp - Types as objects -------------------------------------------------===//
//
// `type` itself: calling a type, making a class, attributes of types, and the question what derives from
// what.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/Class.h"

#include "runtime/core/Items.h"
#include "runtime/objects/CheckedMethod.h"

#include "runtime/core/Attributes.h"
#include "runtime/core/Types.h"

#include "py/builtin.h"
#include "py/objproperty.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include <cstring>
#include <initializer_list>

namespace adder::objects {

namespace {

using namespace runtime;

/// Beside the flags of py/obj.h, for classes only: one of the bases is a native type.
constexpr uint16_t kHasNativeBase = 0x8000;

/// Which slots of a class there are, by their place in slots[].
enum Slot : unsigned { MakeNew, Print, Call, UnaryOp, BinaryOp, Attr, Subscr, Iter, Buffer, Last };

mp_obj_type_t *typeIn(mp_obj_t object) { return static_cast<mp_obj_type_t *>(MP_OBJ_TO_PTR(object)); }

struct Bases {
  size_t count = 0;
  const mp_obj_t *items = nullptr;
  mp_obj_t single = MP_OBJ_NULL;

  const mp_obj_type_t *operator[](size_t i) const { return typeIn(items ? items[i] : single); }
};

Bases basesOf(const mp_obj_type_t *type) {
  Bases bases;
  if (!MP_OBJ_TYPE_HAS_SLOT(type, parent))
    return bases;
  const void *parent = MP_OBJ_TYPE_GET_SLOT(type, parent);
  if (static_cast<const mp_obj_base_t *>(parent)->type == &mp_type_tuple) {
    auto *tuple = static_cast<const mp_obj_tuple_t *>(parent);
    return {tuple->len, tuple->items, MP_OBJ_NULL};
  }
  bases.single = MP_OBJ_FROM_PTR(parent);
  bases.count = 1;
  return bases;
}

/// Counts the native types among the bases, object aside; the last one goes to `native`.
size_t countNativeBases(const mp_obj_type_t *type, const mp_obj_type_t *&native) {
  if (type == &mp_type_object)
    return 0;
  if (mp_obj_is_native_type(type)) {
    native = type;
    return 1;
  }
  size_t count = 0;
  Bases bases = basesOf(type);
  for (size_t i = 0; i < bases.count; ++i) {
    const mp_obj_type_t *before = native;
    size_t found = countNativeBases(bases[i], native);
    // The same native type by several ways is one.
    count += found && before != native ? found : 0;
  }
  return count;
}

void checkBase(mp_obj_t base) {
  if (!mp_obj_is_type(base, &mp_type_type))
    mp_raise_TypeError(MP_ERROR_TEXT("type is not an acceptable base type"));
  const mp_obj_type_t *type = typeIn(base);
  if (!MP_OBJ_TYPE_HAS_SLOT(type, make_new))
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type '%q' isn't an acceptable base type"),
                      type->name);
  if (mp_obj_is_instance_type(type))
    const_cast<mp_obj_type_t *>(type)->flags |= MP_TYPE_FLAG_IS_SUBCLASSED;
}

template <typename Function>
void setSlot(mp_obj_type_t *type, unsigned place, uint8_t &index, Function value) {
  type->slots[place] = reinterpret_cast<const void *>(value);
  index = uint8_t(place + 1);
}

// --- Attributes.

mp_obj_t basesTuple(const mp_obj_type_t *type) {
  if (type == &mp_type_object)
    return mp_const_empty_tuple;
  Bases bases = basesOf(type);
  if (bases.count == 0) {
    mp_obj_t object = MP_OBJ_FROM_PTR(&mp_type_object);
    return mp_obj_new_tuple(1, &object);
  }
  return mp_obj_new_tuple(bases.count, bases.items ? bases.items : &bases.single);
}

/// A view of a class's own dict that cannot be changed.
mp_obj_t dictOf(const mp_obj_type_t *type) {
  if (!MP_OBJ_TYPE_HAS_SLOT(type, locals_dict))
    return mp_obj_new_dict(0);
  auto *own = static_cast<mp_obj_dict_t *>(MP_OBJ_TYPE_GET_SLOT(type, locals_dict));
  if (own->map.is_fixed)
    return MP_OBJ_FROM_PTR(own);
  mp_obj_t copy = mp_obj_dict_copy(MP_OBJ_FROM_PTR(own));
  mp_obj_dict_get_map(copy)->is_fixed = 1;
  return copy;
}

void loadTypeAttribute(mp_obj_t self, qstr name, mp_obj_t *dest) {
  const mp_obj_type_t *type = typeIn(self);
  switch (name) {
  case MP_QSTR___name__:
  case MP_QSTR___qualname__:
    dest[0] = MP_OBJ_NEW_QSTR(type->name);
    return;
  case MP_QSTR___dict__:
    dest[0] = dictOf(type);
    return;
  case MP_QSTR___bases__:
    dest[0] = basesTuple(type);
    return;
  default:
    break;
  }
  Member member = findMember(type, name);
  if (!member) {
    // A class inherits the constructor of a native base as a function.
    const mp_obj_type_t *native = mp_obj_is_native_type(type) ? type : nativeBaseOf(type);
    if (name == MP_QSTR___init__ && native)
      dest[0] = MP_OBJ_FROM_PTR(&mp_native_base_init_wrapper_obj);
    return;
  }
  dest[0] = member.value;
  if (!mp_obj_is_obj(member.value))
    return;
  const mp_obj_type_t *kind = static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(member.value))->type;
  if (kind == &mp_type_staticmethod || kind == &mp_type_classmethod)
    bindMember(MP_OBJ_NULL, type, member.value, dest);
#if MICROPY_BUILTIN_METHOD_CHECK_SELF_ARG
  else if (member.isNative() && kind->flags & MP_TYPE_FLAG_BUILTIN_FUN)
    dest[0] = checkedMethod(member.owner, member.value);
#endif
}

void storeTypeAttribute(mp_obj_t self, qstr name, mp_obj_t *dest) {
  mp_obj_type_t *type = typeIn(self);
  if (!MP_OBJ_TYPE_HAS_SLOT(type, locals_dict))
    return;
  mp_map_t *map = &static_cast<mp_obj_dict_t *>(MP_OBJ_TYPE_GET_SLOT(type, locals_dict))->map;
  if (map->is_fixed)
    return; // a native type
  forgetClassLookups();
  mp_obj_t key = MP_OBJ_NEW_QSTR(name);
  if (dest[1] == MP_OBJ_NULL) {
    if (mp_map_lookup(map, key, MP_MAP_LOOKUP_REMOVE_IF_FOUND))
      dest[0] = MP_OBJ_NULL;
    return;
  }
  if (isSpecialAccessor(name, dest[1])) {
    if (type->flags & MP_TYPE_FLAG_IS_SUBCLASSED && !(type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS))
      mp_raise_msg(&mp_type_AttributeError,
                   MP_ERROR_TEXT("can't add special method to already-subclassed class"));
    type->flags |= MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
  }
  mp_map_lookup(map, key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = dest[1];
  dest[0] = MP_OBJ_NULL;
}

void attributeOfType(mp_obj_t self, qstr name, mp_obj_t *dest) {
  if (dest[0] == MP_OBJ_NULL)
    loadTypeAttribute(self, name, dest);
  else
    storeTypeAttribute(self, name, dest);
}

// --- Calling.

mp_obj_t makeType(const mp_obj_type_t *, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 1, 3, false);
  if (positional == 1)
    return MP_OBJ_FROM_PTR(mp_obj_get_type(values[0]));
  if (positional == 3)
    return mp_obj_new_type(mp_obj_str_get_qstr(values[0]), values[1], values[2]);
  mp_raise_TypeError(MP_ERROR_TEXT("type takes 1 or 3 arguments"));
}

mp_obj_t callType(mp_obj_t self, size_t positional, size_t pairs, const mp_obj_t *values) {
  const mp_obj_type_t *type = typeIn(self);
  if (!MP_OBJ_TYPE_HAS_SLOT(type, make_new))
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't create '%q' instances"), type->name);
  return MP_OBJ_TYPE_GET_SLOT(type, make_new)(type, positional, pairs, values);
}

void printType(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  mp_printf(print, "<class '%q'>", typeIn(self)->name);
}

mp_obj_t operateOnTypes(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right) {
  return operation == MP_BINARY_OP_EQUAL ? mp_obj_new_bool(left == right) : MP_OBJ_NULL;
}

/// Tells members that want to know what they are called (descriptors).
void announceNames(mp_obj_t type, mp_map_t *members) {
#if MICROPY_PY_DESCRIPTORS
  mp_map_t before; // they may add and remove members
  bool copied = false;
  for (size_t i = 0; i < members->alloc; ++i) {
    if (!mp_map_slot_is_filled(members, i) || !isInstance(members->table[i].value))
      continue;
    // Not by way of __getattr__.
    if (findInClass(mp_obj_get_type(members->table[i].value), MP_QSTR___set_name__) == MP_OBJ_NULL)
      continue;
    if (!copied) {
      mp_map_init_copy(&before, members);
      members = &before;
      copied = true;
    }
    mp_obj_t call[4];
    mp_load_method(members->table[i].value, MP_QSTR___set_name__, call);
    call[2] = type;
    call[3] = members->table[i].key;
    mp_call_method_n_kw(2, 0, call);
  }
#endif
}

} // namespace

Member findMember(const mp_obj_type_t *type, qstr name) {
  // The value is in the table of recent lookups; the owner is asked for rarely.
  mp_obj_t value = findInClass(type, name);
  if (value == MP_OBJ_NULL)
    return {};
  // What object has is native.
  if (!mp_obj_is_exact_type(value, &mp_type_fun_bc) && value == findInClass(&mp_type_object, name))
    return {value, &mp_type_object};
  if (!nativeBaseOf(type))
    return {value, type};
  for (;;) {
    if (MP_OBJ_TYPE_HAS_SLOT(type, locals_dict)) {
      mp_map_t *map = &static_cast<mp_obj_dict_t *>(MP_OBJ_TYPE_GET_SLOT(type, locals_dict))->map;
      if (mp_map_lookup(map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP))
        return {value, type};
    }
    // The first base that has it is the one that it came from.
    Bases bases = basesOf(type);
    const mp_obj_type_t *next = nullptr;
    for (size_t i = 0; i < bases.count && !next; ++i)
      if (findInClass(bases[i], name) != MP_OBJ_NULL)
        next = bases[i];
    if (!next)
      return {value, type};
    type = next;
  }
}

const mp_obj_type_t *nativeBaseOf(const mp_obj_type_t *type) {
  const mp_obj_type_t *native = nullptr;
  if (mp_obj_is_instance_type(type) && !(type->flags & kHasNativeBase))
    return nullptr;
  // Mostly there is one base of each.
  while (mp_obj_is_instance_type(type) && basesOf(type).count == 1)
    type = basesOf(type)[0];
  countNativeBases(type, native);
  return native;
}

bool isSpecialAccessor(qstr name, mp_obj_t member) {
#if MICROPY_PY_DELATTR_SETATTR
  if (name == MP_QSTR___setattr__ || name == MP_QSTR___delattr__)
    return true;
#endif
  if (!mp_obj_is_obj(member))
    return false;
  const mp_obj_type_t *type = static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(member))->type;
  if (type == &mp_type_property)
    return true;
#if MICROPY_PY_DESCRIPTORS
  if (mp_obj_is_instance_type(type))
    for (qstr special : {MP_QSTR___get__, MP_QSTR___set__, MP_QSTR___delete__})
      if (findInClass(type, special) != MP_OBJ_NULL)
        return true;
#endif
  return false;
}

} // namespace adder::objects

namespace adder::runtime {

bool hasOwnEquality(const mp_obj_type_t *type) {
  if (mp_obj_is_instance_type(type))
    return objects::findMember(type, MP_QSTR___eq__).value != MP_OBJ_NULL;
  return false; // c-api.md 1.3c: a native type with == stays hashable by address
}

} // namespace adder::runtime

using namespace adder::objects;
using namespace adder::runtime;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_type, MP_QSTR_type, MP_TYPE_FLAG_NONE, make_new, makeType, print, printType,
                         call, callType, attr, attributeOfType, binary_op, operateOnTypes);

/// What a class of these bases and members has from the start.  A base's accessors are the class's, too.
static uint16_t flagsOfClass(const mp_obj_t *bases, size_t baseCount, const mp_map_t *members) {
  uint16_t flags =
      MP_TYPE_FLAG_INSTANCE_TYPE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_EQ_HAS_NEQ_TEST;
  for (size_t i = 0; i < baseCount; ++i)
    flags |= typeIn(bases[i])->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
  for (const mp_map_elem_t &member : adder::runtime::Pairs(members))
    if (mp_obj_is_qstr(member.key) && isSpecialAccessor(MP_OBJ_QSTR_VALUE(member.key), member.value))
      flags |= MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
  return flags;
}

/// A type with the slots that all classes have, and room for protocol, parent and locals_dict behind them.
static mp_obj_type_t *newInstanceType(qstr name, uint16_t flags) {
  constexpr size_t kBytes = offsetof(mp_obj_type_t, slots) + (Last + 3) * sizeof(void *);
  auto *type = static_cast<mp_obj_type_t *>(mp_obj_malloc_helper(kBytes, &mp_type_type));
  std::memset(reinterpret_cast<byte *>(type) + sizeof(mp_obj_base_t), 0, kBytes - sizeof(mp_obj_base_t));
  type->flags = flags;
  type->name = qstr_short_t(name);
  setSlot(type, MakeNew, type->slot_index_make_new, makeInstance);
  setSlot(type, Print, type->slot_index_print, printInstance);
  setSlot(type, Call, type->slot_index_call, mp_obj_instance_call);
  setSlot(type, UnaryOp, type->slot_index_unary_op, operateOnInstance);
  setSlot(type, BinaryOp, type->slot_index_binary_op, operateOnInstances);
  setSlot(type, Attr, type->slot_index_attr, attributeOfInstance);
  setSlot(type, Subscr, type->slot_index_subscr, itemOfInstance);
  setSlot(type, Iter, type->slot_index_iter, mp_obj_instance_getiter);
  setSlot(type, Buffer, type->slot_index_buffer, bufferOfInstance);
  return type;
}

/// __new__ is a static method without saying so.
static void makeCreatorStatic(mp_map_t *members) {
  mp_map_elem_t *creator = mp_map_lookup(members, MP_OBJ_NEW_QSTR(MP_QSTR___new__), MP_MAP_LOOKUP);
  if (!creator || !mp_obj_is_fun(creator->value))
    return;
  auto *wrapper = mp_obj_malloc(mp_rom_obj_static_class_method_t, &mp_type_staticmethod);
  wrapper->fun = creator->value;
  creator->value = MP_OBJ_FROM_PTR(wrapper);
}

mp_obj_t mp_obj_new_type(qstr name, mp_obj_t basesTuple, mp_obj_t localsDict) {
  if (!mp_obj_is_type(basesTuple, &mp_type_tuple) || !mp_obj_is_dict_or_ordereddict(localsDict))
    mp_raise_type(&mp_type_TypeError);
  size_t baseCount;
  mp_obj_t *bases;
  mp_obj_tuple_get(basesTuple, &baseCount, &bases);
  for (size_t i = 0; i < baseCount; ++i)
    checkBase(bases[i]);
  mp_map_t *members = mp_obj_dict_get_map(localsDict);

  mp_obj_type_t *type = newInstanceType(name, flagsOfClass(bases, baseCount, members));
  unsigned place = Last;
  if (baseCount > 0)
    setSlot(type, place++, type->slot_index_parent, MP_OBJ_TO_PTR(baseCount == 1 ? bases[0] : basesTuple));
  setSlot(type, place++, type->slot_index_locals_dict, MP_OBJ_TO_PTR(localsDict));

  const mp_obj_type_t *native = nullptr;
  if (countNativeBases(type, native) > 1)
    mp_raise_TypeError(MP_ERROR_TEXT("multiple bases have instance lay-out conflict"));
  if (native)
    type->flags |= kHasNativeBase;
  if (native && MP_OBJ_TYPE_HAS_SLOT(native, protocol)) {
    setSlot(type, place++, type->slot_index_protocol, MP_OBJ_TYPE_GET_SLOT(native, protocol));
    type->flags |= native->flags & MP_TYPE_FLAG_PROTOCOL_IS_NO_STREAM;
  }

  makeCreatorStatic(members);
  forgetClassLookups();
  announceNames(MP_OBJ_FROM_PTR(type), members);
  return MP_OBJ_FROM_PTR(type);
}

bool mp_obj_is_subclass_fast(mp_const_obj_t object, mp_const_obj_t classes) {
  for (;;) {
    if (object == classes)
      return true;
    auto *type = static_cast<const mp_obj_type_t *>(object);
    if (!mp_obj_is_exact_type(object, &mp_type_type))
      return false;
    Bases bases = basesOf(type);
    if (bases.count == 0)
      return false;
    for (size_t i = 0; i + 1 < bases.count; ++i)
      if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(bases[i]), classes))
        return true;
    object = bases[bases.count - 1];
  }
}

bool mp_obj_is_subclass(mp_obj_t object, mp_obj_t classes) {
  size_t count = 1;
  mp_obj_t *items = &classes;
  if (mp_obj_is_type(classes, &mp_type_tuple))
    mp_obj_tuple_get(classes, &count, &items);
  else if (!mp_obj_is_type(classes, &mp_type_type))
    mp_raise_TypeError(MP_ERROR_TEXT("issubclass() arg 2 must be a class or a tuple of classes"));
  for (size_t i = 0; i < count; ++i)
    // Everything derives from object, whether it says so or not.
    if (items[i] == MP_OBJ_FROM_PTR(&mp_type_object) || mp_obj_is_subclass_fast(object, items[i]))
      return true;
  return false;
}
