//===- runtime/modules/FramebufShapes.cpp - Ellipses, polygons, text --------------------------------===//

#include "runtime/modules/FramebufSurface.h"

namespace adder::modules::framebuf {

namespace {

/// One place of each quarter, or the lines from there to the middle.
void drawQuarters(const Surface &surface, const Ellipse &ellipse, Place x, Place y) {
  for (unsigned quarter = 0; quarter < 4; ++quarter) {
    if (!(ellipse.quarters >> quarter & 1))
      continue;
    bool left = quarter == 1 || quarter == 2, up = quarter < 2;
    Place atY = up ? ellipse.y - y : ellipse.y + y;
    Place atX = left ? ellipse.x - x : ellipse.x + x;
    if (ellipse.filled)
      fillBox(surface, left ? atX : ellipse.x, atY, x + 1, 1, ellipse.color);
    else
      surface.draw(atX, atY, ellipse.color);
  }
}

/// Kennedy's "fast Bresenham type algorithm": along an arc, x*x*b*b + y*y*a*a - a*a*b*b (times two) says on
/// which side a place is.  `along` grows by one each step; `across` shrinks when the middle between it and
/// the next place is outside.  The arc ends where the slope is one.
class Arc {
public:
  /// The radius in both directions.
  Arc(Place alongRadius, Place acrossRadius)
      : across(acrossRadius), alongSquare(acrossRadius * acrossRadius),
        acrossSquare(alongRadius * alongRadius) {
    alongChange = alongSquare;
    acrossChange = acrossSquare * (1 - 2 * acrossRadius);
    slopeAcross = 2 * acrossSquare * acrossRadius;
  }

  bool isDone() const { return slopeAcross < slopeAlong; }

  void step() {
    ++along;
    slopeAlong += 2 * alongSquare;
    error += alongChange;
    alongChange += 2 * alongSquare;
    if (2 * error + acrossChange > 0) {
      --across;
      slopeAcross -= 2 * acrossSquare;
      error += acrossChange;
      acrossChange += 2 * acrossSquare;
    }
  }

  Place along = 0;
  Place across;

private:
  Place alongSquare, acrossSquare; ///< the weight of each direction: the other radius, squared
  Place alongChange, acrossChange; ///< of the error, by one step
  Place slopeAlong = 0, slopeAcross;
  Place error = 0;
};

bool isNear(Place center, uint32_t size) {
  return center >= -2 * kLargestRadius && center <= Place(size) + 2 * kLargestRadius;
}

struct Corner {
  Place x, y;
};

Corner cornerOf(const Polygon &polygon, size_t index) {
  return {polygon.corners[2 * index] + polygon.x, polygon.corners[2 * index + 1] + polygon.y};
}

/// The edge to corner `index` from the one before.
struct Edge {
  Edge(const Polygon &polygon, size_t index)
      : from(cornerOf(polygon, index)), to(cornerOf(polygon, index == 0 ? polygon.count - 1 : index - 1)) {}

  Corner from, to;

