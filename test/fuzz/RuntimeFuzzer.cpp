//===- test/fuzz/RuntimeFuzzer.cpp - Programs that run with a small heap --------------------------------===//
//
// The input is a sequence of choices that a grammar of programs makes; the program is compiled and run in a
// heap of 48 KB, so that collections and MemoryError come at any place.  Whatever it does, it ends as a
// program, by itself or by an exception; the sanitizers watch the rest.  No module that reaches out of the
// process is imported.
//
// A timer interrupts what runs for long, as Ctrl-C would: processor time, libFuzzer measures the other.
//
//===------------------------------------------------------------------------------------------------------===//

#include "py/builtin.h"
#include "py/compile.h"
#include "py/cstack.h"
#include "py/gc.h"
#include "py/lexer.h"
#include "py/mphal.h"
#include "py/runtime.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <iterator>
#include <string>
#include <sys/time.h>
#include <unistd.h>

namespace {

constexpr size_t kHeapBytes = 48 * 1024;
constexpr size_t kStackBytes = 512 * 1024;
constexpr size_t kMostText = 6 * 1024;
constexpr int kMilliseconds = 100;

class Generator {
public:
  Generator(const uint8_t *data, size_t size) : next(data), end(data + size) {}

  std::string program() {
    text = "import gc, json, struct, array\nfrom collections import OrderedDict, namedtuple, deque\n"
           "a = [1, 2, 3]\nb = {'k': a, 1: 2}\nc = 'text'\nd = 1 << 70\ne = b'bytes'\n"
           "class C:\n def __init__(self, x=0): self.x = x\n def __add__(self, o): return C(o)\n"
           " def __getitem__(self, i): return self.x\n def __hash__(self): return 1\n"
           " def __eq__(self, o): return a.append(o)\n def __iter__(self): return iter(a)\n"
           " def __repr__(self): return repr(self.x)\n def __len__(self): return len(a)\n"
           " def __del__(self): b[self] = 1\nx = C(a)\n";
    while (next < end && text.size() < kMostText)
      statement(0, 0);
    return text;
  }

private:
  unsigned choose(unsigned count) { return next < end ? *next++ % count : 0; }
  template <size_t N> void one(const char *const (&of)[N]) { text += of[choose(N)]; }

  void variable() {
    static const char *const kNames[] = {"a", "b", "c", "d", "e", "x", "f", "g"};
    one(kNames);
  }

  void expression(int depth) {
    static const char *const kLeaves[] = {"0",           "1",        "-1",   "2**62",  "-2**63", "1.5", "''",
                                          "'a\\u00e9b'", "b'\\xff'", "None", "True",   "[]",     "{}",  "()",
                                          "set()",       "range(9)", "C(1)", "1<<100", "'%s'",   "'{}'"};
    static const char *const kOperators[] = {"+", "-", "*",  "//",   "%",    "&",    "|",
                                             "^", "<", "==", " in ", " is ", " and "};
    static const char *const kCalls[] = {
        "list",       "tuple", "dict",   "set",      "str",  "repr",        "len",        "sorted",
        "sum",        "iter",  "next",   "bytes",    "int",  "float",       "bytearray",  "hash",
        "C",          "f",     "g",      "max",      "zip",  "enumerate",   "json.dumps", "json.loads",
        "memoryview", "abs",   "divmod", "reversed", "type", "OrderedDict", "frozenset",  "gc.collect"};
    static const char *const kMethods[] = {"append", "extend", "pop",  "insert", "sort",   "update",
                                           "get",    "items",  "join", "split",  "format", "replace",
                                           "find",   "encode", "send", "throw",  "close",  "add",
                                           "remove", "clear",  "copy", "keys",   "x",      "index"};
    if (depth > 3 || text.size() > kMostText)
      return variable();
    switch (choose(10)) {
    case 0:
    case 1:
      return variable();
    case 2:
      return one(kLeaves);
    case 3:
      text += '(';
      expression(depth + 1);
      one(kOperators);
      expression(depth + 1);
      text += ')';
      return;
    case 4:
    case 5:
      one(kCalls);
      return arguments(depth);
    case 6:
      variable();
      text += '.';
      one(kMethods);
      return arguments(depth);
    case 7:
      expression(depth + 1);
      text += '[';
      expression(depth + 1);
      text += choose(2) ? ":]" : "]";
      return;
    case 8:
      text += '[';
      expression(depth + 1);
      text += choose(2) ? " for x in " : " for d in ";
      expression(depth + 1);
      text += ']';
      return;
    default:
      bool isDict = choose(2);
      text += isDict ? "{1: " : "(1, *";
      expression(depth + 1);
      text += isDict ? "}" : ")";
    }
  }

