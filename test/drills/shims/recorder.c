/*
 * Writes down every write, cut, sync and removal that a process makes to the files of one folder, in
 * the order in which they came back from the system. Loaded with LD_PRELOAD.
 *
 * RECORD_FOLDER: the folder. RECORD_LOG: where to.
 * A record: one byte what ('w' write, 't' cut, 's' sync, 'u' removal, 'r' renaming), then the length
 * of the name (2 bytes), the place (8), the length of the data (4), the name, the data. The data of a
 * renaming is the new name. Little endian.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -1;
static const char *folder;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_fsync)(int), (*real_fdatasync)(int), (*real_ftruncate)(int, off64_t);
static int (*real_unlink)(const char *), (*real_rename)(const char *, const char *);

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  folder = getenv("RECORD_FOLDER");
  const char *log = getenv("RECORD_LOG");
  if (folder && log) log_file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The name of a file inside the folder; NULL where it lies elsewhere. */
static const char *inside(const char *path) {
  size_t length = folder ? strlen(folder) : 0;
  if (log_file < 0 || strncmp(path, folder, length) != 0 || path[length] != '/') return NULL;
  return path + length + 1;
}

static const char *name_of(int file, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  return inside(path);
}

static void note(char what, const char *name, uint64_t place, const void *data, uint32_t length) {
  unsigned char head[15];
  uint16_t name_length = (uint16_t)strlen(name);
  head[0] = (unsigned char)what;
  memcpy(head + 1, &name_length, 2);
  memcpy(head + 3, &place, 8);
  memcpy(head + 11, &length, 4);
  struct iovec parts[3] = {{head, 15}, {(void *)name, name_length}, {(void *)data, length}};
  pthread_mutex_lock(&one_at_a_time);
  if (writev(log_file, parts, 3) < 0) abort();
  pthread_mutex_unlock(&one_at_a_time);
}

ssize_t pwrite64(int file, const void *data, size_t length, off64_t place) {
  ssize_t put = real_pwrite(file, data, length, place);
  char path[4096];
  const char *name = put > 0 ? name_of(file, path, sizeof path) : NULL;
  if (name) note('w', name, (uint64_t)place, data, (uint32_t)put);
  return put;
}
ssize_t pwrite(int file, const void *data, size_t length, off_t place) {
  return pwrite64(file, data, length, place);
}
ssize_t write(int file, const void *data, size_t length) {
  ssize_t put = real_write(file, data, length);
  if (put <= 0 || file <= 2 || file == log_file) return put;
  char path[4096];
  const char *name = name_of(file, path, sizeof path);
  if (name) note('w', name, (uint64_t)(lseek64(file, 0, SEEK_CUR) - put), data, (uint32_t)put);
  return put;
}
static int synced(int file, int answer) {
  char path[4096];
  const char *name = answer == 0 ? name_of(file, path, sizeof path) : NULL;
  if (name) note('s', name, 0, "", 0);
  return answer;
}
int fsync(int file) { return synced(file, real_fsync(file)); }
int fdatasync(int file) { return synced(file, real_fdatasync(file)); }
int ftruncate64(int file, off64_t length) {
  int answer = real_ftruncate(file, length);
  char path[4096];
  const char *name = answer == 0 ? name_of(file, path, sizeof path) : NULL;
  if (name) note('t', name, (uint64_t)length, "", 0);
  return answer;
}
int ftruncate(int file, off_t length) { return ftruncate64(file, length); }
int unlink(const char *path) {
  int answer = real_unlink(path);
  const char *name = answer == 0 ? inside(path) : NULL;
  if (name) note('u', name, 0, "", 0);
  return answer;
}
int rename(const char *from, const char *to) {
  int answer = real_rename(from, to);
  const char *old = answer == 0 ? inside(from) : NULL;
  const char *name = answer == 0 ? inside(to) : NULL;
  if (old && name) note('r', old, 0, name, (uint32_t)strlen(name));
  return answer;
}
