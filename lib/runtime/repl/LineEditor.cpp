//===- runtime/repl/LineEditor.cpp - Editing of lines at the prompt ---------------------------------===//

#include "runtime/repl/LineEditor.h"

#include "runtime/repl/CharacterWidth.h"
#include "runtime/repl/Continuation.h"
#include "support/Slice.h"
#include "support/Utf8.h"

#include <cstring>

namespace adder::repl {

namespace {

constexpr size_t kFirstCapacity = 64;
constexpr std::string_view kIndentation = "    ";
static_assert(kIndentation.size() == kIndentColumns);

/// Words are letters and digits; an underscore ends one, as in the reference.
bool isWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
}

bool beginsWithMark(std::string_view text) {
  size_t at = 0;
  return !text.empty() && characterWidth(support::nextCodePoint(text, at)) == 0;
}

} // namespace

LineEditor::LineEditor(const EditorHost &host, std::span<char> memory, History &history)
    : host(host), screen(host.write, host.context), history(history), buffer(memory.data()),
      capacity(memory.size()) {}

void LineEditor::begin(std::string_view prompt) {
  size = 0;
  indent = Indent::Plain;
  startLine(prompt);
  screen.out.flush();
}

bool LineEditor::nextLine(std::string_view prompt) {
  size_t columns = indent == Indent::Refused ? 0 : nextIndent(text());
  if (!reserve(1 + columns)) {
    active = false;
    return false;
  }
  buffer[size++] = '\n';
  startLine(prompt);
  if (columns) {
    memset(buffer + size, ' ', columns);
    size += columns;
    at = columns;
    indent = Indent::Given;
    screen.write(line(), 0);
  }
  screen.out.flush();
  return true;
}

void LineEditor::startLine(std::string_view prompt) {
  setPrompt(prompt);
  lineStart = size;
  at = 0;
  age = 0;
  active = true;
}

void LineEditor::setPrompt(std::string_view prompt) {
  // A terminal that is too narrow even for the prompt cannot be helped.
  screen.promptColumns = columnsOf(prompt);
  screen.columns = newColumns > screen.promptColumns + 1 ? newColumns : 0;
  screen.out.put(prompt);
}

void LineEditor::redraw(std::string_view prompt) {
  setPrompt(prompt);
  screen.write(line(), 0);
  screen.move(line(), line().size(), at);
  screen.out.flush();
}

Event LineEditor::feed(uint8_t byte) {
  if (!active)
    return Event::None;
  Event event = press(keys.feed(byte));
  screen.out.flush();
  return event;
}

bool LineEditor::insert(std::string_view inserted) {
  bool good = replace(at, at, inserted);
  screen.out.flush();
  return good;
}

//===------------------------------------------------------------------------------------------------===//
// Keys
//===------------------------------------------------------------------------------------------------===//

Event LineEditor::press(Key key) {
  if (key == Key::None)
    return Event::None;
  if (key == Key::Enter)
    return enter();
  if (key == Key::CtrlC) {
    leaveLine();
    size = lineStart = at = 0;
    return finish(Event::Interrupt);
  }
  if (line().empty()) {
    if (Event event = pressOnEmptyLine(key); event != Event::None)
      return finish(event);
  }
  if (indent == Indent::Given && replaceIndent(key))
    return Event::None;
  if (key == Key::Tab)
    return tab();
  edit(key);
  return Event::None;
}

/// The first key behind an indentation that was given.  A space or a tab is taken for the first of an
/// indentation that is pasted: a space makes it one column, a tab is as good as what is there.  True if that
/// is all about this key.
bool LineEditor::replaceIndent(Key key) {
  bool isSpace = key == Key::Character && keys.character() == " ";
  indent = isSpace || key == Key::Tab ? Indent::Refused : Indent::Plain;
  if (isSpace) {
    screen.move(line(), at, 1);
    size = lineStart + 1; // spaces need not be erased
    at = 1;
  }
  return indent == Indent::Refused;
}

Event LineEditor::pressOnEmptyLine(Key key) const {
  if (key == Key::CtrlD)
    return Event::EndOfInput;
  if (!isEmptyFirstLine())
    return Event::None;
  switch (key) {
  case Key::CtrlA:
    return Event::RawMode;
  case Key::CtrlB:
    return Event::FriendlyMode;
  case Key::CtrlE:
    return Event::PasteMode;
  default:
    return Event::None;
  }
}

Event LineEditor::finish(Event event) {
  active = false;
  return event;
}

