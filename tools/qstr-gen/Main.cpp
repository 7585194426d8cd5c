//===- qstr-gen/Main.cpp - The process around qstrgen/QstrGen.h -------------------------------------===//

#include "../ProcessConsole.h"
#include "cli/HostArena.h"
#include "qstrgen/QstrGen.h"

namespace {

[[noreturn]] void endWithoutMemory() {
  adder::driver::writeDescriptor(STDERR_FILENO, "qstr-gen: error: out of memory\n");
  _exit(1);
}

} // namespace

int main(int argc, char **argv) {
  adder::driver::removeTemporariesOnSignals();
  adder::cli::setOutOfMemoryHandler(endWithoutMemory);
  std::set_new_handler(endWithoutMemory);
  adder::cli::Words words(argv + std::min(argc, 1), argv + argc);
  std::string_view program = argc > 0 ? argv[0] : "qstr-gen";
  return adder::qstrgen::runQstrGen(program, words, adder::tools::processConsole(), ADDER_VERSION);
}
