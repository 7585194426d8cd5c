//===- runtime/repl/KeyDecoder.h - From bytes of a terminal to keys ---------------------------------===//
//
// Terminals send a key as a byte, as the bytes of a character, or as an escape sequence, of which there are
// several for one key:
//
//     left, right, up, down   ESC [ D C A B     ESC O D C A B
//     home, end               ESC [ H F         ESC O H F      ESC [ 1~ 4~     ESC [ 7~ 8~
//     delete                  ESC [ 3~
//     word left, right        ESC [ 1;5 D C     ESC [ 5 D C    ESC O d c       ESC b f
//
// Sequences of other keys are swallowed whole.  Bytes that do not form a character in UTF-8 are dropped.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_REPL_KEYDECODER_H
#define ADDER_RUNTIME_REPL_KEYDECODER_H

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace adder::repl {

enum class Key : uint8_t {
  None, // nothing yet
  Character,
  Enter,
  Tab,
  Left,
  Right,
  Up,
  Down,
  Home,
  End,
  WordLeft,
  WordRight,
  Backspace,
  Delete,
  KillWordLeft,
  KillWordRight,
  KillToStart,
  KillToEnd,
  CtrlA, // these five mean something else on an empty line
  CtrlB,
  CtrlC,
  CtrlD,
  CtrlE,
};

class KeyDecoder {
public:
  /// Takes a byte; a key, if it completes one.
  Key feed(uint8_t byte);
  /// The bytes of Key::Character, until the next call.
  std::string_view character() const { return {bytes, count}; }

private:
  enum class State : uint8_t { Ground, Escape, Sequence, Function, LinuxFunction, Utf8 };

  Key ground(uint8_t byte);
  Key escape(uint8_t byte);
  Key sequence(uint8_t byte);
  Key sequenceEnd(uint8_t byte) const;
  Key utf8(uint8_t byte);

  State state = State::Ground;
  bool afterReturn = false;
  uint8_t parameters = 0;         // of a sequence, their number
  uint16_t parameter[2] = {0, 0}; // the first two
  uint8_t count = 0;              // of the bytes of a character
  uint8_t wanted = 0;
  char bytes[4] = {};
};

} // namespace adder::repl

#endif // ADDER_RUNTIME_REPL_KEYDECODER_H
