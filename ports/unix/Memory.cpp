//===- ports/unix/Memory.cpp - Addresses that programs choose ---------------------------------------------===//
//
// A wrong address ends a board; a process can ask the system first.  The system copies from the process to
// itself, which fails where an access would.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mphal.h"

#if defined(__linux__)

#include <cerrno>
#include <sys/uio.h>
#include <unistd.h>

int mp_unix_can_access(uintptr_t address, size_t size, int writes) {
  char copy[8];
  if (size > sizeof copy)
    return 0;
  iovec here{copy, size}, there{reinterpret_cast<void *>(address), size};
  if (process_vm_readv(getpid(), &here, 1, &there, 1, 0) == -1)
    return errno != EFAULT; // anything else: it is not allowed to ask
  return !writes || process_vm_writev(getpid(), &here, 1, &there, 1, 0) != -1 || errno != EFAULT;
}

#else

int mp_unix_can_access(uintptr_t address, size_t, int) { return address != 0; }

#endif
