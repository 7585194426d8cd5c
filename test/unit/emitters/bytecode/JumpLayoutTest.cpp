//===- JumpLayoutTest.cpp - Blocks give what plain passes give ------------------------------------------===//
//
// A function is laid out twice, as one block, where every pass looks at every jump, and in blocks of a few
// events.
//
//===----------------------------------------------------------------------------------------------------===//

#include "emitters/bytecode/JumpLayout.h"
#include "../../HostArena.h"

#include <gtest/gtest.h>

#include <random>

using namespace adder;
using namespace adder::bytecode_emitter;
using bytecode::Opcode;

namespace {

struct Program {
  explicit Program(support::Arena &arena) : events(arena), labels(arena) {}

  void code(uint32_t bytes) { position += bytes; }
  void jump(Opcode opcode, uint32_t label, uint8_t size = 3) {
    events.push({position, uint8_t(opcode), size, 0, label});
  }
  void place(uint32_t label) { events.push({position, kLabelMark, 0, 0, label}); }
  uint32_t newLabel() {
    labels.push(0);
    return uint32_t(labels.size() - 1);
  }

  support::Vector<Event> events;
  support::Vector<uint32_t> labels;
  uint32_t position = 0;
};

struct Layout {
  std::vector<unsigned> sizes;
  std::vector<uint32_t> labels;
  friend bool operator==(const Layout &, const Layout &) = default;
};

/// Lays out a copy of the program.
Layout layOut(support::Arena &arena, const Program &program, uint32_t blockEvents) {
  support::Vector<Event> events(arena);
  support::Vector<uint32_t> labels(arena);
  events.append(program.events.span());
  labels.append(program.labels.span());
  JumpLayout(arena, blockEvents).settle(events, labels);
  Layout result;
  for (const Event &event : events)
    result.sizes.push_back(event.size);
  result.labels.assign(labels.begin(), labels.end());
  return result;
}

void expectSame(support::Arena &arena, const Program &program, const char *what, unsigned number) {
  Layout expected = layOut(arena, program, UINT32_MAX);
  for (uint32_t blockEvents : {1, 2, 3, 7, 64})
    ASSERT_TRUE(layOut(arena, program, blockEvents) == expected)
        << what << ' ' << number << ", blocks of " << blockEvents;
}

/// Nested and neighbouring constructs, like those of a source.
class Generator {
public:
  Generator(Program &program, unsigned seed) : program(program), random(seed) {}

  void construct(unsigned depth) {
    static constexpr Opcode kForward[] = {Opcode::PopJumpIfFalse, Opcode::JumpIfTrueOrPop,
                                          Opcode::SetupExcept, Opcode::Jump, Opcode::ForIter};
    uint32_t label = program.newLabel();
    bool isLoop = random() % 3 == 0;
    if (isLoop)
      program.place(label);
    else
      program.jump(kForward[random() % std::size(kForward)], label);
    for (unsigned i = random() % 4; i > 0; --i) {
      program.code(random() % 24);
      if (depth && random() % 2)
        construct(depth - 1);
      if (random() % 8 == 0)
        program.code(100);
    }
    if (isLoop)
      program.jump(random() % 4 ? Opcode::PopJumpIfTrue : Opcode::Jump, label);
    else
      program.place(label);
  }

private:
  Program &program;
  std::mt19937 random;
};

TEST(JumpLayoutTest, RandomPrograms) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    test::HostArena arena;
    Program program(arena);
    Generator generator(program, seed);
    for (unsigned i = 0; i < 1 + seed % 40; ++i)
      generator.construct(seed % 7);
    expectSame(arena, program, "seed", seed);
  }
}

TEST(JumpLayoutTest, RowsOfJumps) {
  for (unsigned bytes = 0; bytes < 140; bytes += 3) {
    test::HostArena arena;
    Program program(arena);
    for (int i = 0; i < 500; ++i) {
      uint32_t label = program.newLabel();
      program.jump(bytes % 2 ? Opcode::PopJumpIfFalse : Opcode::ForIter, label);
      program.code(bytes);
      program.place(label);
    }
    expectSame(arena, program, "bytes", bytes);
  }
}

TEST(JumpLayoutTest, ManyJumpsToOneLabel) {
  test::HostArena arena;
  Program program(arena);
  uint32_t end = program.newLabel();
  for (int i = 0; i < 400; ++i) {
    uint32_t next = program.newLabel();
    program.jump(Opcode::PopJumpIfFalse, next);
    program.code(3);
    program.jump(Opcode::Jump, end);
    program.place(next);
  }
  program.place(end);
  expectSame(arena, program, "elif", 0);
}

TEST(JumpLayoutTest, LabelsThatAreNeverPlacedStay) {
  test::HostArena arena;
  Program program(arena);
  program.newLabel();
  uint32_t label = program.newLabel();
  program.jump(Opcode::Jump, label);
  program.code(5);
  program.place(label);
  expectSame(arena, program, "unplaced", 0);
  EXPECT_EQ(layOut(arena, program, 1).labels, (std::vector<uint32_t>{0, 7}));
}

// Each pass shrinks some sixty jumps only: without blocks this would take a minute.
TEST(JumpLayoutTest, LongRowsTakeLinearTime) {
  test::HostArena arena;
  Program program(arena);
  for (int i = 0; i < 1'000'000; ++i) {
    uint32_t label = program.newLabel();
    program.jump(Opcode::PopJumpIfFalse, label);
    program.code(3);
    program.place(label);
  }
  JumpLayout(arena).settle(program.events, program.labels);
  EXPECT_EQ(program.labels.back(), 5'000'000u);
}

} // namespace
