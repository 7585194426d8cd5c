//===- runtime/modules/Time.cpp - The module time ---------------------------------------------------===//
//
// Ticks count up to a power of two and start again: differences are right for up to half of it.  Calendars:
// on a PC local time is the C library's, with daylight saving; everywhere else there is one time.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"
#include "runtime/objects/Int.h"

#include "py/mpconfig.h"

#if MICROPY_PY_TIME

#include "py/mperrno.h"
#include "py/mphal.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/smallint.h"

#if MICROPY_VFS_POSIX
#include <cerrno>
#include <ctime>
#endif

namespace adder::modules {

namespace {

constexpr mp_uint_t kPeriod = MICROPY_PY_TIME_TICKS_PERIOD;

// --- Ticks.

mp_obj_t ticks(mp_uint_t count) { return MP_OBJ_NEW_SMALL_INT(count & (kPeriod - 1)); }
mp_obj_t ticksMs() { return ticks(mp_hal_ticks_ms()); }
mp_obj_t ticksUs() { return ticks(mp_hal_ticks_us()); }
mp_obj_t ticksCpu() { return ticks(mp_hal_ticks_cpu()); }

mp_obj_t ticksDiff(mp_obj_t later, mp_obj_t earlier) {
  mp_uint_t difference = mp_uint_t(mp_obj_get_int(later)) - mp_uint_t(mp_obj_get_int(earlier));
  mp_uint_t shifted = (difference + kPeriod / 2) & (kPeriod - 1);
  return MP_OBJ_NEW_SMALL_INT(mp_int_t(shifted) - mp_int_t(kPeriod / 2));
}

mp_obj_t ticksAdd(mp_obj_t start, mp_obj_t delta) {
  mp_int_t difference = mp_obj_get_int(delta);
  // Half the period away before and after are the same place.
  if (difference <= -mp_int_t(kPeriod / 2) || difference >= mp_int_t(kPeriod / 2))
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("ticks interval overflow"));
  return ticks(mp_uint_t(mp_obj_get_int(start)) + mp_uint_t(difference));
}

// --- Sleeping.

/// Longer than anybody waits, but counted without overflow.
constexpr mp_uint_t kLongestMs = mp_uint_t(MP_INT_MAX) / 2000;

mp_obj_t sleep(mp_obj_t seconds) {
#if MICROPY_PY_BUILTINS_FLOAT
  mp_float_t wanted = mp_obj_get_float(seconds);
  bool isNegative = !(wanted >= 0); // or no number
  mp_float_t ms = isNegative ? 0 : wanted * 1000;
  bool isLongest = ms >= mp_float_t(kLongestMs);
  mp_uint_t whole = isLongest ? kLongestMs : mp_uint_t(ms);
  mp_uint_t us = isLongest ? 0 : mp_uint_t((ms - mp_float_t(whole)) * 1000);
#else
  mp_int_t wanted = mp_obj_get_int(seconds);
  bool isNegative = wanted < 0;
  mp_uint_t whole = mp_uint_t(wanted) < kLongestMs / 1000 ? mp_uint_t(wanted) * 1000 : kLongestMs, us = 0;
#endif
  if (isNegative)
    mp_raise_OSError(MP_EINVAL);
  mp_hal_delay_ms(whole);
  if (us)
    mp_hal_delay_us(us);
  return mp_const_none;
}

mp_obj_t sleepMs(mp_obj_t count) {
  mp_int_t ms = mp_obj_get_int(count);
  if (ms >= 0)
    mp_hal_delay_ms(mp_uint_t(ms) < kLongestMs ? mp_uint_t(ms) : kLongestMs);
  return mp_const_none;
}

mp_obj_t sleepUs(mp_obj_t count) {
  mp_int_t us = mp_obj_get_int(count);
  if (us > 0)
    mp_hal_delay_us(mp_uint_t(us) < kLongestMs ? mp_uint_t(us) : kLongestMs);
  return mp_const_none;
}

MP_DEFINE_CONST_FUN_OBJ_0(kTicksMs, ticksMs);
MP_DEFINE_CONST_FUN_OBJ_0(kTicksUs, ticksUs);
MP_DEFINE_CONST_FUN_OBJ_0(kTicksCpu, ticksCpu);
MP_DEFINE_CONST_FUN_OBJ_2(kTicksDiff, ticksDiff);
MP_DEFINE_CONST_FUN_OBJ_2(kTicksAdd, ticksAdd);
MP_DEFINE_CONST_FUN_OBJ_1(kSleep, sleep);
MP_DEFINE_CONST_FUN_OBJ_1(kSleepMs, sleepMs);
MP_DEFINE_CONST_FUN_OBJ_1(kSleepUs, sleepUs);

// --- The clock.

#if MICROPY_PY_TIME_TIME_TIME_NS
mp_obj_t timeNs() { return mp_obj_new_int_from_ull(mp_hal_time_ns()); }

mp_obj_t time() {
  uint64_t ns = mp_hal_time_ns();
#if MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE
  return mp_obj_new_float(mp_float_t(ns / 1000) / 1e6);
#else
  return mp_obj_new_int_from_ull(ns / 1000000000u);
#endif
}
MP_DEFINE_CONST_FUN_OBJ_0(kTimeNs, timeNs);
MP_DEFINE_CONST_FUN_OBJ_0(kTime, time);
#endif

#if MICROPY_VFS_POSIX
mp_obj_t processTime() {
  timespec used;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return mp_obj_new_float(mp_float_t(used.tv_sec) + mp_float_t(used.tv_nsec) / 1e9);
}
MP_DEFINE_CONST_FUN_OBJ_0(kProcessTime, processTime);
#endif

// --- Calendars.

#if MICROPY_PY_TIME_GMTIME_LOCALTIME_MKTIME

struct Date {
  int64_t year;
  int month, day, hour, minute, second, weekday, yearday; ///< as in Python: month and day from 1, Monday is 0
  int isDaylightSaving;
};

constexpr int64_t kDaysOf400Years = 146097;
constexpr int64_t kDayOfYear1970 = 719468; ///< counted from 1 March of the year 0

/// Days since 1970 of a date in the calendar that is used now.  Months count from March, so that the day
/// which may be missing is the last.
int64_t daysOf(int64_t year, int month, int day) {
  if (month <= 2) {
    --year;
    month += 12;
  }
  int64_t era = (year >= 0 ? year : year - 399) / 400;
  int64_t yearOfEra = year - era * 400;
  int64_t dayOfYear = (153 * (month - 3) + 2) / 5 + day - 1;
  return era * kDaysOf400Years + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear -
         kDayOfYear1970;
}

Date dateOf(int64_t seconds) {
  int64_t days = seconds / 86400, rest = seconds % 86400;
  if (rest < 0) {
    rest += 86400;
    --days;
  }
  int64_t shifted = days + kDayOfYear1970;
  int64_t era = (shifted >= 0 ? shifted : shifted - (kDaysOf400Years - 1)) / kDaysOf400Years;
  int64_t dayOfEra = shifted - era * kDaysOf400Years;
  int64_t yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / (kDaysOf400Years - 1)) / 365;
  int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  int fromMarch = int((5 * dayOfYear + 2) / 153);
  Date date;
  date.day = int(dayOfYear - (153 * fromMarch + 2) / 5 + 1);
  date.month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  date.year = yearOfEra + era * 400 + (date.month <= 2 ? 1 : 0);
  date.hour = int(rest / 3600);
  date.minute = int(rest / 60 % 60);
  date.second = int(rest % 60);
  date.weekday = int(((days + 3) % 7 + 7) % 7); // 1970 began on a Thursday
  date.yearday = int(days - daysOf(date.year, 1, 1)) + 1;
  date.isDaylightSaving = 0;
  return date;
}

