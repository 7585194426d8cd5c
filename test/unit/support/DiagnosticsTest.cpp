//===- test/unit/support/DiagnosticsTest.cpp - The message table and the sink --------------------------===//

#include "support/Diagnostics.h"
#include "../HostArena.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

using namespace adder;
using namespace adder::support;

namespace {

DiagnosticId idAt(size_t index) { return static_cast<DiagnosticId>(index); }

/// Checks that a brace before a digit opens a slot {0} to {9}, that no slot is empty, and that the slots used
/// are 0, 1, ... without a gap.  Any other brace is text.
void expectWellFormed(std::string_view message) {
  std::set<char> slots;
  for (size_t i = 0; i < message.size(); ++i) {
    if (message[i] != '{')
      continue;
    ASSERT_LT(i + 2, message.size()) << message;
    ASSERT_NE(message[i + 1], '}') << message;
    if (message[i + 1] < '0' || message[i + 1] > '9')
      continue;
    ASSERT_EQ(message[i + 2], '}') << message;
    slots.insert(message[i + 1]);
    i += 2;
  }
  int expected = slots.empty() ? 0 : *slots.rbegin() - '0' + 1;
  EXPECT_EQ(int(slots.size()), expected) << message;
}

TEST(Diagnostics, EverySlotIsWellFormed) {
  ASSERT_GT(diagnosticCount(), 50u);
  for (size_t i = 0; i < diagnosticCount(); ++i)
    expectWellFormed(messageOf(idAt(i)));
}

TEST(Diagnostics, RowsHaveWhatTheirSeverityNeeds) {
  std::set<std::string_view> codes;
  for (size_t i = 0; i < diagnosticCount(); ++i) {
    DiagnosticId id = idAt(i);
    EXPECT_TRUE(codes.insert(codeOf(id)).second) << codeOf(id);
    EXPECT_FALSE(messageOf(id).empty()) << codeOf(id);
    EXPECT_EQ(exceptionOf(id).empty(), severityOf(id) != Severity::Error) << codeOf(id);
    EXPECT_EQ(warningGroupOf(id).empty(), severityOf(id) != Severity::Warning) << codeOf(id);
  }
}

TEST(Diagnostics, FormatPutsArgumentsIn) {
  test::HostArena arena;
  std::string_view arguments[] = {"10", "{0}"};
  EXPECT_EQ(formatMessage(arena, DiagnosticId::InvalidInteger, arguments),
            "invalid syntax for integer with base 10: '{0}'");
  EXPECT_EQ(formatMessage(arena, DiagnosticId::InvalidSyntax, {}), "invalid syntax");
  EXPECT_EQ(formatMessage(arena, DiagnosticId::FirstDefinedHere, {}), "'' first defined here");
}

TEST(Diagnostics, SinkCountsErrorsAndAttachesNotes) {
  test::HostArena arena;
  DiagnosticSink sink(arena);
  sink.report({DiagnosticId::InvalidSyntax, TracePlace::Line, 3, {10, 12}, {}, {}, {}});
  std::string name = "x";
  sink.note(DiagnosticId::FirstDefinedHere, {1, 2}, {name});
  sink.advise(DiagnosticId::HintMissingColon);
  name = "y"; // the sink has its own copy
  sink.report({DiagnosticId::UnusedVariable, TracePlace::Line, 4, {20, 21}, {}, sink.keep({"a"}), {}});
  ASSERT_EQ(sink.diagnostics().size(), 2u);
  EXPECT_EQ(sink.errorCount(), 1u);
  std::span<const DiagnosticNote> notes = sink.diagnostics()[0].notes;
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_TRUE(notes[0].hasPlace());
  EXPECT_EQ(notes[0].arguments[0], "x");
  EXPECT_FALSE(notes[1].hasPlace());
  EXPECT_TRUE(sink.diagnostics()[1].notes.empty());
}

} // namespace
