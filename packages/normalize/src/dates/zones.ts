/** Hours east of UTC of zone names in feeds. Ambiguous ones as most feeds mean them: CST and EST American, BST British. */
const hours: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 1,
  bst: 1,
  ist: 2,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  mez: 1,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  msd: 4,
  trt: 3,
  sast: 2,
  cat: 2,
  wat: 1,
  eat: 3,
  gst: 4,
  pkt: 5,
  npt: 5.75,
  wib: 7,
  ict: 7,
  hkt: 8,
  sgt: 8,
  pht: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  art: -3,
  brt: -3,
  clt: -4,
  nst: -3.5,
  ndt: -2.5,
  est: -5,
  edt: -4,
  et: -5,
  cst: -6,
  cdt: -5,
  ct: -6,
  mst: -7,
  mdt: -6,
  mt: -7,
  pst: -8,
  pdt: -7,
  pt: -8,
  ast: -4,
  adt: -3,
  at: -4,
  akst: -9,
  akdt: -8,
  hst: -10,
  hadt: -9,
  hast: -10,
};

/** Minutes east of UTC of a zone name, absent for an unknown one. */
export function namedOffset(name: string): number | undefined {
  const lower = name.toLowerCase();
  const known = Object.hasOwn(hours, lower) ? hours[lower] : undefined;
  return known === undefined ? undefined : known * 60;
}

/** Minutes from `+02:00`, `-0700`, `+02`, `--0700`. Absent for more than a day's worth of anything. */
export function numericOffset(text: string): number | undefined {
  const [, sign, hour = '0', minute = '0'] = /^([+-])[+-]*(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  if (sign === undefined || Number(hour) > 18 || Number(minute) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hour) * 60 + Number(minute));
}

/** Minutes of an IANA zone (`Europe/Brussels`) at a wall time given as if it were UTC, absent for an unknown one. */
export function zoneOffset(zone: string, wallTime: number): number | undefined {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    const offsetAt = (time: number): number => {
      const name = format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? '';
      return numericOffset(name.replace('GMT', '')) ?? 0;
    };
    // The first guess takes the wall time for UTC; the second is right but in the hour of a change.
    return offsetAt(wallTime - offsetAt(wallTime) * 60_000);
  } catch {
    return undefined;
  }
}
