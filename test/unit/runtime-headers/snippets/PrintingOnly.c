// Only the header of the printers is included, and objects are printed.
#include "py/mpprint.h"

void show(mp_obj_t o, int value) {
  mp_printf(&mp_plat_print, "value = %d\n", value);
#if MICROPY_DEBUG_VERBOSE
  mp_printf(&mp_plat_print, "verbose\n");
#endif
  mp_obj_print_helper(&mp_plat_print, o, PRINT_REPR);
  mp_print_str(MP_PYTHON_PRINTER, "\n");
  mp_print_strn(&mp_plat_print, "x", 1, PF_FLAG_LEFT_ADJUST, ' ', 8);
}
