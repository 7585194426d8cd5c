//===- runtime/modules/SocketModule.cpp - The module socket ---------------------------------------------===//
//
// Names to addresses and back.  An address is a buffer with the system's sockaddr of its family: opaque for
// programs that pass it from getaddrinfo() to a socket, taken apart by sockaddr().
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_SOCKET

#include "py/objlist.h"
#include "py/objtuple.h"
#include "runtime/core/Members.h"
#include "runtime/modules/Socket.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>

#include <cstdio>
#include <cstring>

#if defined(__GLIBC__)
#include <nss.h>

// Of a program that is loaded by the dynamic linker; null in a static one.
extern "C" [[gnu::weak]] char _DYNAMIC[];
#endif

namespace adder::modules {

namespace {

[[noreturn]] void raiseResolverError(int error) {
  mp_raise_msg_varg(&mp_type_OSError, MP_ERROR_TEXT("[addrinfo error %d]"), error);
}

/// A str without NUL inside; one that has such is no name that anything could have.
const char *nameIn(mp_obj_t object, int error) {
  size_t length;
  const char *name = mp_obj_str_get_data(object, &length);
  if (std::strlen(name) != length)
    raiseResolverError(error);
  return name;
}

mp_obj_t tupleOf(const addrinfo &entry) {
  mp_obj_t values[5] = {
      MP_OBJ_NEW_SMALL_INT(entry.ai_family),
      MP_OBJ_NEW_SMALL_INT(entry.ai_socktype),
      MP_OBJ_NEW_SMALL_INT(entry.ai_protocol),
      entry.ai_canonname ? mp_obj_new_str_from_cstr(entry.ai_canonname) : mp_const_none,
      mp_obj_new_bytearray(entry.ai_addrlen, entry.ai_addr),
  };
  return mp_obj_new_tuple(5, values);
}

/// Port numbers as the resolver wants them; anything else is the name of a service.
const char *serviceIn(mp_obj_t object, char (&digits)[8]) {
  if (!mp_obj_is_int(object))
    return nameIn(object, EAI_SERVICE);
  mp_int_t port = mp_obj_get_int(object);
  if (port < 0 || port > 0xffff)
    raiseResolverError(EAI_SERVICE);
  std::snprintf(digits, sizeof digits, "%d", int(port));
  return digits;
}

/// glibc looks names up in libraries that it loads.  A static program must do with what is built in: a
/// library of another version would bring it down.
void prepareResolver() {
#if defined(__GLIBC__)
  if (_DYNAMIC)
    return;
  __nss_configure_lookup("hosts", "files dns");
  __nss_configure_lookup("services", "files");
  __nss_configure_lookup("protocols", "files");
#endif
}

/// getaddrinfo(host, port[, family[, type[, protocol[, flags]]]])
mp_obj_t resolve(size_t count, const mp_obj_t *values) {
  char digits[8];
  const char *host = nameIn(values[0], EAI_NONAME);
  const char *service = serviceIn(values[1], digits);
  int hint[4] = {};
  for (size_t i = 2; i < count; ++i)
    hint[i - 2] = int(mp_obj_get_int(values[i]));
  addrinfo hints = {};
  hints.ai_family = hint[0];
  hints.ai_socktype = hint[1];
  hints.ai_protocol = hint[2];
  hints.ai_flags = hint[3] | (service == digits ? AI_NUMERICSERV : 0);
  addrinfo *found = nullptr;
  prepareResolver();
  if (int error = ::getaddrinfo(host, service, &hints, &found); error != 0)
    raiseResolverError(error);
  nlr_buf_t context;
  if (nlr_push(&context) != 0) {
    freeaddrinfo(found);
    nlr_jump(context.ret_val);
  }
  mp_obj_t list = mp_obj_new_list(0, nullptr);
  for (addrinfo *entry = found; entry; entry = entry->ai_next)
    mp_obj_list_append(list, tupleOf(*entry));
  nlr_pop();
  freeaddrinfo(found);
  return list;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kResolve, 2, 6, resolve);

/// Bytes of an address of the family, without port; 0 if the family is not known here.
size_t addressBytes(mp_int_t family) {
  return family == AF_INET ? sizeof(in_addr) : family == AF_INET6 ? sizeof(in6_addr) : 0;
}

mp_obj_t toBytes(mp_obj_t familyObject, mp_obj_t textObject) {
  mp_int_t family = mp_obj_get_int(familyObject);
  size_t length;
  const char *text = mp_obj_str_get_data(textObject, &length);
  size_t size = addressBytes(family);
  if (size == 0)
    mp_raise_OSError(EAFNOSUPPORT);
  byte bytes[sizeof(in6_addr)];
  if (std::strlen(text) != length || ::inet_pton(int(family), text, bytes) != 1)
    mp_raise_OSError(EINVAL);
  return mp_obj_new_bytes(bytes, size);
}
MP_DEFINE_CONST_FUN_OBJ_2(kToBytes, toBytes);

mp_obj_t toText(mp_obj_t familyObject, mp_obj_t bytesObject) {
  mp_int_t family = mp_obj_get_int(familyObject);
  mp_buffer_info_t bytes;
  mp_get_buffer_raise(bytesObject, &bytes, MP_BUFFER_READ);
  size_t size = addressBytes(family);
  if (size == 0)
    mp_raise_OSError(EAFNOSUPPORT);
  char text[INET6_ADDRSTRLEN];
  if (bytes.len < size || !::inet_ntop(int(family), bytes.buf, text, sizeof text))
    mp_raise_OSError(EINVAL);
  return mp_obj_new_str_from_cstr(text);
}
MP_DEFINE_CONST_FUN_OBJ_2(kToText, toText);

/// sockaddr(address): family, address, port; for IPv6 flow and scope, too.  Of another family the bytes
/// behind it, as they are.  What is missing at the end counts as zero.
mp_obj_t takeApart(mp_obj_t object) {
  mp_buffer_info_t data;
  mp_get_buffer_raise(object, &data, MP_BUFFER_READ);
  constexpr size_t kDataAt = offsetof(sockaddr, sa_data);
  if (data.len < kDataAt)
    mp_raise_OSError(EINVAL);
  sockaddr_storage storage = {};
  std::memcpy(&storage, data.buf, data.len < sizeof storage ? data.len : sizeof storage);
  mp_obj_t values[5] = {MP_OBJ_NEW_SMALL_INT(storage.ss_family)};
  if (storage.ss_family == AF_INET) {
    sockaddr_in address;
    std::memcpy(&address, &storage, sizeof address);
    values[1] = mp_obj_new_bytes(reinterpret_cast<const byte *>(&address.sin_addr), sizeof address.sin_addr);
    values[2] = MP_OBJ_NEW_SMALL_INT(ntohs(address.sin_port));
    return mp_obj_new_tuple(3, values);
  }
  if (storage.ss_family == AF_INET6) {
    sockaddr_in6 address;
    std::memcpy(&address, &storage, sizeof address);
    values[1] =
        mp_obj_new_bytes(reinterpret_cast<const byte *>(&address.sin6_addr), sizeof address.sin6_addr);
    values[2] = MP_OBJ_NEW_SMALL_INT(ntohs(address.sin6_port));
    values[3] = mp_obj_new_int_from_uint(ntohl(address.sin6_flowinfo));
    values[4] = mp_obj_new_int_from_uint(address.sin6_scope_id);
    return mp_obj_new_tuple(5, values);
  }
  values[1] = mp_obj_new_bytes(static_cast<const byte *>(data.buf) + kDataAt, data.len - kDataAt);
  return mp_obj_new_tuple(2, values);
}
MP_DEFINE_CONST_FUN_OBJ_1(kTakeApart, takeApart);

#define NUMBER(name)                                                                                         \
  { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_INT(name) }

const mp_rom_map_elem_t kModule[] = {
    {MEMBER_NAME(__name__, socket)},
    {MEMBER(socket, mp_type_socket)},
    {MEMBER(getaddrinfo, kResolve)},
    {MEMBER(inet_pton, kToBytes)},
    {MEMBER(inet_ntop, kToText)},
    {MEMBER(sockaddr, kTakeApart)},
    NUMBER(AF_INET),
    NUMBER(AF_INET6),
    NUMBER(AF_UNIX),
    NUMBER(SOCK_DGRAM),
    NUMBER(SOCK_RAW),
    NUMBER(SOCK_STREAM),
    NUMBER(IPPROTO_TCP),
    NUMBER(IPPROTO_UDP),
    NUMBER(MSG_DONTROUTE),
    NUMBER(MSG_DONTWAIT),
    NUMBER(MSG_PEEK),
    NUMBER(SOL_SOCKET),
    NUMBER(SO_BROADCAST),
    NUMBER(SO_ERROR),
    NUMBER(SO_KEEPALIVE),
    NUMBER(SO_LINGER),
    NUMBER(SO_REUSEADDR),
    NUMBER(IP_ADD_MEMBERSHIP),
    NUMBER(IP_DROP_MEMBERSHIP),
};
MP_DEFINE_CONST_DICT(kModuleDict, kModule);

#undef NUMBER

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_socket = {
    {&mp_type_module}, const_cast<mp_obj_dict_t *>(&adder::modules::kModuleDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_socket, mp_module_socket);

#endif // MICROPY_PY_SOCKET
