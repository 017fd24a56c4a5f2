#!/bin/sh
# Makes a root that holds only what a build may see, and runs a command in it. Started by isolate.ts inside fresh
# mount, network and process namespaces, so that nothing here outlives the command or is seen outside.
#
#   isolate.sh ROOT WORK ENTRY... -- COMMAND [ARGUMENTS...]
#
# ROOT    an empty folder, to become the new root
# WORK    the one folder that may be written, at the same path inside
# ENTRY   further files and folders to show, read-only, at the same path
set -eu

root=$1
work=$2
shift 2

mount -t tmpfs -o mode=755,size=16m linchpin "$root"

show() {
  [ -e "$1" ] || return 0
  if [ -L "$1" ]; then
    mkdir -p "$root$(dirname "$1")"
    ln -s "$(readlink "$1")" "$root$1"
    return 0
  fi
  if [ -d "$1" ]; then
    mkdir -p "$root$1"
  else
    mkdir -p "$root$(dirname "$1")"
    : > "$root$1"
  fi
  mount --rbind "$1" "$root$1"
  [ "${2:-}" = writable ] || mount -o remount,bind,ro "$root$1" 2>/dev/null || mount -o remount,bind,ro,nosuid,nodev "$root$1"
}

while [ "$1" != -- ]; do
  show "$1"
  shift
done
shift

for system in /usr /bin /sbin /lib /lib32 /lib64 /libx32 /etc/ld.so.cache /etc/ld.so.conf /etc/ld.so.conf.d \
  /etc/alternatives /etc/localtime /etc/nsswitch.conf /etc/ssl/certs; do
  show "$system"
done
mkdir -p "$root/etc" "$root/tmp" "$root/dev" "$root/proc"
printf 'build:x:0:0:build:%s:/bin/sh\n' "$work" > "$root/etc/passwd"
printf 'build:x:0:\n' > "$root/etc/group"
chmod 1777 "$root/tmp"
for device in null zero full random urandom; do
  show "/dev/$device" writable
done
mount -t proc proc "$root/proc"
show "$work" writable

# chroot lies in a folder that a scrubbed PATH does not name.
exec "$(PATH=$PATH:/usr/sbin:/sbin command -v chroot)" "$root" /bin/sh -c 'cd "$1" && shift && exec "$@"' sh "$work" "$@"
