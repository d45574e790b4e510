import { Drawer, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../../shared/api/me.ts'
import { CrewForm } from './CrewForm.tsx'
import { CrewList } from './CrewList.tsx'
import { TimersForm } from './TimersForm.tsx'

/** Who forms crews (policies/staff.cedar) and who sets the timers (policies/incidents.cedar); the server judges each again. */
export const mayKeepCrews = (me: Me) => me.roles.some((role) => ['dispatcher', 'command_room_lead', 'station_chief'].includes(role))
const maySetTimers = (me: Me) => me.station === '' && me.roles.some((role) => ['command_room_lead', 'county_bureau_head'].includes(role))

/** What the desk works with: its crews, and the times after which waiting turns amber and red. */
export function SetupDrawer({ me, open, onClose }: { me: Me; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('desk')
  /** `'new'`, a crew's id, or null: the list. */
  const [editing, setEditing] = useState<string | null>(null)
  const crews = editing === null ? <CrewList onEdit={setEditing} /> : <CrewForm key={editing} id={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />
  return (
    <Drawer title={<>{t('setup')} <kbd>M</kbd></>} open={open} onClose={onClose} size={520} destroyOnHidden>
      <Tabs
        items={[
          { key: 'crews', label: t('units'), children: crews },
          ...(maySetTimers(me) ? [{ key: 'timers', label: t('timers'), children: <TimersForm /> }] : []),
        ]}
      />
    </Drawer>
  )
}
