import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import type { Me } from '../../../../shared/api/me.ts'
import { FormDialog } from '../../disputes/forms/FormDialog.tsx'
import { CorrectForm } from '../forms/CorrectForm.tsx'
import { EndForm } from '../forms/EndForm.tsx'
import { RegisterForm } from '../forms/RegisterForm.tsx'
import type { Send } from '../forms/send.ts'
import type { Ground } from '../ground/grounds.ts'
import { JoinDialog } from '../join/JoinDialog.tsx'
import { useRefreshEntry, type EntryType, type OpenedEntry } from '../register.ts'
import { may } from '../rights.ts'
import { useWords } from '../use-words.ts'
import { HistoryDrawer } from './HistoryDrawer.tsx'
import { PlateDialog } from './PlateDialog.tsx'

export interface Action {
  key: string
  label: string
  isNext?: boolean
  isDangerous?: boolean
  start: () => void
}

type Opened = { name: 'history' | 'correct' | 'end' | 'revive' | 'join' | 'plate' } | { name: 'add'; type: EntryType } | { name: 'part'; other: string } | null

/** What is registered on what. */
const partsOf: Partial<Record<EntryType, EntryType[]>> = { address: ['dwelling', 'business', 'building'], dwelling: ['household'], household: ['person'] }
const addKeys = ['n', 'b', 'l']

/** What one may do to a record as it stands, each with its key, and the form of what was started. */
export function useActions(entry: OpenedEntry, ground: Ground, me: Me): { actions: Action[]; startParting: (other: string) => void; dialog: ReactNode } {
  const { t } = useTranslation('register')
  const { nameType } = useWords()
  const refresh = useRefreshEntry()
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const isOwn = me.station !== '' && me.station === entry.station
  const [records, corrects] = [isOwn && may(me, 'record'), isOwn && may(me, 'correct')]
  const send: Send = async (verb, body, intentId) => {
    await post(`/api/registry/${entry.type}/${entry.id}/${verb}`, body, intentId)
    await refresh(entry.type, entry.id)
  }
  const on = (name: 'history' | 'correct' | 'end' | 'revive' | 'join' | 'plate') => () => setOpened({ name })
  const latest = entry.took.at(-1)
  const actions: Action[] = [
    ...(records && !entry.ended ? (partsOf[entry.type] ?? []).map((type, i) => ({ key: addKeys[i]!, label: t('registerA', { what: nameType(type) }), isNext: i === 0, start: () => setOpened({ name: 'add', type }) })) : []),
    ...(corrects ? [{ key: 'e', label: t('correct'), start: on('correct') }] : []),
    { key: 'h', label: t('history'), start: on('history') },
    ...(entry.type === 'address' && !entry.ended ? [{ key: 'p', label: t('plate'), start: on('plate') }] : []),
    ...(corrects && entry.type === 'person' ? [{ key: 'm', label: t('join'), start: on('join') }] : []),
    ...(corrects && latest ? [{ key: 'u', label: t('part'), start: () => setOpened({ name: 'part', other: latest.id }) }] : []),
    ...(records && !entry.ended ? [{ key: 'x', label: t('end'), isDangerous: true, start: on('end') }] : []),
    ...(corrects && entry.ended ? [{ key: 'v', label: t('revive'), isNext: true, start: on('revive') }] : []),
  ]
  return { actions, startParting: (other) => setOpened({ name: 'part', other }), dialog: draw() }

  function draw(): ReactNode {
    switch (opened?.name) {
      case undefined:
        return null
      case 'history':
        return <HistoryDrawer entry={entry} ground={ground.ref} onClose={close} />
      case 'add':
        return <RegisterForm type={opened.type} on={entry} ground={ground.ref} onClose={close} />
      case 'correct':
        return <CorrectForm entry={entry} send={send} onClose={close} />
      case 'plate':
        return <PlateDialog entry={entry} onClose={close} />
      case 'end':
        return <EndForm entry={entry} send={send} onClose={close} />
      case 'join':
        return <JoinDialog entry={entry} ground={ground} me={me} onClose={close} />
      case 'revive':
        return <FormDialog title={t('revive')} note={t('reviveNote')} verb={t('revive')} asksReason onClose={close} onConfirm={({ intentId, reason }) => send('revive', { reason }, intentId)} />
      case 'part':
        return <FormDialog title={t('part')} note={t('partNote')} verb={t('part')} asksReason onClose={close} onConfirm={({ intentId, reason }) => send('part', { other: opened.other, reason }, intentId)} />
    }
  }
}
