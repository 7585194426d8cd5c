//===- qstrgen/MakeCompressedDataCommand.cpp - qstr-gen makecompresseddata --------------------------===//

#include "cli/Options.h"
#include "genhdr/CompressedTexts.h"
#include "qstrgen/Report.h"

namespace adder::qstrgen {

namespace {

constexpr driver::OptionRow kOptions[] = {kHelpRow};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Prints the header with a firmware's error texts in compressed form, as MicroPython's py/makecompresseddata.py does. FILE has the texts that makeqstrdefs collected, one a line, as C source. Comments at the end of the header tell what was saved.

Where that script would stop or make a header that does not work, because a word of the dictionary is empty or ends in an escape such as \n, this one keeps the word out of the dictionary.

Every first word is the name of a file, also one that starts with a dash; further ones are ignored.)"},
    {"EXAMPLES", R"(Make the header of a build:

  qstr-gen makecompresseddata genhdr/compressed.collected > genhdr/compressed.data.h)"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen makecompresseddata",
    "compress the error texts of a firmware",
    "FILE",
    "Prints compressed.data.h, made from collected error texts.",
    ".collected",
    kOptions,
    {},
    kSections,
};

} // namespace

const driver::ProgramDescription &describeMakeCompressedData() { return kProgram; }

int runMakeCompressedData(const Environment &environment, const Words &words) {
  if (isHelpAlone(words))
    return printHelp(environment, kProgram);
  if (words.empty()) {
    usageError(environment, kProgram, "no input file");
    return kFailure; // as the script, which does not look at its command line
  }
  std::optional<std::string> text = readLines(environment, words[0]);
  if (!text)
    return kFailure;
  std::vector<genhdr::ErrorText> texts;
  genhdr::Problems problems;
  genhdr::parseErrorTexts(*text, {words[0], 1}, texts);
  std::optional<genhdr::CompressedTexts> compressed = genhdr::compressTexts(texts, problems);
  int status = reportProblems(environment, problems, true);
  return status == kSuccess ? print(environment, genhdr::writeCompressedTexts(*compressed)) : status;
}

} // namespace adder::qstrgen
