import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Flex, Form, Input, Modal, Progress, Table, Typography } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkLine, BulkReport } from '#answers/cameras'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { runBulk, tryBulk, type BulkRequest, type Selection } from './bulk.ts'
import { ChangeFields, fieldsOf, toChange, type BulkForm } from './ChangeFields.tsx'

type Step =
  | { at: 'form' }
  | { at: 'checking' }
  | { at: 'checked'; report: BulkReport; request: BulkRequest }
  | { at: 'running'; line: BulkLine | null; request: BulkRequest }
  | { at: 'stopped'; line: BulkLine | null; request: BulkRequest }
  | { at: 'done'; report: BulkReport }

/** Many cameras: what to change and why, then what that does and what the law or a right refuses, then doing it; it can be stopped and goes on where it was. */
export function BulkDialog({ select, count, onClose }: { select: Selection; count: number; onClose: (isDone: boolean) => void }) {
  const { t } = useTranslation('cameras')
  const queries = useQueryClient()
  const { me } = useMe()
  const [form] = Form.useForm<BulkForm & { reason: string }>()
  const fields = Form.useWatch('fields', form) ?? []
  const [step, setStep] = useState<Step>({ at: 'form' })
  const [error, setError] = useState<unknown>(null)
  const running = useRef<AbortController>(null)

  const check = async () => {
    const { reason, ...given } = await form.validateFields()
    const change = toChange(given)
    if (Object.keys(change).length === 0) return setError(null)
    const request = { select, change, reason: reason.trim() }
    setError(null)
    setStep({ at: 'checking' })
    await tryBulk(request).then((report) => setStep({ at: 'checked', report, request }), (no: unknown) => {
      setError(no)
      setStep({ at: 'form' })
    })
  }
  const run = async (request: BulkRequest, from: BulkLine | null) => {
    const stopper = new AbortController()
    running.current = stopper
    let line = from
    setError(null)
    setStep({ at: 'running', line, request })
    try {
      const report = await runBulk(request, from?.last || undefined, stopper.signal, (next) => setStep({ at: 'running', line: (line = next), request }))
      setStep({ at: 'done', report })
    } catch (no) {
      if (!stopper.signal.aborted) setError(no)
      setStep({ at: 'stopped', line, request })
    }
    await Promise.all([queries.invalidateQueries({ queryKey: ['cameras'] }), queries.invalidateQueries({ queryKey: ['camera'] })])
  }
  const isBusy = step.at === 'checking' || step.at === 'running'
  return (
    <Modal
      open width={680} title={t('bulkTitle', { count })} closable={!isBusy} keyboard={!isBusy} mask={{ closable: false }} onCancel={() => onClose(step.at === 'done')}
      footer={
        <Flex gap={8} justify="end">
          {step.at === 'checked' && <Button onClick={() => setStep({ at: 'form' })}>{t('bulkBack')}</Button>}
          {(step.at === 'form' || step.at === 'checking') && <Button type="primary" loading={step.at === 'checking'} disabled={fields.length === 0} onClick={() => void check().catch(() => undefined)}>{t('bulkCheck')}</Button>}
          {step.at === 'checked' && <Button type="primary" disabled={step.report.changed === 0} onClick={() => void run(step.request, null)}>{t('bulkGo', { count: step.report.changed })}</Button>}
          {step.at === 'running' && <Button danger onClick={() => running.current?.abort()}>{t('bulkStop')}</Button>}
          {step.at === 'stopped' && <Button type="primary" onClick={() => void run(step.request, step.line)}>{t('bulkGoOn')}</Button>}
          {(step.at === 'stopped' || step.at === 'done') && <Button onClick={() => onClose(true)}>{t('close')}</Button>}
        </Flex>
      }
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ fields: [] }} autoComplete="off" hidden={step.at !== 'form' && step.at !== 'checking'}>
        <Form.Item name="fields" label={t('bulkWhat')}><Checkbox.Group options={fieldsOf(me?.roles ?? []).map((value) => ({ value, label: t(`bulk_${value}`) }))} /></Form.Item>
        <ChangeFields fields={fields} />
        <Form.Item name="reason" label={t('correctionReason')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input maxLength={400} /></Form.Item>
      </Form>
      <Flex vertical gap={12}>
        {(step.at === 'running' || step.at === 'stopped') && (
          <div role="status">
            <Progress percent={Math.floor((100 * (step.line?.done ?? 0)) / Math.max(1, step.line?.of ?? 1))} status={step.at === 'stopped' ? 'exception' : 'active'} />
            {step.at === 'stopped' ? t('bulkStopped') : t('importRunning', { done: step.line?.done ?? 0, of: step.line?.of ?? count })}
          </div>
        )}
        {step.at === 'done' && <Alert type="success" showIcon role="status" title={t('bulkDone', { count: step.report.changed })} />}
        {(step.at === 'checked' || step.at === 'done') && <Outcome report={step.report} isDone={step.at === 'done'} />}
        <ErrorNote error={error} />
      </Flex>
    </Modal>
  )
}

function Outcome({ report, isDone }: { report: BulkReport; isDone: boolean }) {
  const { t } = useTranslation('cameras')
  return (
    <>
      <Typography.Text style={{ fontVariantNumeric: 'tabular-nums' }}>
        {[...(isDone ? [] : [t('bulkWill', { count: report.changed })]), ...(report.same > 0 ? [t('bulkSame', { count: report.same })] : [])].join(' · ')}
        {report.refusedCount > 0 && <Typography.Text type="danger" strong> · {t('bulkRefused', { count: report.refusedCount })}</Typography.Text>}
      </Typography.Text>
      {report.refused.length > 0 && (
        <Table
          size="small" rowKey="id" dataSource={report.refused} pagination={false} scroll={{ y: 260 }} virtual={report.refused.length > 100}
          columns={[{ title: t('name'), dataIndex: 'name', width: 180, ellipsis: true }, { title: t('bulkWhy'), render: (_, r) => <>{r.message}<br /><Typography.Text type="secondary">{r.todo}</Typography.Text></> }]}
        />
      )}
      {report.refusedCount > report.refused.length && <Typography.Text type="secondary">{t('bulkRefusedFirst', { count: report.refused.length })}</Typography.Text>}
    </>
  )
}
