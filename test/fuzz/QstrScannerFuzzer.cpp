//===- test/fuzz/QstrScannerFuzzer.cpp - Any bytes as preprocessed sources --------------------------===//
//
// The filter, the scanner and the split files must say what the rules say, a line at a time
// (unit/genhdr/NaiveScan.h), wherever the input is cut: the first byte chooses.  Filtering must not lose or
// add items, and all kinds at once must be found as one by one.
//
//===------------------------------------------------------------------------------------------------===//

#include "../unit/genhdr/NaiveScan.h"
#include "genhdr/Collect.h"
#include "genhdr/LineFilter.h"

#include <algorithm>
#include <cstdlib>

using namespace adder::genhdr;

namespace {

void require(bool condition) {
  if (!condition)
    std::abort();
}

/// Items by kind, without their places.
class Items : public ScanConsumer {
public:
  Items(std::string_view text, KindSet kinds, MarkerRules rules)
      : lines(size_t(std::count(text.begin(), text.end(), '\n')) + 1) {
    scan(text, kinds, rules, *this);
  }
  void found(const Item &item) override {
    place(item.line, item.origin);
    require(item.owner.empty() == (item.run == 0) && item.text.find('\n') == std::string_view::npos);
    texts[size_t(item.kind)] += adder::genhdr::lineOf(item.kind, item.text) + "\n";
  }
  void found(const Malformed &malformed) override {
    place(malformed.line, malformed.origin);
    require(!malformed.text.empty() && malformed.text.size() <= kMalformedTextLimit);
  }
  std::string texts[kKindCount];

private:
  void place(uint32_t line, const Origin &origin) {
    require(line >= latest && line <= lines);
    require(origin.file.empty() || !unescapeFileName(origin.file).empty());
    latest = line;
  }
  uint32_t latest = 1;
  size_t lines;
};

/// A marker for the filter that names nothing: the words behind it count for the scanner only.
bool hasNamelessMarker(const std::string &text) {
  for (const std::string &line : naive::linesOf(text))
    if (naive::markerName(line) && naive::nameOf(line).empty())
      return true;
  return false;
}

void checkFilter(const std::string &bytes, size_t cut) {
  LineFilter filter;
  std::string kept;
  filter.add(std::string_view(bytes).substr(0, cut), kept);
  filter.add(std::string_view(bytes).substr(cut), kept);
  filter.finish(kept);
  require(kept == naive::filter(bytes));
  require(filterLines(kept) == kept);
}

void checkSplit(const std::string &text, Kind kind) {
  std::map<std::string, std::string> files;
  std::string all;
  for (const SplitFile &file : splitText(text, kind).files) {
    files[file.source] = file.text;
    all += file.text;
  }
  // Sources of the same mangled name replace each other; which is last the map does not know.
  std::map<std::string, size_t> names;
  for (auto &[source, items] : naive::split(text, kind))
    ++names[mangledName(source)];
  for (auto &[source, items] : naive::split(text, kind))
    if (names[mangledName(source)] == 1)
      require(files[source] == items);
  require(names.size() == files.size());
  std::string_view texts[] = {all};
  require(collectedText(texts).size() ==
          all.size() + size_t(std::max<ptrdiff_t>(std::count(all.begin(), all.end(), '\n') - 1, 0)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0 || size > 8192) // the rules a line at a time take quadratic time
    return 0;
  std::string text(reinterpret_cast<const char *>(data + 1), size - 1);
  checkFilter(text, text.size() * data[0] / 255);
  normalizeLineEnds(text);
  require(text.find('\r') == std::string::npos);
  Items all(text, KindSet::all(), MarkerRules::Reference);
  Items(text, KindSet::all(), MarkerRules::Compiler);
  Items filtered(filterLines(text), KindSet::all(), MarkerRules::Reference);
  bool filterIsExact = !hasNamelessMarker(text);
  for (Kind kind : kKinds) {
    const std::string &items = all.texts[size_t(kind)];
    require(Items(text, kind, MarkerRules::Reference).texts[size_t(kind)] == items);
    require(!filterIsExact || filtered.texts[size_t(kind)] == items);
    checkSplit(text, kind);
  }
  return 0;
}