mp_obj_t tupleOf(const Date &date) {
  mp_obj_t values[9] = {
      mp_obj_new_int_from_ll(date.year),
      MP_OBJ_NEW_SMALL_INT(date.month),
      MP_OBJ_NEW_SMALL_INT(date.day),
      MP_OBJ_NEW_SMALL_INT(date.hour),
      MP_OBJ_NEW_SMALL_INT(date.minute),
      MP_OBJ_NEW_SMALL_INT(date.second),
      MP_OBJ_NEW_SMALL_INT(date.weekday),
      MP_OBJ_NEW_SMALL_INT(date.yearday),
      MP_OBJ_NEW_SMALL_INT(date.isDaylightSaving),
  };
#if MICROPY_VFS_POSIX
  return mp_obj_new_tuple(9, values);
#else
  return mp_obj_new_tuple(8, values);
#endif
}

/// Years that no library trips over, 292 million of them.
constexpr int64_t kLatest = INT64_MAX / 1000;

/// Seconds that are given, or now.
int64_t secondsFrom(size_t count, const mp_obj_t *values) {
  if (count == 0)
    return int64_t(mp_hal_time_ns() / 1000000000u);
#if MICROPY_PY_BUILTINS_FLOAT
  if (!mp_obj_is_int(values[0])) {
    mp_float_t seconds = mp_obj_get_float(values[0]);
    if (!(seconds > -mp_float_t(kLatest) && seconds < mp_float_t(kLatest)))
      mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("timestamp out of range"));
    int64_t whole = int64_t(seconds);
    return seconds < mp_float_t(whole) ? whole - 1 : whole;
  }
