//===- runtime/modules/Hashlib.cpp - The module hashlib ---------------------------------------------===//
//
// One C++ object for three types; the type tells the algorithm.  Once the digest was asked for, a hash cannot
// be used any more, as in the reference.  hexdigest() is ours.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "support/BlockDigest.h"

#include "py/runtime.h"

#if MICROPY_PY_HASHLIB

namespace adder::modules {

namespace {

using support::DigestAlgorithm;
using support::DigestState;
using support::kMd5;
using support::kSha1;
using support::kSha256;

struct Hash {
  mp_obj_base_t base;
  bool isFinal;
  DigestState digest;
};

extern const mp_obj_type_t kSha256Type;
extern const mp_obj_type_t kSha1Type;
extern const mp_obj_type_t kMd5Type;

const DigestAlgorithm &algorithmOf(const mp_obj_type_t *type) {
#if MICROPY_PY_HASHLIB_SHA1
  if (type == &kSha1Type)
    return kSha1;
#endif
#if MICROPY_PY_HASHLIB_MD5
  if (type == &kMd5Type)
    return kMd5;
#endif
  (void)type;
  return kSha256;
}

Hash *openHash(mp_obj_t self) {
  auto *hash = static_cast<Hash *>(MP_OBJ_TO_PTR(self));
  if (hash->isFinal)
    mp_raise_ValueError(MP_ERROR_TEXT("hash is final"));
  return hash;
}

mp_obj_t update(mp_obj_t self, mp_obj_t data) {
  Hash *hash = openHash(self);
  mp_buffer_info_t in;
  mp_get_buffer_raise(data, &in, MP_BUFFER_READ);
  hash->digest.add(algorithmOf(hash->base.type), static_cast<const byte *>(in.buf), in.len);
  return mp_const_none;
}

mp_obj_t makeHash(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 0, 1, false);
  // The type is in ROM, so there is nothing in it for the collector.
  auto *hash = static_cast<Hash *>(runtime::allocateLeaf(sizeof(Hash)));
  hash->base.type = type;
  hash->isFinal = false;
  hash->digest.start(algorithmOf(type));
  if (positional > 0)
    update(MP_OBJ_FROM_PTR(hash), values[0]);
  return MP_OBJ_FROM_PTR(hash);
}

/// Ends the hash and writes its digest; returns how many bytes that is.
size_t finish(mp_obj_t self, byte *digest) {
  Hash *hash = openHash(self);
  hash->isFinal = true;
  const DigestAlgorithm &algorithm = algorithmOf(hash->base.type);
  hash->digest.finish(algorithm, digest);
  return 4u * algorithm.words;
}

mp_obj_t digest(mp_obj_t self) {
  byte bytes[DigestState::kLargestDigest];
  size_t size = finish(self, bytes);
  return mp_obj_new_bytes(bytes, size);
}

mp_obj_t hexDigest(mp_obj_t self) {
  byte bytes[DigestState::kLargestDigest];
  size_t size = finish(self, bytes);
  char digits[2 * sizeof bytes];
  for (size_t i = 0; i < size; ++i) {
    digits[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    digits[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
  return mp_obj_new_str(digits, 2 * size);
}

MP_DEFINE_CONST_FUN_OBJ_1(digestObject, digest);
MP_DEFINE_CONST_FUN_OBJ_1(hexDigestObject, hexDigest);
MP_DEFINE_CONST_FUN_OBJ_2(updateObject, update);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(digest, digestObject)},
    {MEMBER(hexdigest, hexDigestObject)},
    {MEMBER(update, updateObject)},
};
MP_DEFINE_CONST_DICT(kMethodsDict, kMethods);

#if MICROPY_PY_HASHLIB_SHA256
MP_DEFINE_CONST_OBJ_TYPE(kSha256Type, MP_QSTR_sha256, MP_TYPE_FLAG_NONE, make_new, makeHash, locals_dict,
                         &kMethodsDict);
#endif
#if MICROPY_PY_HASHLIB_SHA1
MP_DEFINE_CONST_OBJ_TYPE(kSha1Type, MP_QSTR_sha1, MP_TYPE_FLAG_NONE, make_new, makeHash, locals_dict,
                         &kMethodsDict);
#endif
#if MICROPY_PY_HASHLIB_MD5
MP_DEFINE_CONST_OBJ_TYPE(kMd5Type, MP_QSTR_md5, MP_TYPE_FLAG_NONE, make_new, makeHash, locals_dict,
                         &kMethodsDict);
#endif

const mp_rom_map_elem_t kMembers[] = {
    {MEMBER_NAME(__name__, hashlib)},
#if MICROPY_PY_HASHLIB_MD5
    {MEMBER(md5, kMd5Type)},
#endif
#if MICROPY_PY_HASHLIB_SHA1
    {MEMBER(sha1, kSha1Type)},
#endif
#if MICROPY_PY_HASHLIB_SHA256
    {MEMBER(sha256, kSha256Type)},
#endif
};
MP_DEFINE_CONST_DICT(kMembersDict, kMembers);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_hashlib;
const mp_obj_module_t mp_module_hashlib = {{&mp_type_module},
                                           const_cast<mp_obj_dict_t *>(&adder::modules::kMembersDict)};

MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_hashlib, mp_module_hashlib);

#endif // MICROPY_PY_HASHLIB
