/** Thirty days: whoever needs more extends the deadline and the judging one by one. Without what reckons in zones, so that pages can read it. */
export const mostMinutes = 30 * 24 * 60;
