//===- frontend/Warnings.h - What is legal and yet most likely a mistake --------------------------------===//
//
// The WARNING rows of Diagnostics.def: a walk of its own over a tree that has passed scope analysis, which
// runs only if a warning is enabled.  In: the tree and its scopes.  Out: records in the sink, in the order of
// their places. What is warned about and what is not: docs/diagnostics.md.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_WARNINGS_H
#define ADDER_FRONTEND_WARNINGS_H

#include "frontend/Scopes.h"

namespace adder::frontend {

/// Reports the warnings that Options::enabledWarnings names.  Works in linear time up to sorting, recurses as
/// deep as the tree is nested, and allocates from `arena`.
void reportWarnings(support::Arena &arena, const qstr::NameTable &names, const Ast &ast,
                    const ScopeTable &scopes, const Options &options, support::DiagnosticSink &sink);

} // namespace adder::frontend

#endif // ADDER_FRONTEND_WARNINGS_H
