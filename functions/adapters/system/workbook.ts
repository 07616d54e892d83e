import writeExcel from 'write-excel-file/node';

/** What a cell of a workbook can hold. */
const mostCharacters = 32_767;
const cutWords = ' … (cut here: a cell of a workbook holds no more. The CSV has all of it.)';
const fitting = (text: string): string => (text.length > mostCharacters ? text.slice(0, mostCharacters - cutWords.length) + cutWords : text);

/** An Office Open XML workbook of one sheet. */
export const writeWorkbook = async (sheet: string, [head = [], ...rows]: (string | number | undefined)[][]): Promise<Uint8Array> => {
  const titles = head.map((title) => ({ value: String(title ?? ''), type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) => row.map((cell) => (cell === undefined || cell === '' ? null : typeof cell === 'number' ? cell : { value: fitting(cell), type: String })));
  return new Uint8Array(await writeExcel([titles, ...cells], { sheet, stickyRowsCount: 1 }).toBuffer());
};
