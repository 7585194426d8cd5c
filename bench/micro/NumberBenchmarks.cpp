//===- micro/NumberBenchmarks.cpp - Constant folding of large integers, text of floats ----------------===//
//
// The argument of the integer benchmarks is the size of the operands in decimal digits; bytes_per_second
// counts those digits.
//
//===----------------------------------------------------------------------------------------------------===//

#include "HostArena.h"
#include "frontend/ConstantArithmetic.h"
#include "support/FloatText.h"

#include <benchmark/benchmark.h>

#include <array>
#include <bit>
#include <string>
#include <vector>

namespace {

using namespace adder;
using bytecode::BinaryOp;

uint64_t nextRandom(uint64_t &state) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

std::string digitsOf(size_t count, uint64_t seed) {
  std::string digits;
  for (size_t i = 0; i < count; ++i)
    digits += char('0' + nextRandom(seed) % 10);
  digits[0] = '7';
  return digits;
}

/// Reads a literal, as the parser does.
void parseInteger(benchmark::State &state) {
  std::string digits = digitsOf(size_t(state.range(0)), 1);
  support::Arena arena(bench::hostMemory());
  for (auto _ : state) {
    benchmark::DoNotOptimize(frontend::parseInteger(arena, digits, 10));
    arena.reset();
  }
  state.SetBytesProcessed(int64_t(state.iterations()) * state.range(0));
}
BENCHMARK(parseInteger)->RangeMultiplier(10)->Range(10, 1'000'000);

/// Writes the decimal text of the object table.
void printInteger(benchmark::State &state) {
  support::Arena memory(bench::hostMemory()), arena(bench::hostMemory());
  frontend::FoldResult number = frontend::parseInteger(memory, digitsOf(size_t(state.range(0)), 2), 10);
  for (auto _ : state) {
    benchmark::DoNotOptimize(frontend::textOf(arena, *number));
    arena.reset();
  }
  state.SetBytesProcessed(int64_t(state.iterations()) * state.range(0));
}
BENCHMARK(printInteger)->RangeMultiplier(10)->Range(10, 1'000'000);

/// A folded operator; the second operand has half the digits.
void fold(benchmark::State &state, BinaryOp op) {
  support::Arena memory(bench::hostMemory()), arena(bench::hostMemory());
  frontend::FoldResult a = frontend::parseInteger(memory, digitsOf(size_t(state.range(0)), 3), 10);
  frontend::FoldResult b = frontend::parseInteger(memory, digitsOf(size_t(state.range(0)) / 2, 4), 10);
  for (auto _ : state) {
    benchmark::DoNotOptimize(frontend::foldBinary(arena, op, *a, *b));
    arena.reset();
  }
  state.SetBytesProcessed(int64_t(state.iterations()) * state.range(0));
}
BENCHMARK_CAPTURE(fold, add, BinaryOp::Add)->RangeMultiplier(10)->Range(10, 1'000'000);
BENCHMARK_CAPTURE(fold, multiply, BinaryOp::Multiply)->RangeMultiplier(10)->Range(10, 1'000'000);
BENCHMARK_CAPTURE(fold, floorDivide, BinaryOp::FloorDivide)->RangeMultiplier(10)->Range(10, 1'000'000);

/// Literals of all lengths and exponents to doubles and back; items are numbers.
std::vector<double> someDoubles() {
  std::vector<double> values;
  uint64_t seed = 5;
  while (values.size() < 1000) {
    double value = std::bit_cast<double>(nextRandom(seed));
    if (value - value == 0)
      values.push_back(value);
    values.push_back(double(nextRandom(seed) % 100'000) / 100); // what programs hold
  }
  return values;
}

void formatFloat(benchmark::State &state) {
  std::vector<double> values = someDoubles();
  std::array<char, support::kMaxFloatText> buffer;
  size_t bytes = 0;
  for (auto _ : state)
    for (double value : values)
      bytes += support::formatFloat(value, buffer).size();
  state.SetItemsProcessed(int64_t(state.iterations() * values.size()));
  state.SetBytesProcessed(int64_t(bytes));
}
BENCHMARK(formatFloat);

void parseFloat(benchmark::State &state) {
  std::vector<std::string> texts;
  size_t bytes = 0;
  for (double value : someDoubles()) {
    std::array<char, support::kMaxFloatText> buffer;
    texts.emplace_back(support::formatFloat(value, buffer));
    bytes += texts.back().size();
  }
  for (auto _ : state)
    for (const std::string &text : texts)
      benchmark::DoNotOptimize(support::parseFloat(text));
  state.SetItemsProcessed(int64_t(state.iterations() * texts.size()));
  state.SetBytesProcessed(int64_t(state.iterations() * bytes));
}
BENCHMARK(parseFloat);

} // namespace

BENCHMARK_MAIN();
