//===- runtime/repl/LineEditor.h - Editing of lines at the prompt -----------------------------------===//
//
// Takes what a terminal sends byte by byte, keeps the text of a statement, and writes to the terminal what
// changes there (library.md 6).  It reads nothing, waits for nothing, and knows nothing of Python but the
// indentation:
//
//     editor.begin(">>> ");
//     for (;;) {
//       switch (editor.feed(readByte())) {
//       case Event::LineReady:
//         if (needsMoreInput(editor.text()))
//           editor.nextLine("... ");
//         else
//           run(editor.text()), editor.begin(">>> ");
//       ...
//
// Lines before the current one belong to the text but cannot be edited.  Between an event that ends a line
// and begin() the editor is off: bytes that are fed then are for somebody else, and are ignored here.
//
// Without a width of the terminal (setColumns) a line is expected to fit into a row, and the bytes are the
// reference's.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_REPL_LINEEDITOR_H
#define ADDER_RUNTIME_REPL_LINEEDITOR_H

#include "runtime/repl/History.h"
#include "runtime/repl/KeyDecoder.h"
#include "runtime/repl/LineScreen.h"

namespace adder::repl {

enum class Event : uint8_t {
  None,
  LineReady,    // Enter: text() has the line.  The editor is off
  Interrupt,    // Ctrl-C: the text is thrown away.  The editor is off
  EndOfInput,   // Ctrl-D on an empty line; behind other lines: run them as they are.  The editor is off
  RawMode,      // Ctrl-A on an empty first line.  The editor is off
  FriendlyMode, // Ctrl-B likewise
  PasteMode,    // Ctrl-E likewise
  Complete,     // Tab: the name before cursor() is to be completed, by insert() or by a list and redraw()
};

struct EditorHost {
  /// Sends bytes to the terminal.
  TerminalWriter::Write write = nullptr;
  /// Makes the text's memory larger (see regex::Memory); null if it cannot grow.
  void *(*resize)(void *context, void *block, size_t oldBytes, size_t newBytes) = nullptr;
  void *context = nullptr;
};

class LineEditor {
public:
  /// `memory` holds the text, until that needs more and `host` can give it.  What does not fit is not taken,
  /// with a bell.
  LineEditor(const EditorHost &host, std::span<char> memory, History &history);
  LineEditor(const LineEditor &) = delete;
  LineEditor &operator=(const LineEditor &) = delete;

  /// Columns of the terminal, from the next line on; 0: not known.
  void setColumns(size_t columns) { newColumns = columns; }

  /// Writes the prompt (sys.ps1 may be any text) and starts with an empty text.
  void begin(std::string_view prompt);
  /// Writes the prompt and starts another line of the text, indented as nextIndent() says.  False, with the
  /// editor off, if there is no memory.
  bool nextLine(std::string_view prompt);
  /// Turns the editor off.
  void end() { active = false; }
  bool isActive() const { return active; }

  /// Takes a byte from the terminal.
  Event feed(uint8_t byte);
  /// Inserts text at the cursor as if it had been typed: printable characters in UTF-8.  False if there is no
  /// memory.
  bool insert(std::string_view inserted);
  /// Writes prompt and line once more, in a row that is empty, and moves to the cursor.
  void redraw(std::string_view prompt);

  /// All lines, joined by newlines; valid until the next call.
  std::string_view text() const { return {buffer, size}; }
  /// The current line.
  std::string_view line() const { return {buffer + lineStart, size - lineStart}; }
  /// The cursor's distance from the start of line(), in bytes.
  size_t cursor() const { return at; }

  /// The memory that the text is in, which may have come from `resize`; for whoever frees it.
  std::span<char> memory() const { return {buffer, capacity}; }

private:
  /// What the indentation that was given allows.
  enum class Indent : uint8_t {
    Plain,
    Given,   // the last thing that happened: text that is pasted with its own indentation replaces it
    Refused, // which it did: no more of it in this text
  };

  void setPrompt(std::string_view prompt);
  void startLine(std::string_view prompt);
  Event finish(Event event);
  Event press(Key key);
  bool replaceIndent(Key key);
  void edit(Key key);
  Event pressOnEmptyLine(Key key) const;
  Event enter();
  void leaveLine();
  Event tab();
  void typeCharacter();
  void backspace();
  void recall(bool older);
  void moveTo(size_t to);
  /// Puts `inserted` in place of a part of the line, the cursor behind it, and shows it.
  bool replace(size_t begin, size_t end, std::string_view inserted);
  bool reserve(size_t bytes);
  bool isEmptyFirstLine() const { return size == 0; }
  size_t wordLeft() const;
  size_t wordRight() const;

  EditorHost host;
  LineScreen screen;
  KeyDecoder keys;
  History &history;
  char *buffer;
  size_t capacity;
  size_t size = 0;
  size_t lineStart = 0;
  size_t at = 0;  // the cursor in the line
  size_t age = 0; // 0: the line is new; otherwise one more than the age of the line recalled last
  size_t newColumns = 0;
  Indent indent = Indent::Plain;
  bool active = false;
};

} // namespace adder::repl

#endif // ADDER_RUNTIME_REPL_LINEEDITOR_H
