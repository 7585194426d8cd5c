//===- runtime/core/Frame.h - What a running function needs -----------------------------------------===//
//
// A frame holds a bytecode function while it runs: where it is, its locals and value stack, and the blocks of
// try statements that are open.  Frames form a chain that does not use the C stack (docs/runtime.md, Calls):
//
//     MP_STATE_THREAD(frame) -> innermost frame -> caller -> ... -> the frame that C entered with -> ...
//
// Most frames are cut from chunks, last in, first out; a generator's frame lies in the generator object.
//
// The slots hold the value stack, growing upwards from slot 0, and the locals, downwards from the last slot:
// local n is slots[slotCount - 1 - n].  Where one ends and the other begins is not recorded anywhere
// (mpy-and-bytecode.md 4.3).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_FRAME_H
#define ADDER_RUNTIME_CORE_FRAME_H

#include "py/bc.h"
#include "py/objfun.h"
#include "py/runtime.h"

#include <cstddef>

namespace adder::runtime {

/// What becomes of the result when a frame ends.
enum class FrameEntry : uint8_t {
  C,         ///< execute() returns it
  Call,      ///< it goes onto the caller's value stack
  Construct, ///< it was __init__, must be None, and the instance is on the caller's value stack already
  ForIter,   ///< the frame is a generator's, which the FOR_ITER of the caller resumed
  YieldFrom, ///< ... which the YIELD_FROM of the caller resumed
};

/// An open try, with or except statement.
struct Block {
  const byte *handler;
  uintptr_t savedStack; ///< address of the top of the stack at the start; bit 0: the handler is a finally
  mp_obj_t exception;   ///< what the handler is running for; MP_OBJ_NULL while the body runs

  bool isFinally() const { return savedStack & 1; }
  mp_obj_t *stack() const { return reinterpret_cast<mp_obj_t *>(savedStack & ~uintptr_t(1)); }
};

struct Frame {
  Frame *caller;
  mp_obj_fun_bc_t *function;
  const byte *ip; ///< the instruction that runs or is run next; null: a generator that has ended
  mp_obj_t *sp;   ///< top of the value stack, while another frame runs
  Block *block;   ///< innermost open one; blocks() - 1 if there is none
  byte *stackTop; ///< up to where the chunk is in use while this is the innermost frame
  uint16_t slotCount;
  FrameEntry entry;
  bool isRunning; ///< of a generator's frame
  mp_obj_t slots[];

  Block *blocks() { return reinterpret_cast<Block *>(slots + slotCount); }
  bool hasBlock() { return block >= blocks(); }
  mp_obj_t *locals() { return slots + slotCount - 1; }
  mp_obj_dict_t *globals() { return function->context->module.globals; }
};

constexpr size_t frameBytes(size_t slotCount, size_t blockCount) {
  return sizeof(Frame) + slotCount * sizeof(mp_obj_t) + blockCount * sizeof(Block);
}

inline Frame *currentFrame() { return static_cast<Frame *>(MP_STATE_THREAD(frame)); }
inline void setCurrentFrame(Frame *frame) { MP_STATE_THREAD(frame) = frame; }

/// A piece of the frame stack.  Chunks are leaves of the heap; markFrames() scans what is in use.
struct FrameChunk {
  FrameChunk *previous;
  FrameChunk *next; ///< kept for the next time, if not null
  byte *top;
  byte *end;

  byte *begin() { return reinterpret_cast<byte *>(this + 1); }
};

inline FrameChunk *currentChunk() { return static_cast<FrameChunk *>(MP_STATE_THREAD(frame_chunk)); }

/// Makes the first chunk.  allocates.
void initFrameStack();
/// Slow path of allocateFrame(): goes to the next chunk.  raises RuntimeError if the stack is at its limit,
/// MemoryError; allocates.
byte *growFrameStack(size_t bytes);
/// Marks what frames refer to.  Called by the collector.
void markFrames();

/// Memory for a frame, behind those that are in use.  Nothing in it is initialised.  Raises and allocates as
/// growFrameStack().
inline Frame *allocateFrame(size_t bytes) {
  FrameChunk *chunk = currentChunk();
  byte *at = chunk->top;
  if (MP_LIKELY(bytes <= size_t(chunk->end - at))) {
    chunk->top = at + bytes;
    return reinterpret_cast<Frame *>(at);
  }
  return reinterpret_cast<Frame *>(growFrameStack(bytes));
}

/// Where the frame stack ends now.
inline byte *frameStackTop() { return currentChunk()->top; }
/// Gives back everything above `top`, which frameStackTop() returned.
inline void restoreFrameStack(byte *top) {
  FrameChunk *chunk = currentChunk();
  while (MP_UNLIKELY(top < chunk->begin() || top > chunk->end))
    chunk = chunk->previous;
  chunk->top = top;
  MP_STATE_THREAD(frame_chunk) = chunk;
}

/// Initialises everything but `entry`, `caller` and the arguments: all slots unset, no open block.
inline void resetFrame(Frame *frame, mp_obj_fun_bc_t *function, size_t slotCount, const byte *code) {
  frame->function = function;
  frame->ip = code;
  frame->sp = frame->slots - 1;
  frame->slotCount = uint16_t(slotCount);
  frame->block = frame->blocks() - 1;
  for (size_t i = 0; i < slotCount; ++i)
    frame->slots[i] = MP_OBJ_NULL;
}

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_FRAME_H
