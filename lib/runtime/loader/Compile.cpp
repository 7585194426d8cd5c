//===- runtime/loader/Compile.cpp - Source text to functions ----------------------------------------===//
//
// The compiler of mpy-cross (lib/frontend, lib/emitters/bytecode), on the heap.  Its model of a module goes
// to the same place as that of a .mpy file: Instantiate.cpp.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/loader/Compile.h"

#include "emitters/bytecode/Emitter.h"
#include "frontend/Parser.h"
#include "frontend/Scopes.h"
#include "runtime/core/HeapArena.h"
#include "runtime/loader/CodeListing.h"
#include "runtime/loader/Instantiate.h"
#include "runtime/loader/ReadAll.h"

#include "py/builtin.h"
#include "py/cstack.h"
#include "py/objexcept.h"
#include "py/smallint.h"

namespace adder::loader {

namespace {

mp_module_context_t *newContext(mp_obj_dict_t *globals) {
  auto *context = m_new_obj(mp_module_context_t);
  *context = {{{&mp_type_module}, globals}, {nullptr, nullptr}};
  return context;
}

} // namespace

#if MICROPY_ENABLE_COMPILER
namespace {

using support::Diagnostic;
using support::DiagnosticSink;

// The C stack that the compiler needs for a level of nesting, and what must be left for everything else.
constexpr size_t kBytesPerLevel = sizeof(void *) == 8 ? 4096 : 1024;
constexpr size_t kReserve = 512 * sizeof(void *);
constexpr uint32_t kLeastLevels = 8;

uint32_t nestingLimit() {
#if MICROPY_STACK_CHECK
  size_t used = mp_cstack_usage() + kReserve;
  size_t limit = MP_STATE_THREAD(stack_limit);
  size_t levels = used < limit ? (limit - used) / kBytesPerLevel : 0;
  return levels < kLeastLevels ? kLeastLevels : levels > 10000 ? 10000 : uint32_t(levels);
#else
  return 100;
#endif
}

frontend::Options optionsFor(std::string_view sourceName, mp_parse_input_kind_t kind) {
  frontend::Options options;
  options.inputName = options.sourceName = sourceName;
  options.templateStrings = MICROPY_PY_TSTRINGS;
  options.smallIntBits = MP_SMALL_INT_BITS;
  options.optimisationLevel = unsigned(MP_STATE_VM(mp_optimise_value));
  options.nestingLimit = nestingLimit();
  options.inputKind = kind == MP_PARSE_SINGLE_INPUT ? frontend::InputKind::Prompt
                      : kind == MP_PARSE_EVAL_INPUT ? frontend::InputKind::Expression
                                                    : frontend::InputKind::File;
  options.showsValues = kind == MP_PARSE_SINGLE_INPUT;
  return options;
}

const mp_obj_type_t *exceptionNamed(std::string_view name) {
  ::qstr number = qstr_find_strn(name.data(), name.size());
  mp_map_elem_t *found = mp_map_lookup(&const_cast<mp_obj_dict_t &>(mp_module_builtins_globals).map,
                                       MP_OBJ_NEW_QSTR(number), MP_MAP_LOOKUP);
  return found ? static_cast<const mp_obj_type_t *>(MP_OBJ_TO_PTR(found->value)) : &mp_type_SyntaxError;
}

/// Raises the first error, with the place that the compiler names as the only one of the traceback so far.
[[noreturn]] void raiseFirst(support::Arena &arena, const DiagnosticSink &sink, ::qstr sourceName) {
  const Diagnostic &diagnostic = sink.diagnostics()[0];
  std::string_view text = support::formatMessage(arena, diagnostic.id, diagnostic.arguments);
  mp_obj_t message = mp_obj_new_str(text.data(), text.size());
  mp_obj_t exception =
      mp_obj_new_exception_arg1(exceptionNamed(support::exceptionOf(diagnostic.id)), message);
  ::qstr block = MP_QSTRnull;
  if (diagnostic.place == support::TracePlace::LineInBlock)
    block = qstr_from_strn(diagnostic.block.data(), diagnostic.block.size());
  if (diagnostic.place != support::TracePlace::None)
    mp_obj_exception_add_traceback(exception, sourceName, diagnostic.line, block);
  nlr_raise(exception);
}

/// A text that has been parsed, waiting on the heap to be compiled.
struct ParsedText {
  runtime::HeapArena arena;
  adder::qstr::NameTable *names;
  frontend::Ast *ast;
  frontend::Options options;
  DiagnosticSink *sink;
  ::qstr sourceName;
};

void parseText(ParsedText *parsed, const char *text, size_t length, ::qstr sourceName,
               mp_parse_input_kind_t kind) {
  new (parsed) ParsedText();
  runtime::EndedByException failure(parsed->arena);
  support::Arena &arena = parsed->arena;
  size_t nameLength;
  auto *name = reinterpret_cast<const char *>(qstr_data(sourceName, &nameLength));
  parsed->options = optionsFor(arena.copy({name, nameLength}), kind);
  parsed->sourceName = sourceName;
  parsed->names = arena.make<adder::qstr::NameTable>(arena);
  parsed->sink = arena.make<DiagnosticSink>(arena);
  parsed->ast = arena.make<frontend::Ast>(
      frontend::parse(arena, *parsed->names, {text, length}, parsed->options, *parsed->sink));
  if (parsed->sink->errorCount())
    raiseFirst(arena, *parsed->sink, sourceName);
  failure.release();
}

mp_proto_fun_t compileParsed(ParsedText *parsed, mp_module_context_t *context) {
  runtime::EndedByException failure(parsed->arena);
  support::Arena &arena = parsed->arena;
  DiagnosticSink &sink = *parsed->sink;
  frontend::ScopeTable scopes =
      frontend::analyseScopes(arena, *parsed->names, *parsed->ast, parsed->options, sink);
  if (sink.errorCount())
    raiseFirst(arena, sink, parsed->sourceName);
  mpy::Module module =
      bytecode_emitter::emit(arena, *parsed->names, *parsed->ast, scopes, parsed->options, sink);
  if (sink.errorCount())
    raiseFirst(arena, sink, parsed->sourceName);
  mp_proto_fun_t body = instantiate(module, context);
#if MICROPY_DEBUG_PRINTERS
  if (MP_STATE_VM(mp_verbose_flag) >= 2)
    listCode(module, context);
#endif
  failure.release();
  parsed->arena.end();
  return body;
}

ParsedText *parsedIn(mp_parse_tree_t *tree) { return static_cast<ParsedText *>(tree->root); }

} // namespace

mp_obj_t compileText(const char *text, size_t length, ::qstr sourceName, mp_parse_input_kind_t kind,
                     mp_module_context_t *context) {
  auto *parsed = m_new_obj(ParsedText);
  parseText(parsed, text, length, sourceName, kind);
  mp_proto_fun_t body = compileParsed(parsed, context);
  m_del_obj(ParsedText, parsed);
  return mp_make_function_from_proto_fun(body, context, nullptr);
}

#else
mp_obj_t compileText(const char *, size_t, ::qstr, mp_parse_input_kind_t, mp_module_context_t *) {
  mp_raise_NotImplementedError(MP_ERROR_TEXT("no compiler"));
}
#endif

mp_obj_t callWithin(mp_obj_t body, mp_obj_dict_t *globals, mp_obj_dict_t *locals) {
  mp_obj_dict_t *volatile oldGlobals = mp_globals_get();
  mp_obj_dict_t *volatile oldLocals = mp_locals_get();
  mp_globals_set(globals);
  mp_locals_set(locals);
  nlr_buf_t context;
  if (nlr_push(&context) != 0) {
    mp_globals_set(oldGlobals);
    mp_locals_set(oldLocals);
    nlr_jump(context.ret_val);
  }
  mp_obj_t result = mp_call_function_0(body);
  nlr_pop();
  mp_globals_set(oldGlobals);
  mp_locals_set(oldLocals);
  return result;
}

} // namespace adder::loader

