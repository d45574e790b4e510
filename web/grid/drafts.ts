import { sealJson, unsealJson } from './vault/boxes.ts'
import { database } from './vault/database.ts'
import { keep } from './vault/keep.ts'
import { currentWork, findWork } from './session.ts'

/** What was typed last, by form, until it is written: an older one never comes after it. */
const latest = new Map<string, unknown>()
let writing: Promise<unknown> = Promise.resolve()

/** Forms of which something was written, and perhaps others; null until it was looked. */
let begun: Set<string> | null = null

/** Looks which forms were begun, so that none is waited for where there is none. */
export async function listBegun(): Promise<void> {
  begun = new Set([...(await database.drafts.toCollection().primaryKeys()), ...latest.keys()])
}

export const mayBeBegun = (name: string): boolean => begun?.has(name) ?? true

/** A form that was begun: it survives whatever happens to the page. */
export function keepDraft(name: string, draft: unknown): void {
  const isQueued = latest.has(name)
  latest.set(name, draft)
  begun?.add(name)
  if (!isQueued) writing = writing.then(() => write(name))
}

async function write(name: string): Promise<void> {
  const draft = latest.get(name)
  latest.delete(name)
  const key = findWork()?.key
  if (key) await keep(async () => database.drafts.put({ door: name, box: await sealJson(key, draft) }))
}

/** Resolves once everything that was typed is written, or told to be not. */
export const settleDrafts = () => writing

export async function findDraft<T>(name: string): Promise<T | null> {
  await settleDrafts()
  const row = await database.drafts.get(name)
  return row ? unsealJson<T>(currentWork().key, row.box) : null
}
