/** Asks a witness of the log, over the network. `type`: the media type of what it answers. Undefined where no answer came in time. */
export type Witness = { ask(url: string, body: string): Promise<{ status: number; type: string; text: string } | undefined> };
