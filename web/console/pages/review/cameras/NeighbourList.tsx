import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { Button, Flex, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Neighbours } from '#answers/footage'
import { get } from '../../../../shared/api/client.ts'

type Neighbour = Neighbours['neighbours'][number]

interface Props {
  grant: string
  camera: string
  shown: readonly string[]
  onTurn(camera: string): void
  /** Asks for one that the grant does not cover, for this moment. */
  onAsk(camera: string): void
}

const firstShown = 4

/** The same moment elsewhere: what stands around this camera. What the grant covers is played in step; the rest is named, with how to ask. */
export function NeighbourList({ grant, camera, shown, onTurn, onAsk }: Props) {
  const { t } = useTranslation('review')
  const { data } = useQuery({ queryKey: ['neighbours', grant, camera], queryFn: ({ signal }) => get<Neighbours>(`/api/footage/grants/${grant}/neighbours?camera=${camera}`, signal), staleTime: 60_000 })
  const [isOpen, setOpen] = useState(false)
  const around = data?.neighbours ?? []
  if (around.length === 0) return null
  const listed = isOpen ? around : around.slice(0, firstShown)
  return (
    <section aria-label={t('neighbours')}>
      <h2>{t('neighbours')}</h2>
      <ul className="review-list">
        {listed.map((n) => (
          <li key={n.id}>
            <Flex justify="space-between" align="center" gap={8}>
              <div style={{ minWidth: 0 }}>
                <div title={`${n.place} · ${n.ownerName}`} style={{ overflowWrap: 'anywhere', lineHeight: 1.35 }}>{n.name}</div>
                <Typography.Text type="secondary" style={{ fontSize: 12 }}>{describeWay(n, t)}</Typography.Text>
              </div>
              {n.isGranted
                ? <Button size="small" onClick={() => onTurn(n.id)}>{t(shown.includes(n.id) ? 'takeOut' : 'putIn')}</Button>
                : <Flex vertical align="end" gap={2}><Tag style={{ margin: 0 }}>{t('notGranted')}</Tag><Button size="small" type="link" style={{ padding: 0, height: 'auto' }} onClick={() => onAsk(n.id)}>{t('ask')}</Button></Flex>}
            </Flex>
          </li>
        ))}
      </ul>
      {listed.length < around.length && <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpen(true)}>{t('moreNeighbours', { count: around.length - listed.length })}</Button>}
    </section>
  )
}

const winds = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const

/** `东北 80 米 · 画面前方`: where it stands, and whether it lies in the picture's direction. */
function describeWay({ direction, metres, isAhead, looksBack }: Neighbour, t: TFunction<'review'>): string {
  const way = metres < 3 ? t('samePlace') : t('way', { wind: t(`wind_${winds[Math.round(direction / 45) % 8]}`), metres })
  return [way, ...(isAhead ? [t('isAhead')] : []), ...(looksBack ? [t('looksBack')] : [])].join(' · ')
}
