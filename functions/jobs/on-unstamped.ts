import { stampCheckpoints, type Stamping } from '../use-cases/system/stamp-checkpoints.ts';

/** A head that is out may lack timestamps: the authorities are asked. Answers 1 where it could not be done; the next look asks again. */
export const onUnstamped = async (stamping: Stamping): Promise<number> => {
  try {
    await stampCheckpoints(stamping);
    return 0;
  } catch (error) {
    stamping.log({ level: 'error', message: 'no timestamp was asked for', error: String(error), stack: (error as Error).stack });
    return 1;
  }
};
