import type { TakenRound } from '#answers/visits'
import { get, post } from '../../shared/api/client.ts'
import { sealJson, unsealJson, type Box } from '../vault/boxes.ts'
import { database } from '../vault/database.ts'
import { currentWork } from '../session.ts'
import type { Item } from '../sync/outbox.ts'
import { tellTaken } from './taken.ts'

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
  return Promise.all((await database.rounds.toArray()).map(openRound))
}

export async function findRound(id: string): Promise<TakenRound | null> {
  const row = await database.rounds.get(id)
  return row ? openRound(row) : null
}

/** The round that was opened last: from its list to its doors it is not opened again. */
let opened: { key: CryptoKey; nonce: string; round: TakenRound } | null = null

/** That one, at once: nobody waits for the database. */
export const peekRound = (id: string): TakenRound | null => (opened?.key === currentWork().key && opened.round.id === id ? opened.round : null)

export const closeRounds = () => void (opened = null)

async function openRound({ box }: { box: Box }): Promise<TakenRound> {
  const { key } = currentWork()
  const nonce = box.iv.join()
  if (opened?.key !== key || opened.nonce !== nonce) opened = { key, nonce, round: await unsealJson<TakenRound>(key, box) }
  return opened.round
}

/** So long the doors of a round are taken for what they were, unless this phone changed them: a round of 2,000 is some megabytes. */
const freshMs = 15 * 60_000

/** Rounds that are taken anew although they are fresh: id → when it was heard that it changed, milliseconds since the epoch. */
type Heard = ReadonlyMap<string, number>

/** A round is some hundred kB on the way; on a slow line that takes a while. What hangs longer is given up, since the next waits for it. */
const withinMs = 120_000

/** One taking along after another: the second finds what the first took. */
let taking: Promise<unknown> = Promise.resolve()

/** Takes along what is planned for this person, where it is old or was heard to have changed; what is planned no more is let go. Throws where there is no network. */
export function takeRounds(heard: Heard | 'all' = new Map()): Promise<void> {
  const asked = Date.now()
  const next = taking.then(() => takeInTurn((id) => (heard === 'all' ? asked : heard.get(id)) ?? 0))
  taking = next.catch(() => undefined)
  return next
}

async function takeInTurn(changedAt: (id: string) => number): Promise<void> {
  const { key, device, storage } = currentWork()
  const { rounds } = await get<{ rounds: Listed[] }>('/api/rounds', AbortSignal.timeout(withinMs))
  const items = await storage.list()
  for (const { id } of rounds) {
    const now = Date.now()
    const kept = await database.rounds.get(id)
    if (kept && isFresh(kept, items, now, changedAt(id))) continue
    const taken = await post<TakenRound>(`/api/rounds/${id}/take`, { device }, undefined, AbortSignal.timeout(withinMs))
    await database.rounds.put({ id, until: taken.until, takenAt: new Date(now).toISOString(), box: await sealJson(key, taken) })
  }
  await database.rounds.where('id').noneOf(rounds.map(({ id }) => id)).delete()
  tellTaken()
}

const isFresh = ({ id, takenAt }: { id: string; takenAt?: string }, items: readonly Item[], now: number, changedAt: number) =>
  takenAt !== undefined && Date.parse(takenAt) > changedAt && Math.abs(now - Date.parse(takenAt)) < freshMs && !items.some(({ kind, state, at, body }) => kind === 'visit.record' && state === 'done' && at > takenAt && (body as { round: string | null }).round === id)
