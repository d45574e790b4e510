/**
 * A failure that a person can act on: a code for programs, the parameters of a sentence that the
 * catalogues hold in both languages (`messages/`), and an HTTP status for the edge.
 * Rules return refusals (`acts/decision.ts`); faults are thrown where there is no way on.
 */
export class Fault extends Error {
  readonly code: string
  readonly params: Record<string, string | number>
  readonly status: number

  constructor(code: string, params: Record<string, string | number> = {}, status = 400, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.params = params
    this.status = status
  }
}
