//===- driver/LargeStack.h - Threads with room for deeply nested sources --------------------------===//
//
// The compiler recurses as deep as its source nests, up to Options::nestingLimit levels.  Compilations
// therefore run on threads whose stack has room for that; memory is only committed as far as it is used.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_LARGESTACK_H
#define ADDER_DRIVER_LARGESTACK_H

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include <pthread.h>

namespace adder::driver {

/// What one level of nesting may take from the stack, through all the functions of the compiler that it
/// passes.
constexpr size_t kStackBytesPerLevel = 24 * 1024;
/// The nesting limit when the stack can be had: 240 MiB.
constexpr uint32_t kFullNestingLimit = 10'000;

/// Nesting limit that the stack of the calling thread vouches for; 0 if nothing is known about it.
uint32_t nestingLimitHere();

/// While it exists, the calling thread, which must be the main thread, counts as one with a small stack. That
/// is enough for nearly all sources, and a thread costs more than the compilation of a small file.
class MainStack {
public:
  MainStack();
  ~MainStack();
  MainStack(const MainStack &) = delete;
  MainStack &operator=(const MainStack &) = delete;

private:
  uint32_t before;
};

/// Threads with large stacks that run one function.  Where memory is short the stacks are smaller, and
/// nestingLimitHere() says so; where no thread can be made the function runs in the caller, with the limit
/// that its stack allows.
class LargeStackThreads {
public:
  /// Starts `count` threads that call `work` with 0, 1, ...; `work` must not throw.  `count` >= 1.
  LargeStackThreads(unsigned count, std::function<void(unsigned)> work);
  /// Waits for them.
  ~LargeStackThreads();
  LargeStackThreads(const LargeStackThreads &) = delete;
  LargeStackThreads &operator=(const LargeStackThreads &) = delete;

private:
  struct Start {
    LargeStackThreads *owner;
    unsigned number;
    uint32_t nestingLimit;
  };
  static void *run(void *start);
  bool launch(Start &start);

  std::function<void(unsigned)> work;
  std::vector<Start> starts;
  std::vector<pthread_t> threads;
};

} // namespace adder::driver

#endif // ADDER_DRIVER_LARGESTACK_H
