import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { CameraKey } from '../county/cameras.ts'
import type { FilmRange } from './film.ts'
import type { Footage } from './footage.ts'

/** The compound first: the story needs it soonest. */
export const filmingOrder: readonly CameraKey[] = ['compound', 'crossing', 'bridge', 'school', 'square', 'shop', 'farm', 'village']

/**
 * Films the cameras in a process of their own, so that the server goes on answering and a fault in the encoder stays there.
 * Calls `onFootage` for each camera when it is ready and resolves after the last; rejects when the process dies or is aborted.
 */
export function filmCameras(range: FilmRange, onFootage: (footage: Footage) => void, { keys = filmingOrder, signal }: { keys?: readonly CameraKey[]; signal?: AbortSignal } = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const film = fork(join(import.meta.dirname, 'film-process.ts'), [JSON.stringify([keys, range])], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'], signal })
    film.on('message', (message) => onFootage(message as Footage))
    film.on('error', reject)
    film.on('exit', (code, ended) => (code === 0 ? resolve() : reject(new Error(`filming the demo cameras ended with ${ended ?? `exit code ${code}`}`))))
  })
}
