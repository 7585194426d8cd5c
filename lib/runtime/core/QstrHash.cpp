//===- runtime/core/QstrHash.cpp - The hash of strings ----------------------------------------------===//

#include "py/qstr.h"

#include "qstr/Hash.h"

size_t qstr_compute_hash(const byte *data, size_t length) {
  return adder::qstr::runtimeHash({reinterpret_cast<const char *>(data), length},
                                  MICROPY_QSTR_BYTES_IN_HASH ? MICROPY_QSTR_BYTES_IN_HASH : 2);
}
