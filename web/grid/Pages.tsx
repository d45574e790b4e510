import { Badge, SafeArea, TabBar } from 'antd-mobile'
import { useTranslation } from 'react-i18next'
import { Check } from './check/Check.tsx'
import { Checks } from './check/Checks.tsx'
import { Matter } from './matter/Matter.tsx'
import { Me } from './me/Me.tsx'
import { Outbox } from './outbox/Outbox.tsx'
import { Plate } from './plate/Plate.tsx'
import { Scan } from './plate/Scan.tsx'
import { Recheck } from './recheck/Recheck.tsx'
import { Report } from './report/Report.tsx'
import { Round } from './round/Round.tsx'
import { goTo, useRoute } from './shell/route.ts'
import { BoxIcon, HomeIcon, PersonIcon } from './shell/icons.tsx'
import { Today } from './today/Today.tsx'
import { Visit } from './visit/Visit.tsx'
import { useOutbox } from './work.ts'

/** Pages of an unlocked phone. Three of them lie under the thumb; the others cover them. */
export function Pages({ onLock }: { onLock: () => void }) {
  const { t } = useTranslation('grid')
  const [page = '', id = '', second = '', third = ''] = useRoute()
  const { items, photos } = useOutbox()
  const unsent = items.filter(({ state }) => state === 'kept').length
  const needsYou = items.some(({ state }) => state === 'stuck' || state === 'refused') || photos.some(({ problem }) => problem !== '')
  if (page === 'round' && third) return <Visit round={id} door={third} key={third} />
  if (page === 'round') return <Round id={id} key={id} />
  if (page === 'report') return <Report what={id} task={second} key={`${id}/${second}`} />
  if (page === 'checks') return <Checks round={id} door={second} key={second} />
  if (page === 'check') return <Check checklist={id} round={second} door={third} key={`${id}/${third}`} />
  if (page === 'recheck') return <Recheck id={id} key={id} />
  if (page === 'matter') return <Matter id={id} key={id} />
  if (page === 'scan') return <Scan />
  if (page === 'plate') return <Plate code={id} key={id} />
  return (
    <div className="grid-tabs">
      {page === 'outbox' ? <Outbox /> : page === 'me' ? <Me onLock={onLock} /> : <Today />}
      <nav>
        <TabBar activeKey={page} onChange={(key) => goTo(...(key ? [key] : []))}>
          <TabBar.Item key="" icon={<HomeIcon />} title={t('today')} />
          <TabBar.Item key="outbox" icon={<Badge content={needsYou ? '!' : unsent || null}><BoxIcon /></Badge>} title={t('outbox')} />
          <TabBar.Item key="me" icon={<PersonIcon />} title={t('me')} />
        </TabBar>
        <SafeArea position="bottom" />
      </nav>
    </div>
  )
}
