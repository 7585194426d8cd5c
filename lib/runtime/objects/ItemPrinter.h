//===- runtime/objects/ItemPrinter.h - "[1, 2]" -----------------------------------------------------===//
//
// What printing a container comes to: something in front, items with separators between them, something
// behind.  The container stays the caller's, who looks at it anew for each item: printing one may run a
// program that changes it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_OBJECTS_ITEMPRINTER_H
#define ADDER_RUNTIME_OBJECTS_ITEMPRINTER_H

#include "py/mpprint.h"
#include "py/obj.h"

namespace adder::objects {

class ItemPrinter {
public:
  /// Prints `open`.  Items are printed as JSON if `kind` is, else as repr() does.  Raises RuntimeError if
  /// containers are nested deeper than the C stack allows; printing may raise whatever items do.
  ItemPrinter(const mp_print_t *print, mp_print_kind_t kind, const char *open);

  /// Prints the separator, unless what follows is the first item.
  void next();
  /// Prints one item, with its separator.
  void add(mp_obj_t item) {
    next();
    value(item);
  }
  /// Prints a value as items are, with nothing around it.
  void value(mp_obj_t object) { mp_obj_print_helper(to, object, form); }
  void close(const char *text) { mp_print_str(to, text); }

  bool isJson() const { return form == PRINT_JSON; }

private:
  const mp_print_t *to;
  mp_print_kind_t form;
  bool isFirst = true;
};

inline void printPart(const mp_print_t *print, mp_print_kind_t, const char *text) {
  mp_print_str(print, text);
}
inline void printPart(const mp_print_t *print, mp_print_kind_t kind, mp_obj_t object) {
  mp_obj_print_helper(print, object, kind);
}
/// Prints texts as they are and objects as `kind` says, one after the other.
template <typename... Parts> void printParts(const mp_print_t *print, mp_print_kind_t kind, Parts... parts) {
  (printPart(print, kind, parts), ...);
}

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_ITEMPRINTER_H
