// Only the header of the collector is included.
#include "py/gc.h"

mp_obj_t usedBytes(void) {
  gc_info_t info;
  gc_info(&info);
  mp_printf(&mp_plat_print, "used: %u\n", (unsigned)info.used);
  return mp_const_none;
}
