import type { Disk } from '../ports/disk.ts';

/** Why a ledger must not lie in a folder, in a sentence that says what to do. */
export type PlaceRefusal = string;

/**
 * Refuses folders whose files others write too: synced ones are exchanged under the open book, and
 * network disks lock unreliably. Both have destroyed databases. Null where the folder will do.
 */
export function judgePlace(folder: string, disk: Disk): PlaceRefusal | null {
  const path = disk.realPath(folder);
  const parts = path.split(/[\\/]+/).filter((part) => part !== '');
  const service = syncedBy(path, parts, disk);
  if (service !== null) {
    return `${folder} is kept in step by ${service}, which can damage an open book. Start Tillbook with --data and a folder that only this computer uses, and let ${service} keep the backups instead.`;
  }
  if (isOnNetwork(path, disk)) {
    return `${folder} lies on a network disk, where a book cannot be locked safely. Start Tillbook with --data and a folder on this computer's own disk, and keep the backups on the network instead.`;
  }
  if (isRoaming(path, disk)) {
    return `${folder} follows the user from computer to computer, which a book must not do. Start Tillbook with --data and a folder outside AppData\\Roaming.`;
  }
  return null;
}

/** Folder names by which services are known, wherever their folder stands. */
const services: ReadonlyArray<readonly [name: string, folder: RegExp]> = [
  ['OneDrive', /^OneDrive( - .+)?$/i],
  ['Dropbox', /^Dropbox( \(.+\))?$/i],
  ['iCloud', /^(iCloud ?Drive|com~apple~CloudDocs|iCloud~.+)$/i],
  ['Google Drive', /^(Google ?Drive( .+)?|GoogleDrive-.+|DriveFS)$/i],
  ['Box', /^(Box|Box Sync|Box-Box)$/i],
  ['Nextcloud', /^(Nextcloud\d*|ownCloud)$/i],
  ['a cloud service', /^(pCloud ?Drive|MEGA|MEGAsync|Syncthing|Tresorit)$/i],
];

function syncedBy(path: string, parts: readonly string[], disk: Disk): string | null {
  for (const [name, folder] of services) {
    if (parts.some((part) => folder.test(part))) return name;
  }
  // Windows says where OneDrive is, whatever the folder is called.
  const oneDrives = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial']
    .map((name) => disk.env[name])
    .filter((value) => value !== undefined && value !== '');
  if (oneDrives.some((one) => isWithin(path, one ?? '', disk))) return 'OneDrive';
  // macOS keeps all of them under these two.
  if (isWithin(path, `${disk.home}/Library/Mobile Documents`, disk)) return 'iCloud';
  if (isWithin(path, `${disk.home}/Library/CloudStorage`, disk)) return 'a cloud service';
  return null;
}

const networkKinds =
  /^(nfs\d*|cifs|smb\d*|smbfs|afpfs|afs|ncpfs|davfs\d*|ceph|glusterfs|lustre|fuse\.(sshfs|rclone|davfs2?|s3fs|gvfsd-fuse|glusterfs|smbnetfs|curlftpfs))$/;

function isOnNetwork(path: string, disk: Disk): boolean {
  if (/^[\\/]{2}[^\\/]/.test(path) && disk.platform === 'win32') {
    // A path of this computer may be written with two slashes, a dot or a question mark, too.
    return !/^[\\/]{2}[.?][\\/][a-z]:/i.test(path);
  }
  let longest = '';
  let kind = '';
  for (const line of disk.mounts().split('\n')) {
    const [, escaped = '', type = ''] = line.split(' ');
    const at = escaped.replace(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(parseInt(octal, 8)),
    );
    if (at !== '' && at.length >= longest.length && isWithin(path, at, disk)) {
      longest = at;
      kind = type;
    }
  }
  return networkKinds.test(kind);
}

const isRoaming = (path: string, disk: Disk): boolean =>
  disk.platform === 'win32' && isWithin(path, disk.env['APPDATA'] ?? '', disk);

function isWithin(path: string, folder: string, disk: Disk): boolean {
  if (folder === '') return false;
  const plain = (text: string) => {
    const slashes = text.replaceAll('\\', '/').replace(/\/+$/, '');
    return disk.platform === 'linux' ? slashes : slashes.toLowerCase();
  };
  return `${plain(path)}/`.startsWith(`${plain(folder)}/`);
}
