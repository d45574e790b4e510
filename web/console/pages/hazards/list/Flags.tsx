import { Button, Collapse, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardFlag } from '#answers/hazards'
import { post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useFlags, useRefreshHazard } from '../hazards.ts'
import { SendDialog } from '../SendDialog.tsx'

/** Facts that came late or contradict what stands: each waits for a supervisor's word. Nothing where none waits. */
export function Flags({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation('hazards')
  const { data, error } = useFlags(true)
  const [settling, setSettling] = useState<HazardFlag | null>(null)
  const refresh = useRefreshHazard(settling?.hazard ?? '')
  if (error) return <ErrorNote error={error} />
  if (!data || data.flags.length === 0) return null
  return (
    <>
      <Collapse
        size="small" className="hazards-flags"
        items={[{
          key: 'flags', label: <Typography.Text type="warning" strong>{t('flags', { count: data.flags.length })}</Typography.Text>,
          children: data.flags.map((flag) => (
            <Flex key={flag.act} gap={8} align="center" justify="space-between">
              <Typography.Text ellipsis={{ tooltip: true }} style={{ minWidth: 0 }}>{t(`contradicts_${flag.flag}`)} · {flag.number} · {flag.by.name} · {formatExact(flag.at).slice(0, 16)}</Typography.Text>
              <Flex gap={4} style={{ flex: 'none' }}>
                <Button size="small" onClick={() => onOpen(flag.hazard)}>{t('look')}</Button>
                <Button size="small" type="primary" onClick={() => setSettling(flag)}>{t('settle')}</Button>
              </Flex>
            </Flex>
          )),
        }]}
      />
      {settling && (
        <SendDialog
          title={`${t('settle')} · ${settling.number}`} note={t('settleNote')} verb={t('settle')} words="required" onClose={() => setSettling(null)}
          onSend={async (text) => {
            await post(`/api/hazards/${settling.hazard}/settleFlag`, { act: settling.act, text })
            await refresh()
          }}
        />
      )}
    </>
  )
}
