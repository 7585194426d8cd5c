//===- ports/cortex-m3/Main.cpp - The least that a board must provide -------------------------------===//
//
// Runs one module, which the linker places where the loader of the board's own making would have put it.
// Nothing here talks to hardware but two words at fixed addresses: the program is there to be linked and
// measured, as small as a firmware can be that still has the whole core.
//
// With ADDER_MODULE_FILE, the path of a .mpy file, that is the module; the program then tells what memory the
// start took, and ends by a semihosting call: for an emulator.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/builtin.h"
#include "py/cstack.h"
#include "py/gc.h"
#include "py/lexer.h"
#include "py/mperrno.h"
#include "py/mphal.h"
#include "py/mpprint.h"
#include "py/persistentcode.h"
#include "py/runtime.h"
#include "runtime/core/Port.h"

#include <cstddef>
#include <cstring>

extern "C" {
// From the linker script: between them the RAM that is left.
extern char _data_source, _data_start, _data_end, _bss_start, _heap_start, _heap_end, _stack_end;
// The module in .mpy form, and where it ends.
extern const unsigned char _module_start, _module_end;

void reset(void);
[[gnu::section(".vectors"), gnu::used]] void *const vectors[] = {&_stack_end,
                                                                 reinterpret_cast<void *>(&reset)};
}

#ifdef ADDER_MODULE_FILE
asm(".section .module, \"a\", %progbits\n\t.incbin \"" ADDER_MODULE_FILE "\"\n\t.previous");
#endif

namespace {

constexpr size_t kStackBytes = 8 * 1024;

volatile unsigned &transmit() { return *reinterpret_cast<volatile unsigned *>(0x40004404); }
volatile unsigned &clockMs() { return *reinterpret_cast<volatile unsigned *>(0x40000024); }

void print(void *, const char *text, size_t length) { mp_hal_stdout_tx_strn(text, length); }

mp_obj_t open(size_t, const mp_obj_t *) { mp_raise_OSError(MP_ENOENT); }

void runModule() {
  mp_module_context_t *context = m_new_obj(mp_module_context_t);
  context->module.base.type = &mp_type_module;
  context->module.globals = mp_globals_get();
  mp_compiled_module_t module = {};
  module.context = context;
  mp_raw_code_load_mem(&_module_start, size_t(&_module_end - &_module_start), &module);
  mp_obj_t function = mp_make_function_from_proto_fun(module.rc, context, nullptr);
  mp_call_function_0(function);
}

#ifdef ADDER_MODULE_FILE
void reportStart() {
  gc_info_t heap;
  gc_info(&heap);
  mp_printf(&mp_plat_print, "after start: %u bytes of state, %u of %u bytes of the heap\n",
            unsigned(&_heap_start - &_data_start), unsigned(heap.used), unsigned(heap.total));
}

[[noreturn]] void end() {
  register unsigned operation asm("r0") = 0x18;  // SYS_EXIT
  register unsigned reason asm("r1") = 0x20026; // ADP_Stopped_ApplicationExit
  asm volatile("bkpt 0xab" : : "r"(operation), "r"(reason) : "memory");
  for (;;) {
  }
}
#else
void reportStart() {}

[[noreturn]] void end() {
  for (;;) {
  }
}
#endif

} // namespace

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_open_obj, 1, 3, open);

extern "C" {

const mp_print_t mp_plat_print = {nullptr, print};

mp_uint_t mp_hal_stdout_tx_strn(const char *text, size_t length) {
  for (size_t i = 0; i < length; ++i)
    transmit() = static_cast<unsigned char>(text[i]);
  return length;
}

mp_uint_t mp_hal_ticks_ms(void) { return clockMs(); }

// There are no files.
mp_import_stat_t mp_import_stat(const char *) { return MP_IMPORT_STAT_NO_EXIST; }
void mp_reader_new_file(mp_reader_t *, qstr) { mp_raise_OSError(MP_ENOENT); }

void mp_port_fatal(const char *text) {
  while (*text)
    mp_hal_stdout_tx_strn(text++, 1);
  end();
}

void mp_port_mark_roots(void) {}

void nlr_jump_fail(void *) { mp_port_fatal("uncaught exception\n"); }

void abort(void) { mp_port_fatal("abort\n"); }

void reset(void) {
  std::memcpy(&_data_start, &_data_source, size_t(&_data_end - &_data_start));
  std::memset(&_bss_start, 0, size_t(&_heap_start - &_bss_start));
  mp_cstack_init_with_top(&_stack_end, kStackBytes);
  gc_init(&_heap_start, &_heap_end);
  mp_init();
  reportStart();
  nlr_buf_t context;
  if (nlr_push(&context) == 0) {
    runModule();
    nlr_pop();
  } else {
    mp_obj_print_exception(&mp_plat_print, MP_OBJ_FROM_PTR(context.ret_val));
  }
  end();
}
}
