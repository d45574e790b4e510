import { Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OpenMatter } from '#answers/visits'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useColleagues } from '../grid.ts'

/** Everything that was said of it, in order. Whom the reader's station does not know is somebody of the command room. */
export function Talk({ lines, sender }: { lines: OpenMatter['talk']; sender: string }) {
  const { t } = useTranslation('grid')
  const people = useColleagues()
  if (lines.length === 0) return <Typography.Paragraph type="secondary" style={{ margin: 0 }}>{t('nothingSaid')}</Typography.Paragraph>
  return (
    <ol className="grid-talk">
      {lines.map((line) => (
        <li key={line.act} data-own={line.by === sender}>
          <span><b>{people.nameOf(line.by) ?? t('room')}</b> {line.kind === 'handedOn' ? t('did_handedOn', { to: line.to }) : t(`did_${line.kind}`)} <Tooltip title={formatExact(line.at)}><small>{formatExact(line.at).slice(5, 16)}</small></Tooltip></span>
          {line.text && <p>{line.text}</p>}
        </li>
      ))}
    </ol>
  )
}
