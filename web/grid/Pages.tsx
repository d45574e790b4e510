import { Badge, SafeArea, TabBar } from 'antd-mobile'
import { useTranslation } from 'react-i18next'
import { Me } from './me/Me.tsx'
import { Outbox } from './outbox/Outbox.tsx'
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
  const [page = '', id = '', , door = ''] = useRoute()
  const { items } = useOutbox()
  const unsent = items.filter(({ state }) => state === 'kept').length
  const needsYou = items.some(({ state }) => state === 'stuck' || state === 'refused')
  if (page === 'round' && door) return <Visit round={id} door={door} key={door} />
  if (page === 'round') return <Round id={id} key={id} />
  if (page === 'report') return <Report kind={id} key={id} />
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
