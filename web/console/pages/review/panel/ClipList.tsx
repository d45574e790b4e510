import { Button, Checkbox, Dropdown, Flex, Tag, Typography } from 'antd'
import { MoreOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { findExported } from '../exports/exported.ts'
import type { Marks } from '../grants.ts'
import { formatLength, formatMoment } from '../moments.ts'

type Clip = Marks['clips'][number]

interface Props {
  marks: Marks
  account: string
  mayExport: boolean
  /** Ids of those that are chosen for what is done with many. */
  chosen: ReadonlySet<string>
  onChoose(chosen: ReadonlySet<string>): void
  onGoTo(clip: Clip): void
  onExport(clip: Clip): void
  onMask(clip: Clip): void
  onRemove(clip: Clip): void
  onExportMany(clips: Clip[]): void
  onReel(clips: Clip[]): void
}

/** The grant's clips: what left the house already is marked; those that are chosen are exported together, or become a reel. */
export function ClipList({ marks, account, mayExport, chosen, onChoose, onGoTo, onExport, onMask, onRemove, onExportMany, onReel }: Props) {
  const { t } = useTranslation('review')
  const { clips } = marks
  const picked = clips.filter((clip) => chosen.has(clip.id))
  const turn = (id: string) => onChoose(new Set(chosen.has(id) ? [...chosen].filter((other) => other !== id) : [...chosen, id]))
  const doing = (clip: Clip) => [
    ...(mayExport ? [{ key: 'export', label: t('exportEvidence'), onClick: () => onExport(clip) }] : []),
    ...(clip.mine === account ? [{ key: 'mask', label: t('maskTitle'), onClick: () => onMask(clip) }] : []),
    ...(mayExport ? [{ key: 'copy', label: t(clip.masks.length > 0 ? 'maskedCopy' : 'watchingCopy'), onClick: () => onReel([clip]) }] : []),
    ...(clip.mine === account ? [{ key: 'remove', label: t('remove'), danger: true, onClick: () => onRemove(clip) }] : []),
  ]
  return (
    <section aria-label={t('clips')}>
      <Flex justify="space-between" align="baseline">
        <h2>{t('clips')}</h2>
        {mayExport && clips.length > 1 && <Checkbox checked={picked.length === clips.length} indeterminate={picked.length > 0 && picked.length < clips.length} onChange={() => onChoose(new Set(picked.length === clips.length ? [] : clips.map((c) => c.id)))}>{t('chooseAll')}</Checkbox>}
      </Flex>
      {clips.length === 0 && <Typography.Text type="secondary">{t('clipsEmpty')}</Typography.Text>}
      <ul className="review-list">
        {clips.map((clip) => {
          const left = findExported(clip, marks)
          return (
            <li key={clip.id}>
              <Flex align="start" gap={8}>
                {mayExport && <Checkbox checked={chosen.has(clip.id)} onChange={() => turn(clip.id)} aria-label={`${t('choose')} ${clip.name}`} />}
                <div style={{ flex: 1, minWidth: 0 }}>
                  <Flex justify="space-between" align="baseline" gap={8}>
                    <Button type="link" size="small" className="review-link" onClick={() => onGoTo(clip)}>{clip.name}</Button>
                    <Typography.Text type="secondary">{formatLength(Date.parse(clip.to) - Date.parse(clip.from))}</Typography.Text>
                  </Flex>
                  <Flex gap={4} wrap align="center">
                    <Typography.Text type="secondary">{formatMoment(Date.parse(clip.from))} · {clip.markedBy}</Typography.Text>
                    {left.evidence && <Tag color="success">{t('exportedMark')}</Tag>}
                    {left.reel && <Tag color="processing">{t('inReel')}</Tag>}
                    {clip.masks.length > 0 && <Tag>{t('maskCount', { count: clip.masks.length })}</Tag>}
                  </Flex>
                  {clip.note && <Typography.Text>{clip.note}</Typography.Text>}
                </div>
                {doing(clip).length > 0 && <Dropdown menu={{ items: doing(clip) }} trigger={['click']}><Button type="text" size="small" icon={<MoreOutlined />} aria-label={`${t('more')} ${clip.name}`} /></Dropdown>}
              </Flex>
            </li>
          )
        })}
      </ul>
      {picked.length > 0 && (
        <Flex gap={8} style={{ marginTop: 8 }}>
          <Button size="small" type="primary" onClick={() => onExportMany(picked)}>{t('exportChosen', { count: picked.length })}</Button>
          <Button size="small" onClick={() => onReel(picked)}>{t('makeReelOf')}</Button>
        </Flex>
      )}
    </section>
  )
}
