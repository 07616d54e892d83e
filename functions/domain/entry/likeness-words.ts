/** From here on somebody should look. */
export const leastLikeness = 0.5;
