//===- mpy/Verify.cpp - The checks of a module, in order --------------------------------------------===//
//
// Container, then one function after another in the order of the file.  A parent comes before its children,
// so that by the time a child is looked at, the instructions that make it have been seen and it is known how
// many cells it is given.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpy/Verify.h"

#include "bytecode/Prelude.h"
#include "mpy/TextRules.h"
#include "mpy/Traversal.h"
#include "mpy/VerifyImpl.h"

namespace adder::mpy {

using bytecode::Architecture;
using bytecode::ChildShape;
using bytecode::Prelude;
using bytecode::Rule;
using support::TextWriter;

namespace {

bool isBaseException(const void *user, uint32_t qstr) {
  return static_cast<const Module *>(user)->qstrs[qstr].text == "BaseException";
}

class ModuleVerifier {
public:
  ModuleVerifier(support::Arena &arena, const Module &module, const VerifyOptions &options,
                 std::span<const uint8_t> file)
      : module(module), options(options), sink(arena, module, options, file),
        functions(arena, options.limits) {}

  support::Vector<Fault> run() {
    if (verifyContainer() && verifyTree() && decodePreludes())
      verifyCodes();
    return sink.faults;
  }

private:
  // --- The container, as far as the reader leaves it to us.

  bool verifyContainer() { return verifyHeader() && verifyNativePolicy() && verifyTexts(); }

  bool verifyHeader() {
    const Header &header = module.header;
    if (header.smallIntBits > options.maxSmallIntBits)
      return sink.add(Rule::C1, sink.inHeader(3), [&](TextWriter &out) {
        out << "small ints of " << uint32_t(header.smallIntBits) << " bits, but a runtime of "
            << uint32_t(options.maxSmallIntBits) << " is asked for";
      });
    // Flags may be left over from a command line for RV32 when a source has no native code.
    bool isNone = header.architecture == Architecture::None;
    uint32_t known = bytecode::knownFlagsOf(isNone ? Architecture::Rv32imc : header.architecture);
    if (header.archFlags & ~known)
      return sink.add(Rule::C1, sink.inHeader(4), [&](TextWriter &out) {
        (out << "unknown architecture flags ").hex(header.archFlags & ~known);
      });
    if (!isNone && !(options.architectures >> unsigned(header.architecture) & 1))
      return sink.add(Rule::C6, sink.inHeader(2), [&](TextWriter &out) {
        out << "native code for " << bytecode::infoOf(header.architecture).march
            << ", which is not asked for";
      });
    return true;
  }

  /// One fault, however many functions are native.
  bool verifyNativePolicy() {
    if (kReadsNative && options.native == NativePolicy::Allow)
      return true;
    for (uint32_t i = 0; i < module.codes.size(); ++i)
      if (module.codes[i].kind != CodeKind::Bytecode)
        return sink.addIn(Rule::C6, i, module.codes[i].data.data(),
                          [](TextWriter &out) { out << "machine code cannot be verified"; });
    return true;
  }

  bool verifyTexts() {
    if (module.qstrs.empty())
      return sink.add(Rule::C2, nullptr,
                      [](TextWriter &out) { out << "no strings, not even the source name"; });
    if (!options.strictTexts)
      return true;
    bool good = true;
    for (const Qstr &qstr : module.qstrs)
      if (good && !isUtf8(qstr.text))
        good = failText(Rule::C3, qstr.text, "string");
    forEachObject(sink.arena, module.objects, [&](const Object &object, ObjectPlace) {
      if (good && object.kind == ObjectKind::Str && !isUtf8(object.text))
        good = failText(Rule::C4, object.text, "constant");
    });
    return good;
  }

  bool failText(Rule rule, std::string_view text, std::string_view what) {
    return sink.add(rule, text.data(), [&](TextWriter &out) {
      (out << what << ' ').quoted(text.substr(0, 40)) << " is not valid UTF-8";
    });
  }

  /// A module that was not read could be anything; what follows relies on parents before children.
  bool verifyTree() {
    std::span<uint8_t> isChild = sink.arena.makeArray<uint8_t>(module.codes.size());
    for (uint32_t i = 0; i < module.codes.size(); ++i)
      for (uint32_t child : module.codes[i].children) {
        if (child <= i || child >= module.codes.size() || isChild[child])
          return sink.add(Rule::C7, nullptr, [&](TextWriter &out) {
            out << "function " << i << " has child " << child << ", which cannot be its own";
          });
        isChild[child] = 1;
      }
    if (module.codes.empty())
      return sink.add(Rule::C7, nullptr, [](TextWriter &out) { out << "no root function"; });
    return true;
  }

  // --- Functions.

  static bool hasPrelude(const RawCode &code) {
    return code.kind == CodeKind::Bytecode || (kReadsNative && code.kind == CodeKind::Native);
  }

