/** ISO 7064 MOD 11-2 over the first fifteen digits, as ORCID says. */
const checkCharacter = (digits: string): string => {
  let total = 0;
  for (const digit of digits) total = ((total + Number(digit)) * 2) % 11;
  const check = (12 - total) % 11;
  return check === 10 ? 'X' : String(check);
};

/** The ORCID that somebody typed, as 0000-0002-1825-0097: whole, bare or with its address. Undefined where its last character does not fit. */
export const orcidIn = (text: string): string | undefined => {
  const bare = text.trim().replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, '').replaceAll(/[-\s]/g, '').toUpperCase();
  if (!/^\d{15}[\dX]$/.test(bare) || checkCharacter(bare.slice(0, 15)) !== bare[15]) return undefined;
  return bare.match(/.{4}/g)!.join('-');
};

/** A DOI without what stands before it; undefined where it is none. */
export const doiIn = (text: string): string | undefined => {
  const bare = text.trim().replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//i, '').replace(/^doi:\s*/i, '');
  return /^10\.\d{4,9}\/[^\s"<>]+$/.test(bare) ? bare : undefined;
};
