import { moneyWords } from '../words/money.ts';
import type { Condition } from './condition.ts';

/** Asked of each member, about themselves; the others of the team, about what it enters and for whom. */
export const ofEachMember = ({ kind }: Pick<Condition, 'kind'>): boolean => ['age', 'residence', 'citizenship', 'employment', 'statement', 'license'].includes(kind);

const monthsWords = (months: number) => `${months} ${months === 1 ? 'month' : 'months'}`;
const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

const plain = (condition: Condition): string => {
  switch (condition.kind) {
    case 'age': return `Be ${condition.years} or older${condition.alone === undefined ? '' : `; under ${condition.alone} with the consent of a parent or guardian`}.`;
    case 'residence': return `Live in ${condition.place}${condition.orOrganization ? ', or enter for an organization that is based there' : ''}.`;
    case 'citizenship': return `Be a citizen or permanent resident of ${condition.place}.`;
    case 'employment': return `Do not work for ${condition.employer}${condition.family ? ', nor have close family or household members who do' : ''}.`;
    case 'statement': return sentence(`Can say: “${condition.words.trim()}”`);
    case 'license': return `Asked apart from these rules, of each member: “${condition.words.trim()}” ${condition.effect === 'money' ? 'Whoever says no can enter, and cannot win money' : 'Whoever says no can enter and win all the same'}.`;
    case 'incorporation': return `An organization that enters is incorporated in ${condition.place}.`;
    case 'business-place': return `An organization that enters has its primary place of business in ${condition.place}.`;
    case 'funding': return `At most ${moneyWords(condition.cents)} was raised for what is entered in the last ${monthsWords(condition.months)}.`;
    case 'market': return condition.months === 0 ? 'What is entered is not on the market yet.' : `What is entered has been on the market for at most ${monthsWords(condition.months)}.`;
  }
};

/** The condition as the rules tell it. */
export const conditionWords = (condition: Condition): string => (condition.effect === 'money' && condition.kind !== 'license' ? `To win money: ${plain(condition).charAt(0).toLowerCase()}${plain(condition).slice(1)}` : plain(condition));

/** How a condition is asked. Without options a whole number is asked for: of cents, or of months. */
export type ConditionQuestion = { id: string; legend: string; options?: { value: string; label: string }[]; unit?: 'cents' | 'months' };

const yesNo = [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }];
const ofOrganization = [...yesNo, { value: 'none', label: 'We do not enter for an organization' }];

const ages = ({ years, alone }: Extract<Condition, { kind: 'age' }>) => {
  const between = alone !== undefined && alone > years;
  const to = between && alone - 1 > years ? `${years} to ${alone - 1}` : String(years);
  return [
    { value: 'of-age', label: `${between ? alone : years} or older` },
    ...(between ? [{ value: 'consent', label: `${to}, and a parent or guardian agrees` }, { value: 'no-consent', label: `${to}, without a parent or guardian who agrees` }] : []),
    { value: 'under', label: `Under ${years}` },
  ];
};

export const questionOf = (condition: Condition): ConditionQuestion => {
  const { id } = condition;
  switch (condition.kind) {
    case 'age': return { id, legend: 'How old are you?', options: ages(condition) };
    case 'residence': return { id, legend: condition.orOrganization ? `Do you live in ${condition.place}, or is the organization you enter for based there?` : `Do you live in ${condition.place}?`, options: yesNo };
    case 'citizenship': return { id, legend: `Are you a citizen or permanent resident of ${condition.place}?`, options: yesNo };
    case 'employment': return { id, legend: condition.family ? `Do you, or does somebody in your close family or household, work for ${condition.employer}?` : `Do you work for ${condition.employer}?`, options: yesNo };
    case 'statement': return { id, legend: `Is this true? “${condition.words.trim()}”`, options: yesNo };
    case 'license': return { id, legend: `Do you give this license? “${condition.words.trim()}” You can say no and still enter.`, options: [{ value: 'yes', label: 'Yes, I give it' }, { value: 'no', label: 'No' }] };
    case 'incorporation': return { id, legend: `Is the organization you enter for incorporated in ${condition.place}?`, options: ofOrganization };
    case 'business-place': return { id, legend: `Does the organization you enter for have its primary place of business in ${condition.place}?`, options: ofOrganization };
    case 'funding': return { id, legend: `How much was raised for what you enter in the last ${monthsWords(condition.months)}, in dollars?`, unit: 'cents' };
    case 'market': return { id, legend: 'For how many months has what you enter been on the market? 0 if it is not yet.', unit: 'months' };
  }
};

/** What was asked, to the letter: an answer stands as long as the question does. */
export const askedWords = (condition: Condition): string => {
  const { legend, options = [] } = questionOf(condition);
  return [legend, ...options.map(({ label }) => label)].join(' / ');
};
