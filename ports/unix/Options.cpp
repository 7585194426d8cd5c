//===- ports/unix/Options.cpp - The command line ----------------------------------------------------===//
//
// That of the reference, so that scripts which call it can call this.
//
//===------------------------------------------------------------------------------------------------===//

#include "Options.h"

#include "py/mpconfig.h"

#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace adder::port {

namespace {

constexpr size_t kDefaultHeapBytes = 256 * 1024 * sizeof(void *);
constexpr size_t kLeastHeapBytes = 700;

void printHelp(const char *program) {
  std::printf("usage: %s [<opts>] [-X <implopt>] [-c <command> | -m <module> | <filename>]\n"
              "Options:\n"
              "--version : show version information\n"
              "-h, --help : print this help message\n"
              "-i : enable inspection via REPL after running command/module/file\n"
              "-v : verbose (print memory information at the end; twice: compiled code, too)\n"
              "-O[N] : apply bytecode optimizations of level N\n"
              "\n"
              "Implementation specific options (-X):\n"
              "  compile-only                 -- parse and compile only\n"
              "  emit=bytecode                -- set the default code emitter\n"
              "  heapsize=<n>[w][K|M] -- set the heap size for the GC (default %zu)\n",
              program, kDefaultHeapBytes);
}

/// A number, w for words, K or M.
bool parseHeapSize(const char *text, size_t &bytes) {
  if (!std::isdigit(static_cast<unsigned char>(*text)))
    return false;
  char *end;
  errno = 0;
  unsigned long long number = std::strtoull(text, &end, 0);
  unsigned long long unit = 1;
  if (*end == 'w' || *end == 'W') {
    unit = sizeof(void *);
    ++end;
  }
  if (*end == 'k' || *end == 'K') {
    unit *= 1024;
    ++end;
  } else if (*end == 'm' || *end == 'M') {
    unit *= 1024 * 1024;
    ++end;
  }
  if (errno != 0 || *end != 0 || number > SIZE_MAX / 2 / unit || number * unit < kLeastHeapBytes)
    return false;
  bytes = size_t(number * unit);
  return true;
}

bool parseImplementationOption(const char *text, Options &options) {
  constexpr char kHeapSize[] = "heapsize=";
  if (std::strcmp(text, "compile-only") == 0)
    options.compilesOnly = true;
  else if (std::strncmp(text, kHeapSize, sizeof kHeapSize - 1) == 0)
    return parseHeapSize(text + sizeof kHeapSize - 1, options.heapBytes);
  else if (std::strcmp(text, "emit=bytecode") != 0)
    return false;
  return true;
}

/// -O, -OO, -OOO or -O2.
bool parseOptimisation(const char *text, Options &options) {
  if (std::isdigit(static_cast<unsigned char>(*text))) {
    options.optimisation = unsigned(std::strtoul(text, nullptr, 10));
    return true;
  }
  for (options.optimisation = 1; *text == 'O'; ++text)
    ++options.optimisation;
  return *text == 0;
}

/// sys.argv begins with `words[at]`.
void setArguments(int at, int count, char **words, Options &options) {
  options.arguments = words + at;
  options.argumentCount = count - at;
}

bool is(const char *word, const char *option) { return std::strcmp(word, option) == 0; }

/// `what` is what runs; all words from `first` on are its arguments.
Parsed runs(Source source, const char *what, int first, int count, char **words, Options &options) {
  options.source = source;
  options.text = what;
  setArguments(first, count, words, options);
  return Parsed::Run;
}

/// Options that change how a program runs.  Moves `at` on if a word belongs to the option.
bool parseSwitch(int &at, int count, char **words, Options &options) {
  const char *word = words[at];
  if (is(word, "-i"))
    return options.inspects = true;
  if (is(word, "-v"))
    return ++options.verbosity;
  if (std::strncmp(word, "-O", 2) == 0)
    return parseOptimisation(word + 2, options);
  return is(word, "-X") && at + 1 < count && parseImplementationOption(words[++at], options);
}

} // namespace

Parsed parseOptions(int count, char **words, Options &options) {
  options.heapBytes = kDefaultHeapBytes;
  for (int at = 1; at < count; ++at) {
    char *word = words[at];
    char *next = at + 1 < count ? words[at + 1] : nullptr;
    if (word[0] != '-')
      return runs(Source::File, word, at, count, words, options);
    if (next && is(word, "-m"))
      return runs(Source::Module, next, at + 1, count, words, options);
    if (next && is(word, "-c")) {
      words[at + 1] = word; // the command is called -c
      return runs(Source::Command, next, at + 1, count, words, options);
    }
    if (is(word, "-h") || is(word, "--help")) {
      printHelp(words[0]);
      return Parsed::Done;
    }
    if (is(word, "--version")) {
      std::puts(MICROPY_BANNER_NAME_AND_VERSION "; " MICROPY_BANNER_MACHINE);
      return Parsed::Done;
    }
    if (!parseSwitch(at, count, words, options))
      return Parsed::Invalid;
  }
  return Parsed::Run;
}

} // namespace adder::port
