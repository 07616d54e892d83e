import { askWitnesses, type Asking } from '../use-cases/system/ask-witnesses.ts';

/** A head that is out may lack witnesses: they are asked. Answers 1 where it could not be done; the next look asks again. */
export const onUnwitnessed = async (asking: Asking): Promise<number> => {
  try {
    await askWitnesses(asking);
    return 0;
  } catch (error) {
    asking.log({ level: 'error', message: 'witnesses were not asked', error: String(error), stack: (error as Error).stack });
    return 1;
  }
};