#endif
  int64_t seconds = objects::longLongOrRaise(values[0]);
  if (seconds < -kLatest || seconds > kLatest)
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("timestamp out of range"));
  return seconds;
}

mp_obj_t gmtime(size_t count, const mp_obj_t *values) { return tupleOf(dateOf(secondsFrom(count, values))); }

mp_obj_t localtime(size_t count, const mp_obj_t *values) {
  int64_t seconds = secondsFrom(count, values);
#if MICROPY_VFS_POSIX
  time_t when = time_t(seconds);
  tm local;
  if (!localtime_r(&when, &local))
    mp_raise_OSError(errno);
  return tupleOf({int64_t(local.tm_year) + 1900, local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min,
                  local.tm_sec, (local.tm_wday + 6) % 7, local.tm_yday + 1, local.tm_isdst});
#else
  return tupleOf(dateOf(seconds));
#endif
}

mp_obj_t mktime(mp_obj_t tuple) {
  size_t length;
  mp_obj_t *items;
  mp_obj_get_array(tuple, &length, &items);
  if (length < 8 || length > 9)
    mp_raise_TypeError(MP_ERROR_TEXT("mktime needs a tuple of length 8 or 9"));
  mp_int_t part[6];
  for (size_t i = 0; i < 6; ++i) {
    part[i] = mp_obj_get_int(items[i]);
    if (part[i] < -0x7fffffff + 1900 || part[i] > 0x7fffffff - 1900)
      mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("timestamp out of range"));
  }
#if MICROPY_VFS_POSIX
  tm local = {};
  local.tm_year = int(part[0] - 1900);
  local.tm_mon = int(part[1] - 1);
  local.tm_mday = int(part[2]);
  local.tm_hour = int(part[3]);
  local.tm_min = int(part[4]);
  local.tm_sec = int(part[5]);
  local.tm_isdst = length == 9 ? int(mp_obj_get_int_truncated(items[8])) : -1;
  time_t seconds = ::mktime(&local);
  if (seconds == time_t(-1) && local.tm_yday == 0 && local.tm_year != 69)
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("invalid mktime usage"));
  return mp_obj_new_int_from_ll(seconds);
#else
  // Months beyond the year are those of years before or after.
  int64_t months = int64_t(part[1]) - 1;
  int64_t years = (months >= 0 ? months : months - 11) / 12;
  int64_t days = daysOf(part[0] + years, int(months - years * 12) + 1, 1) + part[2] - 1;
  return mp_obj_new_int_from_ll(((days * 24 + part[3]) * 60 + part[4]) * 60 + part[5]);
#endif
}

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kGmtime, 0, 1, gmtime);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kLocaltime, 0, 1, localtime);
MP_DEFINE_CONST_FUN_OBJ_1(kMktime, mktime);
#endif

const mp_rom_map_elem_t kModule[] = {
    {MEMBER_NAME(__name__, time)},
#if MICROPY_PY_TIME_GMTIME_LOCALTIME_MKTIME
    {MEMBER(gmtime, kGmtime)},      {MEMBER(localtime, kLocaltime)},  {MEMBER(mktime, kMktime)},
#endif
#if MICROPY_PY_TIME_TIME_TIME_NS
    {MEMBER(time, kTime)},          {MEMBER(time_ns, kTimeNs)},
#endif
#if MICROPY_VFS_POSIX
    {MEMBER(clock, kProcessTime)},
#endif
    {MEMBER(sleep, kSleep)},        {MEMBER(sleep_ms, kSleepMs)},     {MEMBER(sleep_us, kSleepUs)},
    {MEMBER(ticks_ms, kTicksMs)},   {MEMBER(ticks_us, kTicksUs)},     {MEMBER(ticks_cpu, kTicksCpu)},
    {MEMBER(ticks_add, kTicksAdd)}, {MEMBER(ticks_diff, kTicksDiff)},
};
MP_DEFINE_CONST_DICT(kModuleDict, kModule);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_time = {{&mp_type_module},
                                                   const_cast<mp_obj_dict_t *>(&adder::modules::kModuleDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_time, mp_module_time);

#endif // MICROPY_PY_TIME
