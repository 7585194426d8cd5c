//===- runtime/modules/FramebufSurface.cpp - Pixels in memory ---------------------------------------===//

#include "runtime/modules/FramebufSurface.h"

#include <cstring>

namespace adder::modules::framebuf {

namespace {

/// Pixels that share a byte, side by side in a row.
struct Packing {
  uint8_t bits;    ///< of a pixel
  bool leftIsHigh; ///< else the left one has the lowest bits
};

/// Of the formats whose bytes hold parts of a row.
Packing packingOf(PixelFormat format) {
  switch (format) {
  case PixelFormat::MonoHlsb:
    return {1, true};
  case PixelFormat::MonoHmsb:
    return {1, false};
  case PixelFormat::Gs2:
    return {2, false};
  case PixelFormat::Gs4:
    return {4, true};
  default:
    return {8, false};
  }
}

/// Where a pixel is in its byte.
struct Cell {
  size_t at;
  unsigned shift;
  unsigned mask; ///< before the shift
};

Cell cellOf(const Surface &surface, uint32_t x, uint32_t y) {
  if (surface.format == PixelFormat::MonoVlsb)
    return {size_t(y >> 3) * surface.stride + x, y & 7, 1};
  Packing packing = packingOf(surface.format);
  uint32_t perByte = 8u / packing.bits;
  size_t pixel = size_t(y) * surface.stride + x;
  auto place = unsigned(pixel % perByte);
  if (packing.leftIsHigh)
    place = perByte - 1 - place;
  return {pixel / perByte, place * packing.bits, (1u << packing.bits) - 1};
}

/// The bits that a colour has in a format.
unsigned bitsOf(PixelFormat format, uint32_t color) {
  switch (format) {
  case PixelFormat::MonoVlsb:
  case PixelFormat::MonoHlsb:
  case PixelFormat::MonoHmsb:
    return color != 0;
  case PixelFormat::Gs2:
    return color & 3;
  case PixelFormat::Gs4:
    return color & 15;
  default:
    return color & 255;
  }
}

void setWide(const Surface &surface, uint32_t x, uint32_t y, uint32_t color) {
  auto value = uint16_t(color);
  std::memcpy(surface.bytes + 2 * (size_t(y) * surface.stride + x), &value, 2);
}

/// A part of a row.
void fillRow(const Surface &surface, uint32_t x, uint32_t y, uint32_t width, uint32_t color) {
  if (surface.format == PixelFormat::Rgb565) {
    for (uint32_t i = 0; i < width; ++i)
      setWide(surface, x + i, y, color);
    return;
  }
  uint32_t end = x + width;
  if (surface.format != PixelFormat::MonoVlsb) {
    // Whole bytes at once, and the pixels beside them.
    Packing packing = packingOf(surface.format);
    uint32_t perByte = 8u / packing.bits;
    uint32_t first = (x + perByte - 1) / perByte * perByte, last = end / perByte * perByte;
    if (first < last) {
      unsigned pattern = bitsOf(surface.format, color) * (255u / ((1u << packing.bits) - 1));
      std::memset(surface.bytes + cellOf(surface, first, y).at, int(pattern), (last - first) / perByte);
      for (; x < first; ++x)
        surface.set(x, y, color);
      x = last;
    }
  }
  for (; x < end; ++x)
    surface.set(x, y, color);
}

/// Eight rows of a column format.
void fillColumns(const Surface &surface, uint32_t x, uint32_t y, uint32_t width, unsigned mask, bool on) {
  uint8_t *at = surface.bytes + size_t(y >> 3) * surface.stride + x;
  for (uint32_t i = 0; i < width; ++i)
    at[i] = uint8_t(on ? at[i] | mask : at[i] & ~mask);
}

/// Cuts start and size to 0..limit.  False: nothing is left.
bool cut(Place &start, Place &size, uint32_t limit) {
  if (size < 1 || start >= Place(limit))
    return false;
  if (start < 0) {
    // No overflow: one is negative, the other not.
    size += start;
    start = 0;
  }
  if (size < 1)
    return false;
  Place room = Place(limit) - start;
  size = size < room ? size : room;
  return true;
}

Place magnitude(Place value) { return value < 0 ? -value : value; }

/// Places near the largest ones would overflow, and are outside anyhow.
Place tame(Place value) {
  constexpr Place kFar = Place(1) << 60;
  return value > kFar ? kFar : value < -kFar ? -kFar : value;
}

/// What of 0..count is inside when it starts at `start` and goes in direction `step`.
void insideOf(Place start, Place step, uint32_t limit, Place &first, Place &last) {
  Place enter = step > 0 ? -start : start - Place(limit) + 1;
  Place leave = step > 0 ? Place(limit) - 1 - start : start;
  first = enter > first ? enter : first;
  last = leave < last ? leave : last;
}

} // namespace

uint32_t Surface::get(uint32_t x, uint32_t y) const {
  if (format == PixelFormat::Rgb565) {
    uint16_t value;
    std::memcpy(&value, bytes + 2 * (size_t(y) * stride + x), 2);
    return value;
  }
  Cell cell = cellOf(*this, x, y);
  return unsigned(bytes[cell.at]) >> cell.shift & cell.mask;
}

void Surface::set(uint32_t x, uint32_t y, uint32_t color) const {
  if (format == PixelFormat::Rgb565)
    return setWide(*this, x, y, color);
  Cell cell = cellOf(*this, x, y);
  unsigned others = bytes[cell.at] & ~(cell.mask << cell.shift);
  bytes[cell.at] = uint8_t(others | bitsOf(format, color) << cell.shift);
}

uint32_t wholeStride(PixelFormat format, uint32_t stride) {
  if (format == PixelFormat::MonoVlsb || format == PixelFormat::Rgb565)
    return stride;
  uint32_t perByte = 8u / packingOf(format).bits;
  return (stride + perByte - 1) / perByte * perByte;
}

uint64_t bytesNeeded(const Surface &surface) {
  uint64_t rows = surface.height;
  if (surface.format == PixelFormat::MonoVlsb)
    rows = (rows + 7) / 8;
  uint64_t pixels = (rows - 1) * surface.stride + wholeStride(surface.format, surface.width);
  if (surface.format == PixelFormat::Rgb565)
    return 2 * pixels;
  return surface.format == PixelFormat::MonoVlsb ? pixels : pixels * packingOf(surface.format).bits / 8;
}

void fillBox(const Surface &surface, Place x, Place y, Place width, Place height, uint32_t color) {
  if (!cut(x, width, surface.width) || !cut(y, height, surface.height))
    return;
  auto row = uint32_t(y), end = uint32_t(y + height);
  if (surface.format != PixelFormat::MonoVlsb) {
    for (; row < end; ++row)
      fillRow(surface, uint32_t(x), row, uint32_t(width), color);
    return;
  }
  while (row < end) {
    uint32_t next = (row | 7) + 1 < end ? (row | 7) + 1 : end;
    unsigned mask = ((1u << (next - row)) - 1) << (row & 7);
    fillColumns(surface, uint32_t(x), row, uint32_t(width), mask, color != 0);
    row = next;
  }
}

void drawBox(const Surface &surface, Place x, Place y, Place width, Place height, uint32_t color) {
  fillBox(surface, x, y, width, 1, color);
  fillBox(surface, x, tame(y) + tame(height) - 1, width, 1, color);
  fillBox(surface, x, y, 1, height, color);
  fillBox(surface, tame(x) + tame(width) - 1, y, 1, height, color);
}

// One place for each step in the longer direction; in the other one the nearest, ahead if it is between two.
// Only the steps that are inside are done, so long lines cost nothing.
void drawLine(const Surface &surface, Place x1, Place y1, Place x2, Place y2, uint32_t color) {
  Place lengthX = magnitude(x2 - x1), lengthY = magnitude(y2 - y1);
  Place stepX = x2 < x1 ? -1 : 1, stepY = y2 < y1 ? -1 : 1;
  bool steep = lengthY > lengthX;
  Place length = steep ? lengthY : lengthX, rise = steep ? lengthX : lengthY;
  Place first = 0, last = length;
  if (steep)
    insideOf(y1, stepY, surface.height, first, last);
  else
    insideOf(x1, stepX, surface.width, first, last);
  if (first > last)
    return;
  // The other coordinate has moved `other` places; `rest` is what is missing to the next, in 2 * length
  // parts.
  Place whole = length == 0 ? 1 : 2 * length;
  Place moved = 2 * first * rise + length;
  Place other = moved / whole, rest = moved % whole;
  for (Place i = first; i <= last; ++i) {
    surface.draw(x1 + stepX * (steep ? other : i), y1 + stepY * (steep ? i : other), color);
    rest += 2 * rise;
    if (rest >= whole) {
      rest -= whole;
      ++other;
    }
  }
}

void scroll(const Surface &surface, Place byX, Place byY) {
  Place width = surface.width, height = surface.height;
  if (byX <= -width || byX >= width || byY <= -height || byY >= height)
    return;
  auto columns = uint32_t(width - magnitude(byX)), rows = uint32_t(height - magnitude(byY));
  // From the side that it moves to, so that nothing is overwritten before it has moved.
  for (uint32_t i = 0; i < rows; ++i) {
    Place toY = byY > 0 ? height - 1 - Place(i) : Place(i);
    for (uint32_t k = 0; k < columns; ++k) {
      Place toX = byX > 0 ? width - 1 - Place(k) : Place(k);
      surface.set(uint32_t(toX), uint32_t(toY), surface.get(uint32_t(toX - byX), uint32_t(toY - byY)));
    }
  }
}

void blit(const Surface &target, const Surface &source, Place x, Place y, Place key, const Surface *palette) {
  Place width = source.width, height = source.height;
  Place fromX = x < 0 ? -tame(x) : 0, fromY = y < 0 ? -tame(y) : 0;
  if (fromX >= width || fromY >= height || !cut(x, width, target.width) || !cut(y, height, target.height))
    return;
  for (Place row = 0; row < height; ++row) {
    for (Place column = 0; column < width; ++column) {
      uint32_t color = source.get(uint32_t(fromX + column), uint32_t(fromY + row));
      if (palette) {
        if (color >= palette->width)
          continue;
        color = palette->get(color, 0);
      }
      if (Place(color) != key)
        target.set(uint32_t(x + column), uint32_t(y + row), color);
    }
  }
}

} // namespace adder::modules::framebuf
