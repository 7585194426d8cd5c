//===- runtime/modules/Select.cpp - The module select -----------------------------------------------===//
//
// Waiting for streams.  On POSIX those that have a file descriptor are the system's to wait for; all others
// are asked again and again, with a short sleep in between.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_SELECT

#include "py/mphal.h"
#include "py/objlist.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "runtime/core/Items.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"

#if MICROPY_PY_SELECT_POSIX_OPTIMISATIONS
#include <cerrno>
#include <poll.h>
#endif

namespace adder::modules {

namespace {

/// Milliseconds between two questions.
constexpr mp_uint_t kPause = 1;

struct Entry {
  mp_obj_t object;
  int descriptor; ///< -1: there is none, the stream is asked
  uint16_t wanted;
  uint16_t ready;
};

/// Objects that are waited for, in the order of their registration.
struct Waiting {
  Entry *entries;
  size_t count;
  size_t alloc;
#if MICROPY_PY_SELECT_POSIX_OPTIMISATIONS
  pollfd *descriptors; ///< a leaf with room for `alloc`
#endif
};

Entry *find(Waiting &waiting, mp_obj_t object) {
  for (size_t i = 0; i < waiting.count; ++i)
    if (waiting.entries[i].object == object)
      return &waiting.entries[i];
  return nullptr;
}

int descriptorOf([[maybe_unused]] mp_obj_t object) {
#if MICROPY_PY_SELECT_POSIX_OPTIMISATIONS
  if (mp_obj_is_small_int(object)) {
    mp_int_t number = MP_OBJ_SMALL_INT_VALUE(object);
    if (number < 0 || number > 0x7fffffff)
      mp_raise_ValueError(nullptr);
    return int(number);
  }
  int error;
  mp_uint_t number =
      mp_get_stream_raise(object, MP_STREAM_OP_IOCTL)->ioctl(object, MP_STREAM_GET_FILENO, 0, &error);
  return number == MP_STREAM_ERROR ? -1 : int(number);
#else
  mp_get_stream_raise(object, MP_STREAM_OP_IOCTL);
  return -1;
#endif
}

/// raises OSError if it is no stream; allocates.
void add(Waiting &waiting, mp_obj_t object, mp_uint_t wanted) {
  if (Entry *entry = find(waiting, object)) {
    entry->wanted |= uint16_t(wanted);
    return;
  }
  int descriptor = descriptorOf(object);
  if (waiting.count == waiting.alloc) {
    size_t alloc = waiting.alloc ? 2 * waiting.alloc : 4;
#if MICROPY_PY_SELECT_POSIX_OPTIMISATIONS
    waiting.descriptors = runtime::newLeaf<pollfd>(alloc);
#endif
    auto *entries = m_new0(Entry, alloc);
    for (size_t i = 0; i < waiting.count; ++i)
      entries[i] = waiting.entries[i];
    waiting.entries = entries;
    waiting.alloc = alloc;
  }
  waiting.entries[waiting.count++] = {object, descriptor, uint16_t(wanted), 0};
}

/// Asks the streams that have no descriptor; how many are ready.  They may be Python code, which changes what
/// there is to wait for.
size_t askStreams(Waiting &waiting, bool *hasStreams) {
  size_t ready = 0;
  *hasStreams = false;
  for (size_t i = 0; i < waiting.count; ++i) {
    Entry entry = waiting.entries[i];
    if (entry.descriptor >= 0)
      continue;
    *hasStreams = true;
    int error;
    mp_uint_t answer = mp_get_stream_raise(entry.object, MP_STREAM_OP_IOCTL)
                           ->ioctl(entry.object, MP_STREAM_POLL, entry.wanted, &error);
    if (answer == MP_STREAM_ERROR)
      mp_raise_OSError(error);
    if (i < waiting.count)
      waiting.entries[i].ready = uint16_t(answer);
    ready += answer != 0;
  }
  return ready;
}

#if MICROPY_PY_SELECT_POSIX_OPTIMISATIONS
/// Waits up to `ms` (-1: for ever) for descriptors; how many are ready.  Handles what is pending.
size_t pollDescriptors(Waiting &waiting, int ms) {
  size_t used = 0;
  for (size_t i = 0; i < waiting.count; ++i)
    if (waiting.entries[i].descriptor >= 0)
      waiting.descriptors[used++] = {waiting.entries[i].descriptor, short(waiting.entries[i].wanted), 0};
  int result = ::poll(waiting.descriptors, nfds_t(used), ms);
  if (result < 0 && errno != EINTR)
    mp_raise_OSError(errno);
  size_t ready = 0;
  used = 0;
  for (size_t i = 0; i < waiting.count; ++i)
    if (waiting.entries[i].descriptor >= 0) {
      waiting.entries[i].ready = result > 0 ? uint16_t(waiting.descriptors[used].revents) : 0;
      ready += waiting.entries[i].ready != 0;
      ++used;
    }
  return ready;
}
#endif

/// Waits up to `timeout` ms, or for ever if it is negative, until something is ready.  Returns how many are.
size_t wait(Waiting &waiting, mp_int_t timeout) {
  mp_uint_t start = mp_hal_ticks_ms();
  for (;;) {
    bool hasStreams;
    size_t ready = askStreams(waiting, &hasStreams);
    mp_uint_t passed = mp_hal_ticks_ms() - start;
    mp_uint_t left = timeout < 0                   ? mp_uint_t(MP_INT_MAX)
                     : passed < mp_uint_t(timeout) ? mp_uint_t(timeout) - passed
                                                   : 0;
    mp_uint_t pause = ready ? 0 : hasStreams && left > kPause ? kPause : left;
#if MICROPY_PY_SELECT_POSIX_OPTIMISATIONS
    ready += pollDescriptors(waiting, pause > 0x7fffffff ? timeout < 0 ? -1 : 0x7fffffff : int(pause));
    mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
#else
    if (pause)
      mp_event_wait_ms(pause);
#endif
    if (ready || left == 0)
      return ready;
  }
}

// --- poll objects

struct Poll {
  mp_obj_base_t base;
  Waiting waiting;
  mp_obj_tuple_t *pair; ///< what ipoll's iterator returns each time, made new if somebody kept it
  size_t next;          ///< of the iteration
  bool isOneShot;
};

constexpr mp_int_t kOneShot = 1;

Poll *pollOf(mp_obj_t object) { return static_cast<Poll *>(MP_OBJ_TO_PTR(object)); }

mp_obj_t registerObject(size_t count, const mp_obj_t *values) {
  mp_uint_t wanted =
      count == 3 ? mp_uint_t(mp_obj_get_int(values[2])) : MP_STREAM_POLL_RD | MP_STREAM_POLL_WR;
  Waiting &waiting = pollOf(values[0])->waiting;
  if (Entry *entry = find(waiting, values[1]))
    entry->wanted = uint16_t(wanted);
  else
    add(waiting, values[1], wanted);
  return mp_const_none;
}

mp_obj_t unregisterObject(mp_obj_t object, mp_obj_t registered) {
  Waiting &waiting = pollOf(object)->waiting;
  Entry *entry = find(waiting, registered);
  if (!entry)
    return mp_const_none;
  for (Entry *last = waiting.entries + --waiting.count; entry < last; ++entry)
    entry[0] = entry[1];
  waiting.entries[waiting.count] = {};
  return mp_const_none;
}

mp_obj_t modify(mp_obj_t object, mp_obj_t registered, mp_obj_t wanted) {
  Entry *entry = find(pollOf(object)->waiting, registered);
  if (!entry)
    mp_raise_OSError(MP_ENOENT);
  entry->wanted = uint16_t(mp_obj_get_int(wanted));
  return mp_const_none;
}

/// The arguments timeout and flags; waits.
size_t pollNow(size_t count, const mp_obj_t *values) {
  Poll *self = pollOf(values[0]);
  mp_int_t timeout = count >= 2 && values[1] != mp_const_none ? mp_obj_get_int(values[1]) : -1;
  self->isOneShot = count >= 3 && mp_obj_get_int(values[2]) & kOneShot;
  return wait(self->waiting, timeout);
}

/// Takes note that `entry` was reported.
void reported(const Poll *self, Entry &entry) {
  if (self->isOneShot)
    entry.wanted = 0;
}

mp_obj_t poll(size_t count, const mp_obj_t *values) {
  Poll *self = pollOf(values[0]);
  pollNow(count, values);
  mp_obj_t list = mp_obj_new_list(0, nullptr);
  for (size_t i = 0; i < self->waiting.count; ++i) {
    Entry &entry = self->waiting.entries[i];
    if (entry.ready == 0)
      continue;
    mp_obj_t pair[2] = {entry.object, MP_OBJ_NEW_SMALL_INT(entry.ready)};
    reported(self, entry);
    mp_obj_list_append(list, mp_obj_new_tuple(2, pair));
  }
  return list;
}

mp_obj_t ipoll(size_t count, const mp_obj_t *values) {
  Poll *self = pollOf(values[0]);
  if (!self->pair)
    self->pair = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(mp_obj_new_tuple(2, nullptr)));
  self->pair->items[0] = self->pair->items[1] = mp_const_none;
  pollNow(count, values);
  self->next = 0;
  return values[0];
}

/// The same tuple each time, so that waiting in a loop needs no memory.
mp_obj_t nextReady(mp_obj_t object) {
  Poll *self = pollOf(object);
  if (!self->pair)
    return MP_OBJ_STOP_ITERATION;
  while (self->next < self->waiting.count) {
    Entry &entry = self->waiting.entries[self->next++];
    if (entry.ready == 0)
      continue;
    self->pair->items[0] = entry.object;
    self->pair->items[1] = MP_OBJ_NEW_SMALL_INT(entry.ready);
    reported(self, entry);
    return MP_OBJ_FROM_PTR(self->pair);
  }
  return MP_OBJ_STOP_ITERATION;
}

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kRegister, 2, 3, registerObject);
MP_DEFINE_CONST_FUN_OBJ_2(kUnregister, unregisterObject);
MP_DEFINE_CONST_FUN_OBJ_3(kModify, modify);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kPoll, 1, 3, poll);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kIpoll, 1, 3, ipoll);

