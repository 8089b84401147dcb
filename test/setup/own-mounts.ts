import { spawnSync } from 'node:child_process';

const unshare = [
  'unshare',
  ...(process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount']),
];

/** Whether a process may have mounts of its own here: Linux, as root or where user namespaces are allowed. */
export const canMount: boolean =
  spawnSync(unshare[0] ?? '', [...unshare.slice(1), 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/**
 * A command that runs the one it is given on a small disk: `folder`, with what is in it, lies on a disk of so many KiB. What is in it
 * afterwards is put into `after`, a folder that is there.
 */
export function onSmallDisk(folder: string, kib: number, after: string): string[] {
  const script = `cp -a "$0" "$1/before" && mount -t tmpfs -o size=${kib}k none "$0" && cp -a "$1/before/." "$0" &&
    { after=$1; disk=$0; shift; "$@"; code=$?; cp -a "$disk/." "$after"; rm -r "$after/before"; exit $code; }`;
  return [...unshare, 'sh', '-c', script, folder, after];
}

/** A command that runs the one it is given while nothing can be written in a folder. */
export function onReadOnlyDisk(folder: string): string[] {
  const script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
  return [...unshare, 'sh', '-c', script, folder];
}
