//===- emitters/bytecode/Emitter.h - Analysed program to .mpy module ------------------------------------===//
//
// Lowering, numbering and encoding in one call.  The result is byte for byte what the reference compiler
// makes (frontend-and-lowering.md, sections 6 and 7).
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_BYTECODE_EMITTER_H
#define ADDER_EMITTERS_BYTECODE_EMITTER_H

#include "emitters/bytecode/Code.h"
#include "mpy/Model.h"

namespace adder::bytecode_emitter {

/// The module of a program that was analysed without errors.  Reports what the format cannot hold (jumps that
/// are too long, too many names); the module must not be used then.
mpy::Module emit(support::Arena &arena, qstr::NameTable &names, const frontend::Ast &ast,
                 const frontend::ScopeTable &scopes, const frontend::Options &options,
                 support::DiagnosticSink &sink);

/// The same behind lower() (Code.h), for callers that give up the tree in between.  Uses `code` up.
mpy::Module encode(support::Arena &arena, const qstr::NameTable &names, const frontend::ScopeTable &scopes,
                   const frontend::Options &options, support::DiagnosticSink &sink, Code &code);

} // namespace adder::bytecode_emitter

#endif // ADDER_EMITTERS_BYTECODE_EMITTER_H
