//===- runtime/core/Port.h - What every port provides -----------------------------------------------===//

#ifndef ADDER_RUNTIME_CORE_PORT_H
#define ADDER_RUNTIME_CORE_PORT_H

#include "py/mpconfig.h"

extern "C" {

/// Says `text` and stops for good: there is no way to go on.
MP_NORETURN void mp_port_fatal(const char *text);

/// Marks roots that only the port knows, with gc_collect_root(); the C stack and the state are done.
void mp_port_mark_roots(void);
}

#endif // ADDER_RUNTIME_CORE_PORT_H
