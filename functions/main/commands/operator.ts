import { nameOperator } from '../../use-cases/operator/name-operator.ts';
import { atPlace, atTerminal, placeOptions } from './open-place.ts';
import { readAddress, readOptions } from './read-options.ts';

export const operator = async (args: string[]): Promise<void> => {
  const { values } = readOptions(args, { ...placeOptions, email: { type: 'string', default: '' } });
  const email = readAddress(values.email, 'Say who becomes an operator with --email.');
  const say = (line: string) => console.log(line);
  await atPlace(values, say, (ports) => nameOperator(ports, atTerminal(), email));
  say(`${email} becomes an operator when next signing in with that address.`);
};
