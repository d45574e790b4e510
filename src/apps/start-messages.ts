import type { Catalogue } from '#platform/http/messages.ts'

/** What can stop a start, or a command. */
export const startMessages: Catalogue = {
  database_version: {
    zh: { message: '数据目录 {folder} 属于 PostgreSQL {found}，本程序需要 {wanted}。', todo: '请用旧版本备份后，在新目录中恢复（docs/operations.md）。数据未被改动。' },
    en: { message: 'The data in {folder} is of PostgreSQL {found}; this program runs {wanted}.', todo: 'Back it up with the version that wrote it and restore into a new folder (docs/operations.md). Nothing was changed.' },
  },
  database_start_failed: {
    zh: { message: '数据库未能启动：{reason}', todo: '请检查磁盘空间与目录权限后重试。' },
    en: { message: 'The database did not start: {reason}', todo: 'Check disk space and the rights of the data folder, then start again.' },
  },
  database_folder_closed: {
    zh: { message: '数据库用户无法进入目录 {folder}。', todo: '请把程序和 LANGQIAO_DATA 放到其他用户可进入的目录，或以普通用户运行。' },
    en: { message: 'The database user cannot enter the folder {folder}.', todo: 'Put the program and LANGQIAO_DATA where other users may enter, or run as an ordinary user.' },
  },
  no_data: {
    zh: { message: '数据目录 {folder} 不存在。', todo: '请检查 LANGQIAO_DATA。' },
    en: { message: 'There is no data folder {folder}.', todo: 'Check LANGQIAO_DATA.' },
  },
  data_in_use: {
    zh: { message: '另一个廊桥进程（{pid}）正在使用此数据目录。', todo: '请先停止它，或设置另一个 LANGQIAO_DATA。' },
    en: { message: 'Another Langqiao process ({pid}) is using this data folder.', todo: 'Stop it first, or set another LANGQIAO_DATA.' },
  },
  recorder_name_taken: {
    zh: { message: '名为 {name} 的录像进程正在另一个数据目录中运行。', todo: '请设置另一个 LANGQIAO_RECORDER_NAME，或先停止它。' },
    en: { message: 'A recorder named {name} lives on another data folder.', todo: 'Set another LANGQIAO_RECORDER_NAME, or stop that one first.' },
  },
  link_file_unreadable: {
    zh: { message: '连接文件 {file} 无法读取。', todo: '请由系统管理员重新登记该录像点并取得新的连接文件。' },
    en: { message: 'The link file {file} cannot be read.', todo: 'Have the system administrator enrol the recorder anew, and take the new file.' },
  },
  restore_without_keys: {
    zh: { message: '密钥目录 {folder} 中没有账本密钥。', todo: '请先从保管处取回备份时使用的密钥目录，再恢复。' },
    en: { message: 'The keys folder {folder} holds no ledger key.', todo: 'Bring back the keys folder that the backup was made with, then restore.' },
  },
  restore_not_empty: {
    zh: { message: '数据库中已有记录，不能恢复到其中。', todo: '请设置一个空的 LANGQIAO_DATA。' },
    en: { message: 'The database already holds acts.', todo: 'Set an empty LANGQIAO_DATA to restore into.' },
  },
  backup_missing: {
    zh: { message: '目录 {folder} 中没有备份。', todo: '请检查路径。' },
    en: { message: 'There is no backup in {folder}.', todo: 'Check the path.' },
  },
  backup_unreadable: {
    zh: { message: '目录 {folder} 中的备份清单无法读取。', todo: '请使用另一份备份。' },
    en: { message: 'The manifest of the backup in {folder} cannot be read.', todo: 'Use another copy of the backup.' },
  },
  backup_damaged: {
    zh: { message: '备份文件 {file} 已损坏。', todo: '请使用另一份备份；数据库未被改动。' },
    en: { message: 'The backup file {file} is damaged.', todo: 'Use another copy of the backup; the database was not changed.' },
  },
  backup_newer: {
    zh: { message: '备份由更新的版本写成（{migration}）。', todo: '请用同样新或更新的版本恢复。' },
    en: { message: 'The backup was written by a newer version ({migration}).', todo: 'Restore it with that version or a newer one.' },
  },
  backup_other_county: {
    zh: { message: '备份属于另一个县（{county}）。', todo: '请设置 LANGQIAO_COUNTY 或使用本县备份。' },
    en: { message: 'The backup is of another county ({county}).', todo: 'Set LANGQIAO_COUNTY, or use this county’s backup.' },
  },
  backup_forged: {
    zh: { message: '目录 {folder} 中的备份清单不是用本密钥目录写成的，或已被改动。', todo: '请检查 LANGQIAO_KEYS 是否为写备份时的密钥；否则请使用另一份备份，并查明是谁写入了该目录。' },
    en: { message: 'The manifest of the backup in {folder} was not written with these keys, or was changed since.', todo: 'Check that LANGQIAO_KEYS are the keys that it was made with; else use another backup, and find out who wrote to the folder.' },
  },
  backup_other_history: {
    zh: { message: '目录 {folder} 中的备份与本数据库的第 {number} 号操作不同：数据库曾被恢复到较早状态，或是另一个数据库。', todo: '请备份到一个新目录，原备份保持不动。' },
    en: { message: 'The backup in {folder} holds another act number {number} than this database: it was put back to an earlier day, or is another one.', todo: 'Back up to a new folder, and leave the old backup as it is.' },
  },
  port_taken: {
    zh: { message: '端口 {port} 已被占用。', todo: '请停止占用它的程序，或设置 LANGQIAO_PORT。' },
    en: { message: 'Port {port} is taken.', todo: 'Stop the program that uses it, or set LANGQIAO_PORT.' },
  },
  rebuild_broken: {
    zh: { message: '有 {count} 条记录无法由操作记录重建，例如 {record}：{reason}。', todo: '请运行 langqiao ledger verify --projections。未作任何改动。' },
    en: { message: '{count} records cannot be made from their acts, {record} for one: {reason}.', todo: 'Run langqiao ledger verify --projections. Nothing was changed.' },
  },
  ledger_gone: {
    zh: { message: '数据库中没有任何操作记录，但 {folder} 中的检查点为 {size} 条记录签过名：数据已丢失或目录有误。', todo: '请恢复备份（langqiao restore）或改正 LANGQIAO_DATA、DATABASE_URL；确实无法恢复时运行 langqiao ledger set-aside --reason "……" 另立账本。' },
    en: { message: 'The database holds no act, but the checkpoints in {folder} were signed for {size}: the data are lost, or the folder is not theirs.', todo: 'Restore a backup (langqiao restore), or correct LANGQIAO_DATA or DATABASE_URL. Only where nothing can be restored: langqiao ledger set-aside --reason "…" begins a new ledger.' },
  },
  ledger_not_gone: {
    zh: { message: '没有需要另立的账本：数据库中有操作记录，或 {folder} 中没有检查点。', todo: '无需处理；可运行 langqiao ledger verify 核对。' },
    en: { message: 'No ledger is gone: the database holds acts, or {folder} holds no checkpoint.', todo: 'Nothing is to be done; langqiao ledger verify checks it.' },
  },
  not_waiting: {
    zh: { message: '操作记录 {act} 不在待编号之列。', todo: '请核对日志中给出的编号。' },
    en: { message: 'Act {act} is not waiting for a number.', todo: 'Check the id that the log names.' },
  },
  reason_missing: {
    zh: { message: '没有写明理由。', todo: '请加上 --reason "……"。' },
    en: { message: 'No reason was given.', todo: 'Add --reason "…".' },
  },
  restore_differs: {
    zh: { message: '恢复的数据不是已签署账本的开头：前 {size} 条不一致。', todo: '请核对备份来源，并运行 langqiao ledger verify。未作任何改动。' },
    en: { message: 'What was restored is not the beginning of the ledger that was signed: the first {size} acts differ.', todo: 'Check where the backup came from and run langqiao ledger verify. Nothing was changed.' },
  },
  migration_changed: {
    zh: { message: '迁移文件 {name} 在执行后被修改。', todo: '请恢复原文件；更改应写成新的迁移。' },
    en: { message: 'Migration {name} was edited after it had run.', todo: 'Restore the file; write changes as a new migration.' },
  },
  migration_unknown: {
    zh: { message: '数据库由更新的版本写成（{name}）。', todo: '请运行更新的版本。' },
    en: { message: 'The database was written by a newer version ({name}).', todo: 'Run the newer version.' },
  },
}
