import { useTranslation } from 'react-i18next'
import type { Severity } from '#rules/hazards'

/** How grave: a shape and a word, colour only repeats it. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { t } = useTranslation('hazards')
  return <span className={`hazard-severity hazard-${severity}`}>{t(`severity_${severity}`)}</span>
}
