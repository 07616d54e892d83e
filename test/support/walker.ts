/** A browser without a screen: follows redirects, keeps cookies per host, posts forms. */
export const makeWalker = (origin: string) => {
  const jar = new Map<string, string>();
  const visited: string[] = [];
  const keep = (reply: Response) => {
    for (const line of reply.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/; */);
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || attributes.some((attribute) => /^max-age=0$/i.test(attribute))) jar.delete(name);
      else jar.set(name, value);
    }
  };
  const once = async (path: string, init: RequestInit = {}) => {
    const url = new URL(path, origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    visited.push(`${init.method ?? 'GET'} ${url.pathname} ${reply.status}`);
    keep(reply);
    return reply;
  };
  const follow = async (path: string, init?: RequestInit, until = /^$/) => {
    let [next, first] = [path, init];
    for (let step = 0; step < 15; step++) {
      const reply = await once(next, first);
      const to = reply.headers.get('location');
      if (!to) return { url: new URL(next, origin), status: reply.status, text: await reply.text(), headers: reply.headers };
      next = new URL(to, new URL(next, origin)).href;
      if (until.test(new URL(next).pathname)) return { url: new URL(next), status: reply.status, text: '', headers: reply.headers };
      first = undefined;
    }
    throw new Error(`Redirects in a circle: ${visited.join(', ')}`);
  };
  const post = (path: string, fields: Record<string, string>, until?: RegExp) => follow(path, { method: 'POST', body: new URLSearchParams(fields) }, until);
  return { jar, visited, once, follow, post };
};
