//===- driver/OptionTable.h - A program's options as data -----------------------------------------===//
//
// A tool describes its command line once, as a table (MpyCrossOptions.def); parsing (driver/CommandLine.h)
// and all texts about it (driver/OptionTexts.h) are made from that.  Nothing here allocates or runs at
// start-up.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_OPTIONTABLE_H
#define ADDER_DRIVER_OPTIONTABLE_H

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace adder::driver {

/// How a spelling with one dash takes its argument.
enum class OptionForm : uint8_t {
  Exact,            ///< takes none: -v
  Separate,         ///< the next word: -o FILE
  Joined,           ///< the rest of the word, which may be empty: -march=ARCH, -ON
  JoinedOrSeparate, ///< the rest of the word, or the next word if there is none: -j4, -j 4
};

/// What a shell offers to complete an argument with.
enum class OptionCompletion : uint8_t { None, File, Values };

struct OptionRow {
  unsigned id; ///< the tool's own enumerator
  std::string_view group;
  OptionForm form;
  std::string_view spellings; ///< separated by commas
  std::string_view argument;  ///< empty: none; in brackets: optional
  OptionCompletion completion;
  std::string_view help;
  std::string_view detail;

  bool takesArgument() const { return !argument.empty(); }
  /// True if a spelling with two dashes may stand without its argument.
  bool argumentIsOptional() const { return argument.starts_with("[="); }
  /// The first spelling, by which messages name the option.
  std::string_view name() const { return spellings.substr(0, spellings.find(',')); }
};

/// One thing that an option accepts.
struct OptionValue {
  unsigned option; ///< OptionRow::id
  std::string_view value;
  std::string_view help;
};

struct ManSection {
  std::string_view title;
  std::string_view text;
};

struct ProgramDescription {
  std::string_view name;
  std::string_view tagline; ///< what it does, as in the NAME section of a man page
  std::string_view synopsis;
  std::string_view summary;     ///< a few sentences above the options of --help
  std::string_view inputSuffix; ///< ".py": what shells offer as operands besides directories
  std::span<const OptionRow> options;
  std::span<const OptionValue> values;
  std::span<const ManSection> sections;
};

/// A command of a program that has several: `PROGRAM WORD ...`.
struct CommandDescription {
  std::string_view word;
  const ProgramDescription *program; ///< its name is "PROGRAM WORD"
};

/// The spellings of `row`, one by one.  Allocates.
std::vector<std::string_view> spellingsOf(const OptionRow &row);
/// The values of the option with this id, in the order of the table.  Allocates.
std::vector<OptionValue> valuesOf(const ProgramDescription &program, unsigned id);
/// True if an option has values that are too many to be read in passing, and no explanations of them: texts
/// leave them out (the row's help says how to list them), shells offer them only behind the option.
bool hasManyValues(const ProgramDescription &program, const OptionRow &row);

} // namespace adder::driver

#endif // ADDER_DRIVER_OPTIONTABLE_H
