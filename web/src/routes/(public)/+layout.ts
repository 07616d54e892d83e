/** Public pages ship no framework JavaScript and never read the session. */
export const csr = false;
