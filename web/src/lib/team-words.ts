/** A team and its people in one line; a person alone who gave the team their own name is named once. */
export const teamWords = (team: string, people: string[]): string => (people.length === 1 && people[0] === team ? team : `${team}: ${people.join(', ')}`);
