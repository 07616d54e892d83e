/** Without an answer for a page's data kit shows an error page of no use, or leaves for the browser's own. So it never hears of none: a request that fails is made once more, and then the page stays as it is. */
type Ask = typeof fetch;
export type Ways = { /** The judge's pages have a worker that may hold the page itself: it is visited whole. */ leave: (address: string) => void; /** Nothing came. */ tell: (address: string) => void; /** Done before it is asked once more. */ pause?: () => Promise<void> };

/** On an answer of the judge's worker that stands for none. */
export const awayHeader = 'x-laurel-away';
const data = '/__data.json';
const aMoment = () => new Promise<void>((done) => setTimeout(done, 500));
const never = () => new Promise<never>(() => undefined);

/** The page whose data is asked for; nothing for every other request. */
export const pageOf = (asked: string, base: string): string | undefined => {
  const url = new URL(asked, base);
  if (url.origin !== new URL(base).origin || !url.pathname.endsWith(data)) return undefined;
  return (url.pathname.slice(0, -data.length) || '/') + url.search.replaceAll(/x-sveltekit-[^&]*&?/g, '').replace(/[?&]$/, '');
};

/** Whole, so that no answer breaks off while it is read. */
const wholeAnswer = async (reply: Response): Promise<Response> => (reply.ok ? new Response(await reply.arrayBuffer(), { status: reply.status, headers: reply.headers }) : reply);

export const askedAgain = (ask: Ask, base: () => string, { leave, tell, pause = aMoment }: Ways): Ask => {
  /** Who went on to another page waits for the earlier one no more. */
  let latest = 0;
  return async (input, init) => {
    const page = input instanceof Request ? undefined : pageOf(String(input), base());
    if (page === undefined) return ask(input, init);
    const mine = ++latest;
    const once = () => ask(input, init).then(wholeAnswer);
    try {
      const reply = await once().catch(async () => {
        await pause();
        return mine === latest ? once() : never();
      });
      if (!reply.headers.has(awayHeader)) return reply;
      if (mine === latest) leave(page);
    } catch {
      if (mine === latest) tell(page);
    }
    return never();
  };
};
