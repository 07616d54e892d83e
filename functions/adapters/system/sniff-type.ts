import { fileTypeFromBuffer } from 'file-type';

/** The media type that the first bytes of a file show; undefined for plain text and the unknown. */
export const sniffType = async (head: Uint8Array): Promise<string | undefined> => (await fileTypeFromBuffer(head))?.mime;
