/** One entry of the front page as readers see it. */
export interface ExpectedEntry {
  /** The day heading above it. */
  day: string;
  /** The time below it, in the planet's `dateFormat`. */
  time: string;
  member: string;
  title: string;
}

const andreas = 'Andreas Schneider';
const david = 'David Disseldorp';
const jelmer = 'Jelmer Vernooij';
const rusty = 'Rusty Russell';

/** The front page of Planet Samba as it stood on October 17, 2018 at ten in the morning (UTC), from top to bottom. */
export const planetSamba: readonly ExpectedEntry[] = [
  entry('August 29, 2018', '03:58 PM', andreas, 'cmocka version 1.1.2 released'),
  entry('May 08, 2018', '06:00 AM', andreas, 'Profiling a camera with darktable-chart'),
  entry('April 21, 2018', '03:51 PM', david, 'Samsung Android Full Device Backup with TWRP'),
  entry('March 13, 2018', '01:21 AM', david, 'Rapido: Quick Kernel Testing From Source (Video)'),
  entry('March 12, 2018', '08:20 PM', david, 'Rapido: A Glorified Wrapper for Dracut and QEMU'),
  entry(
    'March 02, 2018',
    '05:56 PM',
    andreas,
    'Using AMD Open Source and the amdgpu-pro OpenCL driver for image processing',
  ),
  entry(
    'January 30, 2018',
    '12:46 AM',
    david,
    'Building Ceph master with C++17 support on openSUSE Leap 42.3',
  ),
  entry('January 08, 2018', '04:00 PM', jelmer, 'Breezy: Forking Bazaar'),
  entry('January 02, 2018', '07:37 PM', david, 'Rapid Linux Kernel Dev/Test with QEMU, KVM and Dracut'),
  entry('December 20, 2017', '03:44 PM', david, 'QEMU/KVM Bridged Network with TAP interfaces'),
  entry('October 18, 2017', '01:42 AM', david, 'Git send-email PATCH version subject prefix'),
  entry('September 21, 2017', '04:00 PM', andreas, 'Samba 4.7.0 (Samba AD for the Enterprise)'),
  entry('July 06, 2017', '10:01 AM', rusty, 'Broadband Speeds, 2 Years Later'),
  entry('July 03, 2017', '12:38 AM', david, 'Multipath Failover Simulation with QEMU'),
  entry('May 06, 2017', '01:06 AM', jelmer, 'Xandikos, a lightweight Git-backed CalDAV/CardDAV server'),
  entry('March 09, 2017', '12:53 AM', rusty, 'Quick Stats on zstandard (zstd) Performance'),
  entry('December 27, 2016', '06:22 PM', david, 'Adding Reviewed-by and Acked-by Tags with Git'),
  entry('October 25, 2016', '03:17 PM', andreas, 'Microsoft Catalog Files and Digital Signatures decoded'),
  entry('September 21, 2016', '03:15 PM', andreas, 'A new cmocka release version 1.1.0'),
  entry('June 28, 2016', '01:53 PM', david, 'Linux USB Gadget Application Testing'),
];

function entry(day: string, time: string, member: string, title: string): ExpectedEntry {
  return { day, time, member, title };
}
