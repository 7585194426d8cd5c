//===- mpytool/VerifyReport.cpp - The verdict on a file, for people and programs --------------------===//

#include "mpytool/VerifyReport.h"

#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"
#include "cli/Options.h"
#include "driver/Text.h"
#include "mpy/Listing.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace adder::mpytool {

namespace {

using bytecode::RuleInfo;

std::string hexText(size_t value) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%zx", value);
  return text;
}

/// "<module>.Class.method"; very long paths keep their ends.
std::string pathOf(mpy::ModuleSymbols &symbols, const mpy::Module &module, uint32_t code) {
  constexpr size_t kMostNames = 20;
  std::vector<uint32_t> parents(module.codes.size());
  for (uint32_t i = 0; i < module.codes.size(); ++i)
    for (uint32_t child : module.codes[i].children)
      parents[child] = i;
  std::vector<std::string_view> names = {symbols.codeName(code)};
  for (; code != 0; code = parents[code])
    names.push_back(symbols.codeName(parents[code]));
  std::string path;
  for (size_t i = names.size(); i-- > 0;) {
    if (names.size() > kMostNames && i == names.size() - 2) {
      path += "...";
      i = kMostNames - 2;
    }
    path.append(names[i]).append(i ? "." : "");
  }
  return path;
}

NamedFault nameFault(mpy::ModuleSymbols &symbols, const mpy::Module &module, const mpy::Fault &fault,
                     mpy::NativePolicy native) {
  NamedFault named{fault.rule, {}, {}, {}, {}, std::string(fault.message)};
  if (fault.fileOffset != mpy::Fault::kNoOffset)
    named.fileOffset = fault.fileOffset;
  if (fault.rule == bytecode::Rule::C6 && fault.code != mpy::Fault::kNoCode &&
      native == mpy::NativePolicy::Refuse)
    named.message += "; --native=allow trusts it";
  if (fault.code == mpy::Fault::kNoCode)
    return named;
  named.function = pathOf(symbols, module, fault.code);
  if (fault.bytecodeOffset == mpy::Fault::kNoOffset)
    return named;
  named.bytecodeOffset = fault.bytecodeOffset;
  bytecode::Prelude prelude;
  if (!bytecode::decodePrelude(module.codes[fault.code].data, prelude) && !prelude.lineTable.empty())
    named.line = bytecode::lineOf(prelude.lineTable, fault.bytecodeOffset);
  return named;
}

std::string_view kindText(bytecode::RuleKind kind) {
  switch (kind) {
  case bytecode::RuleKind::Checked:
    return "checked";
  case bytecode::RuleKind::Definition:
    return "definition";
  case bytecode::RuleKind::RunTime:
    return "at run time";
  }
  return {};
}

} // namespace

Verdict verifyBytes(std::string file, std::string bytes, const mpy::ReadLimits &limits,
                    const mpy::VerifyOptions &options) {
  Verdict verdict;
  verdict.file = std::move(file);
  HostArena scratch;
  mpy::ReadError error;
  std::unique_ptr<LoadedModule> loaded = parseModule(verdict.file, std::move(bytes), limits, error);
  if (!loaded) {
    mpy::Fault fault = mpy::faultOf(scratch, error);
    verdict.faults.push_back({fault.rule, fault.fileOffset, {}, {}, {}, std::string(fault.message)});
    return verdict;
  }
  verdict.functions = loaded->module.codes.size();
  support::Vector<mpy::Fault> faults = mpy::verify(scratch, loaded->module, options, loaded->file());
  if (faults.empty())
    return verdict;
  mpy::ModuleSymbols symbols(scratch, loaded->module);
  for (const mpy::Fault &fault : faults)
    verdict.faults.push_back(nameFault(symbols, loaded->module, fault, options.native));
  return verdict;
}

std::string renderText(const Verdict &verdict) {
  std::string text = verdict.trouble;
  for (const NamedFault &fault : verdict.faults) {
    text += shown(verdict.file);
    if (fault.fileOffset)
      text += ":" + hexText(*fault.fileOffset);
    text += ": error: ";
    if (!fault.function.empty()) {
      text += shown(fault.function);
      if (fault.bytecodeOffset)
        text += "+" + std::to_string(*fault.bytecodeOffset);
      if (fault.line)
        text += ", line " + std::to_string(*fault.line);
      text += ": ";
    }
    text += shown(fault.message);
    text.append(" [").append(bytecode::infoOf(fault.rule).id).append("]\n");
  }
  return text;
}

std::string renderJson(const Verdict &verdict) {
  using Json = nlohmann::ordered_json;
  Json object;
  object["file"] = verdict.file;
  object["ok"] = verdict.isGood();
  object["functions"] = verdict.functions;
  if (!verdict.trouble.empty())
    object["trouble"] = verdict.trouble.substr(0, verdict.trouble.size() - 1);
  Json faults = Json::array();
  for (const NamedFault &fault : verdict.faults) {
    Json item;
    item["rule"] = bytecode::infoOf(fault.rule).id;
    item["title"] = bytecode::infoOf(fault.rule).title;
    item["offset"] = fault.fileOffset ? Json(*fault.fileOffset) : Json();
    item["function"] = fault.function.empty() ? Json() : Json(fault.function);
    item["bytecodeOffset"] = fault.bytecodeOffset ? Json(*fault.bytecodeOffset) : Json();
    item["line"] = fault.line ? Json(*fault.line) : Json();
    item["message"] = fault.message;
    faults.push_back(std::move(item));
  }
  object["faults"] = std::move(faults);
  // Names may hold any bytes; what is not UTF-8 becomes U+FFFD.
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string listRules() {
  std::string text;
  for (const RuleInfo &info : bytecode::rules()) {
    std::string id(info.id);
    id.resize(5, ' ');
    text.append(id).append(info.title).append(": ").append(info.text);
    if (info.kind != bytecode::RuleKind::Checked)
      text.append(" (").append(kindText(info.kind)).append(")");
    text += '\n';
  }
  return text;
}

std::string listRulesAsMarkdown() {
  std::string text = "| rule | about | what must hold | kind |\n|---|---|---|---|\n";
  for (const RuleInfo &info : bytecode::rules()) {
    std::string sentence(info.text);
    for (size_t at = 0; (at = sentence.find('*', at)) != std::string::npos; at += 2)
      sentence.insert(at, "\\");
    text.append("| ").append(info.id).append(" | ").append(info.title).append(" | ").append(sentence);
    text.append(" | ").append(kindText(info.kind)).append(" |\n");
  }
  return text;
}

} // namespace adder::mpytool
