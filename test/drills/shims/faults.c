/*
 * Makes one call of a process to the files of one folder fail, or all from that one on. Loaded with
 * LD_PRELOAD.
 *
 * FAULT_FOLDER: the folder. FAULT_CONTROL: a file of six 32-bit numbers, mapped into memory so that
 * the process itself can set them: armed, nth, kind, sticky, count, fired.
 * Kinds: 1 the disk is full, 2 the disk gives an error, 3 half is written and the process ends,
 * 4 the process ends instead.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

struct control {
  volatile uint32_t armed, nth, kind, sticky, count, fired;
};
enum { FULL = 1, BROKEN = 2, TORN = 3, GONE = 4 };

static struct control *control;
static const char *folder;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_fsync)(int), (*real_fdatasync)(int), (*real_ftruncate)(int, off64_t);
static int (*real_open)(const char *, int, ...);
static int (*real_unlink)(const char *), (*real_rename)(const char *, const char *);

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_open = dlsym(RTLD_NEXT, "open64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  folder = getenv("FAULT_FOLDER");
  const char *path = getenv("FAULT_CONTROL");
  int file = path ? real_open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *at = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (at != MAP_FAILED) control = at;
  close(file);
}

static int is_inside(const char *path) {
  size_t length = folder ? strlen(folder) : 0;
  return length > 0 && strncmp(path, folder, length) == 0 && path[length] == '/';
}

static int is_ours(int file) {
  if (!control || !control->armed) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_inside(path);
}

/* Which fault hits this call; 0 where none does. */
static int fault(void) {
  uint32_t now = __sync_add_and_fetch(&control->count, 1);
  int hit = control->sticky ? now >= control->nth : now == control->nth;
  if (!hit) return 0;
  control->fired = 1;
  if (control->kind == GONE) _exit(99);
  return (int)control->kind;
}

static int as_error(int kind) {
  errno = kind == FULL ? ENOSPC : EIO;
  return -1;
}

ssize_t pwrite64(int file, const void *data, size_t length, off64_t place) {
  int kind = is_ours(file) ? fault() : 0;
  if (kind == TORN) {
    if (real_pwrite(file, data, length / 2, place) < 0) _exit(98);
    _exit(99);
  }
  return kind ? as_error(kind) : real_pwrite(file, data, length, place);
}
ssize_t pwrite(int file, const void *data, size_t length, off_t place) {
  return pwrite64(file, data, length, place);
}
ssize_t write(int file, const void *data, size_t length) {
  int kind = file > 2 && is_ours(file) ? fault() : 0;
  if (kind == TORN) {
    if (real_write(file, data, length / 2) < 0) _exit(98);
    _exit(99);
  }
  return kind ? as_error(kind) : real_write(file, data, length);
}

/* A sync does not run out of room; it fails, and what was written before may be lost or not. */
static int sync_fault(int file) {
  int kind = is_ours(file) ? fault() : 0;
  if (kind == TORN) _exit(99);
  return kind ? as_error(BROKEN) : 0;
}
int fsync(int file) { return sync_fault(file) ? -1 : real_fsync(file); }
int fdatasync(int file) { return sync_fault(file) ? -1 : real_fdatasync(file); }

static int plain_fault(int ours) {
  int kind = ours ? fault() : 0;
  if (kind == TORN) _exit(99);
  return kind ? as_error(kind) : 0;
}
static int ours_by_name(const char *path) {
  return control && control->armed && is_inside(path);
}
int ftruncate64(int file, off64_t length) {
  return plain_fault(is_ours(file)) ? -1 : real_ftruncate(file, length);
}
int ftruncate(int file, off_t length) { return ftruncate64(file, length); }
int unlink(const char *path) {
  return plain_fault(ours_by_name(path)) ? -1 : real_unlink(path);
}
int rename(const char *from, const char *to) {
  return plain_fault(ours_by_name(to)) ? -1 : real_rename(from, to);
}
static int opened(const char *path, int flags, unsigned mode) {
  int ours = (flags & O_CREAT) && ours_by_name(path);
  return plain_fault(ours) ? -1 : real_open(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  unsigned mode = flags & O_CREAT ? va_arg(rest, unsigned) : 0;
  va_end(rest);
  return opened(path, flags, mode);
}
int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  unsigned mode = flags & O_CREAT ? va_arg(rest, unsigned) : 0;
  va_end(rest);
  return opened(path, flags, mode);
}
