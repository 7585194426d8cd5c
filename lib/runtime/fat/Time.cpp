//===- runtime/fat/Time.cpp - When files were changed ---------------------------------------------------===//

#include "runtime/fat/Time.h"

#include "runtime/fat/Layout.h"

namespace adder::fat {

namespace {

constexpr uint32_t kDaySeconds = 86400;
constexpr uint32_t kDaysTo1980 = 3652;
constexpr uint32_t kYears = 128;

/// Years count from 1980.
bool isLeap(uint32_t year) { return year % 4 == 0 && year != 120; }
uint32_t daysBefore(uint32_t year) { return year * 365 + (year + 3) / 4 - (year > 120 ? 1 : 0); }
uint32_t daysOf(uint32_t month, uint32_t year) {
  return month == 2 ? (isLeap(year) ? 29 : 28) : 30 + ((month + month / 8) & 1);
}

} // namespace

uint32_t timestampOf(uint64_t seconds) {
  uint64_t days = seconds / kDaySeconds;
  if (days < kDaysTo1980)
    return timestamp(1980, 1, 1, 0, 0, 0);
  days -= kDaysTo1980;
  if (days >= daysBefore(kYears))
    return timestamp(1980 + kYears - 1, 12, 31, 23, 59, 58);
  uint32_t year = uint32_t(days / 366), month = 1;
  while (daysBefore(year + 1) <= days)
    ++year;
  uint32_t day = uint32_t(days) - daysBefore(year);
  for (; day >= daysOf(month, year); ++month)
    day -= daysOf(month, year);
  uint32_t rest = uint32_t(seconds % kDaySeconds);
  return timestamp(1980 + year, month, day + 1, rest / 3600, rest / 60 % 60, rest % 60);
}

uint64_t secondsOf(uint32_t timestamp) {
  uint32_t date = timestamp >> 16, time = timestamp & 0xffff;
  uint32_t year = date >> 9, last = date >> 5 & 15, day = date & 31;
  uint64_t days = kDaysTo1980 + daysBefore(year);
  for (uint32_t month = 1; month < last && month <= 12; ++month)
    days += daysOf(month, year);
  days += day == 0 ? 0 : day - 1;
  return ((days * 24 + (time >> 11)) * 60 + (time >> 5 & 63)) * 60 + (time & 31) * 2;
}

} // namespace adder::fat
