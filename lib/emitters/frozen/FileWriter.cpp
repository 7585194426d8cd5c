//===- emitters/frozen/FileWriter.cpp - What stands around the modules in frozen C ------------------===//

#include "emitters/frozen/FileWriter.h"

#include "bytecode/FeatureFlags.h"
#include "qstr/Hash.h"

#include <algorithm>

namespace adder::frozen_emitter {

namespace {

/// The first table of strings made at run time has room for twice as many as the last one in flash says, so
/// that says no more than this.
constexpr uint64_t kMostAllocated = 10;

constexpr std::string_view kRule =
    "////////////////////////////////////////////////////////////////////////////////\n";

constexpr std::string_view kIncludes = R"(#include "py/mpconfig.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/emitglue.h"
#include "py/nativeglue.h"

)";

constexpr std::string_view kTypes = R"(#if MICROPY_PY_BUILTINS_FLOAT
typedef struct _mp_obj_float_t {
    mp_obj_base_t base;
    mp_float_t value;
} mp_obj_float_t;
#endif

#if MICROPY_PY_BUILTINS_COMPLEX
typedef struct _mp_obj_complex_t {
    mp_obj_base_t base;
    mp_float_t real;
    mp_float_t imag;
} mp_obj_complex_t;
#endif

)";

void writeChecks(TextBuffer &out, const Options &options) {
  out << "#if MICROPY_LONGINT_IMPL != " << uint64_t(options.longIntegers)
      << "\n#error \"incompatible MICROPY_LONGINT_IMPL\"\n#endif\n\n";
  if (options.longIntegers == LongIntegers::Mpz)
    out << "#if MPZ_DIG_SIZE != " << options.mpzDigitBits
        << "\n#error \"incompatible MPZ_DIG_SIZE\"\n#endif\n\n";
}

void writeEnumerators(TextBuffer &out, std::span<const qstr::Definition> strings) {
  if (strings.empty())
    return;
  out << "enum {\n";
  for (const qstr::Definition &string : strings)
    out << "    MP_QSTR_" << string.identifier
        << (&string == strings.data() ? " = MP_QSTRnumber_of,\n" : ",\n");
  out << "};\n\n";
}

/// The bytes of a string literal: text if all of it can be, else all of it escaped (2.4).
void writeData(TextBuffer &out, std::string_view text) {
  bool plain = std::all_of(text.begin(), text.end(),
                           [](char c) { return c >= 0x20 && c <= 0x7e && c != '\\' && c != '"'; });
  if (plain)
    out << text;
  else
    out.escapes({reinterpret_cast<const uint8_t *>(text.data()), text.size()});
}

void writePool(TextBuffer &out, std::span<const qstr::Definition> strings, bool withHashes) {
  uint64_t count = strings.size();
  out << "extern const qstr_pool_t mp_qstr_const_pool;\n"
         "const qstr_pool_t mp_qstr_frozen_const_pool = {\n"
         "    &mp_qstr_const_pool, // previous pool\n"
         "    MP_QSTRnumber_of, // previous pool size\n"
         "    true, // is_sorted\n    "
      << std::min(count, kMostAllocated) << ", // allocated entries\n    " << count << ", // used entries\n";
  if (withHashes)
    out << "    (qstr_hash_t *)mp_qstr_frozen_const_hashes,\n";
  out << "    (qstr_len_t *)mp_qstr_frozen_const_lengths,\n    {\n";
  for (const qstr::Definition &string : strings) {
    out << "        \"";
    writeData(out, string.text);
    out << "\",\n";
  }
  out << "    },\n};\n";
}

/// A source name in a C string.  It is printable ASCII, or DEL.
void writeQuoted(TextBuffer &out, std::string_view name) {
  for (char c : name) {
    if (c == '"' || c == '\\')
      out << '\\';
    out << c;
  }
}

/// A path that cannot end the comment that it is in.
void writePath(TextBuffer &out, std::string_view path) {
  for (char c : path) {
    if (c == '\n' || c == '\r')
      out.escapes({reinterpret_cast<const uint8_t *>(&c), 1});
    else
      out << c;
  }
}

/// What a list of modules calls it: "pkg" for pkg/__init__.py, "mod" for mod.py.
std::string_view shortName(std::string_view source) {
  constexpr std::string_view kPackage = "/__init__.py";
  if (source.ends_with(kPackage))
    return source.substr(0, source.size() - kPackage.size());
  size_t dot = source.rfind('.');
  return source.substr(0, dot == source.npos ? 0 : dot);
}

} // namespace

