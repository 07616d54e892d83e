type Group = { agents: string[]; rules: { allow: boolean; path: string }[] };

const groupsOf = (text: string): Group[] => {
  const groups: Group[] = [];
  let naming = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, name = '', value = ''] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? [];
    const field = name.toLowerCase();
    if (field === 'user-agent') {
      if (!naming) groups.push({ agents: [], rules: [] });
      groups.at(-1)!.agents.push(value.toLowerCase());
      naming = true;
    } else if (field === 'allow' || field === 'disallow') {
      naming = false;
      if (value) groups.at(-1)?.rules.push({ allow: field === 'allow', path: value });
    }
  }
  return groups;
};

const mostStars = 8;
/** `*` is anything, `$` the end. More stars than anybody needs are read as one at the end, so that no file makes this slow. */
const matches = (pattern: string, path: string): boolean => {
  const ends = pattern.endsWith('$');
  const parts = (ends ? pattern.slice(0, -1) : pattern).split('*').slice(0, mostStars + 1);
  let at = 0;
  for (const [n, part] of parts.entries()) {
    const found = n === 0 ? (path.startsWith(part) ? 0 : -1) : path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !ends || at === path.length || (parts.length > 1 && path.endsWith(parts.at(-1)!));
};

/** Whether a site lets `agent` read `path`, by its robots.txt (RFC 9309): the group of that name, else that of everybody; of its rules the longest that matches, and of two as long the one that allows. */
export const isAllowed = (robots: string, agent: string, path: string): boolean => {
  const groups = groupsOf(robots);
  const named = groups.filter(({ agents }) => agents.some((name) => name !== '*' && agent.toLowerCase() === name));
  const ours = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  const rule = ours.flatMap(({ rules }) => rules).filter((one) => matches(one.path, path)).toSorted((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow))[0];
  return rule?.allow ?? true;
};
