//===- emitters/frozen/ConstantWriter.h - Object tables as C ----------------------------------------===//
//
// A constant is either a word that can be written where it is used (a small int, an interned string, None) or
// an object in flash that the word points to.  So every constant has a reference, and some have a definition
// before it; those inside a tuple come before the tuple's own (qstr-and-freezing.md 4.7).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_FROZEN_CONSTANTWRITER_H
#define ADDER_EMITTERS_FROZEN_CONSTANTWRITER_H

#include "emitters/frozen/Plan.h"
#include "emitters/frozen/Pool.h"
#include "emitters/frozen/TextBuffer.h"

#include <unordered_set>

namespace adder::frozen_emitter {

class ConstantWriter {
public:
  ConstantWriter(support::Arena &arena, TextBuffer &out, Errors &errors, Errors &warnings, Sizes &sizes,
                 const Pool &pool, const Options &options, unsigned hashWidth);

  /// String table and object table of a module.
  void write(const ModulePlan &plan);

private:
  /// How a constant becomes C; several kinds of object are written alike.
  enum class Form : uint8_t { Word, SmallInt, Interned, Text, LongInt, Float, Complex, Tuple };
  Form formOf(const mpy::Object &object) const;

  void writeStringTable(const ModulePlan &plan);
  void writeObjectTable(const ModulePlan &plan);
  /// The definition of `name` and of what is in it.
  void writeDefinitions(const mpy::Object &object);
  void writeDefinition(const mpy::Object &object);
  void writeReference(const mpy::Object &object);

  void defineText(const mpy::Object &object);
  void defineInteger(const mpy::Object &object);
  void defineMpz(const mpy::Object &object);
  void defineLongLong(const mpy::Object &object);
  void defineFloat(const mpy::Object &object);
  void defineComplex(const mpy::Object &object);
  /// A C expression.
  std::string expressionOf(double value);
  void defineTuple(const mpy::Object &object);

  bool claimName();
  void pushIndex(uint64_t index);
  void fail(std::string message);
  /// An error, or a warning.
  void complain(bool mildly, std::string message);

  support::Arena &arena;
  TextBuffer &out;
  Errors &errors;
  Errors &warnings;
  Sizes &sizes;
  const Pool &pool;
  const Options &options;
  unsigned hashWidth;

  const ModulePlan *plan = nullptr;
  uint32_t tableIndex = 0; // of the constant that is being written
  std::string name;        // of the object that is being written: const_obj_M_4_2
  size_t nameBytes = 0;
  std::unordered_set<std::string> defined; // all names
};

} // namespace adder::frozen_emitter

#endif // ADDER_EMITTERS_FROZEN_CONSTANTWRITER_H
