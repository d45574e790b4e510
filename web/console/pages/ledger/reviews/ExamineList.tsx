import { Flex, Input, Segmented, Tag, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDay } from '../../../../shared/i18n/time.ts'
import { findings, type Finding, type LookRow } from '../ledger.ts'
import { StandOutTags, useServed } from '../looks/words.tsx'

export interface Examined {
  finding: Finding
  note: string
}

export type Examination = Record<string, Examined | undefined>

/** Looks to go through, each with why it is here and what was found. A finding other than "in order" asks for a note. */
export function ExamineList({ looks, value, onChange }: { looks: readonly LookRow[]; value: Examination; onChange: (look: string, examined: Examined) => void }) {
  const { t } = useTranslation('ledger')
  const { token } = theme.useToken()
  const served = useServed()
  return (
    <ol className="ledger-examine">
      {looks.map((look) => {
        const found = value[look.id]
        return (
          <li key={look.id} style={{ borderBottom: `1px solid ${token.colorSplit}` }} aria-label={`${look.viewerName} ${look.cameraName}`}>
            <div style={{ minWidth: 0 }}>
              <Flex gap={8} align="baseline" wrap>
                <Typography.Text style={{ fontVariantNumeric: 'tabular-nums' }}>{formatDay(look.openedAt).slice(5)} {formatClock(look.openedAt)}</Typography.Text>
                <Typography.Text strong>{look.viewerName}</Typography.Text>
                <Typography.Text>{look.cameraName}</Typography.Text>
                <StandOutTags codes={look.standsOut} />
                {look.isDrawn && <Tag>{t('drawn')}</Tag>}
              </Flex>
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>{look.number}{look.document && ` · ${look.document}`} · {served(look)}</Typography.Text>
            </div>
            <Segmented<Finding | ''> size="small" value={found?.finding ?? ''} onChange={(finding) => finding && onChange(look.id, { finding, note: found?.note ?? '' })} options={findings.map((finding) => ({ value: finding, label: t(finding) }))} aria-label={t('finding')} />
            {found && found.finding !== 'in_order' && <Input size="small" value={found.note} maxLength={400} placeholder={t('noteHint')} aria-label={t('noteHint')} status={found.note.trim() === '' ? 'warning' : ''} autoFocus onChange={(event) => onChange(look.id, { ...found, note: event.target.value })} />}
          </li>
        )
      })}
    </ol>
  )
}

export const isExamined = (found: Examined | undefined) => found !== undefined && (found.finding === 'in_order' || found.note.trim() !== '')
