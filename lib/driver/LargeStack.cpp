//===- driver/LargeStack.cpp - pthreads with their own stack size ---------------------------------===//

#include "driver/LargeStack.h"

#include <algorithm>
#include <sys/resource.h>

namespace adder::driver {

namespace {

/// For everything but the recursion.
constexpr size_t kReserve = 512 * 1024;
/// Below this a thread is no better than the caller's own stack.
constexpr uint32_t kSmallestLimit = 160;

thread_local uint32_t limitOfThread = 0;

/// What the main thread's stack allows, if the system tells.
uint32_t limitOfMainStack() {
  struct rlimit limit;
  size_t bytes = 8 << 20;
  if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
    bytes = size_t(limit.rlim_cur);
  size_t usable = bytes / 2; // the caller has used some of it
  return uint32_t(std::clamp<size_t>(usable / kStackBytesPerLevel, 16, kFullNestingLimit));
}

} // namespace

uint32_t nestingLimitHere() { return limitOfThread; }

MainStack::MainStack() : before(limitOfThread) { limitOfThread = limitOfMainStack(); }
MainStack::~MainStack() { limitOfThread = before; }

void *LargeStackThreads::run(void *argument) {
  auto *start = static_cast<Start *>(argument);
  limitOfThread = start->nestingLimit;
  start->owner->work(start->number);
  return nullptr;
}

bool LargeStackThreads::launch(Start &start) {
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0)
    return false;
  bool launched = false;
  for (uint32_t limit = kFullNestingLimit; !launched && limit >= kSmallestLimit; limit /= 4) {
    pthread_t thread;
    start.nestingLimit = limit;
    launched = pthread_attr_setstacksize(&attributes, limit * kStackBytesPerLevel + kReserve) == 0 &&
               pthread_create(&thread, &attributes, run, &start) == 0;
    if (launched)
      threads.push_back(thread);
  }
  pthread_attr_destroy(&attributes);
  return launched;
}

LargeStackThreads::LargeStackThreads(unsigned count, std::function<void(unsigned)> work)
    : work(std::move(work)) {
  starts.reserve(count); // threads hold pointers into it
  threads.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    starts.push_back({this, i, 0});
    if (launch(starts.back()))
      continue;
    if (threads.empty()) { // not even one: do it here
      MainStack small;
      this->work(i);
    }
    return; // as many as could be had
  }
}

LargeStackThreads::~LargeStackThreads() {
  for (pthread_t thread : threads)
    pthread_join(thread, nullptr);
}

} // namespace adder::driver
