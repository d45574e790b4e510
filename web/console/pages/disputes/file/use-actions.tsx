import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { post } from '../../../../shared/api/client.ts'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { useRefreshDispute, type DisputeFile } from '../disputes.ts'
import { Form, type Opened } from './Form.tsx'
import { listActions, type ActionName } from './list-actions.ts'

export interface Action {
  name: ActionName
  key: string
  label: string
  /** Takes the dispute forward: stands first, as the button one would press. */
  isNext: boolean
  isDangerous: boolean
  start: () => void
}

interface Working {
  actions: Action[]
  /** Opens a form that stands beside what it is about: corrections, mostly. */
  start: (opened: NonNullable<Opened>) => void
  dialog: ReactNode
}

/** What may be done to a dispute now, the next thing first, and the form of the one that was started. */
export function useActions(file: DisputeFile, look: { open: (why: string, intentId: string) => Promise<void>; close: () => void }): Working {
  const { t } = useTranslation('disputes')
  const { me } = useMe()
  const navigate = useNavigate()
  const refresh = useRefreshDispute(file.id)
  const [opened, setOpened] = useState<Opened>(null)
  const send = async (verb: string, body: object, intentId: string) => {
    await post(`/api/disputes/${file.id}/${verb}`, body, intentId)
    await refresh()
  }
  const startNamed = (name: ActionName) => {
    if (name === 'closeFile') look.close()
    else if (name === 'print') void navigate(`/disputes/${file.id}/agreement`)
    else setOpened({ name })
  }
  const actions = listActions(file, me?.account ?? '').map(({ name, key, isNext = false, isDangerous = false }) => ({ name, key, isNext, isDangerous, label: t(name), start: () => startNamed(name) }))
  const dialog = opened && <Form file={file} opened={opened} send={send} onOpenFile={look.open} onClose={() => setOpened(null)} />
  return { actions, start: setOpened, dialog }
}
