// Counts heap allocations in the process itself: an executable that links this target has these functions in front of
// the C library's. One counter a thread, so that counting costs an addition and a benchmark sees its own work only.

#include "alloc_counter.h"

#include <errno.h>
#include <stddef.h>

#if defined(__GLIBC__) || (defined(__linux__) && defined(__GNUC__))
#include <features.h>
#endif

#if defined(__GLIBC__)

#include <malloc.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static __thread uint64_t mallocs __attribute__((tls_model("initial-exec")));
static __thread uint64_t bytes __attribute__((tls_model("initial-exec")));

static void count(size_t size) {
  mallocs += 1;
  bytes += size;
}

void *malloc(size_t size) {
  count(size);
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count(number * size);
  return __libc_calloc(number, size);
}

void *realloc(void *pointer, size_t size) {
  count(size);
  return __libc_realloc(pointer, size);
}

void *memalign(size_t alignment, size_t size) {
  count(size);
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count(size);
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size) {
  count(size);
  void *pointer = __libc_memalign(alignment, size);
  if (pointer == NULL) {
    return ENOMEM;
  }
  *out = pointer;
  return 0;
}

void free(void *pointer) { __libc_free(pointer); }

uint64_t alloc_counter_mallocs(void) { return mallocs; }

uint64_t alloc_counter_bytes(void) { return bytes; }

// Asked of the C library, which knows it anyway: to keep count here would make every call dearer.
uint64_t alloc_counter_live_bytes(void) {
#if __GLIBC_PREREQ(2, 33)
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
#else
  return 0;
#endif
}

#else

uint64_t alloc_counter_mallocs(void) { return 0; }

uint64_t alloc_counter_bytes(void) { return 0; }

uint64_t alloc_counter_live_bytes(void) { return 0; }

#endif
