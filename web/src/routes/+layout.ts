/** No framework JavaScript unless a part of the site asks for it, an error page least of all. */
export const csr = false;
