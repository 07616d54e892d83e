/** A title inside a sentence. Its own quotes become single ones, so that it is clear where it ends. */
export const quoted = (text: string): string => `“${text.replace(/[“„]|(?<=^|[\s(])"/g, '‘').replace(/["”]/g, '’')}”`;
