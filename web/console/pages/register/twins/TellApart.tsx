import { Button, Card, Flex, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TwinQueue } from '#answers/registry'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { Reason } from '../differences/Reason.tsx'
import { Compare } from '../join/Compare.tsx'
import { compareEntries, type Row, type Side } from '../join/compare.ts'
import { useWords } from '../use-words.ts'
import { useDecisions } from './use-decisions.ts'

/** From here on a pair is called nearly certain. */
const certainFrom = 0.99

/** One pair after the other: 1 joins, 2 says that they are two, 3 puts it off; the next follows at once, the last one can be undone. */
export function TellApart({ queue, onDone, isAsking }: { queue: TwinQueue; onDone: () => void; isAsking: boolean }) {
  const { t } = useTranslation('twins')
  const { nameEntry } = useWords()
  const { pairs, last, wasUndone, error, join, tellApart, putOff, undo } = useDecisions(queue, onDone)
  const [choices, setChoices] = useState<{ pair: string; sides: Record<string, Side> }>({ pair: '', sides: {} })
  const [reason, setReason] = useState('')
  const pair = pairs[0]
  const sides = pair && choices.pair === pair.id ? choices.sides : {}
  const rows = pair ? compareEntries(pair.this, pair.other) : []
  const chosen = (row: Row) => (row.isSettled ? row.keeps : (sides[row.field] ?? row.keeps))
  const isReady = pair !== undefined && reason.trim() !== ''
  const doJoin = isReady ? () => join(sides, reason.trim()) : undefined
  const doTellApart = isReady ? () => tellApart(reason.trim()) : undefined
  const later = pairs.length > 1 ? putOff : undefined
  useKeys({ '1': doJoin, '2': doTellApart, '3': later, z: last ? undo : undefined })
  return (
    <>
      {pair && (
        <Card
          key={pair.id} size="small" title={<Flex gap={8} align="center" wrap><h1 className="register-title">{nameEntry(pair.this)} · {nameEntry(pair.other)}</h1><Tag style={{ margin: 0 }}>{t(pair.likelihood >= certainFrom ? 'sureness_certain' : 'sureness_likely')}</Tag></Flex>}
          extra={<Typography.Text type="secondary" role="status">{t('pairsLeft', { count: pairs.length })}</Typography.Text>}
        >
          <Reason label={t('basis')} value={reason} onChange={setReason} />
          <Compare rows={rows} entries={pair} chosen={chosen} onChoose={(field, side) => setChoices({ pair: pair.id, sides: { ...sides, [field]: side } })} />
          <Flex gap={8} wrap justify="space-between">
            <Flex gap={8} wrap>
              <Button type="primary" disabled={!doJoin} onClick={doJoin}>{t('join')} <kbd>1</kbd></Button>
              <Button disabled={!doTellApart} onClick={doTellApart}>{t('apart')} <kbd>2</kbd></Button>
            </Flex>
            {later && <Button onClick={later}>{t('later')} <kbd>3</kbd></Button>}
          </Flex>
          <Typography.Text type="secondary">{t('hint')}</Typography.Text>
        </Card>
      )}
      {!pair && isAsking && <Typography.Text type="secondary">{t('askingAgain')}</Typography.Text>}
      <ErrorNote error={error} />
      {last && !error && (
        <Typography.Text type="secondary" role="status">
          {t(last.what, { name: nameEntry(last.pair.this), other: nameEntry(last.pair.other) })} <Button size="small" type="link" onClick={undo}>{t('undo')} <kbd>Z</kbd></Button>
        </Typography.Text>
      )}
      {wasUndone && <Typography.Text type="secondary" role="status">{t('undone')}</Typography.Text>}
    </>
  )
}
