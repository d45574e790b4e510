import { Button, Dropdown, Flex, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardFile } from '#answers/hazards'
import { post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useRefreshHazard } from '../hazards.ts'

const reasons = ['contact', 'visit', 'document', 'check'] as const
/** What was opened is masked again after this: the screen may be seen by others. */
const shownMs = 60_000

/** Who has to mend it, masked. Opening it says why, and the look stands in the history. */
export function Party({ file: { id, responsible, may } }: { file: HazardFile }) {
  const { t } = useTranslation('hazards')
  const refresh = useRefreshHazard(id)
  const [shown, setShown] = useState<{ name: string; phone: string } | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(null), shownMs)
    return () => clearTimeout(timer)
  }, [shown])
  if (!responsible) return <Typography.Text type="secondary">{t('noParty')}</Typography.Text>
  const look = async (reason: string) => {
    setError(null)
    try {
      setShown(await post<{ name: string; phone: string }>(`/api/hazards/${id}/look`, { reason }))
      await refresh()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <>
      <Flex gap={8} align="center" wrap>
        <Typography.Text>{t(`relation_${responsible.relation}`)} · {shown?.name ?? responsible.name} · {(shown?.phone ?? responsible.phone) || '—'}</Typography.Text>
        {may.look && !shown && (
          <Dropdown trigger={['click']} menu={{ items: [{ key: 'why', type: 'group', label: t('lookWhy'), children: reasons.map((key) => ({ key, label: t(`look_${key}`) })) }], onClick: ({ key }) => void look(key) }}>
            <Button size="small">{t('openParty')} ▾</Button>
          </Dropdown>
        )}
        {shown && <Button size="small" onClick={() => setShown(null)}>{t('maskAgain')}</Button>}
      </Flex>
      <ErrorNote error={error} />
    </>
  )
}
