//===- emitters/frozen/Frozen.cpp - Modules as C source for a firmware ------------------------------===//

#include "emitters/frozen/Frozen.h"

#include "emitters/frozen/CodeWriter.h"
#include "emitters/frozen/ConstantWriter.h"
#include "emitters/frozen/FileWriter.h"

namespace adder::frozen_emitter {

namespace {

void checkOptions(const Options &options, Errors &errors) {
  unsigned bits = options.mpzDigitBits;
  if (options.longIntegers == LongIntegers::Mpz && bits != 8 && bits != 16 && bits != 32)
    errors.addOption("mpz digits must have 8, 16 or 32 bits, not " + std::to_string(bits));
}

void writeAll(support::Arena &arena, TextBuffer &out, Errors &errors, std::span<const ModulePlan> plans,
              const Pool &pool, const Options &options, const qstr::Definitions &definitions, Sizes &sizes) {
  writeHead(out, options, definitions, pool, sizes);
  CodeWriter codes(arena, out, errors, sizes);
  ConstantWriter constants(arena, out, errors, sizes, pool, options, definitions.hashWidth());
  for (const ModulePlan &plan : plans) {
    writeModuleBanner(out, plan);
    codes.write(plan);
    out << '\n';
    constants.write(plan);
    writeModuleStructure(out, plan);
  }
  writeCollection(out, plans, sizes);
  writeSizes(out, sizes);
}

} // namespace

std::string describe(const Error &error) {
  if (error.path.empty())
    return "error while freezing: " + error.message;
  std::string place = error.place.empty() ? "" : ", " + error.place;
  return "error while freezing " + error.source + ": " + error.message + " (" + error.path + place + ")";
}

Frozen freeze(support::Arena &scratch, std::span<const Input> inputs, const Options &options) {
  Frozen result;
  Errors errors(result.errors);
  qstr::Definitions staticOnly(scratch);
  const qstr::Definitions &definitions = options.definitions ? *options.definitions : staticOnly;

  checkOptions(options, errors);
  std::span<const ModulePlan> plans = planModules(scratch, inputs, errors);
  Pool pool(scratch, definitions);
  for (const Input &input : inputs)
    pool.add(input);
  pool.finish(errors);
  if (!errors.none())
    return result;

  TextBuffer out;
  writeAll(scratch, out, errors, plans, pool, options, definitions, result.sizes);
  result.success = errors.none();
  if (result.success)
    result.text = out.take();
  return result;
}

} // namespace adder::frozen_emitter
