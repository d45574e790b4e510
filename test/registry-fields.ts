import { sheets, type Field, type Sheet } from '#domains/registry/rules.ts'

const head = `# Fields of the register / 人口房屋登记项

What is kept of each record, why, and for how long: written from \`src/domains/registry/fields/sheets.ts\` by \`npm run generate\`, never by hand.
Grounds that the county's legal office has yet to confirm are marked. There is no field for ethnicity, religion, politics, health or opinions, and no free text about a person.
`

const columns = ['Field', '登记项', 'Ground', '依据', 'Asked again after', 'Kept after the end']

/** `docs/registry-fields.md`: one table a sheet. */
export const writeRegistryFields = (): string => [head, ...Object.values(sheets).map(writeSheet)].join('\n')

function writeSheet({ label, fields, ends, keptMonths }: Sheet): string {
  const rows = Object.values(fields).map((field) => writeRow([`${field.label.en}${field.required ? ' (required)' : ''}`, field.label.zh, ...writeGround(field), writeAge(field), writeMonths(keptMonths)]))
  const reasons = Object.values(ends).map(({ zh, en }) => `${en} (${zh})`).join(', ')
  return [`## ${label.en} / ${label.zh}`, '', `Ends as: ${reasons}.`, '', writeRow(columns), writeRow(columns.map(() => '---')), ...rows, ''].join('\n')
}

const writeRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

const writeGround = ({ ground: { text, confirmed } }: Field) => (confirmed ? [text.en, text.zh] : [`${text.en}: to be confirmed`, `${text.zh}：待确认`])

const writeAge = ({ staleAfterDays: days }: Field) => (days === undefined ? 'never' : `${Math.round(days)} days`)

const writeMonths = (months: number | null) => (months === null ? 'stays' : `${months} months`)
