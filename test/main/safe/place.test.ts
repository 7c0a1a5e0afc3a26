import { describe, expect, test } from 'vitest';
import { type Disk, systemDisk } from '../../../src/main/ports/disk.ts';
import { judgePlace } from '../../../src/main/safe/place.ts';

const windows: Disk = {
  ...systemDisk,
  platform: 'win32',
  home: 'C:\\Users\\ruth',
  env: {
    APPDATA: 'C:\\Users\\ruth\\AppData\\Roaming',
    LOCALAPPDATA: 'C:\\Users\\ruth\\AppData\\Local',
    OneDriveCommercial: 'D:\\Work files',
  },
  realPath: (folder) => folder,
  mounts: () => '',
};

const mac: Disk = {
  ...windows,
  platform: 'darwin',
  home: '/Users/ruth',
  env: {},
};

const linux: Disk = {
  ...mac,
  platform: 'linux',
  home: '/home/ruth',
  mounts: () =>
    [
      '/dev/sda1 / ext4 rw 0 0',
      'server:/office /mnt/office nfs4 rw 0 0',
      '//server/share /mnt/with\\040space cifs rw 0 0',
      'ruth@far:/ /home/ruth/far fuse.sshfs rw 0 0',
      '/dev/sdb1 /mnt/office/stick vfat rw 0 0',
      '',
    ].join('\n'),
};

describe('[S19] a folder that others write to is refused', () => {
  test.each([
    [windows, 'C:\\Users\\ruth\\OneDrive\\Tillbook', 'OneDrive'],
    [windows, 'C:\\Users\\ruth\\OneDrive - Alder Street\\Tillbook', 'OneDrive'],
    [windows, 'd:\\work files\\Tillbook', 'OneDrive'],
    [windows, 'C:\\Users\\ruth\\Dropbox (Personal)\\books', 'Dropbox'],
    [windows, 'C:\\Users\\ruth\\iCloudDrive\\books', 'iCloud'],
    [windows, 'C:\\Users\\ruth\\Google Drive\\books', 'Google Drive'],
    [windows, '\\\\server\\share\\Tillbook', 'network disk'],
    [windows, '//server/share/Tillbook', 'network disk'],
    [windows, '\\\\?\\UNC\\server\\share', 'network disk'],
    [windows, 'C:\\Users\\ruth\\AppData\\Roaming\\Tillbook', 'from computer to computer'],
    [mac, '/Users/ruth/Library/Mobile Documents/com~apple~CloudDocs/books', 'iCloud'],
    [mac, '/Users/ruth/Library/CloudStorage/Anything-ruth/books', 'a cloud service'],
    [mac, '/Users/ruth/Library/CloudStorage/GoogleDrive-ruth/books', 'Google Drive'],
    [mac, '/Users/ruth/Dropbox/books', 'Dropbox'],
    [linux, '/home/ruth/Nextcloud/books', 'Nextcloud'],
    [linux, '/mnt/office/books', 'network disk'],
    [linux, '/mnt/with space/books', 'network disk'],
    [linux, '/home/ruth/far/books', 'network disk'],
  ])('[lesson: a synced folder] %# %s', (disk, folder, because) => {
    const refused = judgePlace(folder, disk);
    expect(refused).toContain(because);
    expect(refused).toContain('--data');
  });

  test.each([
    [windows, 'C:\\Users\\ruth\\AppData\\Local\\Tillbook'],
    [windows, '\\\\?\\C:\\Tillbook'],
    [windows, 'D:\\Work files of Ada\\Tillbook'],
    [mac, '/Users/ruth/Library/Application Support/Tillbook'],
    [linux, '/home/ruth/.local/share/Tillbook'],
    [linux, '/mnt/office/stick/books'],
    [linux, '/home/ruth/Boxes/Dropboxes/onedriver'],
  ])('%# any other will do', (disk, folder) => {
    expect(judgePlace(folder, disk)).toBeNull();
  });

  test('wherever a link leads', () => {
    const linked = { ...linux, realPath: () => '/home/ruth/Dropbox/books' };
    expect(judgePlace('/home/ruth/books', linked)).toContain('Dropbox');
  });
});
