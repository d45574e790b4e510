import { Alert, App, Button, Checkbox, Flex, Form, Input, Modal, Segmented, Select, Skeleton, Typography } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { isSubmitKey } from '../../../../shared/keyboard/is-submit-key.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { useOpening, type Opening } from '../cases.ts'
import { Call } from './Call.tsx'
import { ChooseIncident } from './ChooseIncident.tsx'

interface Fields {
  kind: 'criminal' | 'administrative'
  title: string
  summary: string
  lead: string
  second?: string
}

/** Accepts a case (受案) from a call, with those linked to it at one press. Ctrl+Enter accepts. */
export function AcceptDialog({ incident }: { incident: string | null }) {
  const { t } = useTranslation('cases')
  const navigate = useNavigate()
  const [chosen, setChosen] = useState(incident)
  const { data, error, isPending } = useOpening(chosen)
  const close = () => void navigate('/cases')
  if (chosen && data) return <AcceptForm key={chosen} incident={chosen} opening={data} onClose={close} />
  return (
    <Modal open title={t('acceptTitle')} onCancel={close} footer={null} width={720}>
      <Flex vertical gap={12}>
        <ErrorNote error={error} />
        {!chosen ? <ChooseIncident onChoose={setChosen} /> : isPending && <Skeleton active />}
      </Flex>
    </Modal>
  )
}

function AcceptForm({ incident, opening, onClose }: { incident: string; opening: Opening; onClose: () => void }) {
  const { t, i18n } = useTranslation('cases')
  const { message } = App.useApp()
  const { me } = useMe()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const [linked, setLinked] = useState<string[]>([])
  const [error, setError] = useState<unknown>(null)
  const [intentId] = useState(newIntentId)
  const lead = Form.useWatch('lead', form)
  const officers = opening.officers.map((o) => ({ value: o.login, label: o.name }))
  const initial: Fields = {
    kind: opening.incident?.nature === 'criminal' ? 'criminal' : 'administrative', title: '', summary: opening.incident?.text ?? '',
    lead: opening.officers.some((o) => o.login === me?.account) ? me!.account : '',
  }
  const save = async () => {
    const fields = await form.validateFields().catch(() => null)
    if (!fields) return
    setError(null)
    try {
      const { id, number } = await post<{ id: string; number: string }>('/api/cases', { ...fields, summary: fields.summary ?? '', incidents: [incident, ...linked] }, intentId)
      void message.success(t('accepted_', { number }))
      void navigate(`/cases/${id}`)
    } catch (reason) {
      setError(reason)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmitKey(event)) void save()
  }
  const allLinked = linked.length === opening.linked.length
  return (
    <Modal open title={t('acceptTitle')} okText={<>{t('accept')} <kbd>Ctrl+Enter</kbd></>} cancelText={t('cancel')} onOk={() => void save()} onCancel={onClose} width={720} style={{ top: 24 }}>
      <div onKeyDown={onKeyDown}>
        <Flex vertical gap={8} style={{ marginBottom: 12 }}>
          {opening.incident && <Call call={opening.incident} />}
          {opening.linked.length > 0 && (
            <Flex vertical gap={4}>
              <Checkbox checked={allLinked} indeterminate={linked.length > 0 && !allLinked} onChange={() => setLinked(allLinked ? [] : opening.linked.map((i) => i.id))}>
                {t('pullIn', { count: opening.linked.length })}
              </Checkbox>
              {opening.linked.map((call) => (
                <Checkbox key={call.id} checked={linked.includes(call.id)} onChange={() => setLinked((ids) => (ids.includes(call.id) ? ids.filter((id) => id !== call.id) : [...ids, call.id]))} style={{ marginInlineStart: 24 }}>
                  <Call call={call} kind={call.kind} />
                </Checkbox>
              ))}
            </Flex>
          )}
          {opening.cases.length > 0 && (
            <Alert type="warning" showIcon title={<>{t('alreadyIn')}{opening.cases.map((c) => <KnownCase key={`${c.id}/${c.incident}`} found={c} incident={incident} onFail={setError} />)}</>} />
          )}
        </Flex>
        <Form form={form} layout="vertical" initialValues={initial} requiredMark={false}>
          <Flex gap={12}>
            <Form.Item name="kind" label={t('kind')} style={{ flex: 'none' }}><Segmented options={[{ value: 'criminal', label: t('criminal') }, { value: 'administrative', label: t('administrative') }]} /></Form.Item>
            <Form.Item name="title" label={t('matter')} rules={[{ required: true, whitespace: true, message: t('matterNeeded') }]} style={{ flex: 1 }}><Input maxLength={120} autoFocus placeholder={t('matterExample')} /></Form.Item>
          </Flex>
          <Flex gap={12}>
            <Form.Item name="lead" label={t('lead')} rules={[{ required: true, message: t('leadNeeded') }]} style={{ flex: 1 }}><Select options={officers} showSearch optionFilterProp="label" /></Form.Item>
            <Form.Item name="second" label={t('second')} rules={[{ required: true, message: t('secondNeeded') }]} style={{ flex: 1 }}><Select options={officers.filter((o) => o.value !== lead)} showSearch optionFilterProp="label" /></Form.Item>
          </Flex>
          <Form.Item name="summary" label={t('summary')} style={{ marginBottom: 8 }}><Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} /></Form.Item>
        </Form>
        <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>{t('acceptNote', { unit: opening.team[i18n.language === 'en' ? 'en' : 'zh'] })}</Typography.Paragraph>
        <ErrorNote error={error} />
      </div>
    </Modal>
  )
}

/** A case that holds this call, or one linked to it: the call is taken into it instead of opening another. */
function KnownCase({ found, incident, onFail }: { found: Opening['cases'][number]; incident: string; onFail: (error: unknown) => void }) {
  const { t } = useTranslation('cases')
  const navigate = useNavigate()
  const join = () => void post(`/api/cases/${found.id}/link`, { incidents: [incident] }).then(() => navigate(`/cases/${found.id}`), onFail)
  return (
    <Flex gap={8} align="center">
      <Link to={`/cases/${found.id}`}>{found.number}</Link>
      <Typography.Text ellipsis style={{ flex: 1 }}>{found.title} · {t(found.status)}</Typography.Text>
      {found.incident !== incident && <Button size="small" onClick={join}>{t('joinCase')}</Button>}
    </Flex>
  )
}
