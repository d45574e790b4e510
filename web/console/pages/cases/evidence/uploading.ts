import { DetailedError, Upload } from 'tus-js-client'
import { ApiError } from '../../../../shared/api/client.ts'
import { currentLanguage } from '../../../../shared/i18n/language.ts'

export interface Sending {
  file: File
  /** `waiting`: the connection is lost and it tries again by itself. */
  state: 'hashing' | 'sending' | 'waiting' | 'paused' | 'failed' | 'done'
  sent: number
  error: unknown
}

/** A piece at a time, so that a lost connection costs at most this much. */
const pieceBytes = 4 * 1_048_576
const retryAfterMs = [0, 1_000, 3_000, 5_000, 10_000, 30_000, 60_000, 60_000, 60_000]

/** One file on its way to becoming evidence: goes on by itself after a lost connection, or when the same file is chosen again. */
export class EvidenceUpload {
  readonly file: File
  readonly #caseId: string
  readonly #onChange: (change: Partial<Sending>) => void
  #upload: Upload | null = null

  constructor(caseId: string, file: File, onChange: (change: Partial<Sending>) => void) {
    this.#caseId = caseId
    this.file = file
    this.#onChange = onChange
  }

  async start(): Promise<void> {
    try {
      this.#upload ??= await this.#prepare()
      const before = await this.#upload.findPreviousUploads()
      if (before[0]) this.#upload.resumeFromPreviousUpload(before[0])
      this.#onChange({ state: 'sending', error: null })
      this.#upload.start()
    } catch (error) {
      this.#onChange({ state: 'failed', error })
    }
  }

  async pause(): Promise<void> {
    await this.#upload?.abort()
    this.#onChange({ state: 'paused' })
  }

  /** Gives it up: what came is removed on the server too. */
  async cancel(): Promise<void> {
    await this.#upload?.abort(true).catch(() => undefined)
  }

  async #prepare(): Promise<Upload> {
    const sha256 = await hashFile(this.file)
    return new Upload(this.file, {
      endpoint: `/api/cases/${this.#caseId}/uploads`,
      chunkSize: pieceBytes,
      retryDelays: retryAfterMs,
      removeFingerprintOnSuccess: true,
      headers: { 'accept-language': currentLanguage() },
      metadata: {
        filename: this.file.name,
        ...(sha256 ? { sha256 } : {}),
        ...(this.file.lastModified ? { takenAt: new Date(this.file.lastModified).toISOString() } : {}),
      },
      fingerprint: async (file) => ['langqiao', this.#caseId, file.name, file.size, file.lastModified].join('/'),
      onProgress: (sent) => this.#onChange({ sent, state: 'sending' }),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0
        const again = status === 0 || status === 409 || status === 423 || status === 460 || status >= 502
        if (again && status === 0) this.#onChange({ state: 'waiting' })
        return again
      },
      onError: (error) => this.#onChange({ state: 'failed', error: explain(error) }),
      onSuccess: () => this.#onChange({ state: 'done', sent: this.file.size }),
    })
  }
}

/** The server's own sentence, where it gave one. */
function explain(error: Error): unknown {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined
  const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0
  try {
    const parsed = JSON.parse(body ?? '') as { error: { code: string; message: string; todo: string } }
    return new ApiError(status, parsed.error)
  } catch {
    return error
  }
}

/** SHA-256 before sending, so that the server can prove that nothing changed on the way. Null where the browser has none (no TLS). */
async function hashFile(file: File): Promise<string | null> {
  if (!isSecureContext) return null
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
