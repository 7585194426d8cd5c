//===- driver/Progress.h - A bar on the terminal while many files are compiled --------------------===//

#ifndef ADDER_DRIVER_PROGRESS_H
#define ADDER_DRIVER_PROGRESS_H

#include <chrono>
#include <cstddef>
#include <string>

namespace adder::driver {

/// Appears when a run has taken a second and changes ten times a second.  Makes text only; the caller writes
/// it.
class Progress {
public:
  Progress(bool enabled, size_t total, unsigned columns)
      : enabled(enabled), total(total), columns(columns),
        next(std::chrono::steady_clock::now() + std::chrono::seconds(1)) {}

  /// What draws the bar for `done` files, the next of which is `name`; empty if nothing has to change.
  std::string update(size_t done, const std::string &name);
  /// What removes the bar, so that other text can be written.
  std::string clear();

private:
  bool enabled;
  size_t total;
  unsigned columns;
  std::chrono::steady_clock::time_point next; ///< before then it need not change
  bool visible = false;
};

/// The bar itself, at most `columns` wide: "[####......] 12/30 name".
std::string progressBar(size_t done, size_t total, const std::string &name, unsigned columns);

} // namespace adder::driver

#endif // ADDER_DRIVER_PROGRESS_H