void writeHead(TextBuffer &out, const Options &options, const qstr::Definitions &definitions,
               const Pool &pool, Sizes &sizes) {
  std::span<const qstr::Definition> strings = pool.newStrings();
  bool withHashes = definitions.bytesInHash != 0;
  out << kIncludes;
  writeChecks(out, options);
  out << kTypes;
  writeEnumerators(out, strings);
  if (withHashes) {
    out << "const qstr_hash_t mp_qstr_frozen_const_hashes[] = {\n";
    for (const qstr::Definition &string : strings)
      out << "    " << qstr::runtimeHash(string.text, definitions.hashWidth()) << ",\n";
    out << "};\n\n";
  }
  out << "const qstr_len_t mp_qstr_frozen_const_lengths[] = {\n";
  for (const qstr::Definition &string : strings) {
    out << "    " << uint64_t(string.text.size()) << ",\n";
    sizes.stringBytes += definitions.bytesInHash + definitions.bytesInLength + string.text.size() + 1;
  }
  out << "};\n\n";
  sizes.strings = strings.size();
  writePool(out, strings, withHashes);
}

void writeModuleBanner(TextBuffer &out, const ModulePlan &plan) {
  const mpy::Header &header = plan.module().header;
  uint8_t features =
      bytecode::encodeFeatures({header.subVersion, uint8_t(header.architecture), header.hasArchFlags});
  out << '\n' << kRule << "// frozen module " << plan.name << "\n// - original source file: ";
  writePath(out, plan.input->path);
  out << "\n// - frozen file name: " << plan.source << "\n// - .mpy header: ";
  out.hex('M', 2) << ':';
  out.hex(mpy::kFormatVersion, 2) << ':';
  out.hex(features, 2) << ':';
  out.hex(header.smallIntBits, 2) << "\n\n";
}

void writeModuleStructure(TextBuffer &out, const ModulePlan &plan) {
  out << "\nstatic const mp_frozen_module_t frozen_module_" << plan.name
      << " = {\n    .constants = {\n        .qstr_table = (qstr_short_t *)&const_qstr_table_data_"
      << plan.name << ",\n        .obj_table = ";
  if (plan.module().objects.empty())
    out << "NULL,\n";
  else
    out << "(mp_obj_t *)&const_obj_table_data_" << plan.name << ",\n";
  out << "    },\n    .proto_fun = &proto_fun_" << plan.functions[0].name << ",\n};\n";
}

void writeCollection(TextBuffer &out, std::span<const ModulePlan> plans, Sizes &sizes) {
  out << '\n'
      << kRule << R"(// collection of all frozen modules

const char mp_frozen_names[] = {
    #ifdef MP_FROZEN_STR_NAMES
    MP_FROZEN_STR_NAMES
    #endif
)";
  sizes.modules = plans.size();
  sizes.nameBytes = 1;
  for (const ModulePlan &plan : plans) {
    out << "    \"";
    writeQuoted(out, plan.source);
    out << "\\0\"\n";
    sizes.nameBytes += plan.source.size() + 1;
  }
  out << "    \"\\0\"\n};\n\nconst mp_frozen_module_t *const mp_frozen_mpy_content[] = {\n";
  for (const ModulePlan &plan : plans)
    out << "    &frozen_module_" << plan.name << ",\n";
  out << "};\n\n#ifdef MICROPY_FROZEN_LIST_ITEM\n";
  for (const ModulePlan &plan : plans) {
    out << "MICROPY_FROZEN_LIST_ITEM(\"";
    writeQuoted(out, shortName(plan.source));
    out << "\", \"";
    writeQuoted(out, plan.source);
    out << "\")\n";
  }
  out << "#endif\n";
}

void writeSizes(TextBuffer &out, const Sizes &sizes) {
  out << "\n/*\nbyte sizes:\nqstr content: " << sizes.strings << " unique, " << sizes.stringBytes
      << " bytes\nbc content: " << sizes.bytecodeBytes << "\nconst str content: " << sizes.longStringBytes
      << "\nconst int content: " << sizes.integerBytes << "\nconst obj content: " << sizes.objectBytes
      << "\nconst table qstr content: 0 entries, 0 bytes\nconst table ptr content: " << sizes.objectEntries
      << " entries, " << 4 * sizes.objectEntries << " bytes\nraw code content: " << sizes.functions
      << " * 4 = " << 16 * sizes.functions << "\nmp_frozen_mpy_names_content: " << sizes.nameBytes
      << "\nmp_frozen_mpy_content_size: " << 4 * sizes.modules << "\ntotal: " << sizes.total() << "\n*/\n";
}

} // namespace adder::frozen_emitter
