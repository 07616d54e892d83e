/** The page that could not be had from the server, until one could. */
export const notReached = $state<{ page: string | undefined }>({ page: undefined });
