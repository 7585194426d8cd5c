//===- test/unit/runtime/repl/Watched.h - An editor and its terminal --------------------------------===//
//
// After any key, the screen must look as if the lines had just been written, with the cursor where the editor
// says it is.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_REPL_WATCHED_H
#define ADDER_TEST_REPL_WATCHED_H

#include "Session.h"

namespace adder::test {

/// Keeps what stands above the current line, as it was when that began.
class Watched {
public:
  explicit Watched(size_t columns) : columns(columns), session(columns), terminal(columns ? columns : kWide) {
    terminal.feed(">>> ");
  }

  void press(std::string_view key) {
    for (char c : key) {
      std::string line(session.editor.line());
      std::string before = prompt();
      repl::Event event = session.editor.feed(uint8_t(c));
      terminal.feed(session.takeOutput());
      switch (event) {
      case repl::Event::None:
      case repl::Event::Complete:
        continue;
      case repl::Event::LineReady:
      case repl::Event::Interrupt:
        above += before + line + "\r\n";
        break;
      default:
        terminal.feed("\r\n");
        above += before + "\r\n";
      }
      lines = 0;
      if (event == repl::Event::LineReady && repl::needsMoreInput(session.editor.text())) {
        lines = 1;
        session.editor.nextLine("... ");
      } else {
        session.editor.begin(">>> ");
      }
      terminal.feed(session.takeOutput());
    }
  }

  /// What is wrong with the screen; empty if nothing is.
  std::string fault() const {
    std::string line(session.editor.line());
    Terminal fresh(columns ? columns : kWide), toCursor(columns ? columns : kWide);
    fresh.feed(above + prompt() + line);
    toCursor.feed(above + prompt() + line.substr(0, session.editor.cursor()));
    if (terminal.confused())
      return "the terminal does not understand";
    if (terminal.screen() != fresh.screen())
      return "shows\n" + terminal.screen() + "\ninstead of\n" + fresh.screen();
    if (terminal.row() != toCursor.row() || terminal.column() != toCursor.column())
      return "the cursor is elsewhere: " + terminal.screen();
    return {};
  }

  size_t lineBytes() const { return session.editor.line().size(); }

private:
  static constexpr size_t kWide = 5000; // stands for a width that is not known

  std::string prompt() const { return lines ? "... " : ">>> "; }

  size_t columns;
  Session session;
  Terminal terminal;
  std::string above;
  size_t lines = 0;
};

} // namespace adder::test

#endif // ADDER_TEST_REPL_WATCHED_H
