import { bytesOfText } from '../record/note/encoding.ts';

const [version, utf8] = [20, 0x0800];
const firstDay = 0x21; // January 1, 1980: no time is told, so that the same files are the same bytes
const methods = { stored: 0, deflated: 8 } as const;

/** Numbers of two and of four bytes, least first. */
const numbers = (...given: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array =>
  Uint8Array.from(given.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 0xff)));

/** Sizes in bytes: as it is in the file, and as it comes out of it. */
export type ZipMember = { name: string; method: keyof typeof methods; crc: number; packed: number; plain: number };

const factsOf = ({ name, method, crc, packed, plain }: ZipMember) =>
  numbers([version, 2], [utf8, 2], [methods[method], 2], [0, 2], [firstDay, 2], [crc, 4], [packed, 4], [plain, 4], [bytesOfText(name).length, 2], [0, 2]);

/** What stands before the content of a member (PKWARE APPNOTE 6.3, 4.3.7). */
export const zipHead = (member: ZipMember): Uint8Array[] => [numbers([0x04034b50, 4]), factsOf(member), bytesOfText(member.name)];

/** Its line in the list at the end of the file; `at`: the byte its head begins at, below four gigabytes. */
export const zipLine = (member: ZipMember, at: number): Uint8Array[] => [numbers([0x02014b50, 4], [version, 2]), factsOf(member), numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), bytesOfText(member.name)];

/** What ends the file: how many members there are, below 65,536, and where the list of them begins. */
export const zipEnd = (members: number, listBytes: number, at: number): Uint8Array => numbers([0x06054b50, 4], [0, 2], [0, 2], [members, 2], [members, 2], [listBytes, 4], [at, 4], [0, 2]);
