//===- py/bc.h - Code in memory: modules' tables, code states ---------------------------------------===//
//
// What a loaded module consists of, and what runs a function.  Machine code addresses these structs word by
// word (native-abi.md 2.6), so the order of members is fixed.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_BC_H
#define ADDER_PY_BC_H

#include "py/obj.h"
#include "py/runtime.h"

struct _mp_raw_code_t;
struct _mp_obj_fun_bc_t;

#ifdef __cplusplus
extern "C" {
#endif

// Constants of a module, which its functions name by index.
typedef struct _mp_module_constants_t {
  qstr_short_t *qstr_table;
  mp_obj_t *obj_table;
} mp_module_constants_t;

// A module object with its constants behind it.
typedef struct _mp_module_context_t {
  mp_obj_module_t module;
  mp_module_constants_t constants;
} mp_module_context_t;

// What loading and compiling give.
typedef struct _mp_compiled_module_t {
  mp_module_context_t *context;
  const struct _mp_raw_code_t *rc; // of the module's body
#if MICROPY_PERSISTENT_CODE_SAVE
  bool has_native;
  size_t n_qstr;
  size_t n_obj;
  size_t arch_flags;
#endif
} mp_compiled_module_t;

// A module that was frozen into the program.
typedef struct _mp_frozen_module_t {
  const mp_module_constants_t constants;
  const void *proto_fun; // mp_raw_code_t, or bytecode if it does not start with two zero bytes
} mp_frozen_module_t;

// The head of a function's code, decoded.
typedef struct _mp_bytecode_prelude_t {
  const byte *opcodes;
  const byte *line_info; // up to line_info_top
  const byte *line_info_top;
  qstr qstr_block_name_idx;
  uint scope_flags;
  uint n_state;
  uint n_exc_stack;
  uint n_pos_args;
  uint n_def_pos_args;
  uint n_kwonly_args;
} mp_bytecode_prelude_t;

// A handler that is active in a running function.
typedef struct _mp_exc_stack_t {
  const byte *handler;
  mp_obj_t *val_sp; // bit 0: inside the handler of a finally
  mp_obj_base_t *prev_exc;
} mp_exc_stack_t;

// A function that runs, or a generator that waits.  Behind the head is state: the operand stack from the
// bottom, the locals from the top down, then the stack of handlers.
#define MP_CODE_STATE_HEAD                                                                                   \
  struct _mp_obj_fun_bc_t *fun_bc;                                                                           \
  const byte *ip;                                                                                            \
  mp_obj_t *sp;                                                                                              \
  uint16_t n_state;                                                                                          \
  uint16_t exc_sp_idx;                                                                                       \
  mp_obj_dict_t *old_globals;

// As machine code sees it.
typedef struct _mp_code_state_native_t {
  MP_CODE_STATE_HEAD
  mp_obj_t state[0];
} mp_code_state_native_t;

// Of bytecode, where options add members.
typedef struct _mp_code_state_t {
  MP_CODE_STATE_HEAD
#if MICROPY_PY_SYS_SETTRACE
  struct _mp_obj_frame_t *frame;
  struct _mp_code_state_t *prev_state;
#endif
#if MICROPY_STACKLESS
  struct _mp_code_state_t *prev;
#endif
  mp_obj_t state[0];
} mp_code_state_t;

// exc_sp_idx of a native generator.
#define MP_CODE_STATE_EXC_SP_IDX_SENTINEL ((uint16_t)-1)

// Variable-length numbers: 7 bits a byte, the highest first, bit 7 set on all but the last.
#define MP_ENCODE_UINT_MAX_BYTES ((MP_BYTES_PER_OBJ_WORD * 8 + 6) / 7)
mp_uint_t mp_decode_uint(const byte **at); // moves *at behind it
mp_uint_t mp_decode_uint_value(const byte *at);
const byte *mp_decode_uint_skip(const byte *at);

// Runs until return, yield or an exception that nothing in it handles; thrown: MP_OBJ_NULL, or what the
// yield that it waits in raises.  The result is at *sp, an exception in state[0].  Allocates.
mp_vm_return_kind_t mp_execute_bytecode(mp_code_state_t *state, mp_obj_t thrown);
mp_code_state_t *mp_obj_fun_bc_prepare_codestate(mp_obj_t function, size_t positional, size_t pairs,
                                                 const mp_obj_t *values);
// Puts the arguments where the function has them; fun_bc and n_state are set.  Raises TypeError; allocates.
void mp_setup_code_state(mp_code_state_t *state, size_t positional, size_t pairs, const mp_obj_t *values);
void mp_setup_code_state_native(mp_code_state_native_t *state, size_t positional, size_t pairs,
                                const mp_obj_t *values);

// Tables of so many entries, not set.  Allocates.
static inline void mp_module_context_alloc_tables(mp_module_context_t *context, size_t strings,
                                                  size_t objects) {
  // One block: the strings, filled up to a word, then the objects.
  size_t words = (strings * sizeof(qstr_short_t) + sizeof(mp_uint_t) - 1) / sizeof(mp_uint_t);
  mp_uint_t *tables = m_new(mp_uint_t, words + objects);
  context->constants.qstr_table = (qstr_short_t *)tables;
  context->constants.obj_table = (mp_obj_t *)(tables + words);
}

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_BC_H
