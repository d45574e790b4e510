import { Checkbox, Empty, Flex, Input, Segmented, Typography, theme } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CameraMap, toMapCameras } from './CameraMap.tsx'
import type { AskCamera } from './options.ts'
import { joinNames } from '../../../../shared/i18n/join-names.ts'

interface Props {
  cameras: readonly AskCamera[]
  value?: string[]
  onChange?(cameras: string[]): void
  id?: string
}

/** Cameras by list or on the map; both show what is chosen. */
export function CameraChoice({ cameras, value = [], onChange, id }: Props) {
  const { t } = useTranslation('review')
  const { token } = theme.useToken()
  const [by, setBy] = useState<'list' | 'map'>('list')
  const [q, setQ] = useState('')
  const [last, setLast] = useState<string | null>(value.at(-1) ?? null)
  const toggle = (camera: string) => {
    setLast(camera)
    onChange?.(value.includes(camera) ? value.filter((c) => c !== camera) : [...value, camera])
  }
  const found = cameras.filter((c) => `${c.name}${c.place}${c.ownerName}`.includes(q.trim()))
  const onMap = useMemo(() => toMapCameras(cameras, value), [cameras, value])
  const centre = onMap.find((c) => c.id === last)?.lonLat ?? onMap[0]?.lonLat
  return (
    <Flex vertical gap={8} {...(id ? { id } : {})}>
      <Flex gap={8}>
        <Segmented value={by} onChange={setBy} options={[{ value: 'list', label: t('byList') }, { value: 'map', label: t('byMap') }]} />
        <Input allowClear autoFocus={value.length === 0} placeholder={t('searchCameras')} value={q} onChange={(event) => setQ(event.target.value)} disabled={by === 'map'} />
      </Flex>
      {by === 'list' ? (
        <div style={{ height: 380, overflow: 'auto', border: `1px solid ${token.colorBorderSecondary}`, borderRadius: token.borderRadius }}>
          {found.length === 0 && <Empty style={{ marginTop: 64 }} description={t(cameras.length === 0 ? 'noCameras' : 'noneFound')} />}
          {found.map((c) => (
            <label key={c.id} style={{ display: 'flex', gap: 10, padding: '7px 12px', cursor: 'pointer', background: value.includes(c.id) ? token.colorPrimaryBg : undefined }}>
              <Checkbox checked={value.includes(c.id)} onChange={() => toggle(c.id)} style={{ alignSelf: 'start' }} />
              <span style={{ minWidth: 0 }}>
                <Typography.Text strong>{c.name}</Typography.Text> <Typography.Text type="secondary">{c.ownerName}</Typography.Text>
                <br />
                <Typography.Text type="secondary" style={{ fontSize: 12 }}>{c.place} · {t('keptDays', { days: c.retentionDays })}{c.ownerKind === 'household' ? ` · ${t('household')}` : ''}</Typography.Text>
              </span>
            </label>
          ))}
        </div>
      ) : (
        <div style={{ height: 380, position: 'relative', overflow: 'hidden', borderRadius: token.borderRadius, border: `1px solid ${token.colorBorderSecondary}` }}>
          <CameraMap cameras={onMap} selected={last} {...(centre ? { center: centre } : {})} onSelect={toggle} />
        </div>
      )}
      <Typography.Text type="secondary">{t('chosen', { count: value.length })}{value.length > 0 && ` · ${joinNames(value.map((v) => cameras.find((c) => c.id === v)?.name ?? v))}`}</Typography.Text>
    </Flex>
  )
}
