#ifndef ALLOC_COUNTER_H
#define ALLOC_COUNTER_H

#include <stdint.h>

/// How many times the calling thread has asked the heap for memory: malloc, calloc, realloc and the aligned forms.
/// Always 0 where the C library is not glibc.
uint64_t alloc_counter_mallocs(void);

/// How many bytes the calling thread has asked for in those calls.
uint64_t alloc_counter_bytes(void);

/// How many bytes the process holds of the heap now, as the C library counts them: with what it adds to each block, and
/// without what has been freed. Always 0 where the C library is not glibc.
uint64_t alloc_counter_live_bytes(void);

#endif
