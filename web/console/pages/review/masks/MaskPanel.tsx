import { Button, Flex, Space, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { formatMoment } from '../moments.ts'
import { isThere, keyAt } from './draft.ts'
import type { Masking } from './use-masking.ts'

/** Beside the picture: the masks of a clip, from when to when, and on which frames each was put. */
export function MaskPanel({ masking, atMs, onSeek }: { masking: Masking; atMs: number; onSeek: (ms: number) => void }) {
  const { t } = useTranslation('review')
  const { clip, drafts, chosen, busy, error } = masking
  return (
    <section aria-label={t('maskTitle')}>
      <Flex justify="space-between" align="baseline">
        <h2>{t('maskTitle')}</h2>
        <Button type="text" size="small" onClick={masking.leave}>{t('cancel')}</Button>
      </Flex>
      <Typography.Paragraph style={{ marginBottom: 4 }}>{clip.name} · {formatMoment(clip.startMs)} – {formatMoment(clip.endMs)}</Typography.Paragraph>
      <Typography.Paragraph type="secondary" style={{ fontSize: 12, marginBottom: 8 }}>{t('maskSays')}</Typography.Paragraph>
      {(atMs < clip.startMs || atMs >= clip.endMs) && <Button size="small" onClick={() => onSeek(clip.startMs)}>{t('maskGoTo')}</Button>}
      <ErrorNote error={error} />
      <ul className="review-list">
        {drafts.map((draft, i) => (
          <li key={draft.id} className="review-mask-row" data-chosen={draft.id === chosen ? '' : undefined}>
            <Flex justify="space-between" align="center" gap={4}>
              <Button type="link" size="small" className="review-link" onClick={() => masking.choose(draft.id)}>{t('maskName', { number: i + 1, keys: draft.keys.length })}</Button>
              <Button type="text" size="small" onClick={() => masking.remove(draft.id)}>{t('remove')}</Button>
            </Flex>
            <Typography.Text type="secondary">{formatMoment(draft.fromMs)} – {formatMoment(draft.toMs)}{isThere(draft, atMs) ? '' : ` · ${t('maskNotHere')}`}</Typography.Text>
            {draft.id === chosen && (
              <>
                <Space.Compact block style={{ marginTop: 4 }}>
                  <Button size="small" block onClick={() => masking.begin(draft.id)}>{t('maskBegins')}</Button>
                  <Button size="small" block onClick={() => masking.end(draft.id)}>{t('maskEnds')}</Button>
                  <Button size="small" block disabled={draft.keys.length < 2 || !keyAt(draft, atMs)} onClick={() => masking.dropKey(draft.id)}>{t('maskDropKey')}</Button>
                </Space.Compact>
                <Flex gap={4} wrap style={{ marginTop: 4 }}>
                  {draft.keys.map((key) => <Button key={key.atMs} size="small" type={keyAt(draft, atMs) === key ? 'primary' : 'default'} onClick={() => onSeek(key.atMs)}>{formatMoment(key.atMs).slice(3)}</Button>)}
                </Flex>
              </>
            )}
          </li>
        ))}
      </ul>
      <Button type="primary" block loading={busy} style={{ marginTop: 8 }} onClick={() => void masking.save()}>{t('maskSave', { count: drafts.length })}</Button>
    </section>
  )
}
