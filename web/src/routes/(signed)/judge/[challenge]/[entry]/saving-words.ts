/** What the button that makes scores count is called. */
export const saveWords = (state: string, next: string | undefined): string => (state === 'saved' ? 'Save changes' : next ? 'Save and next' : 'Save');
