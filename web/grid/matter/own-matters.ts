import type { OwnMatters } from '#answers/visits'
import { useMemo } from 'react'
import { useCarried, type Taken } from '../carried/carried.ts'
import { doneSince } from '../done-here.ts'
import { currentWork } from '../session.ts'
import type { Item } from '../sync/outbox.ts'
import { useOutbox } from '../work.ts'

type Kept = OwnMatters['matters'][number]

/** Something that was said of a matter. `who`: null for oneself. `item`: where it is, of what this phone has said and the answer does not hold yet. */
export interface Line {
  key: string
  kind: Kept['talk'][number]['kind']
  who: string | null
  to: string
  text: string
  at: string
  item: Item['state'] | null
}

/** A hard matter as its sender sees it. `item`: where it is on its way, while the server has not been heard of it. */
export interface OwnMatter extends Pick<Kept, 'id' | 'kind' | 'text' | 'place' | 'urgent' | 'at' | 'state' | 'with'> {
  talk: Line[]
  item: Item['state'] | null
}

const nothing: Taken<'matters'> = { matters: [], names: {}, at: '' }

/** One's own hard matters, what happened last first: as the phone carries them, with what it pushed and added since. Null until it was looked. */
export function useOwnMatters(): OwnMatter[] | null {
  const { items } = useOutbox()
  const carried = useCarried('matters')
  const { account } = currentWork().me
  return useMemo(() => (carried === undefined ? null : mergeMatters(carried ?? nothing, items, account)), [carried, items, account])
}

/** Pure. */
export function mergeMatters({ matters, names, at: takenAt }: Taken<'matters'>, items: readonly Item[], account: string): OwnMatter[] {
  const known = new Set(matters.map(({ id }) => id))
  const added = Map.groupBy(doneSince(items, 'matter.add', takenAt), ({ record }) => record)
  const toLines = (id: string): Line[] =>
    (added.get(`matter/${id}`) ?? []).map(({ id: key, at, body, state }) => ({ key, kind: 'added', who: null, to: '', text: (body as { text: string }).text, at, item: state }))
  const pushed = doneSince(items, 'matter.push', takenAt).flatMap(({ at, state, body }) => {
    const given = body as Pick<OwnMatter, 'id' | 'kind' | 'text' | 'place' | 'urgent'>
    return known.has(given.id) ? [] : [{ ...given, at, state: 'pushed', with: '', talk: toLines(given.id), item: state }]
  })
  const carried = matters.map((matter) => ({
    ...matter, item: null,
    talk: [...matter.talk.map(({ act, by, ...line }): Line => ({ ...line, key: act, who: by === account ? null : (names[by] ?? by), item: null })), ...toLines(matter.id)],
  }))
  return [...pushed, ...carried].toSorted((a, b) => lastAt(b).localeCompare(lastAt(a)))
}

const lastAt = ({ at, talk }: OwnMatter) => talk.at(-1)?.at ?? at
