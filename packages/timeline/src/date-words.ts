/** The words in a date: names of months and weekdays, AM and PM, the short name of the zone. */
export interface DateWords {
  /** `month` counts from 0. */
  month(month: number, length: 'long' | 'short'): string;
  /** `weekday` counts from 0, Sunday. */
  weekday(weekday: number, length: 'long' | 'short'): string;
  dayPeriod(half: 'am' | 'pm'): string;
  zone(instant: number): string;
}

export interface DateWordsOptions {
  timeZone: string;
  language: string;
  /** The date is written with its day: many languages then inflect the month ("29 августа", but "август 2018"). */
  withDay: boolean;
}

/** The words of one language in one zone. Throws a `RangeError` for a language that is not BCP 47. */
export function createDateWords({ timeZone, language, withDay }: DateWordsOptions): DateWords {
  // An unknown language should fail here and not at the first date. Formats are dear, so they wait until needed.
  Intl.getCanonicalLocales(language);
  let zoneFormat: Intl.DateTimeFormat | undefined;
  const known = new Map<string, string>();
  // A name is asked for at every date, and to have Intl make it costs as much as all the rest of the date.
  const once = (key: string, find: () => string): string => {
    const word = known.get(key) ?? find();
    known.set(key, word);
    return word;
  };
  return {
    month: (month, length) =>
      once(`month ${length} ${month}`, () => findMonth(month, length, language, withDay)),
    weekday: (weekday, length) =>
      once(`weekday ${length} ${weekday}`, () => findWeekday(weekday, length, language)),
    dayPeriod: (half) => once(half, () => findDayPeriod(half, language)),
    zone: (instant) => {
      zoneFormat ??= createFormat(language, { timeZone, hour: 'numeric', timeZoneName: 'short' });
      return findPart('timeZoneName', zoneFormat, instant);
    },
  };
}

function findMonth(month: number, length: 'long' | 'short', language: string, withDay: boolean): string {
  const instant = Date.UTC(2018, month, 15);
  const name = withDay
    ? findPart('month', createFormat(language, { month: length, day: 'numeric' }), instant)
    : '';
  // Beside a day some languages number their months ("8月29日").
  return /\D/.test(name) ? name : createFormat(language, { month: length }).format(instant);
}

function findWeekday(weekday: number, length: 'long' | 'short', language: string): string {
  // 1 April 2018 was a Sunday.
  return findPart('weekday', createFormat(language, { weekday: length }), Date.UTC(2018, 3, 1 + weekday));
}

function findDayPeriod(half: 'am' | 'pm', language: string): string {
  const format = createFormat(language, { hour: 'numeric', hour12: true });
  return findPart('dayPeriod', format, Date.UTC(2018, 3, 1, half === 'am' ? 6 : 18));
}

function createFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // Persian and Thai would else bring their own calendars, Arabic its own digits.
  const always = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' };
  return new Intl.DateTimeFormat(language, { ...always, ...options });
}

function findPart(type: Intl.DateTimeFormatPartTypes, format: Intl.DateTimeFormat, instant: number): string {
  return format.formatToParts(instant).find((part) => part.type === type)?.value ?? '';
}
