//===- runtime/core/Arguments.cpp - Binding the arguments of a call ---------------------------------===//
//
// The order of the checks decides which message a wrong call gets; it follows mpy-and-bytecode.md 4.8, where
// the steps are numbered as here.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Calls.h"

#include "runtime/core/Types.h"

namespace adder::runtime {

namespace {

class Binder {
public:
  Binder(mp_obj_t *locals, mp_obj_fun_bc_t *function, const FunctionHead &head, const Arguments &arguments)
      : locals(locals), function(function), head(head), arguments(arguments) {}

  void run() {
    bindPositional();
    if (arguments.pairs == 0 && !(head.flags & kKeywordDefaults))
      bindWithoutKeywords();
    else
      bindWithKeywords();
  }

private:
  mp_obj_t &local(size_t n) { return locals[-ptrdiff_t(n)]; }
  size_t named() const { return head.positional + head.keywordOnly; }
  size_t keywordsLocal() const { return named() + (head.flags & kVarArguments ? 1 : 0); }
  mp_obj_t defaultOf(size_t positional) const {
    return function->extra_args[positional - (head.positional - head.defaults)];
  }
  qstr nameAt(const byte *&names) const { return function->context->constants.qstr_table[readVuint(names)]; }
  qstr functionName() const {
    const byte *names = head.names;
    return nameAt(names);
  }

  [[noreturn]] void raiseCount(unsigned expected) {
    mp_raise_msg_varg(&mp_type_TypeError,
                      MP_ERROR_TEXT("%q() takes %d positional arguments but %d were given"), functionName(),
                      int(expected), int(arguments.count()));
  }

  /// Step 2.
  void bindPositional() {
    size_t given = arguments.count();
    size_t bound = given < head.positional ? given : head.positional;
    for (size_t i = 0; i < bound; ++i)
      local(i) = arguments[i];
    if (!(head.flags & kVarArguments)) {
      if (given > head.positional)
        raiseCount(head.positional);
      return;
    }
    mp_obj_t rest = mp_const_empty_tuple;
    if (given > bound) {
      rest = mp_obj_new_tuple(given - bound, nullptr);
      mp_obj_t *items = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(rest))->items;
      for (size_t i = bound; i < given; ++i)
        items[i - bound] = arguments[i];
    }
    local(named()) = rest;
  }

  /// Step 3.
  void bindWithoutKeywords() {
    size_t given = arguments.count();
    if (given + head.defaults < head.positional)
      raiseCount(head.positional - head.defaults);
    for (size_t i = given; i < head.positional; ++i)
      local(i) = defaultOf(i);
    if (head.keywordOnly != 0)
      mp_raise_TypeError(MP_ERROR_TEXT("function missing keyword-only argument"));
    if (head.flags & kVarKeywords)
      local(keywordsLocal()) = mp_obj_new_dict(0);
  }

  /// Step 4.
  void bindWithKeywords() {
    mp_obj_t rest = MP_OBJ_NULL;
    if (head.flags & kVarKeywords)
      local(keywordsLocal()) = rest = mp_obj_new_dict(0);
    const mp_obj_t *pair = arguments.values + arguments.positional;
    for (size_t i = 0; i < arguments.pairs; ++i, pair += 2)
      bindKeyword(pair[0], pair[1], rest);
    for (size_t i = head.positional - head.defaults; i < head.positional; ++i)
      if (local(i) == MP_OBJ_NULL)
        local(i) = defaultOf(i);
    for (size_t i = head.positional - head.defaults; i-- > 0;)
      if (local(i) == MP_OBJ_NULL)
        mp_raise_msg_varg(&mp_type_TypeError,
                          MP_ERROR_TEXT("function missing required positional argument #%d"), int(i));
    bindKeywordDefaults();
  }

  void bindKeyword(mp_obj_t key, mp_obj_t value, mp_obj_t rest) {
    const byte *names = head.names;
    nameAt(names);
    for (size_t i = 0; i < named(); ++i)
      if (MP_OBJ_NEW_QSTR(nameAt(names)) == key) {
        if (local(i) != MP_OBJ_NULL)
          raiseRepeated(key);
        local(i) = value;
        return;
      }
    if (rest == MP_OBJ_NULL)
      mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unexpected keyword argument '%q'"),
                        mp_obj_str_get_qstr(key));
    mp_map_elem_t *element = mp_map_lookup(mp_obj_dict_get_map(rest), key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    if (element->value != MP_OBJ_NULL)
      raiseRepeated(key);
    element->value = value;
  }

