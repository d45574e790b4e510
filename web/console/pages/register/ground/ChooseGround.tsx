import { Alert, Button, Card, Empty, Skeleton, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../../shared/api/me.ts'
import { formatClock, formatDay } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { may } from '../rights.ts'
import type { Ground } from './grounds.ts'
import { OpenReception } from './OpenReception.tsx'

interface Props {
  me: Me
  /** Undefined while they are on their way. */
  grounds: Ground[] | undefined
  error: unknown
  /** One was chosen that is no longer open, or not one's own. */
  hasEnded: boolean
  onChoose: (ref: string) => void
  /** Leaves it as it was, where there is one. */
  onKeep: (() => void) | null
}

/** Nothing is looked for without a ground: one's own open work, or a reception that is opened now. */
export function ChooseGround({ me, grounds, error, hasEnded, onChoose, onKeep }: Props) {
  const { t } = useTranslation('register')
  const [at, setAt] = useState(0)
  const [isOpening, setOpening] = useState(false)
  const receives = may(me, 'receive') && me.station !== ''
  const rows = grounds ?? []
  const move = (by: number) => () => setAt(Math.max(0, Math.min(rows.length - 1, at + by)))
  const open = receives ? () => setOpening(true) : undefined
  useKeys({ ArrowDown: move(1), j: move(1), ArrowUp: move(-1), k: move(-1), Enter: () => rows[at] && onChoose(rows[at].ref), n: open, ...(onKeep ? { Escape: onKeep } : {}) })
  return (
    <Card className="register-choose" title={<h1 className="register-title">{t('chooseGround')}</h1>} extra={onKeep && <Button size="small" onClick={onKeep}>{t('keepGround')} <kbd>Esc</kbd></Button>}>
      {hasEnded && <Alert type="warning" showIcon title={t('groundEnded')} />}
      <Typography.Paragraph type="secondary">{t('groundWhy')}</Typography.Paragraph>
      <ErrorNote error={error} />
      {!grounds && !error && <Skeleton active className="lq-late" paragraph={{ rows: 4 }} title={false} />}
      {grounds && rows.length === 0 && <Empty description={<><div>{t('noGround')}</div><Typography.Text type="secondary">{t(receives ? 'noGroundTodo' : 'noGroundDesk')}</Typography.Text></>} />}
      {rows.length > 0 && (
        <ul className="register-rows">
          {rows.map((ground, i) => (
            <li key={ground.ref}>
              <button type="button" className="register-row" data-current={i === at} onClick={() => onChoose(ground.ref)}>
                <Tag style={{ margin: 0 }}>{t(`ground_${ground.type}`)}</Tag>
                <b>{ground.number}</b>
                <span>{ground.about}</span>
                <small>{ground.until ? t('until', { at: `${formatDay(ground.until)} ${formatClock(ground.until)}` }) : t('untilClosed')}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      {open && <Button type={rows.length === 0 ? 'primary' : 'default'} onClick={open}>{t('openReception')} <kbd>N</kbd></Button>}
      {isOpening && <OpenReception onClose={() => setOpening(false)} onOpened={onChoose} />}
    </Card>
  )
}
