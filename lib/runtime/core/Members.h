//===- runtime/core/Members.h - Rows of the tables of names and arguments ---------------------------===//
//
// The names of a module and the methods of a type are constant tables from a name to an object.  These are
// the insides of their rows, `{MEMBER(sqrt, sqrtObject)}`: the two words that matter, without the wrapping of
// constants.  The order of the rows is what dir() shows.
//
// A name is pasted as it is written, so a row may be called like a macro (`errno`, `stdin`); rows made by a
// macro of their own, whose parameter is the name, spell the pair out.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_MEMBERS_H
#define ADDER_RUNTIME_CORE_MEMBERS_H

#include "py/runtime.h"

/// `name` stands for the constant `object`, given as such and not by its address.
#define MEMBER(name, object) MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&object)

/// `name` stands for a small integer.
#define MEMBER_INT(name, value) MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_INT(value)

/// `name` stands for an interned string, the one that is called `word`.
#define MEMBER_NAME(name, word) MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_QSTR(MP_QSTR_##word)

/// A row of a table of arguments (mp_arg_t): the name of one that is an object, how it is given (0,
/// MP_ARG_KW_ONLY, MP_ARG_REQUIRED), and the constant that it is when it is left out.
#define ARGUMENT(name, how, otherwise)                                                                       \
  MP_QSTR_##name, (how) | MP_ARG_OBJ, { .u_rom_obj = otherwise }

/// The same for an int and for a truth value.
#define ARGUMENT_INT(name, how, otherwise)                                                                   \
  MP_QSTR_##name, (how) | MP_ARG_INT, { .u_int = otherwise }
#define ARGUMENT_BOOL(name, how, otherwise)                                                                  \
  MP_QSTR_##name, (how) | MP_ARG_BOOL, { .u_bool = otherwise }

#endif