using namespace adder::loader;

mp_lexer_t *mp_lexer_new(qstr name, mp_reader_t reader) {
  auto *lexer = m_new_obj(mp_lexer_t);
  lexer->source_name = name;
  lexer->reader = reader;
  return lexer;
}

mp_lexer_t *mp_lexer_new_from_str_len(qstr name, const char *text, size_t length, size_t freeLength) {
  mp_reader_t reader;
  mp_reader_new_mem(&reader, reinterpret_cast<const byte *>(text), length, freeLength);
  return mp_lexer_new(name, reader);
}

mp_lexer_t *mp_lexer_new_from_file(qstr filename) {
  mp_reader_t reader;
  mp_reader_new_file(&reader, filename);
  return mp_lexer_new(filename, reader);
}

void mp_lexer_free(mp_lexer_t *lexer) {
  lexer->reader.close(lexer->reader.data);
  m_del_obj(mp_lexer_t, lexer);
}

#if MICROPY_ENABLE_COMPILER
mp_parse_tree_t mp_parse(mp_lexer_t *lexer, mp_parse_input_kind_t kind) {
  qstr name = lexer->source_name;
  Text text = readAll(lexer->reader);
  m_del_obj(mp_lexer_t, lexer);
  auto *parsed = m_new_obj(ParsedText);
  parseText(parsed, text.bytes, text.length, name, kind);
  return {parsed, text.bytes};
}

void mp_parse_tree_clear(mp_parse_tree_t *tree) {
  if (!tree->root)
    return;
  parsedIn(tree)->arena.end();
  m_del_obj(ParsedText, parsedIn(tree));
  *tree = {nullptr, nullptr};
}

void mp_compile_to_raw_code(mp_parse_tree_t *tree, qstr, bool isPrompt, mp_compiled_module_t *module) {
  parsedIn(tree)->options.showsValues = isPrompt;
  mp_proto_fun_t body = compileParsed(parsedIn(tree), module->context);
  m_del_obj(ParsedText, parsedIn(tree));
  *tree = {nullptr, nullptr};
  module->rc = static_cast<const mp_raw_code_t *>(body);
}

mp_obj_t mp_compile(mp_parse_tree_t *tree, qstr sourceName, bool isPrompt) {
  mp_compiled_module_t module{};
  module.context = newContext(mp_globals_get());
  mp_compile_to_raw_code(tree, sourceName, isPrompt, &module);
  return mp_make_function_from_proto_fun(module.rc, module.context, nullptr);
}

#endif

mp_obj_t mp_parse_compile_execute(mp_lexer_t *lexer, mp_parse_input_kind_t kind, mp_obj_dict_t *globals,
                                  mp_obj_dict_t *locals) {
  qstr name = lexer->source_name;
  Text text = readAll(lexer->reader);
  m_del_obj(mp_lexer_t, lexer);
  mp_obj_t body = compileText(text.bytes, text.length, name, kind, newContext(globals));
  m_del(char, text.bytes, text.length);
#if MICROPY_PY_BUILTINS_COMPILE
  if (!globals) // compile(): the body, not what it does
    return body;
#endif
  return callWithin(body, globals, locals);
}
