//===- runtime/objects/ItemPrinter.cpp - "[1, 2]" ---------------------------------------------------===//
//
// JSON's separators are the program's choice and travel with the printer (mp_print_ext_t).
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/ItemPrinter.h"

#include "py/cstack.h"

namespace adder::objects {

ItemPrinter::ItemPrinter(const mp_print_t *print, mp_print_kind_t kind, const char *open)
    : to(print), form(kind == PRINT_JSON ? PRINT_JSON : PRINT_REPR) {
  mp_cstack_check();
  mp_print_str(to, open);
}

void ItemPrinter::next() {
  if (isFirst) {
    isFirst = false;
    return;
  }
#if MICROPY_PY_JSON_SEPARATORS
  if (isJson()) {
    mp_print_str(to, MP_PRINT_GET_EXT(to)->item_separator);
    return;
  }
#endif
  mp_print_str(to, ", ");
}

} // namespace adder::objects
