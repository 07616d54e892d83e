/** "Friday, January 15, 2027, 11:59 p.m." from 2027-01-15T23:59: the clock on the wall, whatever zone it hangs in. */
export const wallClock = (local: string): string => {
  if (!local) return 'not decided';
  const at = new Date(`${local}:00Z`);
  if (Number.isNaN(at.getTime())) return local;
  const day = at.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' });
  const time = at.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).replace(/\s?AM$/, ' a.m.').replace(/\s?PM$/, ' p.m.');
  return `${day}, ${time}`;
};

export const wallDay = (day: string): string =>
  day ? new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' }) : '';
