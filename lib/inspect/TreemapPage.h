//===- inspect/TreemapPage.h - The fixed parts of the treemap's page --------------------------------===//
#ifndef ADDER_INSPECT_TREEMAPPAGE_H
#define ADDER_INSPECT_TREEMAPPAGE_H

#include <string_view>

namespace adder::inspect {

extern const std::string_view kTreemapHead;   ///< up to the title
extern const std::string_view kTreemapBody;   ///< up to the data
extern const std::string_view kTreemapScript; ///< all that follows the data

} // namespace adder::inspect

#endif // ADDER_INSPECT_TREEMAPPAGE_H
