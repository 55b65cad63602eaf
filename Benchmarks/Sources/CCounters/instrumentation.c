// Tells callgrind, where a process runs under it, what is to be counted. Otherwise these functions do nothing.

#include "instrumentation.h"

#if defined(__has_include)
#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#define HAS_CALLGRIND 1
#endif
#endif

void instrumentation_start(void) {
#ifdef HAS_CALLGRIND
  CALLGRIND_START_INSTRUMENTATION;
#endif
}

void instrumentation_stop(void) {
#ifdef HAS_CALLGRIND
  CALLGRIND_STOP_INSTRUMENTATION;
#endif
}

void instrumentation_write(void) {
#ifdef HAS_CALLGRIND
  CALLGRIND_DUMP_STATS;
#endif
}

int instrumentation_is_available(void) {
#ifdef HAS_CALLGRIND
  return 1;
#else
  return 0;
#endif
}
