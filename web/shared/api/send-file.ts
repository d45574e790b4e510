import { currentLanguage } from '../i18n/language.ts'
import { ApiError } from './client.ts'

/** Sends a file as it is; throws what the server says is wrong with it. */
export async function sendFile(url: string, file: Blob): Promise<Response> {
  const answer = await fetch(url, { method: 'POST', body: file, headers: { 'accept-language': currentLanguage(), 'content-type': 'application/octet-stream' } })
  if (answer.ok) return answer
  const { error } = (await answer.json()) as { error: ConstructorParameters<typeof ApiError>[1] }
  throw new ApiError(answer.status, error)
}

/** Saves what was fetched under a name, as a download does. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The name of the list of faults of a file. */
export const faultsName = (file: File): string => `${file.name.replace(/\.(csv|xlsx|geojson|json)$/i, '')}-faults.csv`
