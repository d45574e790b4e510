import { keepPhoto } from '../work.ts'
import type { PhotoRef } from './draft.ts'

/** Enough to read a meter plate; a tenth of what a phone's camera gives. */
const longestSide = 1_600
const quality = 0.8
const whereWithinMs = 3_000

/** More than a phone's camera gives; opening it would take the page's memory, and the page with it. */
const mostBytes = 40 * 1_048_576

/** `photoOdd`: no picture that this phone can open; `photoLarge`: more than it should; `photoUnkept`: it could not be kept here. */
export type PhotoProblem = 'photoOdd' | 'photoLarge' | 'photoUnkept'

/** Shrinks a photo and draws it anew, so that nothing of what the camera wrote into it stays; when and where are kept beside it. */
export async function takePhoto(file: Blob, position = findPosition()): Promise<PhotoRef | PhotoProblem> {
  if (file.size > mostBytes) return 'photoLarge'
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return 'photoOdd'
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)))
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return keepDrawn(await canvas.convertToBlob({ type: 'image/jpeg', quality }), position)
}

export async function keepDrawn(blob: Blob, position = findPosition()): Promise<PhotoRef | PhotoProblem> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const takenAt = new Date().toISOString()
  const isKept = await keepPhoto({ sha256, takenAt, size: bytes.length }, bytes)
  return isKept ? { sha256, takenAt, position: await position } : 'photoUnkept'
}

/** Where the phone is, as far as it says so soon; degrees, WGS-84, which CGCS2000 shares within centimetres. */
export function findPosition(): Promise<PhotoRef['position']> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), whereWithinMs)
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      clearTimeout(timer)
      resolve({ lon: Number(coords.longitude.toFixed(6)), lat: Number(coords.latitude.toFixed(6)) })
    }, () => {
      clearTimeout(timer)
      resolve(null)
    }, { maximumAge: 30_000, timeout: whereWithinMs })
  })
}
