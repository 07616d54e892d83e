/** How long a job may go on, and how it waits. Between two steps it asks; what is left is done at the next look. */
export type Pace = { hasTime(): boolean; pause(milliseconds: number): Promise<void> };
