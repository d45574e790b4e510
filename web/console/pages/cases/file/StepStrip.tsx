import { Flex, Tooltip, Typography, theme } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { CaseView, Status } from '../cases.ts'

const way: Status[] = ['accepted', 'filed', 'investigating', 'solved', 'closed']

/** The way of a case: steps taken with their day, the one it stands at, those still ahead. */
export function StepStrip({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  const { token } = theme.useToken()
  const taken = view.steps.map((s) => s.status)
  const ended = ['refused', 'withdrawn', 'voided', 'closed'].includes(view.status)
  const shown = [...taken, ...(ended ? [] : way.slice(way.indexOf(view.status) + 1))]
  return (
    <Flex role="list" aria-label={t('steps')} align="center" gap={8} wrap style={{ marginTop: 8, paddingInlineStart: 32 }}>
      {shown.map((status, i) => {
        const step = view.steps[i]
        const isCurrent = i === taken.length - 1
        return (
          <Fragment key={status}>
            {i > 0 && <span aria-hidden style={{ width: 24, height: 1, background: i < taken.length ? token.colorPrimary : token.colorBorder }} />}
            <Tooltip title={step && `${formatExact(step.at)} · ${view.names[step.by] ?? step.by}`}>
              <Flex role="listitem" aria-current={isCurrent ? 'step' : undefined} align="center" gap={6}>
                <span aria-hidden style={{ width: 8, height: 8, borderRadius: 4, boxSizing: 'border-box', background: i < taken.length ? token.colorPrimary : 'transparent', border: `1px solid ${i < taken.length ? token.colorPrimary : token.colorBorder}` }} />
                <span style={{ fontWeight: isCurrent ? 600 : 400, color: step ? token.colorText : token.colorTextTertiary }}>{t(status)}</span>
                {step && <Typography.Text type="secondary" style={{ fontSize: token.fontSizeSM }}>{formatExact(step.at).slice(5, 16)}</Typography.Text>}
              </Flex>
            </Tooltip>
          </Fragment>
        )
      })}
    </Flex>
  )
}