const mp_rom_map_elem_t kPollMethods[] = {
    {MEMBER(register, kRegister)}, {MEMBER(unregister, kUnregister)}, {MEMBER(modify, kModify)},
    {MEMBER(poll, kPoll)},         {MEMBER(ipoll, kIpoll)},
};
MP_DEFINE_CONST_DICT(kPollDict, kPollMethods);

MP_DEFINE_CONST_OBJ_TYPE(kPollType, MP_QSTR_poll, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, nextReady, locals_dict,
                         &kPollDict);

mp_obj_t newPoll() {
  return MP_OBJ_FROM_PTR(runtime::newObject<Poll>(&kPollType, Waiting{}, nullptr, size_t(0), false));
}
MP_DEFINE_CONST_FUN_OBJ_0(kNewPoll, newPoll);

// --- select()

#if MICROPY_PY_SELECT_SELECT
const uint16_t kKinds[3] = {MP_STREAM_POLL_RD, MP_STREAM_POLL_WR, MP_STREAM_POLL_ERR | MP_STREAM_POLL_HUP};

mp_int_t milliseconds(mp_obj_t seconds) {
#if MICROPY_PY_BUILTINS_FLOAT
  mp_float_t ms = mp_obj_get_float(seconds) * 1000;
  if (!(ms > 0))
    return 0;
  return ms < mp_float_t(0x7fffffff) ? mp_int_t(ms) : 0x7fffffff;
#else
  mp_int_t whole = mp_obj_get_int(seconds);
  return whole <= 0 ? 0 : whole < 0x7fffffff / 1000 ? whole * 1000 : 0x7fffffff;
#endif
}

