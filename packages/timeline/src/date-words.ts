/** The words in a date: names of months and weekdays, AM and PM, the short name of the zone. */
export interface DateWords {
  month(instant: number, length: 'long' | 'short'): string;
  weekday(instant: number, length: 'long' | 'short'): string;
  dayPeriod(instant: number): string;
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
  const formats = new Map<string, Intl.DateTimeFormat>();
  // Formats are dear to make and most patterns need one or two of them.
  const formatWith = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options);
    // Persian and Thai would else bring their own calendar, Arabic its own digits.
    const always = { timeZone, calendar: 'gregory', numberingSystem: 'latn' };
    const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...always, ...options });
    formats.set(key, format);
    return format;
  };
  const part = (type: Intl.DateTimeFormatPartTypes, instant: number, options: Intl.DateTimeFormatOptions) =>
    formatWith(options)
      .formatToParts(instant)
      .find((found) => found.type === type)?.value ?? '';
  // An unknown language tag should fail when the formatter is made, not at the first date.
  Intl.getCanonicalLocales(language);

  return {
    month(instant, length) {
      const beside = withDay ? part('month', instant, { day: 'numeric', month: length }) : '';
      // Beside a day some languages number their months ("8月29日").
      return /\D/.test(beside) ? beside : formatWith({ month: length }).format(instant);
    },
    weekday: (instant, length) => part('weekday', instant, { weekday: length }),
    dayPeriod: (instant) => part('dayPeriod', instant, { hour: 'numeric', hour12: true }),
    zone: (instant) => part('timeZoneName', instant, { hour: 'numeric', timeZoneName: 'short' }),
  };
}
