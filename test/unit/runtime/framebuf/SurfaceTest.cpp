//===- test/unit/runtime/framebuf/SurfaceTest.cpp - Drawing that stays inside -----------------------===//
//
// Random shapes on memory of exactly the size that is needed: under AddressSanitizer, a byte outside is an
// error.  Shortcuts (whole bytes, lines that are cut first) must draw what single pixels would.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/modules/FramebufSurface.h"

#include <gtest/gtest.h>
#include <memory>
#include <random>
#include <vector>

using namespace adder::modules::framebuf;

namespace {

class Picture {
public:
  Picture(PixelFormat format, uint32_t width, uint32_t height, uint32_t extra) {
    surface.format = format;
    surface.width = width;
    surface.height = height;
    surface.stride = wholeStride(format, width + extra);
    size = size_t(bytesNeeded(surface));
    memory = std::make_unique<uint8_t[]>(size);
    surface.bytes = memory.get();
  }

  std::vector<uint8_t> bytes() const { return {memory.get(), memory.get() + size}; }
  void fill(const std::vector<uint8_t> &bytes) { std::copy(bytes.begin(), bytes.end(), memory.get()); }

  Surface surface{};

private:
  size_t size;
  std::unique_ptr<uint8_t[]> memory;
};

class SurfaceTest : public testing::Test {
protected:
  uint64_t below(uint64_t limit) { return random() % limit; }

  Picture picture() {
    Picture result(PixelFormat(below(kPixelFormats)), uint32_t(1 + below(40)), uint32_t(1 + below(30)),
                   uint32_t(below(2) * below(20)));
    std::vector<uint8_t> bytes = result.bytes();
    for (uint8_t &each : bytes)
      each = uint8_t(random());
    result.fill(bytes);
    return result;
  }

  /// Mostly near the picture, sometimes as far as it goes.
  Place place(Place limit = INT64_MAX) {
    static const Place kFar[] = {INT64_MIN, INT64_MAX, -70000, 70000, kFarthest, -kFarthest, 1ll << 31, -1};
    Place value = below(5) == 0 ? kFar[below(std::size(kFar))] : Place(below(80)) - 20;
    return value > limit ? limit : value < -limit ? -limit : value;
  }

  uint32_t color() { return below(3) == 0 ? uint32_t(below(4)) : uint32_t(random()); }

  std::mt19937_64 random{20};
};

TEST_F(SurfaceTest, DrawsInsideOnly) {
  for (int i = 0; i < 20000; ++i) {
    Picture target = picture(), other = picture();
    const Surface &surface = target.surface;
    drawBox(surface, place(), place(), place(), place(), color());
    drawLine(surface, place(2 * kFarthest), place(2 * kFarthest), place(2 * kFarthest), place(2 * kFarthest),
             color());
    drawEllipse(surface,
                {place(), place(), place(100), place(100), color(), below(2) == 0, unsigned(below(16))});
    std::vector<int32_t> corners(2 * (1 + below(6))), crossings(corners.size() / 2);
    for (int32_t &each : corners)
      each = int32_t(place(kFarthest));
    Polygon polygon = {corners.data(), crossings.size(), place(kFarthest), place(kFarthest), color()};
    fillPolygon(surface, polygon, crossings.data());
    drawPolygon(surface, polygon);
    scroll(surface, place(), place());
    blit(surface, other.surface, place(), place(), place(), below(2) ? &other.surface : nullptr);
    drawText(surface, "Ab\xff~", place(), place(), color());
  }
}

TEST_F(SurfaceTest, BoxIsItsPixels) {
  for (int i = 0; i < 20000; ++i) {
    Picture box = picture();
    Picture pixels(box.surface.format, box.surface.width, box.surface.height, 0);
    Place x = place(100), y = place(100), width = place(100), height = place(100);
    uint32_t drawn = color();
    Surface copy = pixels.surface;
    for (uint32_t row = 0; row < copy.height; ++row)
      for (uint32_t column = 0; column < copy.width; ++column)
        copy.set(column, row, box.surface.get(column, row));
    fillBox(box.surface, x, y, width, height, drawn);
    for (Place row = y; row < y + height; ++row)
      for (Place column = x; column < x + width; ++column)
        copy.draw(column, row, drawn);
    for (uint32_t row = 0; row < copy.height; ++row)
      for (uint32_t column = 0; column < copy.width; ++column)
        ASSERT_EQ(copy.get(column, row), box.surface.get(column, row)) << i;
  }
}

// A line of which only a part is inside is the same there as on a picture that holds all of it.
TEST_F(SurfaceTest, CutLineIsPartOfTheWhole) {
  Picture all(PixelFormat::Gs8, 600, 600, 0), part(PixelFormat::Gs8, 37, 29, 3);
  for (int i = 0; i < 2000; ++i) {
    Place x1 = Place(below(600)), y1 = Place(below(600)), x2 = Place(below(600)), y2 = Place(below(600));
    Place moveX = Place(below(560)), moveY = Place(below(570));
    fillBox(all.surface, 0, 0, 600, 600, 0);
    fillBox(part.surface, 0, 0, 37, 29, 0);
    drawLine(all.surface, x1, y1, x2, y2, 1);
    drawLine(part.surface, x1 - moveX, y1 - moveY, x2 - moveX, y2 - moveY, 1);
    for (uint32_t y = 0; y < 29; ++y)
      for (uint32_t x = 0; x < 37; ++x)
        ASSERT_EQ(part.surface.get(x, y), all.surface.get(x + uint32_t(moveX), y + uint32_t(moveY))) << i;
  }
}

TEST_F(SurfaceTest, ScrollMovesWhatStaysInside) {
  for (int i = 0; i < 5000; ++i) {
    Picture moved = picture(), before(moved.surface.format, moved.surface.width, moved.surface.height, 0);
    const Surface &now = moved.surface;
    blit(before.surface, now, 0, 0, -1, nullptr);
    Place byX = place(60), byY = place(60);
    bool stays = byX < Place(now.width) && -byX < Place(now.width) && byY < Place(now.height) &&
                 -byY < Place(now.height);
    scroll(now, byX, byY);
    for (Place y = 0; y < Place(now.height); ++y) {
      for (Place x = 0; x < Place(now.width); ++x) {
        bool came = stays && now.contains(x - byX, y - byY);
        uint32_t expected = before.surface.get(uint32_t(came ? x - byX : x), uint32_t(came ? y - byY : y));
        ASSERT_EQ(now.get(uint32_t(x), uint32_t(y)), expected) << i;
      }
    }
  }
}

} // namespace
