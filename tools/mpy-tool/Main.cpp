//===- mpy-tool/Main.cpp - The process around mpytool/MpyTool.h -----------------------------------===//

#include "../ProcessConsole.h"
#include "cli/HostArena.h"
#include "mpytool/MpyTool.h"

namespace {

[[noreturn]] void endWithoutMemory() {
  adder::driver::writeDescriptor(STDERR_FILENO, "mpy-tool: error: out of memory\n");
  _exit(1);
}

} // namespace

int main(int argc, char **argv) {
  adder::driver::removeTemporariesOnSignals();
  adder::cli::setOutOfMemoryHandler(endWithoutMemory);
  std::set_new_handler(endWithoutMemory);
  adder::mpytool::Words words(argv + std::min(argc, 1), argv + argc);
  return adder::mpytool::runMpyTool(words, adder::tools::processConsole(), ADDER_VERSION);
}
