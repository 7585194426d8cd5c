//===- runtime/modules/VfsRom.h - File systems that are read-only memory --------------------------------===//
//
// A record is a kind, a length and as many bytes.  Numbers have seven bits a byte, the highest first; all
// bytes but the last have bit 7 set.  The file system is one record, its kind the three bytes d2 cd 31, of
// records:
//
//     directory   length of the name, name, records
//     file        length of the name, name, records, one of which is the content: either as it is or as
//                 length and place, from the start of the first record
//
// and others that are skipped.  What is damaged ends the record that it is in.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_VFSROM_H
#define ADDER_RUNTIME_MODULES_VFSROM_H

#include "py/obj.h"

namespace adder::modules {

/// Bytes by their place in the memory, which is asked for each time: a bytearray may have moved, or shrunk.
struct RomRange {
  size_t start, end;
  size_t size() const { return end - start; }
};

/// A file with the bytes `content` of `memory`.  allocates.
mp_obj_t newRomFile(mp_obj_t memory, RomRange content, bool isBinary);

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_VFSROM_H
