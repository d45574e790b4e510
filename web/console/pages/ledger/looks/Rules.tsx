import { Flex, Segmented, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRules } from './words.tsx'
import { standOuts, useLooks, type LooksAsked } from '../ledger.ts'

/** The rules by which a look stands out, in words, with how many do so among those that are asked for; a press keeps to one. */
export function Rules({ asked, onChoose }: { asked: LooksAsked; onChoose: (standsOut: string | null) => void }) {
  const { t } = useTranslation('ledger')
  const sayRule = useRules()
  const { data } = useLooks({ ...asked, standsOut: 'any' })
  const found = data?.looks ?? []
  const chosen = asked.standsOut
  const rule = standOuts.find((code) => code === chosen)
  const counted = [['any', found.length] as const, ...standOuts.map((code) => [code, found.filter((look) => look.standsOut.includes(code)).length] as const)]
  return (
    <Flex wrap gap={12} align="center" style={{ padding: '0 12px 8px' }}>
      <Segmented
        size="small" aria-label={t('standsOut')} value={chosen ?? ''} onChange={(next) => onChoose(next || null)}
        options={[{ value: '', label: t('everyLook') }, ...counted.map(([value, count]) => ({ value, label: `${t(value)} ${count}` }))]}
      />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>{rule ? sayRule(rule) : t('why')}</Typography.Text>
    </Flex>
  )
}
