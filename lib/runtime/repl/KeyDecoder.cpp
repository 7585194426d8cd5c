//===- runtime/repl/KeyDecoder.cpp - From bytes of a terminal to keys -------------------------------===//

#include "runtime/repl/KeyDecoder.h"

#include "support/Utf8.h"

namespace adder::repl {

namespace {

constexpr uint8_t kEscape = 0x1b;
constexpr uint8_t kDelete = 0x7f;
constexpr uint16_t kParameterLimit = 999;
constexpr uint16_t kAlt = 3; // what xterm adds for keys held down: 1 and a bit each
constexpr uint16_t kCtrl = 5;

Key controlKey(uint8_t byte) {
  switch (byte) {
  case 0x01:
    return Key::CtrlA;
  case 0x02:
    return Key::CtrlB;
  case 0x03:
    return Key::CtrlC;
  case 0x04:
    return Key::CtrlD;
  case 0x05:
    return Key::CtrlE;
  case 0x06:
    return Key::Right;
  case 0x08:
  case kDelete:
    return Key::Backspace;
  case 0x09:
    return Key::Tab;
  case 0x0a:
  case 0x0d:
    return Key::Enter;
  case 0x0b:
    return Key::KillToEnd;
  case 0x0e:
    return Key::Down;
  case 0x10:
    return Key::Up;
  case 0x15:
    return Key::KillToStart;
  case 0x17:
    return Key::KillWordLeft;
  default:
    return Key::None;
  }
}

/// The keys that ESC [ and ESC O name by the same letters.
Key letterKey(uint8_t letter) {
  switch (letter) {
  case 'A':
    return Key::Up;
  case 'B':
    return Key::Down;
  case 'C':
    return Key::Right;
  case 'D':
    return Key::Left;
  case 'F':
    return Key::End;
  case 'H':
    return Key::Home;
  case 'c':
    return Key::WordRight;
  case 'd':
    return Key::WordLeft;
  default:
    return Key::None;
  }
}

Key numberKey(uint16_t number) {
  switch (number) {
  case 1:
  case 7:
    return Key::Home;
  case 4:
  case 8:
    return Key::End;
  case 3:
    return Key::Delete;
  default:
    return Key::None;
  }
}

} // namespace

Key KeyDecoder::feed(uint8_t byte) {
  bool newlineOfReturn = afterReturn && byte == '\n';
  afterReturn = byte == '\r';
  if (newlineOfReturn)
    return Key::None;
  // A control character, above all Ctrl-C, gets through from the middle of anything.
  if (byte < 0x20 && byte != kEscape)
    state = State::Ground;
  switch (state) {
  case State::Ground:
    return ground(byte);
  case State::Escape:
    return escape(byte);
  case State::Sequence:
    return sequence(byte);
  case State::Function:
    state = State::Ground;
    return letterKey(byte);
  case State::LinuxFunction:
    state = State::Ground;
    return Key::None;
  case State::Utf8:
    return utf8(byte);
  }
  return Key::None;
}

Key KeyDecoder::ground(uint8_t byte) {
  state = State::Ground;
  if (byte == kEscape) {
    state = State::Escape;
    return Key::None;
  }
  if (byte < 0x20 || byte == kDelete)
    return controlKey(byte);
  bytes[0] = char(byte);
  count = 1;
  if (byte < 0x80)
    return Key::Character;
  wanted = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
  if (wanted)
    state = State::Utf8;
  return Key::None;
}

Key KeyDecoder::utf8(uint8_t byte) {
  if ((byte & 0xc0) != 0x80)
    return ground(byte);
  bytes[count++] = char(byte);
  if (count < wanted)
    return Key::None;
  state = State::Ground;
  size_t at = 0;
  char32_t character = support::nextCodePoint(this->character(), at);
  // Surrogates, over-long forms, and the control characters above 0x7f are no text.
  bool good = at == count && character >= 0xa0 && (character < 0xd800 || character > 0xdfff);
  return good ? Key::Character : Key::None;
}

Key KeyDecoder::escape(uint8_t byte) {
  state = State::Ground;
  switch (byte) {
  case kEscape:
    state = State::Escape;
    return Key::None;
  case '[':
    state = State::Sequence;
    parameters = 0;
    parameter[0] = parameter[1] = 0;
    return Key::None;
  case 'O':
    state = State::Function;
    return Key::None;
  case 'b':
  case 'B':
    return Key::WordLeft;
  case 'f':
  case 'F':
    return Key::WordRight;
  case 'd':
  case 'D':
    return Key::KillWordRight;
  case kDelete:
    return Key::KillWordLeft;
  default:
    return Key::None;
  }
}

Key KeyDecoder::sequence(uint8_t byte) {
  if (byte >= '0' && byte <= '9') {
    if (parameters == 0)
      parameters = 1;
    if (parameters <= 2) {
      uint16_t &value = parameter[parameters - 1];
      value = value > kParameterLimit / 10 ? kParameterLimit : uint16_t(value * 10 + (byte - '0'));
    }
    return Key::None;
  }
  if (byte == ';') {
    parameters = parameters == 0 ? 2 : parameters < 3 ? parameters + 1 : 3;
    return Key::None;
  }
  if (byte == kEscape) {
    state = State::Escape;
    return Key::None;
  }
  if (byte == '[') { // the Linux console names F1 to F5 with one more letter
    state = State::LinuxFunction;
    return Key::None;
  }
  if (byte < 0x40)
    return Key::None;
  state = State::Ground;
  return byte < kDelete ? sequenceEnd(byte) : Key::None;
}

Key KeyDecoder::sequenceEnd(uint8_t byte) const {
  if (byte == '~')
    return numberKey(parameter[0]);
  Key key = byte < 'a' ? letterKey(byte) : Key::None;
  uint16_t held = parameters >= 2 ? parameter[1] : parameter[0];
  if (held == kCtrl || held == kAlt) {
    if (key == Key::Left)
      return Key::WordLeft;
    if (key == Key::Right)
      return Key::WordRight;
  }
  return key;
}

} // namespace adder::repl
