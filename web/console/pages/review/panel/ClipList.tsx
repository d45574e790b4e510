import { Button, Flex, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Marks } from '../grants.ts'
import { formatLength, formatMoment } from '../moments.ts'

type Clip = Marks['clips'][number]

interface Props {
  clips: readonly Clip[]
  account: string
  mayExport: boolean
  onGoTo(clip: Clip): void
  onExport(clip: Clip): void
  onRemove(clip: Clip): void
}

export function ClipList({ clips, account, mayExport, onGoTo, onExport, onRemove }: Props) {
  const { t } = useTranslation('review')
  return (
    <section aria-label={t('clips')}>
      <h2>{t('clips')}</h2>
      {clips.length === 0 && <Typography.Text type="secondary">{t('clipsEmpty')}</Typography.Text>}
      <ul className="review-list">
        {clips.map((clip) => (
          <li key={clip.id}>
            <Flex justify="space-between" align="baseline" gap={8}>
              <Button type="link" size="small" style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }} onClick={() => onGoTo(clip)}>{clip.name}</Button>
              <Typography.Text type="secondary">{formatLength(Date.parse(clip.to) - Date.parse(clip.from))}</Typography.Text>
            </Flex>
            <Flex justify="space-between" align="center" gap={8}>
              <Typography.Text type="secondary">{formatMoment(Date.parse(clip.from))} · {clip.markedBy}</Typography.Text>
              <Flex>
                {mayExport && <Button type="text" size="small" onClick={() => onExport(clip)}>{t('export')}</Button>}
                {clip.mine === account && <Button type="text" size="small" onClick={() => onRemove(clip)}>{t('remove')}</Button>}
              </Flex>
            </Flex>
            {clip.note && <Typography.Text>{clip.note}</Typography.Text>}
          </li>
        ))}
      </ul>
    </section>
  )
}
