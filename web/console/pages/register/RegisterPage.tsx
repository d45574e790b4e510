import { Skeleton } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useParams } from 'react-router'
import { sheets } from '#rules/registry'
import type { Me } from '../../../shared/api/me.ts'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import { useMe } from '../../../shared/shell/use-me.ts'
import { useMinute } from '../cases/use-minute.ts'
import { DifferencesPane } from './differences/DifferencesPane.tsx'
import { ExchangePane } from './exchange/ExchangePane.tsx'
import { ChooseGround } from './ground/ChooseGround.tsx'
import { GroundBar } from './ground/GroundBar.tsx'
import { groundsOf, receptionKinds, useChosenGround, useWork } from './ground/grounds.ts'
import type { EntryType } from './register.ts'
import { DuePane } from './help/DuePane.tsx'
import './register.css'
import { may } from './rights.ts'
import { SearchView } from './search/SearchView.tsx'
import { SubmissionsPane } from './submissions/SubmissionsPane.tsx'
import { TwinsPane } from './twins/TwinsPane.tsx'

/** The register: nothing of it is looked for without a ground; differences and what came astray wait for who decides; files come in and go out. */
export default function RegisterPage() {
  const { me } = useMe()
  return me ? <Sections key={me.account} me={me} /> : null
}

function Sections({ me }: { me: Me }) {
  const { t } = useTranslation('register')
  const { pathname } = useLocation()
  const { type, id } = useParams()
  const section = (['differences', 'twins', 'help', 'submissions', 'exchange'] as const).find((one) => pathname.endsWith(`/${one}`)) ?? 'search'
  const offered = ['search', ...(may(me, 'correct') ? ['differences', 'twins', 'help'] : []), ...(may(me, 'decideSubmissions') ? ['submissions'] : []), ...(may(me, 'exchange') ? ['exchange'] : [])] as const
  const contents: Record<typeof section, () => ReactNode> = {
    search: () => <OnGround me={me} record={isType(type) && id ? { type, id } : null} />,
    differences: () => <DifferencesPane />,
    twins: () => <TwinsPane />,
    help: () => <DuePane />,
    submissions: () => <SubmissionsPane me={me} />,
    exchange: () => <ExchangePane me={me} />,
  }
  return (
    <div className="register-page">
      {offered.length > 1 && (
        <nav className="register-sections" aria-label={t('sections')}>
          {offered.map((key) => <Link key={key} to={key === 'search' ? '/register' : `/register/${key}`} aria-current={key === section ? 'page' : undefined}>{t(`tab_${key as typeof section}`)}</Link>)}
        </nav>
      )}
      {contents[section]()}
    </div>
  )
}

const isType = (type: string | undefined): type is EntryType => type !== undefined && type in sheets

/** The ground first; then the search and what it opens, as long as the ground lasts. */
function OnGround({ me, record }: { me: Me; record: { type: EntryType; id: string } | null }) {
  const { t } = useTranslation('register')
  const { data, error } = useWork(me)
  const now = useMinute()
  const [chosen, choose] = useChosenGround(me.account)
  const [isChanging, setChanging] = useState(false)
  const sayKind = (kind: string) => {
    const known = receptionKinds.find((one) => one === kind)
    return known ? t(`kind_${known}`) : kind
  }
  const grounds = data && groundsOf(data, sayKind).filter(({ until }) => until === null || Date.parse(until) > now)
  const ground = grounds?.find((one) => one.ref === chosen)
  useKeys({ g: ground && !isChanging ? () => setChanging(true) : undefined })
  const take = (ref: string) => {
    choose(ref)
    setChanging(false)
  }
  if (!grounds && chosen && !error) return <Skeleton active className="lq-late" style={{ padding: 12 }} />
  if (!ground || isChanging) return <ChooseGround me={me} grounds={grounds} error={error} hasEnded={chosen !== null && grounds !== undefined && !ground} onChoose={take} onKeep={ground ? () => setChanging(false) : null} />
  return (
    <>
      <GroundBar ground={ground} onChange={() => setChanging(true)} />
      <SearchView me={me} ground={ground} record={record} />
    </>
  )
}
