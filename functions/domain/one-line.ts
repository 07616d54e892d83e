/** A name on one line: no control characters, and none that turn the direction of writing, which can make a name read as another. */
export const oneLine = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u;