  bool crosses(Place y) const { return (from.y <= y) != (to.y <= y); }
  Place lowest() const { return from.y > to.y ? from.y : to.y; }
  /// In 32 parts of a place from `x` on, cut off towards it, then to the nearest place.
  Place crossingAt(Place y, Place x) const {
    Place parts = 32 * (from.x - x) + 32 * (to.x - from.x) * (y - from.y) / (to.y - from.y);
    return (parts + 16) / 32 + x;
  }
};

/// Shell's, because a hostile polygon has many crossings.
void sort(int32_t *values, size_t count) {
  size_t gap = 1;
  while (gap < count / 3)
    gap = 3 * gap + 1;
  for (; gap > 0; gap /= 3) {
    for (size_t i = gap; i < count; ++i) {
      int32_t value = values[i];
      size_t k = i;
      for (; k >= gap && values[k - gap] > value; k -= gap)
        values[k] = values[k - gap];
      values[k] = value;
    }
  }
}

/// Where edges end downwards, nothing crosses the row: the corner or the level edge itself is drawn.
void drawLowEnds(const Surface &surface, const Polygon &polygon, Place y) {
  for (size_t i = 0; i < polygon.count; ++i) {
    Edge edge(polygon, i);
    if (edge.lowest() != y)
      continue;
    if (edge.from.y == edge.to.y)
      drawLine(surface, edge.from.x, y, edge.to.x, y, polygon.color);
    else
      surface.draw(edge.from.y == y ? edge.from.x : edge.to.x, y, polygon.color);
  }
}

#define GLYPH(...) {__VA_ARGS__},
constexpr uint8_t kGlyphs[][8] = {
#include "runtime/modules/FramebufFont.def"
};
#undef GLYPH

constexpr unsigned kFirstGlyph = 32;
constexpr unsigned kLastGlyph = 127;
static_assert(sizeof kGlyphs == 8 * (kLastGlyph - kFirstGlyph + 1));

/// Bytes without a glyph have the last one's.
const uint8_t *glyphOf(uint8_t letter) {
  unsigned index = letter < kFirstGlyph || letter > kLastGlyph ? kLastGlyph : letter;
  return kGlyphs[index - kFirstGlyph];
}

} // namespace

void drawEllipse(const Surface &surface, const Ellipse &ellipse) {
  if (!isNear(ellipse.x, surface.width) || !isNear(ellipse.y, surface.height))
    return;
  if (ellipse.radiusX == 0 && ellipse.radiusY == 0) {
    if (ellipse.quarters & kAllQuarters)
      surface.draw(ellipse.x, ellipse.y, ellipse.color);
    return;
  }
  for (Arc side(ellipse.radiusY, ellipse.radiusX); !side.isDone(); side.step())
    drawQuarters(surface, ellipse, side.across, side.along);
  for (Arc top(ellipse.radiusX, ellipse.radiusY); !top.isDone(); top.step())
    drawQuarters(surface, ellipse, top.along, top.across);
}

void drawPolygon(const Surface &surface, const Polygon &polygon) {
  for (size_t i = 0; i < polygon.count; ++i) {
    Edge edge(polygon, i);
    drawLine(surface, edge.from.x, edge.from.y, edge.to.x, edge.to.y, polygon.color);
  }
}

void fillPolygon(const Surface &surface, const Polygon &polygon, int32_t *crossings) {
  Place first = kFarthest * 2, last = -first;
  for (size_t i = 0; i < polygon.count; ++i) {
    Place y = cornerOf(polygon, i).y;
    first = y < first ? y : first;
    last = y > last ? y : last;
  }
  first = first < 0 ? 0 : first;
  last = last >= Place(surface.height) ? Place(surface.height) - 1 : last;
  for (Place y = first; y <= last; ++y) {
    size_t count = 0;
    for (size_t i = 0; i < polygon.count; ++i) {
      Edge edge(polygon, i);
      if (edge.crosses(y))
        crossings[count++] = int32_t(edge.crossingAt(y, polygon.x));
    }
    sort(crossings, count);
    for (size_t i = 0; i + 1 < count; i += 2)
      fillBox(surface, crossings[i], y, Place(crossings[i + 1]) - crossings[i] + 1, 1, polygon.color);
    drawLowEnds(surface, polygon, y);
  }
}

// A glyph has a byte for each column, the top row in bit 0.
void drawText(const Surface &surface, const char *text, Place x, Place y, uint32_t color) {
  if (y <= -8 || y >= Place(surface.height))
    return;
  for (; *text != 0 && x < Place(surface.width); ++text, x += 8) {
    const uint8_t *glyph = glyphOf(uint8_t(*text));
    if (x <= -8)
      continue;
    for (Place column = 0; column < 8; ++column) {
      for (unsigned row = 0, bits = glyph[column]; bits != 0; ++row, bits >>= 1) {
        if (bits & 1)
          surface.draw(x + column, y + Place(row), color);
      }
    }
  }
}

} // namespace adder::modules::framebuf