  [[noreturn]] void raiseRepeated(mp_obj_t key) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("function got multiple values for argument '%q'"),
                      mp_obj_str_get_qstr(key));
  }

  void bindKeywordDefaults() {
    if (head.keywordOnly == 0)
      return;
    mp_map_t *defaults = nullptr;
    if (head.flags & kKeywordDefaults)
      defaults = mp_obj_dict_get_map(function->extra_args[head.defaults]);
    const byte *names = head.names;
    for (size_t i = 0; i <= head.positional; ++i)
      nameAt(names);
    for (size_t i = head.positional; i < named(); ++i) {
      mp_obj_t name = MP_OBJ_NEW_QSTR(nameAt(names));
      if (local(i) != MP_OBJ_NULL)
        continue;
      mp_map_elem_t *element = defaults ? mp_map_lookup(defaults, name, MP_MAP_LOOKUP) : nullptr;
      if (!element)
        mp_raise_msg_varg(&mp_type_TypeError,
                          MP_ERROR_TEXT("function missing required keyword argument '%q'"),
                          MP_OBJ_QSTR_VALUE(name));
      local(i) = element->value;
    }
  }

  mp_obj_t *locals;
  mp_obj_fun_bc_t *function;
  const FunctionHead &head;
  const Arguments &arguments;
};

[[gnu::noinline]] void bindGenerally(mp_obj_t *locals, mp_obj_fun_bc_t *function, const FunctionHead &head,
                                     const Arguments &arguments) {
  Binder(locals, function, head, arguments).run();
}

/// Step 5.
[[gnu::noinline]] void boxCells(mp_obj_t *locals, const FunctionHead &head) {
  for (size_t i = 0; i < head.cellCount; ++i) {
    mp_obj_t &local = locals[-ptrdiff_t(head.cells[i])];
    local = mp_obj_new_cell(local);
  }
}

} // namespace

static inline MP_ALWAYSINLINE void bindInline(mp_obj_t *locals, mp_obj_fun_bc_t *function,
                                              const FunctionHead &head, const Arguments &arguments) {
  // Nearly all calls give just the positional arguments that the function has.
  constexpr unsigned kSpecial = kVarArguments | kVarKeywords | kKeywordDefaults;
  if (MP_LIKELY((head.flags & kSpecial) == 0 && arguments.pairs == 0 && head.keywordOnly == 0 &&
                arguments.count() == head.positional)) {
    mp_obj_t *to = locals;
    for (size_t i = 0; i < arguments.prefixed; ++i)
      *to-- = arguments.prefix[i];
    for (size_t i = 0; i < arguments.positional; ++i)
      *to-- = arguments.values[i];
  } else {
    bindGenerally(locals, function, head, arguments);
  }
  if (MP_UNLIKELY(head.cellCount != 0))
    boxCells(locals, head);
}

void bindArguments(mp_obj_t *locals, mp_obj_fun_bc_t *function, const FunctionHead &head,
                   const Arguments &arguments) {
  bindInline(locals, function, head, arguments);
}

Frame *enterFunction(mp_obj_fun_bc_t *function, const Arguments &arguments) {
  FunctionHead head(static_cast<const byte *>(function->bytecode));
  Frame *frame = allocateFrame(frameBytes(head.slotCount, head.blockCount));
  resetFrame(frame, function, head.slotCount, head.code());
  frame->isRunning = false;
  frame->stackTop = frameStackTop();
  bindInline(frame->locals(), function, head, arguments);
  return frame;
}

Frame *enterCallable(mp_obj_t callable, const Arguments &arguments) {
  if (!mp_obj_is_obj(callable))
    return nullptr;
  const mp_obj_type_t *type = static_cast<mp_obj_base_t *>(MP_OBJ_TO_PTR(callable))->type;
  if (type == &mp_type_fun_bc)
    return enterFunction(static_cast<mp_obj_fun_bc_t *>(MP_OBJ_TO_PTR(callable)), arguments);
  Arguments all = arguments;
  mp_obj_t function;
  if (type == &mp_type_closure) {
    auto *closure = static_cast<Closure *>(MP_OBJ_TO_PTR(callable));
    function = closure->function;
    all.prefix = closure->cells;
    all.prefixed = closure->count;
  } else if (type == &mp_type_bound_meth) {
    auto *method = static_cast<BoundMethod *>(MP_OBJ_TO_PTR(callable));
    function = method->function;
    all.prefix = &method->self;
    all.prefixed = 1;
  } else {
    return nullptr;
  }
  // A prefix within a prefix (a bound method of a closure) is left to the general call.
  if (!mp_obj_is_exact_type(function, &mp_type_fun_bc))
    return nullptr;
  return enterFunction(static_cast<mp_obj_fun_bc_t *>(MP_OBJ_TO_PTR(function)), all);
}

} // namespace adder::runtime
