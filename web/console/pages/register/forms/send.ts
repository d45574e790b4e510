/** Sends what is done to a record, and shows what became of it. */
export type Send = (verb: 'correct' | 'end' | 'revive' | 'part', body: object, intentId: string) => Promise<void>
