/** A keyset page. `next` is opaque to everyone but the adapter; http/cursor.ts encrypts it and binds it to caller and query. */
export type Listed<T> = { items: T[]; next?: string | undefined };
