import { useLocation, useParams } from 'react-router'
import './disputes.css'
import { useFreshDisputes } from './disputes.ts'
import { DisputeFile } from './file/DisputeFile.tsx'
import { DisputeList } from './list/DisputeList.tsx'
import { AgreementPaper } from './paper/AgreementPaper.tsx'
import { ReportDialog } from './report/ReportDialog.tsx'

/** The list of disputes, one file, its agreement as it is printed, or the list with the form that writes one down: `/disputes/new`. */
export default function DisputesPage() {
  useFreshDisputes()
  const { id } = useParams()
  const isPaper = useLocation().pathname.endsWith('/agreement')
  if (id && id !== 'new') return isPaper ? <AgreementPaper key={id} id={id} /> : <DisputeFile key={id} id={id} />
  return (
    <>
      <DisputeList />
      {id === 'new' && <ReportDialog />}
    </>
  )
}
