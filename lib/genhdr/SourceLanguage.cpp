//===- genhdr/SourceLanguage.cpp - C, C++, or something else ----------------------------------------===//

#include "genhdr/SourceLanguage.h"

namespace adder::genhdr {

SourceLanguage languageOf(std::string_view path) {
  std::string_view base = path.substr(path.rfind('/') + 1);
  size_t dot = base.rfind('.');
  size_t firstOther = base.find_first_not_of('.');
  if (dot == std::string_view::npos || firstOther == std::string_view::npos || dot < firstOther)
    return SourceLanguage::None;
  std::string_view extension = base.substr(dot);
  if (extension == ".c")
    return SourceLanguage::C;
  for (std::string_view cxx : {".cc", ".cp", ".cxx", ".cpp", ".CPP", ".c++", ".C"})
    if (extension == cxx)
      return SourceLanguage::Cxx;
  return SourceLanguage::None;
}

} // namespace adder::genhdr
