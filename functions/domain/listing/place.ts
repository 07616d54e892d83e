/** The states of the tile grid: name, column and row of the tile, and the middle of the state. */
const tiles: Record<string, [name: string, column: number, row: number, latitude: number, longitude: number]> = {
  AK: ['Alaska', 1, 1, 64.1, -152.3], ME: ['Maine', 12, 1, 45.4, -69.2], VT: ['Vermont', 11, 2, 44.1, -72.7], NH: ['New Hampshire', 12, 2, 43.7, -71.6],
  WA: ['Washington', 2, 3, 47.4, -120.4], ID: ['Idaho', 3, 3, 44.4, -114.6], MT: ['Montana', 4, 3, 47.0, -109.6], ND: ['North Dakota', 5, 3, 47.4, -100.5],
  MN: ['Minnesota', 6, 3, 46.3, -94.3], IL: ['Illinois', 7, 3, 40.0, -89.2], WI: ['Wisconsin', 8, 3, 44.6, -89.7], MI: ['Michigan', 9, 3, 44.3, -85.4],
  NY: ['New York', 10, 3, 42.9, -75.5], RI: ['Rhode Island', 11, 3, 41.7, -71.6], MA: ['Massachusetts', 12, 3, 42.3, -71.8],
  OR: ['Oregon', 2, 4, 43.9, -120.6], NV: ['Nevada', 3, 4, 39.3, -116.6], WY: ['Wyoming', 4, 4, 43.0, -107.6], SD: ['South Dakota', 5, 4, 44.4, -100.2],
  IA: ['Iowa', 6, 4, 42.1, -93.5], IN: ['Indiana', 7, 4, 39.9, -86.3], OH: ['Ohio', 8, 4, 40.3, -82.8], PA: ['Pennsylvania', 9, 4, 40.9, -77.8],
  NJ: ['New Jersey', 10, 4, 40.2, -74.7], CT: ['Connecticut', 11, 4, 41.6, -72.7],
  CA: ['California', 2, 5, 37.2, -119.5], UT: ['Utah', 3, 5, 39.3, -111.7], CO: ['Colorado', 4, 5, 39.0, -105.5], NE: ['Nebraska', 5, 5, 41.5, -99.8],
  MO: ['Missouri', 6, 5, 38.4, -92.5], KY: ['Kentucky', 7, 5, 37.5, -85.3], WV: ['West Virginia', 8, 5, 38.6, -80.6], VA: ['Virginia', 9, 5, 37.5, -78.9],
  MD: ['Maryland', 10, 5, 39.1, -76.8], DE: ['Delaware', 11, 5, 39.0, -75.5],
  AZ: ['Arizona', 3, 6, 34.3, -111.7], NM: ['New Mexico', 4, 6, 34.4, -106.1], KS: ['Kansas', 5, 6, 38.5, -98.4], AR: ['Arkansas', 6, 6, 34.9, -92.4],
  TN: ['Tennessee', 7, 6, 35.9, -86.4], NC: ['North Carolina', 8, 6, 35.6, -79.4], SC: ['South Carolina', 9, 6, 33.9, -80.9], DC: ['District of Columbia', 10, 6, 38.9, -77.0],
  OK: ['Oklahoma', 5, 7, 35.6, -97.5], LA: ['Louisiana', 6, 7, 31.1, -92.0], MS: ['Mississippi', 7, 7, 32.7, -89.7], AL: ['Alabama', 8, 7, 32.8, -86.8], GA: ['Georgia', 9, 7, 32.6, -83.4],
  HI: ['Hawaii', 1, 8, 20.3, -156.4], TX: ['Texas', 5, 8, 31.5, -99.3], FL: ['Florida', 10, 8, 28.6, -82.4],
};

