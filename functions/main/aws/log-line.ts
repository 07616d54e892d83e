/** CloudWatch reads JSON lines field by field. */
export const logLine = (line: Record<string, unknown>) => console.log(JSON.stringify(line));
