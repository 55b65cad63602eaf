#ifndef INSTRUMENTATION_H
#define INSTRUMENTATION_H

/// From here on instructions are counted, if the process runs under callgrind.
void instrumentation_start(void);

/// From here on they are not.
void instrumentation_stop(void);

/// Whether the two do anything: 0 if valgrind's header was not there when this was compiled.
int instrumentation_is_available(void);

#endif
