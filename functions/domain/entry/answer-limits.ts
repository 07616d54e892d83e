/** CryptoKitties on Ethereum: an account that everybody can look up. */
export const contractExample = 'eip155:1:0x06012c8cf97BEaD5deAe237070F9587f8E7A266d';

export const fullQuestion = (maxFiles: number): string => `Attach at most ${maxFiles} ${maxFiles === 1 ? 'file' : 'files'}. Remove one first.`;

export const wordsIn = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;
