import { Button, Card, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoundRow } from '#answers/visits'
import { post } from '../../../../shared/api/client.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { SendDialog } from '../../hazards/SendDialog.tsx'
import { useColleagues, useRefreshGrid } from '../grid.ts'
import { Doors } from './Doors.tsx'
import { ReassignDialog } from './ReassignDialog.tsx'
import { RoundDay } from './RoundDay.tsx'
import { RoundVisits } from './RoundVisits.tsx'

/** One round: how far it is, its visits, and who goes instead or that it is over. */
export function RoundFile({ round, onClose }: { round: RoundRow; onClose: () => void }) {
  const { t } = useTranslation('grid')
  const people = useColleagues()
  const refresh = useRefreshGrid()
  const [started, setStarted] = useState<'reassign' | 'close' | null>(null)
  const isOpen = round.closedAt === null
  const [reassign, close] = [() => setStarted('reassign'), () => setStarted('close')]
  useKeys({ a: isOpen ? reassign : undefined, c: isOpen ? close : undefined })
  const send = async (verb: string, body: object) => {
    await post(`/api/rounds/${round.id}/${verb}`, body)
    await refresh()
  }
  const nameOf = (account: string) => people.nameOf(account) ?? account
  return (
    <Card size="small" className="grid-file" title={<h2 className="grid-head">{round.title}</h2>} extra={<Button type="text" size="small" aria-label={t('closeFile')} onClick={onClose}>✕</Button>}>
      {isOpen && (
        <Flex gap={8} wrap className="grid-steps">
          <Button size="small" type="primary" onClick={reassign}>{t('do_reassign')} <kbd>A</kbd></Button>
          <Button size="small" onClick={close}>{t('do_endRound')} <kbd>C</kbd></Button>
        </Flex>
      )}
      <dl className="grid-about">
        <dt>{t('day')}</dt><dd>{round.day} · <RoundDay round={round} /></dd>
        <dt>{t('walkers')}</dt><dd>{nameOf(round.assignee)}{round.partner && ` · ${t('withPartner', { name: nameOf(round.partner) })}`}</dd>
        <dt>{t('doorsDone')}</dt><dd><Doors done={round.visited} all={round.stops} /></dd>
      </dl>
      <RoundVisits round={round.id} />
      {started === 'reassign' && <ReassignDialog round={round} onSend={(body) => send('reassign', body)} onClose={() => setStarted(null)} />}
      {started === 'close' && <SendDialog title={t('do_endRound')} note={t('note_endRound')} verb={t('do_endRound')} words="optional" onSend={(reason) => send('close', { reason })} onClose={() => setStarted(null)} />}
    </Card>
  )
}
