import { Flex, Tooltip, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../shared/i18n/time.ts'
import { isLoss } from './health/kinds.ts'
import { sayAge } from './health/say-age.ts'
import type { CameraRow } from './cameras.ts'

const signs = { recording: '●', connecting: '◌', offline: '○', stopped: '■', registered: '·', suspended: '‖', paused: '‖', retired: '×', unknown: '?' } as const

/** How a camera is, by sign and word; red only where somebody must act. `isStale`: the recorder is silent. */
export function HealthMark({ camera, isStale, now }: { camera: CameraRow; isStale: boolean; now: string }) {
  const { t } = useTranslation('cameras')
  const { token } = theme.useToken()
  const { health, state } = camera
  const known = camera.pausedUntil ? 'paused' : state !== 'active' ? state : isStale || !health ? 'unknown' : health.state
  const color = known === 'offline' || known === 'stopped' ? token.colorError : known === 'recording' ? token.colorSuccess : token.colorTextTertiary
  const since = health && state === 'active' ? sayAge(Date.parse(now) - Date.parse(health.since), t) : ''
  const isBad = known === 'offline' || known === 'stopped'
  return (
    <Tooltip title={camera.pausedUntil ? t('pausedUntil', { at: formatExact(camera.pausedUntil) }) : health && state === 'active' ? `${formatExact(health.since)}${health.code ? ` · ${t(`code_${health.code}`, t('code_other', { code: health.code }))}` : ''}` : undefined}>
      <Flex gap={6} align="baseline" style={{ whiteSpace: 'nowrap' }}>
        <span aria-hidden style={{ color, width: 12, textAlign: 'center', fontSize: 13 }}>{signs[known]}</span>
        <span style={isBad ? { color, fontWeight: 600 } : known === 'recording' ? undefined : { color: token.colorTextSecondary }}>{known === 'offline' && camera.troubles.includes('no_picture') ? t('trouble_no_picture') : t(`health_${known}`)}</span>
        {known === 'recording' && camera.troubles.filter((kind) => !isLoss(kind)).map((kind) => <Typography.Text key={kind} type="warning" style={{ fontSize: 12 }}>{t(`trouble_${kind}`)}</Typography.Text>)}
        {isBad && <Typography.Text type="secondary" style={{ fontVariantNumeric: 'tabular-nums', fontSize: 12 }}>{since}</Typography.Text>}
      </Flex>
    </Tooltip>
  )
}
