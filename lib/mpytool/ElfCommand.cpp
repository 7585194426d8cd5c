//===- mpytool/ElfCommand.cpp - mpy-tool elf --------------------------------------------------------===//

#include "cli/Options.h"
#include "elf/ElfObject.h"
#include "mpytool/Input.h"

namespace adder::mpytool {

namespace {

enum Option : unsigned { Output };

constexpr driver::OptionRow kOptions[] = {
    {Output, "Output", driver::OptionForm::Separate, "-o", "FILE", driver::OptionCompletion::File,
     "write the object to FILE, '-' being standard output (default: the input's name with .o)", ""},
    kHelpRow,
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     "Writes a relocatable ELF object with the machine code of the native, viper and asm functions of FILE, "
     "or of a "
     "native module that was linked from C, for objdump, gdb, nm and readelf. Bytecode is left out: of FILE "
     "without "
     "machine code no object is made, and the exit status is 1.\n\n"
     "Every function is a symbol named after its place in the module, such as module.Class.method; "
     "NAME.prelude and "
     "NAME.words are the data that the runtime finds around the code. What the loader of a linked module "
     "patches is a "
     "relocation against .text, .rodata, .bss, or a symbol of the runtime: mp_fun_table, "
     "mp_native_qstr_table, "
     "mp_native_obj_table, mp_printf_ and so on. The line table leads from each function to the line of its "
     "definition, which is all that a .mpy file tells of the lines of machine code.\n\n"
     "The object is for looking at; nothing that runs can be linked from it."},
    {"EXAMPLES", "Disassemble with source lines:\n\n"
                 "    mpy-tool elf app.mpy -o app.o && llvm-objdump -dr --line-numbers app.o\n\n"
                 "Ask gdb where a function is defined:\n\n"
                 "    gdb-multiarch -batch -ex 'info line app.blink' app.o"},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool elf",
    "write the machine code of a .mpy file as an ELF object",
    "[OPTION]... FILE",
    "Makes a relocatable object of the machine code in FILE ('-': standard input), for objdump, gdb and the "
    "like.",
    ".mpy",
    kOptions,
    {},
    kSections,
};

/// "dir/app.o" for "dir/app.mpy".
std::string defaultOutput(const std::string &input) {
  constexpr std::string_view kSuffix = ".mpy";
  std::string stem = input.ends_with(kSuffix) ? input.substr(0, input.size() - kSuffix.size()) : input;
  return stem + ".o";
}

} // namespace

const driver::ProgramDescription &describeElf() { return kProgram; }

int runElf(const Environment &environment, const Words &words) {
  std::string output;
  auto set = [&](unsigned, const std::string &value) {
    output = value;
    return value.empty() ? std::string("-o needs the name of a file") : std::string();
  };
  Words operands;
  if (std::optional<int> status = parseOptions(environment, kProgram, words, set, operands))
    return *status;
  if (operands.size() != 1)
    return usageError(environment, kProgram,
                      operands.empty() ? "no input file" : "more than one input file: '" + operands[1] + "'");
  if (output.empty() && operands[0] == "-")
    return usageError(environment, kProgram, "standard input needs -o FILE");
  std::unique_ptr<LoadedModule> loaded = loadModule(environment, operands[0]);
  if (!loaded)
    return kFailure;
  std::string error;
  std::optional<std::string> object = elf::makeObject(*loaded->arena, loaded->module, error);
  if (!object)
    return reportFileError(environment, operands[0] == "-" ? "<stdin>" : operands[0], error);
  return writeResultBeside(environment, output.empty() ? defaultOutput(operands[0]) : output, *object,
                           operands);
}

} // namespace adder::mpytool
