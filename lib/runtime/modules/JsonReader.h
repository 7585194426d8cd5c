//===- runtime/modules/JsonReader.h - Values from JSON text -----------------------------------------===//

#ifndef ADDER_RUNTIME_MODULES_JSONREADER_H
#define ADDER_RUNTIME_MODULES_JSONREADER_H

#include "py/obj.h"

namespace adder::modules {

/// The value that `size` bytes at `text` describe.  They must stay where they are.  raises ValueError,
/// UnicodeError; allocates.
mp_obj_t parseJson(const byte *text, size_t size);

/// The value that a stream describes, which is read to its end.  raises; allocates.
mp_obj_t parseJsonStream(mp_obj_t stream);

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_JSONREADER_H
