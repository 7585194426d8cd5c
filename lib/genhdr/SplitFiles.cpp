//===- genhdr/SplitFiles.cpp - What was found, by source --------------------------------------------===//

#include "genhdr/SplitFiles.h"

#include "driver/Files.h"

#include <cerrno>
#include <map>

namespace adder::genhdr {

namespace {

/// `text` with every `from`, found from left to right, replaced.
std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  size_t start = 0;
  for (size_t at = text.find(from); at != std::string_view::npos; at = text.find(from, start)) {
    result += text.substr(start, at - start);
    result += to;
    start = at + from.size();
  }
  result += text.substr(start);
  return result;
}

void appendLine(std::string &to, Kind kind, std::string_view text) {
  if (kind == Kind::Qstr)
    to += "Q(";
  to += text;
  if (kind == Kind::Qstr)
    to += ')';
}

class Splitter : public ScanConsumer {
public:
  using ScanConsumer::found;
  void found(const Item &item) override;

  SplitResult result;

private:
  size_t fileOf(const Item &item);

  std::map<std::string, size_t> byName;
  uint32_t run = 0; ///< of the last item
  size_t current = 0;
};

void Splitter::found(const Item &item) {
  if (item.run == 0) {
    ++result.itemsWithoutSource;
    return;
  }
  if (item.run != run) {
    run = item.run;
    current = fileOf(item);
    result.files[current].source = item.owner;
    result.files[current].text.clear();
  }
  std::string &text = result.files[current].text;
  appendLine(text, item.kind, item.text);
  text += '\n';
}

size_t Splitter::fileOf(const Item &item) {
  std::string name = mangledName(item.owner) + "." + std::string(modeName(item.kind));
  auto [entry, isNew] = byName.emplace(name, result.files.size());
  if (isNew)
    result.files.push_back({std::move(name), {}, {}});
  return entry->second;
}

} // namespace

std::string mangledName(std::string_view name) {
  std::string result = replaced(name, "/", "__");
  result = replaced(result, "\\", "__");
  result = replaced(result, ":", "@");
  return replaced(result, "..", "@@");
}

std::string lineOf(Kind kind, std::string_view text) {
  std::string line;
  appendLine(line, kind, text);
  return line;
}

SplitResult splitText(std::string_view text, Kind kind) {
  Splitter splitter;
  scan(text, kind, MarkerRules::Reference, splitter);
  return std::move(splitter.result);
}

FileError writeSplitFiles(const std::string &directory, const std::vector<SplitFile> &files) {
  for (const SplitFile &file : files) {
    std::string path = directory + "/" + file.name;
    if (file.name.find('\0') != std::string::npos)
      return {EINVAL, path};
    std::span<const uint8_t> content(reinterpret_cast<const uint8_t *>(file.text.data()), file.text.size());
    if (driver::fileHolds(path, content))
      continue;
    if (int error = driver::writeFile(path, content))
      return {error, path};
  }
  return {};
}

} // namespace adder::genhdr
