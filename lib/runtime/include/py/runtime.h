//===- py/runtime.h - What a module calls: arguments, calls, attributes, raising --------------------===//
//
// The header that modules include.  Remarks behind prototypes are those of py/obj.h; calls of Python code
// raise what that code raises.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_RUNTIME_H
#define ADDER_PY_RUNTIME_H

#include "py/cstack.h"
#include "py/mpstate.h"
#include "py/obj.h"
#include "py/pystack.h"

#ifdef __cplusplus
extern "C" {
#endif

// How a piece of code ended.
typedef enum {
  MP_VM_RETURN_NORMAL = 0,
  MP_VM_RETURN_YIELD = 1,
  MP_VM_RETURN_EXCEPTION = 2
} mp_vm_return_kind_t;

//===-- Up and down --===//

void mp_init(void); // after the collector has memory
void mp_deinit(void);

//===-- Arguments --===//

typedef enum {
  MP_ARG_BOOL = 0x001,
  MP_ARG_INT = 0x002,
  MP_ARG_OBJ = 0x003,
  MP_ARG_KIND_MASK = 0x0ff,
  MP_ARG_REQUIRED = 0x100,
  MP_ARG_KW_ONLY = 0x200
} mp_arg_flag_t;

typedef union _mp_arg_val_t {
  bool u_bool;
  mp_int_t u_int;
  mp_obj_t u_obj;
  mp_rom_obj_t u_rom_obj; // for the tables
} mp_arg_val_t;

typedef struct _mp_arg_t {
  uint16_t qst;
  uint16_t flags;
  mp_arg_val_t defval;
} mp_arg_t;

// Sorts arguments into results[count] as `table` says.  The first form is for functions with keywords,
// the second for make_new and call slots.  Raises TypeError, OverflowError.
void mp_arg_parse_all(size_t positional, const mp_obj_t *values, mp_map_t *keywords, size_t count,
                      const mp_arg_t *table, mp_arg_val_t *results);
void mp_arg_parse_all_kw_array(size_t positional, size_t pairs, const mp_obj_t *values, size_t count,
                               const mp_arg_t *table, mp_arg_val_t *results);

void mp_arg_check_num_sig(size_t positional, size_t pairs, uint32_t signature); // raises TypeError
// takes_kw: keywords are nobody's business here.
static inline void mp_arg_check_num(size_t positional, size_t pairs, size_t least, size_t most,
                                    bool takes_kw) {
  mp_arg_check_num_sig(positional, pairs, MP_OBJ_FUN_MAKE_SIG(least, most, takes_kw));
}
MP_NORETURN void mp_arg_error_terse_mismatch(void); // raises TypeError
MP_NORETURN void mp_arg_error_unimpl_kw(void);      // raises NotImplementedError

//===-- Calls --===//

mp_obj_t mp_call_function_0(mp_obj_t function);                         // raises
mp_obj_t mp_call_function_1(mp_obj_t function, mp_obj_t a);             // raises
mp_obj_t mp_call_function_2(mp_obj_t function, mp_obj_t a, mp_obj_t b); // raises
// arguments: positional values, then `pairs` pairs of key and value.
mp_obj_t mp_call_function_n_kw(mp_obj_t function, size_t positional, size_t pairs,
                               const mp_obj_t *arguments); // raises
// arguments[0], arguments[1]: as mp_load_method left them; then as above.
mp_obj_t mp_call_method_n_kw(size_t positional, size_t pairs, const mp_obj_t *arguments); // raises
// With star arguments, see native-abi.md 1.3; counts: positional | pairs << 8.
mp_obj_t mp_call_method_n_kw_var(bool hasSelf, size_t counts, const mp_obj_t *arguments); // raises
// A slot's work: prepends self and calls method.
mp_obj_t mp_call_method_self_n_kw(mp_obj_t method, mp_obj_t self, size_t positional, size_t pairs,
                                  const mp_obj_t *arguments);
// For callbacks out of C: an exception is printed and MP_OBJ_NULL returned.
mp_obj_t mp_call_function_1_protected(mp_obj_t function, mp_obj_t a);
mp_obj_t mp_call_function_2_protected(mp_obj_t function, mp_obj_t a, mp_obj_t b);

// Star arguments written out.
typedef struct _mp_call_args_t {
  mp_obj_t fun;
  size_t n_args, n_kw, n_alloc;
  mp_obj_t *args;
} mp_call_args_t;
void mp_call_prepare_args_n_kw_var(bool hasSelf, size_t counts, const mp_obj_t *arguments,
                                   mp_call_args_t *result);

//===-- Names and attributes --===//

static inline mp_obj_dict_t *mp_globals_get(void) { return MP_STATE_THREAD(dict_globals); }
static inline mp_obj_dict_t *mp_locals_get(void) { return MP_STATE_THREAD(dict_locals); }
static inline void mp_globals_set(mp_obj_dict_t *names) { MP_STATE_THREAD(dict_globals) = names; }
static inline void mp_locals_set(mp_obj_dict_t *names) { MP_STATE_THREAD(dict_locals) = names; }

mp_obj_t mp_load_name(qstr name);                // raises NameError
mp_obj_t mp_load_global(qstr name);              // also builtins; raises NameError
void mp_store_name(qstr name, mp_obj_t value);   // raises; allocates
void mp_store_global(qstr name, mp_obj_t value); // raises; allocates

mp_obj_t mp_load_attr(mp_obj_t object, qstr name); // raises
// dest[0]: the function or value; dest[1]: self, or MP_OBJ_NULL.  The first raises AttributeError, the second
// leaves dest[0] MP_OBJ_NULL; both raise.
void mp_load_method(mp_obj_t object, qstr name, mp_obj_t *dest);
void mp_load_method_maybe(mp_obj_t object, qstr name, mp_obj_t *dest);
void mp_load_super_method(qstr name, mp_obj_t *dest);            // in: super, class, self; raises
void mp_store_attr(mp_obj_t object, qstr name, mp_obj_t value);  // MP_OBJ_NULL deletes; raises
mp_obj_t mp_unary_op(mp_unary_op_t operation, mp_obj_t operand); // raises; allocates
mp_obj_t mp_binary_op(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right); // raises; allocates
mp_obj_t mp_import_name(qstr name, mp_obj_t fromList, mp_obj_t level);          // raises; allocates
mp_obj_t mp_import_from(mp_obj_t module, qstr name);                            // raises ImportError
void mp_import_all(mp_obj_t module);                                            // raises; allocates
void mp_delete_name(qstr name);                                                 // raises NameError
void mp_delete_global(qstr name);                                               // raises NameError
mp_obj_t mp_load_build_class(void);
// catchAll: whatever the lookup raises means "no such attribute"; otherwise only AttributeError does.
void mp_load_method_protected(mp_obj_t object, qstr name, mp_obj_t *dest, bool catchAll);
// What a class member becomes when it is looked up through object: dest as above.
void mp_convert_member_lookup(mp_obj_t object, const mp_obj_type_t *type, mp_obj_t member, mp_obj_t *dest);
// "__add__" and the like by operator, as small qstrs; 0: none.
extern const byte mp_unary_op_method_name[];
extern const byte mp_binary_op_method_name[];

#define mp_sys_path (MP_STATE_VM(sys_mutable[MP_SYS_MUTABLE_PATH]))
#define mp_sys_argv (MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_sys_argv_obj)))

//===-- Iteration --===//

// buffer: memory for the iterator that lives as long as the loop, or NULL.
mp_obj_t mp_getiter(mp_obj_t object, mp_obj_iter_buf_t *buffer); // raises TypeError; allocates without buffer
// The next item, or MP_OBJ_STOP_ITERATION; the second may also raise StopIteration.
mp_obj_t mp_iternext(mp_obj_t iterator);             // raises
mp_obj_t mp_iternext_allow_raise(mp_obj_t iterator); // raises
// One step of anything that can be resumed, as mp_obj_gen_resume.
mp_vm_return_kind_t mp_resume(mp_obj_t object, mp_obj_t sent, mp_obj_t thrown, mp_obj_t *result);
// Ends an iteration with a value, without making a StopIteration: return what this returns.
static inline mp_obj_t mp_make_stop_iteration(mp_obj_t value) {
  MP_STATE_THREAD(stop_iteration_arg) = value;
  return MP_OBJ_STOP_ITERATION;
}
// items: in reverse order.  count: how many; or those before and (<< 8) those after the starred one.
void mp_unpack_sequence(mp_obj_t sequence, size_t count, mp_obj_t *items); // raises ValueError
void mp_unpack_ex(mp_obj_t sequence, size_t counts, mp_obj_t *items);      // raises ValueError; allocates
mp_obj_t mp_store_map(mp_obj_t map, mp_obj_t key, mp_obj_t value);         // raises; allocates

//===-- Raising --===//

MP_NORETURN void mp_raise_msg(const mp_obj_type_t *type,
                              mp_rom_error_text_t message); // message NULL: no argument
MP_NORETURN void mp_raise_ValueError(mp_rom_error_text_t message);
MP_NORETURN void mp_raise_TypeError(mp_rom_error_text_t message);
MP_NORETURN void mp_raise_NotImplementedError(mp_rom_error_text_t message);
MP_NORETURN void mp_raise_type_arg(const mp_obj_type_t *type, mp_obj_t argument);
MP_NORETURN void mp_raise_OSError(int number);
// Formats as mp_printf does; all arguments are words, so there is no %f.
MP_NORETURN void mp_raise_msg_varg(const mp_obj_type_t *type, mp_rom_error_text_t format, ...);
#define mp_raise_type(exc_type) mp_raise_msg(exc_type, NULL)
MP_NORETURN void mp_raise_OSError_with_filename(int number, const char *filename);
MP_NORETURN void mp_raise_StopIteration(mp_obj_t value); // MP_OBJ_NULL: no argument
MP_NORETURN void mp_raise_TypeError_int_conversion(mp_const_obj_t value);
MP_NORETURN void mp_raise_recursion_depth(void); // RuntimeError
// The instance that `raise object` raises; object may be a class.  Raises what the class raises; allocates.
mp_obj_t mp_make_raise_obj(mp_obj_t object);

// For a method whose self was checked by the caller of builtins (MICROPY_BUILTIN_METHOD_CHECK_SELF_ARG).
#if MICROPY_BUILTIN_METHOD_CHECK_SELF_ARG
#define mp_check_self(pred)
#else
#define mp_check_self(pred)                                                                                  \
  do {                                                                                                       \
    if (!(pred))                                                                                             \
      mp_raise_TypeError(MP_ERROR_TEXT("self has the wrong type"));                                          \
  } while (0)
#endif

#if MICROPY_WARNINGS
void mp_warning(const char *category, const char *format, ...);
#else
#define mp_warning(...)
#endif

// Callbacks of jumps (py/nlr.h).
typedef struct _nlr_jump_callback_node_globals_locals_t {
  nlr_jump_callback_node_t callback;
  mp_obj_dict_t *globals;
  mp_obj_dict_t *locals;
} nlr_jump_callback_node_globals_locals_t;
void mp_globals_locals_set_from_nlr_jump_callback(void *ctx); // puts those back

typedef struct _nlr_jump_callback_node_call_function_1_t {
  nlr_jump_callback_node_t callback;
  void (*func)(void *);
  void *arg;
} nlr_jump_callback_node_call_function_1_t;
void mp_call_function_1_from_nlr_jump_callback(void *ctx); // calls func(arg)
// Declares ctx, for nlr_push_jump_callback(&ctx.callback, mp_call_function_1_from_nlr_jump_callback).
#define MP_DEFINE_NLR_JUMP_CALLBACK_FUNCTION_1(ctx, f, a)                                                    \
  nlr_jump_callback_node_call_function_1_t ctx = {                                                           \
      .callback = {NULL, NULL}, .func = (void (*)(void *))(f), .arg = (a)}

//===-- Later: scheduled calls and events --===//

// A callback that needs no heap.
struct _mp_sched_node_t;
typedef void (*mp_sched_callback_t)(struct _mp_sched_node_t *);
typedef struct _mp_sched_node_t {
  mp_sched_callback_t callback;
  struct _mp_sched_node_t *next;
} mp_sched_node_t;

typedef enum {
  MP_HANDLE_PENDING_CALLBACKS_AND_CLEAR_EXCEPTIONS = 0, // or false
  MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS = 1,       // or true
  MP_HANDLE_PENDING_CALLBACKS_ONLY = 2
} mp_handle_pending_behaviour_t;

// Safe in interrupt handlers; nothing here allocates.
void mp_sched_exception(mp_obj_t exception); // raised in the main thread at its next chance
void mp_sched_keyboard_interrupt(void);
#if MICROPY_ENABLE_SCHEDULER
#define mp_sched_num_pending() (MP_STATE_VM(sched_len))
void mp_sched_lock(void);
void mp_sched_unlock(void);
bool mp_sched_schedule(mp_obj_t function, mp_obj_t argument); // false: the queue is full
#if MICROPY_SCHEDULER_STATIC_NODES
bool mp_sched_schedule_node(mp_sched_node_t *node,
                            mp_sched_callback_t callback); // false: it is queued already
#endif
#endif
void mp_handle_pending(mp_handle_pending_behaviour_t behaviour); // raises

// What a loop that waits calls.  They handle what is pending; the waiting ones also let the machine sleep.
void mp_event_handle_nowait(void);   // raises
void mp_event_wait_indefinite(void); // raises
void mp_event_wait_ms(mp_uint_t ms); // raises

//===-- Odds and ends --===//

// An int in a base; letter 'a' or 'A'; flags as in py/mpprint.h.  Returns characters written.
int mp_print_mp_int(const mp_print_t *print, mp_obj_t number, unsigned base, int letter, int flags, char fill,
                    int width, int precision);

// Values of native functions (MP_NATIVE_TYPE_).
int mp_native_type_from_qstr(qstr name);                       // -1 if it names no type
mp_uint_t mp_native_from_obj(mp_obj_t object, mp_uint_t type); // raises TypeError
mp_obj_t mp_native_to_obj(mp_uint_t word, mp_uint_t type);     // allocates

#ifdef __cplusplus
}
#endif

// The names that books expect from this header (c-api.md 1.5).
#include "py/mperrno.h"
#include "py/objexcept.h"
#include "py/objlist.h"
#include "py/objstr.h"
#if !defined(MP_NO_GUIDE_COMPAT) && !MICROPY_ENABLE_DYNRUNTIME
#include "py/guide_compat.h"
#endif

#endif // ADDER_PY_RUNTIME_H
