/**
 * The records of a CSV document (RFC 4180): fields in quotes may hold commas, line ends and doubled quotes. Empty lines are
 * left out.
 */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /(?:"([^"]*(?:""[^"]*)*)"[^,\r\n]*|([^,\r\n]*))(,|\r\n|\r|\n|$)/gy;
  const source = text.replace(/^\uFEFF/, '');
  while (field.lastIndex < source.length) {
    const [, quoted, plain = '', end] = field.exec(source) ?? [];
    if (end === undefined) break;
    record.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === ',' && field.lastIndex < source.length) continue;
    if (end === ',') record.push('');
    if (record.some((value) => value !== '')) records.push(record);
    record = [];
  }
  return records;
}
