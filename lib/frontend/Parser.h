//===- frontend/Parser.h - Source to syntax tree --------------------------------------------------------===//
//
// Recursive descent with one token of lookahead over the grammar of frontend-and-lowering.md, 3; constants
// are folded as nodes are built (section 4).  After a syntax error parsing goes on at the next statement, so
// that several errors are found; the first one reported is the one that the reference reports.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_PARSER_H
#define ADDER_FRONTEND_PARSER_H

#include "frontend/Ast.h"

namespace adder::frontend {

/// Parses a file.  `source` must be followed by a NUL byte and outlive the tree; `names` must be fresh.  If
/// errors were reported to `sink` the tree is incomplete and must not be used.
Ast parse(support::Arena &arena, qstr::NameTable &names, std::string_view source, const Options &options,
          support::DiagnosticSink &sink);

} // namespace adder::frontend

#endif // ADDER_FRONTEND_PARSER_H
