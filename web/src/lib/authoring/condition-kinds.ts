import type { ConditionKind } from '../../../../functions/domain/eligibility/condition.ts';

/** The kinds of condition, as organizers read them. */
export const conditionKinds: { value: ConditionKind; label: string }[] = [
  { value: 'age', label: 'Age' },
  { value: 'residence', label: 'Where somebody lives' },
  { value: 'citizenship', label: 'Citizen or permanent resident' },
  { value: 'employment', label: 'Does not work for' },
  { value: 'statement', label: 'A statement to confirm' },
  { value: 'license', label: 'A license to the agency, asked apart from the rules' },
  { value: 'incorporation', label: 'Where an organization is incorporated' },
  { value: 'business-place', label: 'Primary place of business' },
  { value: 'funding', label: 'Money raised, at most' },
  { value: 'market', label: 'Months on the market, at most' },
];
export const takesPlace = (kind: string): boolean => ['residence', 'citizenship', 'incorporation', 'business-place'].includes(kind);