void LineEditor::edit(Key key) {
  switch (key) {
  case Key::Character:
    return typeCharacter();
  case Key::Left:
  case Key::CtrlB:
    return moveTo(previousCluster(line(), at));
  case Key::Right:
    return moveTo(nextCluster(line(), at));
  case Key::Home:
  case Key::CtrlA:
    return moveTo(0);
  case Key::End:
  case Key::CtrlE:
    return moveTo(line().size());
  case Key::WordLeft:
    return moveTo(wordLeft());
  case Key::WordRight:
    return moveTo(wordRight());
  case Key::Backspace:
    return backspace();
  case Key::Delete:
  case Key::CtrlD:
    replace(at, nextCluster(line(), at), {});
    return;
  case Key::KillWordLeft:
    replace(wordLeft(), at, {});
    return;
  case Key::KillWordRight:
    replace(at, wordRight(), {});
    return;
  case Key::KillToStart:
    replace(0, at, {});
    return;
  case Key::KillToEnd:
    replace(at, line().size(), {});
    return;
  case Key::Up:
    return recall(true);
  case Key::Down:
    return recall(false);
  case Key::None:
  case Key::Enter:
  case Key::Tab:
  case Key::CtrlC:
    return;
  }
}

Event LineEditor::enter() {
  history.add(line());
  if (indent == Indent::Given)
    indent = Indent::Plain;
  leaveLine();
  return finish(Event::LineReady);
}

/// Moves to the start of the row below the line.
void LineEditor::leaveLine() {
  Place end = screen.place(line());
  if (screen.place(support::slice(line(), 0, at)).row != end.row)
    screen.move(line(), at, line().size());
  // Behind a row that is full, that is where the cursor is.
  if (screen.columns == 0 || end.row == 0 || end.column != 0)
    screen.out.put("\r\n");
}

/// Indents where there is no name to complete: behind a space, and on an empty line that is not the first.
Event LineEditor::tab() {
  bool indents = at ? line()[at - 1] == ' ' : lineStart != 0;
  if (!indents)
    return Event::Complete;
  replace(at, at, kIndentation);
  return Event::None;
}

void LineEditor::typeCharacter() {
  std::string_view typed = keys.character();
  // A mark needs a character to stand on.
  if (at == 0 && beginsWithMark(typed))
    return;
  if (!replace(at, at, typed))
    screen.out.put('\a');
}

/// Takes away a character, or a level of indentation.
void LineEditor::backspace() {
  std::string_view before = support::slice(line(), 0, at);
  bool indentation = at >= kIndentColumns && before.find_first_not_of(' ') == std::string_view::npos;
  replace(indentation ? at - kIndentColumns : previousCluster(line(), at), at, {});
}

void LineEditor::recall(bool older) {
  std::string_view recalled;
  if (older ? !history.find(age, recalled) : age == 0)
    return;
  if (!older && age > 1)
    history.find(age - 2, recalled);
  if (replace(0, line().size(), recalled))
    age = older ? age + 1 : age - 1;
  else
    screen.out.put('\a');
}

size_t LineEditor::wordLeft() const {
  size_t to = at;
  for (bool inWord = false; to > 0;) {
    size_t before = previousCluster(line(), to);
    bool word = isWordByte(line()[before]);
    if (inWord && !word)
      break;
    inWord = word;
    to = before;
  }
  return to;
}

size_t LineEditor::wordRight() const {
  size_t to = at;
  for (bool inWord = false; to < line().size(); to = nextCluster(line(), to)) {
    bool word = isWordByte(line()[to]);
    if (inWord && !word)
      break;
    inWord = word;
  }
  return to;
}

//===------------------------------------------------------------------------------------------------===//
// Text and screen
//===------------------------------------------------------------------------------------------------===//

void LineEditor::moveTo(size_t to) {
  screen.move(line(), at, to);
  at = to;
}

bool LineEditor::reserve(size_t bytes) {
  if (capacity - size >= bytes)
    return true;
  if (!host.resize)
    return false;
  size_t wanted = (capacity < kFirstCapacity ? kFirstCapacity : capacity * 2) + bytes;
  void *block = host.resize(host.context, buffer, capacity, wanted);
  if (!block)
    return false;
  buffer = static_cast<char *>(block);
  capacity = wanted;
  return true;
}

bool LineEditor::replace(size_t begin, size_t end, std::string_view inserted) {
  if (begin == end && inserted.empty())
    return true;
  if (inserted.size() > end - begin && !reserve(inserted.size() - (end - begin)))
    return false;
  // A mark is drawn together with what it stands on.
  size_t from = beginsWithMark(inserted) ? previousCluster(line(), begin) : begin;
  Place oldEnd = screen.place(line());
  screen.move(line(), at, from);

  char *part = buffer + lineStart + begin;
  memmove(part + inserted.size(), part + (end - begin), size - lineStart - end);
  if (!inserted.empty())
    memcpy(part, inserted.data(), inserted.size());
  size = size + inserted.size() - (end - begin);
  at = begin + inserted.size();

  Place start = screen.place(support::slice(line(), 0, from)), newEnd = screen.place(line());
  bool shrinks = newEnd.row != oldEnd.row ? newEnd.row < oldEnd.row : newEnd.column < oldEnd.column;
  // What was moved and wraps may leave the last column of a row empty.
  bool wraps = newEnd.row != start.row && oldEnd != start;
  if (shrinks || wraps)
    screen.erase(start.row, oldEnd);
  screen.write(line(), from);
  screen.move(line(), line().size(), at);
  return true;
}

} // namespace adder::repl
