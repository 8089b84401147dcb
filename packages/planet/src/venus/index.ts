export { type Ini, type IniSection, readIni } from './read-ini.ts';
export { type PlanetIni, readPlanetIni } from './read-planet-ini.ts';
