/** This page leaves the frame around it, so it says for itself that it runs in the browser too. */
export const csr = true;
