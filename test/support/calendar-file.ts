export const unfolded = (ics: string) => ics.replaceAll('\r\n ', '').trimEnd().split('\r\n');

/** A calendar program of our own: reads only the file, never the zone's name. */
export const instantsIn = (ics: string) => {
  const lines = unfolded(ics);
  const asUtc = (stamp: string) => Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'));
  const offset = (text: string) => Number(`${text[0]}1`) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5))) * 60_000;
  const rules = lines.flatMap((line, i) => (/^BEGIN:(STANDARD|DAYLIGHT)$/.test(line) ? [{ start: asUtc(lines[i + 1]!.slice(8)), to: offset(lines[i + 3]!.slice(11)) }] : []));
  const resolve = (stamp: string) => asUtc(stamp) - rules.findLast((rule) => rule.start <= asUtc(stamp))!.to;
  return lines.flatMap((line) => /^DT(?:START|END);TZID=[^:]+:(\S+)$/.exec(line)?.[1] ?? []).map((stamp) => new Date(resolve(stamp)).toISOString());
};
