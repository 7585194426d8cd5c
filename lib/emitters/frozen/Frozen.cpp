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

/// What writing a file needs and fills in.
struct Job {
  support::Arena &arena;
  const Options &options;
  const qstr::Definitions &definitions;
  Errors errors;
  Errors warnings;
  Sizes &sizes;
};

void writeAll(Job &job, std::span<const ModulePlan> plans, const Pool &pool, TextBuffer &out) {
  writeHead(out, job.options, job.definitions, pool, job.sizes);
  CodeWriter codes(job.arena, out, job.errors, job.sizes);
  ConstantWriter constants(job.arena, out, job.errors, job.warnings, job.sizes, pool, job.options,
                           job.definitions.hashWidth());
  for (const ModulePlan &plan : plans) {
    writeModuleBanner(out, plan);
    codes.write(plan);
    out << '\n';
    constants.write(plan);
    writeModuleStructure(out, plan);
  }
  writeCollection(out, plans, job.sizes);
  writeSizes(out, job.sizes);
}

std::string describeAs(std::string_view kind, const Error &error) {
  std::string text = std::string(kind) + " while freezing";
  if (error.path.empty())
    return text + ": " + error.message;
  std::string place = error.place.empty() ? "" : ", " + error.place;
  return text + " " + error.source + ": " + error.message + " (" + error.path + place + ")";
}

} // namespace

std::string describe(const Error &error) { return describeAs("error", error); }

std::string describeWarning(const Error &warning) { return describeAs("warning", warning); }

Frozen freeze(support::Arena &scratch, std::span<const Input> inputs, const Options &options) {
  Frozen result;
  qstr::Definitions staticOnly(scratch);
  Job job{scratch,
          options,
          options.definitions ? *options.definitions : staticOnly,
          Errors(result.errors),
          Errors(result.warnings),
          result.sizes};

  checkOptions(options, job.errors);
  std::span<const ModulePlan> plans = planModules(scratch, inputs, job.errors);
  Pool pool(scratch, job.definitions);
  for (const Input &input : inputs)
    pool.add(input);
  pool.finish(job.errors, options.strict ? job.errors : job.warnings);
  if (!job.errors.none())
    return result;

  TextBuffer out;
  writeAll(job, plans, pool, out);
  result.success = job.errors.none();
  if (result.success)
    result.text = out.take();
  return result;
}

} // namespace adder::frozen_emitter
