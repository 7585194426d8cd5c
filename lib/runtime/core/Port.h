//===- runtime/core/Port.h - What every port provides -----------------------------------------------===//

#ifndef ADDER_RUNTIME_CORE_PORT_H
#define ADDER_RUNTIME_CORE_PORT_H

#include "py/mpconfig.h"

extern "C" {

/// Says `text` and stops for good: there is no way to go on.
MP_NORETURN void mp_port_fatal(const char *text);

/// Marks what registers and the C stack hold, between gc_collect_start() and gc_collect_end(); a port that has
/// other roots marks them, too.  Part of gc_collect().
void mp_port_mark_roots(void);
}

#endif // ADDER_RUNTIME_CORE_PORT_H