/// select(read, write, exceptional, timeout): of each sequence those that are ready.
mp_obj_t select(size_t count, const mp_obj_t *values) {
  mp_int_t timeout = count == 4 && values[3] != mp_const_none ? milliseconds(values[3]) : -1;
  Waiting waiting = {};
  for (size_t kind = 0; kind < 3; ++kind) {
    for (mp_obj_t object : runtime::Items(values[kind]))
      add(waiting, object, kKinds[kind]);
  }
  wait(waiting, timeout);
  mp_obj_t lists[3];
  for (size_t kind = 0; kind < 3; ++kind) {
    lists[kind] = mp_obj_new_list(0, nullptr);
    for (size_t i = 0; i < waiting.count; ++i) {
      const Entry &entry = waiting.entries[i];
      // A stream that hung up can be read, to the end.
      uint16_t counts = kind == 0 ? MP_STREAM_POLL_RD | MP_STREAM_POLL_HUP : kKinds[kind];
      if (entry.wanted & kKinds[kind] && entry.ready & counts)
        mp_obj_list_append(lists[kind], entry.object);
    }
  }
  return mp_obj_new_tuple(3, lists);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kSelect, 3, 4, select);
#endif

const mp_rom_map_elem_t kModule[] = {
    {MEMBER_NAME(__name__, select)},
#if MICROPY_PY_SELECT_SELECT
    {MEMBER(select, kSelect)},
#endif
    {MEMBER(poll, kNewPoll)},
    {MEMBER_INT(POLLIN, MP_STREAM_POLL_RD)},
    {MEMBER_INT(POLLOUT, MP_STREAM_POLL_WR)},
    {MEMBER_INT(POLLERR, MP_STREAM_POLL_ERR)},
    {MEMBER_INT(POLLHUP, MP_STREAM_POLL_HUP)},
};
MP_DEFINE_CONST_DICT(kModuleDict, kModule);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_select = {
    {&mp_type_module}, const_cast<mp_obj_dict_t *>(&adder::modules::kModuleDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_select, mp_module_select);

#endif // MICROPY_PY_SELECT