export type State = { code: string; name: string; column: number; row: number; latitude: number; longitude: number };
/** In the order of their names. */
export const states: State[] = Object.entries(tiles)
  .map(([code, [name, column, row, latitude, longitude]]) => ({ code: `US-${code}`, name, column, row, latitude, longitude }))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));
const byCode = new Map(states.map((state) => [state.code, state]));

export const stateOf = (code: string): State | undefined => byCode.get(code);
export const stateNamed = (name: string): State | undefined => states.find((state) => state.name.toLowerCase() === name.trim().toLowerCase());

/** ISO 3166: a country of two letters, and a part of it such as US-IL; a town by its name. */
export type Place = { country: string; region?: string | undefined; city?: string | undefined };

const countryNames: Record<string, string> = {
  US: 'United States', CA: 'Canada', GB: 'United Kingdom', NL: 'Netherlands', IT: 'Italy', GR: 'Greece', UZ: 'Uzbekistan', EE: 'Estonia', DE: 'Germany', FR: 'France', SE: 'Sweden',
  ES: 'Spain', PT: 'Portugal', BE: 'Belgium', AT: 'Austria', DK: 'Denmark', NO: 'Norway', FI: 'Finland', IE: 'Ireland', PL: 'Poland', CZ: 'Czechia', HU: 'Hungary', RO: 'Romania', BG: 'Bulgaria', HR: 'Croatia', SI: 'Slovenia', LV: 'Latvia', LT: 'Lithuania', LU: 'Luxembourg', MT: 'Malta', CY: 'Cyprus',
  UA: 'Ukraine', RU: 'Russia', KZ: 'Kazakhstan', TR: 'Türkiye', IL: 'Israel', SA: 'Saudi Arabia', QA: 'Qatar', HK: 'Hong Kong', TW: 'Taiwan', TH: 'Thailand', VN: 'Vietnam', MY: 'Malaysia', ID: 'Indonesia', PH: 'Philippines', NZ: 'New Zealand', ZA: 'South Africa', KE: 'Kenya', NG: 'Nigeria', GH: 'Ghana', RW: 'Rwanda', EG: 'Egypt', TN: 'Tunisia', MA: 'Morocco',
  AR: 'Argentina', CL: 'Chile', CO: 'Colombia', PE: 'Peru', UY: 'Uruguay', CR: 'Costa Rica', PA: 'Panama', PR: 'Puerto Rico', LI: 'Liechtenstein', GI: 'Gibraltar', IS: 'Iceland',
  CH: 'Switzerland', SG: 'Singapore', AE: 'United Arab Emirates', JP: 'Japan', KR: 'South Korea', AU: 'Australia', IN: 'India', BR: 'Brazil', MX: 'Mexico', GE: 'Georgia', CN: 'China',
};
/** Those that have a name here, by it. */
export const countries = Object.entries(countryNames).map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
/** By its code or its name, as far as it is known here. */
export const countryNamed = (text: string): string | undefined => {
  const plain = text.trim().toLowerCase();
  return /^[a-z]{2}$/.test(plain) ? plain.toUpperCase() : ({ usa: 'US', 'united states of america': 'US', uk: 'GB', 'the netherlands': 'NL', uae: 'AE', korea: 'KR' }[plain] ?? Object.keys(countryNames).find((code) => countryNames[code]!.toLowerCase() === plain));
};
/** The code itself where the name is not known here. */
export const countryName = (code: string): string => countryNames[code] ?? code;

/** “Chicago, Illinois”, “Illinois”, “Tashkent, Uzbekistan”. */
export const sayPlace = ({ country, region, city }: Place): string => {
  const around = region ? (stateOf(region)?.name ?? region) : countryName(country);
  return city ? `${city}, ${around}` : around;
};

/** Where it is as far as the state tells; undefined where only a country is known. */
export const middleOf = ({ region }: Place): { latitude: number; longitude: number } | undefined => {
  const state = region ? stateOf(region) : undefined;
  return state && { latitude: state.latitude, longitude: state.longitude };
};
