//===- runtime/objects/List.h - Lists ---------------------------------------------------------------===//

#ifndef ADDER_RUNTIME_OBJECTS_LIST_H
#define ADDER_RUNTIME_OBJECTS_LIST_H

#include "py/objlist.h"

namespace adder::objects {

inline mp_obj_list_t *listIn(mp_obj_t self) { return static_cast<mp_obj_list_t *>(MP_OBJ_TO_PTR(self)); }

/// Appends all items of an iterable.  raises; allocates.
void extendList(mp_obj_t self, mp_obj_t iterable);

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_LIST_H
