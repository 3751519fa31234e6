#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// What Swift does not see of the C library: macros that are no plain numbers, and functions whose arguments vary.

static inline int last_error(void) { return errno; }
static inline void clear_error(void) { errno = 0; }
static inline int open_file(const char *path, int flags, mode_t mode) { return open(path, flags, mode); }
static inline void ignore_signal(int number) { signal(number, SIG_IGN); }
static inline int window_size(int descriptor, struct winsize *size) { return ioctl(descriptor, TIOCGWINSZ, size); }