  bool decodePreludes() {
    preludes = sink.arena.makeArray<Prelude>(module.codes.size());
    shapes = sink.arena.makeArray<ChildShape>(module.codes.size());
    for (uint32_t i = 0; i < module.codes.size(); ++i) {
      const RawCode &code = module.codes[i];
      if (!hasPrelude(code))
        continue;
      if (code.kind == CodeKind::Native && code.preludeOffset > code.data.size())
        return sink.addIn(Rule::C7, i, code.data.data(),
                          [](TextWriter &out) { out << "prelude behind the end of the function"; });
      std::span<const uint8_t> data =
          code.data.subspan(code.kind == CodeKind::Native ? code.preludeOffset : 0);
      if (auto fault = bytecode::decodePrelude(data, preludes[i]))
        return sink.addIn(fault->rule, i, data.data() + fault->offset,
                          [&](TextWriter &out) { out << fault->field << ": " << fault->problem; });
      shapes[i] = shapeOf(preludes[i]);
    }
    return true;
  }

  ChildShape shapeOf(const Prelude &prelude) const {
    ChildShape shape;
    shape.known = true;
    shape.positional = prelude.signature.positional;
    shape.defaults = prelude.signature.defaults;
    shape.keywordDefaults = prelude.signature.flags & bytecode::scope_flag::KeywordDefaults;
    bytecode::VuintSequence names = prelude.argumentNames();
    while (shape.leadingStars < shape.positional) {
      std::optional<uint32_t> name = names.next();
      if (!name || *name >= module.qstrs.size() || module.qstrs[*name].text != "*")
        break;
      ++shape.leadingStars;
    }
    return shape;
  }

  void verifyCodes() {
    shapes[0].cells = 0; // nothing makes the root; a loader calls it
    if (!verifyRoot() && sink.isFull())
      return;
    for (uint32_t i = 0; i < module.codes.size() && !sink.isFull(); ++i) {
      if (hasPrelude(module.codes[i]) && !verifyPrelude(sink, i, preludes[i]))
        continue;
      if (module.codes[i].kind == CodeKind::Bytecode)
        verifyInstructions(i);
      else if (kReadsNative)
        verifyNative(sink, i, &preludes[i]);
    }
  }

  bool verifyRoot() {
    const RawCode &root = module.codes[0];
    auto fail = [&](std::string_view problem) {
      return sink.addIn(Rule::C8, 0, root.data.data(), [&](TextWriter &out) { out << problem; });
    };
    if (root.kind == CodeKind::InlineAsm)
      return fail("the root is inline assembler");
    if (!hasPrelude(root))
      return true;
    const bytecode::Signature &signature = preludes[0].signature;
    if (signature.positional || signature.keywordOnly || signature.defaults)
      return fail("the root takes arguments");
    return !signature.flags || fail("the root has scope flags");
  }

  void verifyInstructions(uint32_t index) {
    bytecode::FunctionContext context;
    context.qstrCount = uint32_t(module.qstrs.size());
    context.objectCount = uint32_t(module.objects.size());
    context.children = module.codes[index].children;
    context.shapes = shapes;
    context.closureCells = shapes[index].cells;
    context.leadingStars = shapes[index].leadingStars;
    context.isBaseException = isBaseException;
    context.user = &module;
    const Prelude &prelude = preludes[index];
    std::optional<bytecode::FunctionFault> found = functions.verify(prelude, context);
    if (!found)
      return;
    const uint8_t *place = prelude.code.data() + found->offset;
    Fault fault{found->rule,
                index,
                size_t(place - module.codes[index].data.data()),
                found->offset,
                sink.offsetInFile(place),
                {}};
    sink.add(fault, [&](TextWriter &out) { out << found->message; });
  }

  const Module &module;
  const VerifyOptions &options;
  FaultSink sink;
  bytecode::FunctionVerifier functions;
  std::span<Prelude> preludes; // of elements that have one
  std::span<ChildShape> shapes;
};

} // namespace

support::Vector<Fault> verify(support::Arena &arena, const Module &module, const VerifyOptions &options,
                              std::span<const uint8_t> file) {
  return ModuleVerifier(arena, module, options, file).run();
}

Fault faultOf(support::Arena &arena, const ReadError &error) {
  Fault fault;
  fault.rule = error.rule;
  fault.fileOffset = error.offset;
  support::TextWriter text(arena);
  text << error.field << ": " << error.message;
  fault.message = text.text();
  return fault;
}

bool hasNativeCode(const Module &module) {
  for (const RawCode &code : module.codes)
    if (code.kind != CodeKind::Bytecode)
      return true;
  return false;
}

} // namespace adder::mpy