  void arguments(int depth) {
    static const char *const kKinds[] = {"", "", "", "*", "**", "x=", "key="};
    text += '(';
    for (unsigned count = choose(3); count > 0; --count) {
      one(kKinds);
      expression(depth + 1);
      if (count > 1)
        text += ", ";
    }
    text += ')';
  }

  void block(int indent, int depth) {
    for (unsigned count = 1 + choose(3); count > 0; --count)
      statement(indent + 1, depth + 1);
  }

  void statement(int indent, int depth) {
    std::string margin(size_t(indent), ' ');
    text += margin;
    switch (depth > 3 ? choose(4) : choose(11)) {
    case 0:
    case 1:
      variable();
      text += choose(4) ? " = " : " += ";
      expression(0);
      break;
    case 2:
      expression(0);
      break;
    case 3:
      text += "print(";
      expression(0);
      text += ')';
      break;
    case 4:
      text += "for ";
      variable();
      text += " in ";
      expression(1);
      text += ":\n";
      block(indent, depth);
      return;
    case 5:
    case 6:
      text += "try:\n";
      block(indent, depth);
      text += margin + (choose(3) ? "except Exception as x:\n" : "finally:\n");
      block(indent, depth);
      return;
    case 7:
      text += choose(2) ? "def f(a=1, *b, **c):\n" : "def g(*a):\n";
      block(indent, depth);
      text += margin + (choose(2) ? " yield " : " return ");
      expression(1);
      break;
    case 8:
      text += "if ";
      expression(1);
      text += ":\n";
      block(indent, depth);
      return;
    case 9:
      text += "while ";
      expression(1);
      text += ":\n";
      block(indent, depth);
      text += margin + " break";
      break;
    default:
      text += "del ";
      variable();
      text += '[';
      expression(1);
      text += ']';
    }
    text += '\n';
  }

  const uint8_t *next, *end;
  std::string text;
};

void setTimer(int milliseconds) {
  itimerval timer = {{milliseconds / 1000, milliseconds % 1000 * 1000},
                     {milliseconds / 1000, milliseconds % 1000 * 1000}};
  setitimer(ITIMER_VIRTUAL, &timer, nullptr);
}

void execute(const std::string &program) {
  nlr_buf_t context;
  if (nlr_push(&context) != 0) {
    mp_obj_t exception = MP_OBJ_FROM_PTR(context.ret_val);
    setTimer(0);
    mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_CLEAR_EXCEPTIONS);
    if (nlr_push(&context) == 0) { // printing may run the program's code
      mp_obj_print_exception(&mp_plat_print, exception);
      nlr_pop();
    }
    return;
  }
  setTimer(kMilliseconds);
  mp_lexer_t *lexer = mp_lexer_new_from_str_len(MP_QSTR__lt_stdin_gt_, program.data(), program.size(), 0);
  mp_parse_compile_execute(lexer, MP_PARSE_FILE_INPUT, mp_globals_get(), mp_locals_get());
  setTimer(0);
  nlr_pop();
}

alignas(16) unsigned char heap[kHeapBytes];

} // namespace

/// ADDER_SHOW: prints the program of each input instead of what it prints.
extern "C" int LLVMFuzzerInitialize(int *, char ***) {
  struct sigaction action = {};
  action.sa_handler = [](int) { mp_sched_keyboard_interrupt(); };
  sigaction(SIGVTALRM, &action, nullptr);
  if (!std::getenv("ADDER_SHOW"))
    dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  std::string program = Generator(data, size).program();
  if (std::getenv("ADDER_SHOW"))
    (void)!write(STDOUT_FILENO, program.data(), program.size());
  mp_cstack_init_with_sp_here(kStackBytes);
  gc_init(heap, std::end(heap));
  mp_init();
  execute(program);
  setTimer(0);
  mp_deinit();
  return 0;
}
