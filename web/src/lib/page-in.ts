/** The number of the page that an address asks for; the first where it says none that there could be. */
export const pageIn = (url: URL): string => {
  const page = url.searchParams.get('page') ?? '';
  return /^[1-9]\d{0,4}$/.test(page) ? page : '1';
};
