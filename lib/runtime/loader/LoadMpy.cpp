//===- runtime/loader/LoadMpy.cpp - .mpy files to functions -----------------------------------------===//
//
// A file is read by the bounds-checked reader and proven safe by the verifier before anything of it is used.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/loader/LoadMpy.h"

#include "mpy/Reader.h"
#include "mpy/Verify.h"
#include "runtime/core/HeapArena.h"
#include "runtime/loader/Instantiate.h"
#include "runtime/loader/ReadAll.h"

#include "py/cstack.h"
#include "py/persistentcode.h"
#include "py/runtime.h"
#include "py/smallint.h"

namespace adder::loader {

namespace {

using bytecode::Architecture;

constexpr size_t kHeaderBytes = 4; // mpy-and-bytecode.md 1

/// The processor that this runtime is compiled for.
constexpr std::string_view kProcessor =
#if defined(__x86_64__)
    "x64";
#elif defined(__i386__)
    "x86";
#elif defined(__ARM_ARCH_6M__)
    "armv6m";
#elif defined(__ARM_ARCH_7M__)
    "armv7m";
#elif defined(__ARM_ARCH_7EM__)
    "armv7em";
#elif defined(__riscv) && __riscv_xlen == 64
    "rv64imc";
#elif defined(__riscv)
    "rv32imc";
#else
    "this processor";
#endif

int lengthOf(std::string_view text) { return int(text.size()); }

std::string_view nameOfProcessor(unsigned number) {
  std::optional<Architecture> architecture = bytecode::architectureNumbered(number);
  return architecture ? bytecode::infoOf(*architecture).march : "an unknown processor";
}

/// A file for another version or processor: both sides are named.
[[noreturn]] void raiseMisfit(const char *name, const byte *header) {
  unsigned number = header[2] >> 2 & 0x2f;
  if (number == 0)
    mp_raise_msg_varg(
        &mp_type_ValueError,
        MP_ERROR_TEXT(
            "incompatible .mpy file '%s' (file: mpy %d, %d-bit ints; runtime: mpy %d, %d-bit ints)"),
        name, int(header[1]), int(header[3]), MPY_VERSION, int(MP_SMALL_INT_BITS));
  std::string_view processor = nameOfProcessor(number);
  mp_raise_msg_varg(
      &mp_type_ValueError,
      MP_ERROR_TEXT(
          "native code in .mpy unsupported: '%s' (file: mpy %d.%d for %.*s; runtime: mpy %d.%d for %.*s)"),
      name, int(header[1]), int(header[2] & 3), lengthOf(processor), processor.data(), MPY_VERSION,
      MPY_SUB_VERSION, lengthOf(kProcessor), kProcessor.data());
}

void checkHeader(const byte *bytes, size_t length, const char *name) {
  if (length < kHeaderBytes || bytes[0] != 'M')
    mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("incompatible .mpy file '%s': not a .mpy file"),
                      name);
  bool hasNative = (bytes[2] >> 2 & 0x2f) != 0;
  if (bytes[1] != MPY_VERSION || bytes[3] > MP_SMALL_INT_BITS || hasNative)
    raiseMisfit(name, bytes);
}

[[noreturn]] void raiseFault(const char *name, size_t offset, std::string_view field,
                             std::string_view message) {
  if (bytecode::kTerseFaults)
    field = "rule"; // the message is its name
  mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("incompatible .mpy file '%s', at 0x%x: %.*s%s%.*s"),
                    name, unsigned(offset), lengthOf(field), field.data(), field.empty() ? "" : ": ",
                    lengthOf(message), message.data());
}

} // namespace

mp_proto_fun_t loadMpy(const byte *bytes, size_t length, const char *name, mp_module_context_t *context) {
  checkHeader(bytes, length, name);
  runtime::HeapArena arena;
  runtime::EndedByException failure(arena);
  std::span<const uint8_t> file(bytes, length);
  mpy::ReadLimits limits;
  limits.requireUtf8 = true;
  // makeConstant() recurses.
  limits.maxTupleDepth = MICROPY_MPY_TUPLE_DEPTH;
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, limits, error);
  if (!module)
    raiseFault(name, error.offset, error.field, error.message);
#if MICROPY_PERSISTENT_CODE_VERIFY
  mpy::VerifyOptions options;
  options.maxSmallIntBits = MP_SMALL_INT_BITS;
  options.firstFaultOnly = true;
  support::Vector<mpy::Fault> faults = mpy::verify(arena, *module, options, file);
  if (!faults.empty()) {
    const mpy::Fault &fault = faults[0];
    raiseFault(name, fault.fileOffset == mpy::Fault::kNoOffset ? 0 : fault.fileOffset, {}, fault.message);
  }
#endif
  mp_proto_fun_t body = instantiate(*module, context);
  failure.release();
  arena.end();
  return body;
}

} // namespace adder::loader

using namespace adder::loader;

void mp_raw_code_load_mem(const byte *bytes, size_t length, mp_compiled_module_t *module) {
  module->rc = static_cast<const mp_raw_code_t *>(loadMpy(bytes, length, "<memory>", module->context));
}

void mp_raw_code_load(mp_reader_t *reader, mp_compiled_module_t *module) {
  Text text = readAll(*reader);
  module->rc = static_cast<const mp_raw_code_t *>(
      loadMpy(reinterpret_cast<const byte *>(text.bytes), text.length, "<stream>", module->context));
  m_del(char, text.bytes, text.length);
}

void mp_raw_code_load_file(qstr filename, mp_compiled_module_t *module) {
  mp_reader_t reader;
  mp_reader_new_file(&reader, filename);
  Text text = readAll(reader);
  module->rc = static_cast<const mp_raw_code_t *>(
      loadMpy(reinterpret_cast<const byte *>(text.bytes), text.length, qstr_str(filename), module->context));
  m_del(char, text.bytes, text.length);
}
