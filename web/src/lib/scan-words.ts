type Scan = 'not-configured' | 'waiting' | 'clean' | 'infected' | 'unreadable';

/** What the malware scan said of a file, for those who receive it. Nothing where no scanner looks. */
export const scanWords = (scan: Scan | undefined): { word: string; tone: string } | undefined => {
  switch (scan) {
    case 'waiting': return { word: 'Being scanned, opens when found clean', tone: 'soon' };
    case 'infected': return { word: 'Malware found, stays closed', tone: 'bad' };
    case 'unreadable': return { word: 'Could not be scanned, stays closed', tone: 'bad' };
    case 'clean': return { word: 'Scanned, clean', tone: 'good' };
    default: return undefined;
  }
};

/** May those who receive it open the file? */
export const opens = (scan: Scan | undefined): boolean => scan === undefined || scan === 'clean' || scan === 'not-configured';
