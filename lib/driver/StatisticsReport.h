//===- driver/StatisticsReport.h - What --stats prints --------------------------------------------===//

#ifndef ADDER_DRIVER_STATISTICSREPORT_H
#define ADDER_DRIVER_STATISTICSREPORT_H

#include "mpy/Statistics.h"

#include <string>

namespace adder::driver {

/// One file's bytes, or those of many together.
struct StatisticsEntry {
  std::string name; ///< of the source
  size_t sourceBytes = 0;
  mpy::Statistics statistics;

  void add(const StatisticsEntry &other);
};

/// A table for people.
std::string statisticsText(const StatisticsEntry &entry);
/// One JSON object on a line.
std::string statisticsJson(const StatisticsEntry &entry);

} // namespace adder::driver

#endif // ADDER_DRIVER_STATISTICSREPORT_H
