//===- runtime/modules/FramebufSurface.h - Pixels in memory -----------------------------------------===//
//
// What framebuf draws on, and how: pixels of 1 to 16 bits in memory that somebody else owns.  Nothing here
// allocates, raises or knows Python objects.  Coordinates may be anything: what is outside is not drawn.
//
//     MONO_VLSB        8 pixels of a column in a byte, the top one in bit 0
//     MONO_HLSB, HMSB  8 pixels of a row in a byte, the left one in bit 7, bit 0
//     GS2_HMSB         4 of a row, the left one in bits 0 and 1
//     GS4_HMSB         2 of a row, the left one in the upper half
//     GS8, RGB565      a byte, or two in the processor's order
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_FRAMEBUFSURFACE_H
#define ADDER_RUNTIME_MODULES_FRAMEBUFSURFACE_H

#include <cstddef>
#include <cstdint>

namespace adder::modules::framebuf {

enum class PixelFormat : uint8_t { MonoVlsb, Rgb565, Gs4, MonoHlsb, MonoHmsb, Gs2, Gs8 };
constexpr int kPixelFormats = 7;

/// A place; far beyond any surface's size on every machine.
using Place = int64_t;

/// Lines and polygons may reach so far, which keeps their arithmetic within 64 bits.
constexpr Place kFarthest = Place(1) << 27;
/// Radii of ellipses, for the same reason.
constexpr Place kLargestRadius = Place(1) << 20;

struct Surface {
  uint8_t *bytes;
  uint32_t width, height; ///< 1..65535 pixels
  uint32_t stride;        ///< pixels from row to row, a whole number of bytes
  PixelFormat format;

  bool contains(Place x, Place y) const { return x >= 0 && y >= 0 && x < Place(width) && y < Place(height); }

  /// The place must be inside.
  uint32_t get(uint32_t x, uint32_t y) const;
  void set(uint32_t x, uint32_t y, uint32_t color) const;

  void draw(Place x, Place y, uint32_t color) const {
    if (contains(x, y))
      set(uint32_t(x), uint32_t(y), color);
  }
};

/// `stride` pixels as a whole number of bytes; with the format's number of rows in a byte, see bytesNeeded.
uint32_t wholeStride(PixelFormat format, uint32_t stride);
/// Bytes up to the last pixel.
uint64_t bytesNeeded(const Surface &surface);

/// Nothing if `width` or `height` is not positive.
void fillBox(const Surface &surface, Place x, Place y, Place width, Place height, uint32_t color);
/// The outline: the four sides as boxes, whatever the sizes.
void drawBox(const Surface &surface, Place x, Place y, Place width, Place height, uint32_t color);
/// Both ends included; |coordinates| <= 2 * kFarthest.
void drawLine(const Surface &surface, Place x1, Place y1, Place x2, Place y2, uint32_t color);

/// Quarters of an ellipse: bit 0 right and up, then counterclockwise.
constexpr unsigned kAllQuarters = 15;
struct Ellipse {
  Place x, y;             ///< centre
  Place radiusX, radiusY; ///< at most kLargestRadius, may be negative
  uint32_t color;
  bool filled;
  unsigned quarters;
};
void drawEllipse(const Surface &surface, const Ellipse &ellipse);

/// Corners of a closed polygon, moved by x and y; everything at most kFarthest.
struct Polygon {
  const int32_t *corners; ///< x and y of each
  size_t count;
  Place x, y;
  uint32_t color;
};
void drawPolygon(const Surface &surface, const Polygon &polygon);
/// Inside is what an odd number of edges is left of.  `crossings`: room for `count` numbers.
void fillPolygon(const Surface &surface, const Polygon &polygon, int32_t *crossings);

/// Moves the picture; where nothing comes to, the old one stays.
void scroll(const Surface &surface, Place byX, Place byY);

/// Draws `source` at a place.  Colours are looked up in the first row of `palette`, if there is one; the
/// colour `key` is not drawn, nor is one that the palette lacks.
void blit(const Surface &target, const Surface &source, Place x, Place y, Place key, const Surface *palette);

/// Up to the first NUL.
void drawText(const Surface &surface, const char *text, Place x, Place y, uint32_t color);

} // namespace adder::modules::framebuf

#endif // ADDER_RUNTIME_MODULES_FRAMEBUFSURFACE_H
