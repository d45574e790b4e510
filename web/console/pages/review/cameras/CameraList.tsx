import { Button, Flex, Tooltip, Typography } from 'antd'
import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { GrantCamera } from '../grants.ts'
import { mostShown } from '../wall/Wall.tsx'

interface Props {
  cameras: readonly GrantCamera[]
  shown: readonly string[]
  leader: string
  onAlone(camera: string): void
  onTurn(camera: string): void
  /** Null where they cannot be shown together, as live pictures. */
  onAll: (() => void) | null
}

/** The grant's cameras: one alone, or several in step. */
export function CameraList({ cameras, shown, leader, onAlone, onTurn, onAll }: Props) {
  const { t } = useTranslation('review')
  if (cameras.length < 2) return null
  const isFull = shown.length >= mostShown
  return (
    <section aria-label={t('cameras')}>
      <Flex justify="space-between" align="baseline">
        <h2>{t('cameras')}</h2>
        {onAll && <Button type="text" size="small" onClick={onAll}>{t(shown.length > 1 ? 'oneAlone' : 'allInStep')} <kbd>W</kbd></Button>}
      </Flex>
      <ul className="review-cameras">
        {cameras.map((camera, i) => {
          const isShown = shown.includes(camera.id)
          return (
            <li key={camera.id} data-shown={isShown ? '' : undefined} data-leads={camera.id === leader ? '' : undefined}>
              <kbd>{i < mostShown ? i + 1 : ''}</kbd>
              <button type="button" onClick={() => onAlone(camera.id)} title={camera.place}>{camera.name}</button>
              {onAll && (
                <Tooltip title={t(isShown ? 'takeOut' : isFull ? 'wallFull' : 'putIn')}>
                  <Button type="text" size="small" icon={isShown ? <MinusOutlined /> : <PlusOutlined />} aria-label={`${t(isShown ? 'takeOut' : 'putIn')} ${camera.name}`} disabled={isShown ? shown.length === 1 : isFull} onClick={() => onTurn(camera.id)} />
                </Tooltip>
              )}
            </li>
          )
        })}
      </ul>
      {shown.length > 1 && <Typography.Text type="secondary" style={{ fontSize: 12 }}>{t('inStep', { count: shown.length })}</Typography.Text>}
    </section>
  )
}
