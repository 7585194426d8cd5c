//===- emitters/frozen/ConstantWriter.cpp - Object tables as C --------------------------------------===//

#include "emitters/frozen/ConstantWriter.h"

#include "emitters/frozen/Numbers.h"
#include "qstr/Hash.h"
#include "support/BigInt.h"

#include <cmath>

namespace adder::frozen_emitter {

namespace {

using mpy::Object;
using mpy::ObjectKind;

/// Integers that are small on every firmware (4.7).
constexpr int64_t kSmallest = -8192;
constexpr int64_t kLargest = 8191;

/// Bytes of objects on a 32-bit target, as the reference counts them.
constexpr unsigned kTextObjectBytes = 16;
constexpr unsigned kIntegerObjectBytes = 16;
constexpr unsigned kFloatObjectBytes = 12;

/// The name of an object has the places of all tuples around it: tuples within tuples could ask for any
/// amount of text.
constexpr size_t kMostNameBytes = size_t(64) << 20;

/// Digits of a number that a message shows.
constexpr size_t kShownDigits = 40;

/// Without leading zeros.  For numbers that are not 0.
std::string normalized(std::string_view integer) {
  bool negative = integer.starts_with('-');
  return (negative ? "-" : "") + std::string(integer.substr(integer.find_first_not_of("-0")));
}

bool isSmall(std::string_view integer) {
  std::optional<int64_t> value = parseInteger(integer);
  return value && *value >= kSmallest && *value <= kLargest;
}

std::span<const uint8_t> bytesOf(std::string_view text) {
  return {reinterpret_cast<const uint8_t *>(text.data()), text.size()};
}

} // namespace

ConstantWriter::ConstantWriter(support::Arena &arena, TextBuffer &out, Errors &errors, Errors &warnings,
                               Sizes &sizes, const Pool &pool, const Options &options, unsigned hashWidth)
    : arena(arena), out(out), errors(errors), warnings(warnings), sizes(sizes), pool(pool), options(options),
      hashWidth(hashWidth) {}

void ConstantWriter::write(const ModulePlan &module) {
  plan = &module;
  writeStringTable(module);
  if (!module.module().objects.empty())
    writeObjectTable(module);
}

void ConstantWriter::writeStringTable(const ModulePlan &module) {
  std::span<const mpy::Qstr> qstrs = module.module().qstrs;
  out << "static const qstr_short_t const_qstr_table_data_" << module.name << '[' << uint64_t(qstrs.size())
      << "] = {\n";
  for (const mpy::Qstr &qstr : qstrs)
    out << "    MP_QSTR_" << *pool.identifierOf(qstr.text) << ",\n";
  out << "};\n";
}

void ConstantWriter::writeObjectTable(const ModulePlan &module) {
  std::span<const Object> objects = module.module().objects;
  sizes.objectEntries += objects.size();
  out << "\n// constants\n";
  std::string prefix = "const_obj_" + std::string(module.name);
  for (tableIndex = 0; tableIndex < objects.size(); ++tableIndex) {
    name = prefix;
    pushIndex(tableIndex);
    writeDefinitions(objects[tableIndex]);
  }
  name = "const_obj_table_data_" + std::string(module.name);
  claimName();
  out << "\n// constant table\nstatic const mp_rom_obj_t " << name << '[' << uint64_t(objects.size())
      << "] = {\n";
  for (uint32_t i = 0; i < objects.size(); ++i) {
    name = prefix;
    pushIndex(i);
    out << "    ";
    writeReference(objects[i]);
    out << ",\n";
  }
  out << "};\n";
}

void ConstantWriter::pushIndex(uint64_t index) { (name += '_') += std::to_string(index); }

/// Two modules whose names differ by digits can have objects of the same name.
bool ConstantWriter::claimName() {
  nameBytes += name.size();
  if (nameBytes > kMostNameBytes) {
    fail("tuples nested so deeply that names of objects take more than 64 MiB");
    return false;
  }
  if (defined.insert(name).second)
    return true;
  fail("C name '" + name + "' is already that of another object");
  return false;
}

void ConstantWriter::fail(std::string message) { complain(false, std::move(message)); }

void ConstantWriter::complain(bool mildly, std::string message) {
  Errors &list = mildly ? warnings : errors;
  list.add(*plan->input, "constant " + std::to_string(tableIndex), std::move(message));
}

ConstantWriter::Form ConstantWriter::formOf(const Object &object) const {
  switch (object.kind) {
  case ObjectKind::FunctionTable:
  case ObjectKind::None:
  case ObjectKind::False:
  case ObjectKind::True:
  case ObjectKind::Ellipsis:
    return Form::Word;
  case ObjectKind::Str:
    return pool.identifierOf(object.text) ? Form::Interned : Form::Text;
  case ObjectKind::Bytes:
    return object.text.empty() ? Form::Word : Form::Text;
  case ObjectKind::Int:
    return isSmall(object.text) ? Form::SmallInt : Form::LongInt;
  case ObjectKind::Float:
    return Form::Float;
  case ObjectKind::Complex:
    return Form::Complex;
  case ObjectKind::Tuple:
    return object.items.empty() ? Form::Word : Form::Tuple;
  }
  return Form::Word;
}

void ConstantWriter::writeDefinitions(const Object &object) {
  struct Level {
    const Object *object;
    size_t nameSize; // of the object's name
    uint64_t nextItem;
  };
  support::Vector<Level> levels(arena);
  levels.push({&object, name.size(), 0});
  while (!levels.empty() && errors.none()) {
    Level &level = levels.back();
    name.resize(level.nameSize);
    if (level.object->kind == ObjectKind::Tuple && level.nextItem < level.object->items.size()) {
      const Object &item = level.object->items[level.nextItem];
      pushIndex(level.nextItem++);
      levels.push({&item, name.size(), 0});
      continue;
    }
    writeDefinition(*level.object);
    levels.pop();
  }
}

void ConstantWriter::writeDefinition(const Object &object) {
  Form form = formOf(object);
  if (form == Form::Word || form == Form::SmallInt || form == Form::Interned || !claimName())
    return;
  switch (form) {
  case Form::Text:
    return defineText(object);
  case Form::LongInt:
    return defineInteger(object);
  case Form::Float:
    return defineFloat(object);
  case Form::Complex:
    return defineComplex(object);
  default:
    return defineTuple(object);
  }
}

void ConstantWriter::writeReference(const Object &object) {
  switch (formOf(object)) {
  case Form::Word:
    switch (object.kind) {
    case ObjectKind::FunctionTable:
      out << "&mp_fun_table";
      return;
    case ObjectKind::None:
      out << "MP_ROM_NONE";
      return;
    case ObjectKind::False:
      out << "MP_ROM_FALSE";
      return;
    case ObjectKind::True:
      out << "MP_ROM_TRUE";
      return;
    case ObjectKind::Ellipsis:
      out << "MP_ROM_PTR(&mp_const_ellipsis_obj)";
      return;
    case ObjectKind::Bytes:
      out << "MP_ROM_PTR(&mp_const_empty_bytes_obj)";
      return;
    default:
      out << "MP_ROM_PTR(&mp_const_empty_tuple_obj)";
      return;
    }
  case Form::SmallInt:
    out << "MP_ROM_INT(" << *parseInteger(object.text) << ')';
    return;
  case Form::Interned:
    out << "MP_ROM_QSTR(MP_QSTR_" << *pool.identifierOf(object.text) << ')';
    return;
  case Form::Float: // depends on the target
    out << name << "_macro";
    return;
  case Form::Text:
  case Form::LongInt:
  case Form::Complex:
  case Form::Tuple:
    out << "MP_ROM_PTR(&" << name << ')';
    return;
  }
}

void ConstantWriter::defineText(const Object &object) {
  out << "static const mp_obj_str_t " << name << " = {{&"
      << (object.kind == ObjectKind::Str ? "mp_type_str" : "mp_type_bytes") << "}, "
      << qstr::runtimeHash(object.text, hashWidth) << ", " << uint64_t(object.text.size())
      << ", (const byte*)\"";
  out.escapes(bytesOf(object.text)) << "\"};\n";
  sizes.longStringBytes += object.text.size();
  sizes.objectBytes += kTextObjectBytes;
}

void ConstantWriter::defineInteger(const Object &object) {
  switch (options.longIntegers) {
  case LongIntegers::None:
    return fail("target does not support long int");
  case LongIntegers::LongLong:
    return defineLongLong(object);
  case LongIntegers::Mpz:
    return defineMpz(object);
  }
}

void ConstantWriter::defineLongLong(const Object &object) {
  std::optional<int64_t> value = parseInteger(object.text);
  std::string text;
  if (!value) {
    text = normalized(object.text);
    complain(!options.strict, "integer " + text.substr(0, kShownDigits) +
                                  (text.size() > kShownDigits ? ".." : "") +
                                  " does not fit in 64 bits, which is all that the target has");
  }
  out << "static const mp_obj_int_t " << name << " = {{&mp_type_int}, ";
  if (!value)
    out << text; // a compiler complains, too
  else if (*value == INT64_MIN)
    out << "-9223372036854775807 - 1"; // it has no literal: the minus is not part of one
  else
    out << *value;
  out << "};\n";
}

void ConstantWriter::defineMpz(const Object &object) {
  bool negative = object.text.starts_with('-');
  std::optional<support::BigInt> value =
      support::parseBigInt(arena, object.text.substr(negative ? 1 : 0), 10);
  if (!value)
    return fail("integer has too many digits");
  unsigned bits = options.mpzDigitBits;
  uint64_t count = (support::bitLength(*value) + bits - 1) / bits;
  out << "static const mp_obj_int_t " << name << " = {{&mp_type_int}, {.neg=" << (negative ? '1' : '0')
      << ", .fixed_dig=1, .alloc=" << count << ", .len=" << count << ", .dig=(uint" << bits
      << "_t*)(const uint" << bits << "_t[]){";
  unsigned perLimb = 32 / bits;
  for (uint64_t i = 0; i < count; ++i) {
    uint64_t limb = value->limbs[size_t(i / perLimb)];
    out << (i ? ",0x" : "0x");
    out.hex(limb >> (bits * (i % perLimb)) & ((uint64_t(1) << bits) - 1));
  }
  out << "}}};\n";
  sizes.integerBytes += count * bits / 8;
  sizes.objectBytes += kIntegerObjectBytes;
}

std::string ConstantWriter::expressionOf(double value) {
  if (value != 0 || !std::signbit(value))
    return floatExpression(value);
  if (options.strict)
    return "-0.0";
  complain(true, "the zero loses its sign");
  return "-0"; // an integer
}

/// Three definitions, one for each way in which a firmware may store floats.  The two packed forms add a
/// constant without cutting the sum off, so negative numbers have a digit more than the word; the cast to the
/// word drops it.
void ConstantWriter::defineFloat(const Object &object) {
  double value = parseFloat(object.text);
  uint64_t single = uint64_t((bitsOfSingle(value) & ~uint32_t(3)) | 2) + 0x80800000;
  uint64_t bits = bitsOfDouble(value);
  constexpr uint64_t kBias = 0x8004000000000000;
  out << "#if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_A || MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_B\n"
         "static const mp_obj_float_t "
      << name << " = {{&mp_type_float}, (mp_float_t)" << expressionOf(value) << "};\n#define " << name
      << "_macro MP_ROM_PTR(&" << name << ")\n#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_C\n#define " << name
      << "_macro ((mp_rom_obj_t)(0x";
  out.hex(single, 8) << "))\n#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_D\n#define " << name
                     << "_macro ((mp_rom_obj_t)(0x";
  if (bits > UINT64_MAX - kBias)
    out << '1';
  out.hex(bits + kBias, 16) << "))\n#endif\n";
  sizes.objectBytes += kFloatObjectBytes;
}

void ConstantWriter::defineComplex(const Object &object) {
  // The format has imaginary numbers only.
  double imaginary = parseFloat(object.text.substr(0, object.text.size() - 1));
  out << "static const mp_obj_complex_t " << name << " = {{&mp_type_complex}, (mp_float_t)0, (mp_float_t)"
      << expressionOf(imaginary) << "};\n";
}

void ConstantWriter::defineTuple(const Object &object) {
  out << "static const mp_rom_obj_tuple_t " << name << " = {{&mp_type_tuple}, "
      << uint64_t(object.items.size()) << ", {\n";
  size_t nameSize = name.size();
  for (uint64_t i = 0; i < object.items.size(); ++i) {
    name.resize(nameSize);
    pushIndex(i);
    out << "    ";
    writeReference(object.items[i]);
    out << ",\n";
  }
  name.resize(nameSize);
  out << "}};\n";
}

} // namespace adder::frozen_emitter
