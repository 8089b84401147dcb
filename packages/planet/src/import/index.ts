export { type ConvertedConfig, convertConfig, type ImportCounts } from './convert-config.ts';
export type { OldConfig } from './old-config.ts';
export type { Dialect } from './old-option.ts';
export { type Ini, type IniSection, readIni } from './read-ini.ts';
export { type IniOptions, readPlanetIni } from './read-planet-ini.ts';
export type { OptionReport } from './report.ts';
