import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../../shared/i18n/time.ts'
import { committee, type Agreement, type DisputeFile } from '../disputes.ts'

/** One sheet by the template of art. 29: parties, facts and responsibilities, content, performance, and room to sign. Always light: paper is. */
export function Paper({ file, agreement, station }: { file: DisputeFile; agreement: Agreement; station: string }) {
  const { t } = useTranslation('disputes')
  const nameOf = (id: string) => file.parties.find((p) => p.id === id)?.name ?? ''
  const signed = (id: string) => agreement.signatures.find((s) => s.signer === id)
  const stamp = (id: string) => {
    const found = signed(id)
    return found ? `${t(`sign_${found.way}`)} ${formatDay(found.at)}` : ''
  }
  return (
    <article className="disputes-paper">
      <h1>{t('paperTitle')}</h1>
      <p className="disputes-paper-no">{t('number')} {file.number}</p>
      <h2>{t('parties')}</h2>
      <table>
        <tbody>{file.parties.map((p) => <tr key={p.id}><th scope="row">{t(`side_${p.side}`)}</th><td>{p.name}</td><td>{p.phone}</td></tr>)}</tbody>
      </table>
      <h2>{t('facts')}</h2>
      <p>{agreement.facts}</p>
      <h2>{t('content')}</h2>
      <p>{agreement.content}</p>
      {agreement.items.length > 0 && (
        <>
          <h2>{t('items')}</h2>
          <ol>{agreement.items.map((item) => <li key={item.id}>{t(item.due ? 'paperItemDue' : 'paperItem', { name: nameOf(item.party), text: item.text, due: item.due ?? '' })}</li>)}</ol>
        </>
      )}
      <p>{t(agreement.form === 'oral' ? 'paperOral' : 'paperEffect')}</p>
      {agreement.form === 'written' && (
        <dl>
          {file.parties.map((p) => <div key={p.id}><dt>{t('paperParty', { side: t(`side_${p.side}`), name: p.name })}</dt><dd>{stamp(p.id)}</dd></div>)}
          {file.mediators.filter((m) => m.state === 'accepted').map((m) => <div key={m.id}><dt>{t('paperMediator', { name: m.name })}</dt><dd>{stamp(m.id)}</dd></div>)}
          <div><dt>{t('paperSeal')}</dt><dd>{stamp(committee)}</dd></div>
        </dl>
      )}
      <footer>{t('paperFoot', { station, day: formatDay(file.settledAt ?? agreement.draftedAt) })}</footer>
    </article>
  )
}
