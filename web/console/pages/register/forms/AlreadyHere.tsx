import { useQuery } from '@tanstack/react-query'
import { Alert, Flex, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LikelyPeople } from '#answers/registry'
import { post } from '../../../../shared/api/client.ts'
import { useLater } from '../../cameras/network/use-later.ts'
import { once } from '../register.ts'
import { documentOf, judge, stops, type Given } from './judge.ts'
import { sheets } from '#rules/registry'

/** Each question is an act: it is asked once what is typed has come to rest. */
const restMs = 800

/** What is asked about somebody who is being typed; null while it would tell nobody apart. */
function askOf(given: Given, dwelling: string) {
  const text = (field: string) => (typeof given[field] === 'string' ? given[field].trim() : '')
  const right = (field: string) => (stops(judge(field, sheets.person.fields[field]!, given[field], documentOf(given, undefined))) ? '' : text(field))
  const typed = { name: text('name'), birth: text('birth'), sex: text('sex'), identityNumber: right('identityNumber'), phone: right('phone'), dwelling }
  return typed.name !== '' && (typed.birth || typed.identityNumber || typed.phone || dwelling) ? typed : null
}

/** While somebody is being registered: who may be that person already. Opening one leaves the form. */
export function AlreadyHere({ given, ground, dwelling, onOpen }: { given: Given; ground: string; dwelling: string; onOpen: () => void }) {
  const { t } = useTranslation('twins')
  const asked = useLater(JSON.stringify(askOf(given, dwelling)), restMs)
  // Nothing that was typed stays in the page's memory once the form is gone.
  const { data } = useQuery({
    queryKey: ['registry', 'likely', ground, asked], enabled: asked !== 'null', gcTime: 0, ...once,
    queryFn: () => post<LikelyPeople>('/api/registry/likely', { ground, typed: JSON.parse(asked) as object }),
  })
  if (!data || data.people.length === 0 || asked === 'null') return null
  return (
    <Alert
      type="warning" showIcon role="status" title={t('alreadyHere')}
      description={
        <Flex vertical gap={8}>
          <Typography.Text type="secondary">{t('alreadyHereNote')}</Typography.Text>
          {data.people.map((one) => (
            <Flex key={one.id} wrap gap="4px 12px" align="baseline">
              <b>{one.name}</b>
              <span>{[one.born && t('bornIn', { year: one.born }), one.place, one.door, one.ended && t('hasEnded')].filter(Boolean).join(' · ')}</span>
              {one.same.length > 0 && <Typography.Text type="secondary">{t('same', { fields: one.same.map((field) => t(`field_${field}`)).join(t('comma')) })}</Typography.Text>}
              <Link to={`/register/person/${encodeURIComponent(one.id)}`} onClick={onOpen}>{t('openIt')}</Link>
            </Flex>
          ))}
        </Flex>
      }
    />
  )
}
