import { beginDeployment } from '../../use-cases/operator/begin-deployment.ts';
import { atPlace, atTerminal, placeOptions } from './open-place.ts';
import { readAddress, readOptions } from './read-options.ts';
import { told } from './told.ts';

const options = { ...placeOptions, email: { type: 'string', default: '' }, agency: { type: 'string', default: '' } } as const;

export const bootstrap = async (args: string[]): Promise<void> => {
  const { values } = readOptions(args, options);
  const email = readAddress(values.email, 'Say who the first operator is with --email.');
  const agency = values.agency.trim();
  if (agency.length < 2 || agency.length > 160) throw told(`Name the first agency with --agency, in 2 to 160 characters.`);
  const say = (line: string) => console.log(line);
  const opened = await atPlace(values, say, (ports) => beginDeployment(ports, atTerminal(), { email, agency }));
  say(`${opened.name} is open at /agencies/${opened.slug}. ${email} becomes its operator, manager and approver when next signing in with that address.`);
};
