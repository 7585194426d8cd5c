//===- ports/unix/Main.cpp - The program adder ------------------------------------------------------===//

#include "Start.h"

int main(int count, char **words) { return adder::port::start(count, words); }
