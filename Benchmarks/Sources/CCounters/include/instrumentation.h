#ifndef INSTRUMENTATION_H
#define INSTRUMENTATION_H

/// From here on instructions are counted, if the process runs under callgrind.
void instrumentation_start(void);

/// From here on they are not.
void instrumentation_stop(void);

/// Has what was counted so far written to a file, and begins anew.
void instrumentation_write(void);

/// Whether these functions do anything: 0 if valgrind's header was not there when this was compiled.
int instrumentation_is_available(void);

#endif
