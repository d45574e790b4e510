import type { TakenRound } from '#answers/visits'
import { get, post } from '../shared/api/client.ts'
import { sealJson, unsealJson } from './vault/boxes.ts'
import { database } from './vault/database.ts'
import { currentWork } from './session.ts'

export type Door = TakenRound['doors'][number]
export type Entry = Door['entries'][number]

interface Listed {
  id: string
  title: string
  day: string
  until: string
  stops: number
  visited: number
}

/** Rounds that this phone carries; those that have expired are gone. */
export async function listTaken(): Promise<TakenRound[]> {
  const now = new Date().toISOString()
  await database.rounds.filter(({ until }) => until < now).delete()
  const { key } = currentWork()
  return Promise.all((await database.rounds.toArray()).map(({ box }) => unsealJson<TakenRound>(key, box)))
}

export async function findRound(id: string): Promise<TakenRound | null> {
  const row = await database.rounds.get(id)
  return row ? unsealJson<TakenRound>(currentWork().key, row.box) : null
}

/** Takes along what is planned for this person; what is planned no more is let go. Throws where there is no network. */
export async function takeRounds(): Promise<void> {
  const { key, device } = currentWork()
  const { rounds } = await get<{ rounds: Listed[] }>('/api/rounds')
  for (const { id } of rounds) {
    const taken = await post<TakenRound>(`/api/rounds/${id}/take`, { device })
    await database.rounds.put({ id, until: taken.until, box: await sealJson(key, taken) })
  }
  await database.rounds.where('id').noneOf(rounds.map(({ id }) => id)).delete()
}
