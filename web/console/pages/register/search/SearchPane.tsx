import { Button, Checkbox, Empty, Skeleton, Typography, type InputRef } from 'antd'
import { useId, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { Me } from '../../../../shared/api/me.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { Ground } from '../ground/grounds.ts'
import { HitList } from './HitList.tsx'
import { mostHits, type Hit } from './hits.ts'
import { SearchBox } from './SearchBox.tsx'
import { useSearch } from './use-search.ts'

/** The search as one types. / takes one into it, arrows and Enter open. */
export function SearchPane({ me, ground, onRegister }: { me: Me; ground: Ground; onRegister: (() => void) | null }) {
  const { t } = useTranslation('register')
  const navigate = useNavigate()
  const { id } = useParams()
  const listId = useId()
  const input = useRef<InputRef>(null)
  const search = useSearch(me, ground)
  const { hits, at, setAt, typed, error, isNothing, isWaiting, offersWide, isWide, setWide } = search
  const open = (hit: Hit, on: number) => {
    setAt(on)
    void navigate(`/register/${hit.type}/${encodeURIComponent(hit.id)}`)
  }
  useKeys({
    '/': () => input.current?.focus({ cursor: 'all' }),
    ArrowDown: () => setAt(Math.min(hits.length - 1, at + 1)), ArrowUp: () => setAt(Math.max(0, at - 1)),
    Enter: hits[at] ? () => open(hits[at]!, at) : undefined,
  })
  return (
    <section className="register-search" aria-label={t('search')}>
      <SearchBox listId={listId} search={search} onOpen={open} input={input} suffix={typed === '' ? <kbd>/</kbd> : null} hasFocus={id === undefined} />
      {offersWide && <Checkbox checked={isWide} onChange={(event) => setWide(event.target.checked)}>{t('wide')}</Checkbox>}
      <ErrorNote error={error} />
      {isWaiting && <Skeleton active className="lq-late" title={false} paragraph={{ rows: 4 }} />}
      {typed.trim() === '' && <FirstUse />}
      {isNothing && <Empty description={<><div>{t('nothingFound')}</div><Typography.Text type="secondary">{t(offersWide && !isWide ? 'nothingFoundWide' : 'nothingFoundTodo')}</Typography.Text></>} />}
      <HitList id={listId} hits={hits} at={at} openId={id} station={me.station} onOpen={open} />
      {hits.length >= mostHits && <Typography.Text type="secondary">{t('moreHits', { n: mostHits })}</Typography.Text>}
      {onRegister && <Button onClick={onRegister} className="register-add">{t('registerNew')} <kbd>N</kbd></Button>}
    </section>
  )
}

function FirstUse(): ReactNode {
  const { t } = useTranslation('register')
  return (
    <ul className="register-first">
      {(['hint_name', 'hint_place', 'hint_both', 'hint_number', 'hint_ledger'] as const).map((key) => <li key={key}>{t(key)}</li>)}
    </ul>
  )
}
