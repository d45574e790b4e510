import type { ReelLine } from '#answers/footage'
import { ApiError } from '../../../../shared/api/client.ts'
import { currentLanguage } from '../../../../shared/i18n/language.ts'

/** Makes a reel and gives what is said on the way; aborting it ends the work. Throws ApiError where it is refused. */
export async function* makeReel(given: { title: string; items: { clip: string; caption: string }[] }, intent: string, signal: AbortSignal): AsyncGenerator<ReelLine> {
  const answer = await fetch('/api/footage/reels', {
    method: 'POST', signal, body: JSON.stringify(given), headers: { 'accept-language': currentLanguage(), 'content-type': 'application/json', 'idempotency-key': intent },
  })
  if (!answer.ok || !answer.body) {
    const body = (await answer.json().catch(() => null)) as { error?: { code: string; message: string; todo: string } } | null
    throw new ApiError(answer.status, body?.error ?? { code: 'offline', message: `${answer.status}`, todo: '' })
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop()!
    for (const line of lines) yield JSON.parse(line) as ReelLine
  }
}
