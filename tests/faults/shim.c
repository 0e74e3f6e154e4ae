/* Fails one write, fsync or truncate on a file whose path holds FAULT_IN. Loaded with LD_PRELOAD by disk.py, which
   arms it: fault_arm(n, errno) fails the nth call from now on once, fault_arm(0, 0) none; both start counting anew. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls, fail_at;
static int fault;

void fault_arm(long at, int number) {
    calls = 0;
    fail_at = at;
    fault = number;
}

long fault_calls(void) { return calls; }

static int due(int fd) {
    char link[64], name[4096];
    const char *in = getenv("FAULT_IN");
    if (!in) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length <= 0) return 0;
    name[length] = 0;
    if (!strstr(name, in) || ++calls != fail_at) return 0;
    errno = fault;
    return 1;
}

#define WRAP(type, name, parameters, arguments)                                                     \
    type name parameters {                                                                          \
        static type(*next) parameters;                                                              \
        if (!next) next = (type(*) parameters)dlsym(RTLD_NEXT, #name);                              \
        return due(fd) ? -1 : next arguments;                                                       \
    }

WRAP(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size))
WRAP(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
WRAP(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
WRAP(int, fsync, (int fd), (fd))
WRAP(int, fdatasync, (int fd), (fd))
WRAP(int, ftruncate, (int fd, off_t size), (fd, size))
WRAP(int, ftruncate64, (int fd, off64_t size), (fd, size))
