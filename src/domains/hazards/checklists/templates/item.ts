import type { Item, Kind, Severity } from '../../rules.ts'

type Pair = readonly [zh: string, en: string]
const words = ([zh, en]: Pair) => ({ zh, en })
const nothing: Pair = ['', '']

interface More {
  help?: Pair
  optional?: true
  /** Asked only where this item was answered so. */
  after?: readonly [item: string, ...answers: string[]]
}

/** The answer that is a hazard: how grave, and in which words. */
type Bad = readonly [severity: Severity, ...said: Pair]

const base = (id: string, said: Pair, { help = nothing, optional, after }: More): Item => ({
  id, type: 'yes_no', words: words(said), help: words(help), required: !optional, showIf: after ? { item: after[0], answers: after.slice(1) } : null, hazard: null,
  options: [], unit: words(nothing), min: null, max: null,
})

const rule = (kind: Kind, [severity, zh, en]: Bad, answers: string[]) => ({ answers, below: null, above: null, kind, severity, words: { zh, en } })

/** Items of one checklist, whose hazards are of one kind unless told. */
export function writeItems(kind: Kind) {
  return {
    /** No is the hazard. */
    should: (id: string, said: Pair, bad: Bad, more: More = {}): Item => ({ ...base(id, said, more), hazard: rule(kind, bad, ['no']) }),
    /** Yes is the hazard. */
    shouldNot: (id: string, said: Pair, bad: Bad, more: More & { kind?: Kind } = {}): Item => ({ ...base(id, said, more), hazard: rule(more.kind ?? kind, bad, ['yes']) }),
    ask: (id: string, said: Pair, more: More = {}): Item => base(id, said, more),
    choose: (id: string, said: Pair, options: Record<string, Pair>, more: More & { bad?: readonly [answers: string[], ...Bad] } = {}): Item => ({
      ...base(id, said, more), type: 'choice', options: Object.entries(options).map(([option, text]) => ({ id: option, words: words(text) })),
      hazard: more.bad ? rule(kind, more.bad.slice(1) as unknown as Bad, more.bad[0]) : null,
    }),
    count: (id: string, said: Pair, unit: Pair, limits: { min: number; max: number; below?: number; above?: number; bad?: Bad }, more: More = {}): Item => ({
      ...base(id, said, more), type: 'number', unit: words(unit), min: limits.min, max: limits.max,
      hazard: limits.bad ? { ...rule(kind, limits.bad, []), below: limits.below ?? null, above: limits.above ?? null } : null,
    }),
    photo: (id: string, said: Pair, more: More = {}): Item => ({ ...base(id, said, { optional: true, ...more }), type: 'photo' }),
    tell: (id: string, said: Pair, more: More = {}): Item => ({ ...base(id, said, { optional: true, ...more }), type: 'text' }),
  }
}
