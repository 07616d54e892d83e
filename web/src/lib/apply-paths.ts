/** Pages of an application that are not a section of its form. A section called like one of them gets an address of its own. */
const taken = ['team', 'about', 'check', 'sent', 'withdraw', 'outcome', 'files', 'eligibility', 'appeal', 'award'];

export const sectionPath = (id: string): string => (taken.includes(id) ? `form-${id}` : id);
export const sectionAt = <T extends { id: string }>(sections: T[], path: string): T | undefined => sections.find((section) => sectionPath(section.id) === path);
/** The address of the question a fault names, such as `summary.pitch`. */
export const faultHref = (base: string, query: string, fault: string): string => {
  const [section = '', field] = fault.split('.');
  if (fault === 'title' || fault === 'area') return `${base}/about${query}#f-${fault}`;
  if (fault === 'eligibility') return `${base}/eligibility${query}`;
  return field ? `${base}/${sectionPath(section)}${query}#f-${field}` : `${base}${query}`;
};
