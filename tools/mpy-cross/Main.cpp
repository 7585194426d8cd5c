//===- mpy-cross/Main.cpp - The process around driver/MpyCross.h ----------------------------------===//

#include "../ProcessConsole.h"

int main(int argc, char **argv) {
  adder::driver::removeTemporariesOnSignals();
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  return adder::driver::runMpyCross(words, adder::tools::processConsole(), ADDER_VERSION);
}
