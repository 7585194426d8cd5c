//===- test/unit/runtime/repl/Session.h - An editor at work -----------------------------------------===//

#ifndef ADDER_TEST_REPL_SESSION_H
#define ADDER_TEST_REPL_SESSION_H

#include "Terminal.h"
#include "runtime/repl/Continuation.h"
#include "runtime/repl/LineEditor.h"

#include <cstdlib>
#include <utility>

namespace adder::test {

/// An editor with a prompt that goes on as the REPL does, but runs nothing.
struct Session {
  explicit Session(size_t columns = 0, size_t capacity = 4096)
      : memory(capacity), editor({write, nullptr, this}, memory, history) {
    editor.setColumns(columns);
    editor.begin(">>> ");
    takeOutput();
  }

  static void write(void *context, const char *bytes, size_t count) {
    static_cast<Session *>(context)->output.append(bytes, count);
  }

  std::string takeOutput() { return std::exchange(output, {}); }

  /// Types and returns what the terminal was sent.  A statement that is complete becomes `statement`.
  std::string type(std::string_view typed) {
    for (char c : typed) {
      event = editor.feed(uint8_t(c));
      if (event == repl::Event::LineReady && repl::needsMoreInput(editor.text())) {
        if (!editor.nextLine("... "))
          editor.begin(">>> ");
      } else if (event != repl::Event::None && event != repl::Event::Complete) {
        statement = editor.text();
        editor.begin(">>> ");
      }
    }
    return takeOutput();
  }

  std::string output;
  std::vector<char> memory;
  std::vector<char> historyMemory = std::vector<char>(200);
  repl::History history{historyMemory};
  repl::LineEditor editor;
  repl::Event event = repl::Event::None;
  std::string statement;
};

} // namespace adder::test

#endif // ADDER_TEST_REPL_SESSION_H
