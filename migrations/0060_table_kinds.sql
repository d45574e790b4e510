-- What every table is to a backup, said where the table stands (src/platform/backup): the comment starts with
--   truth       acts and what proves them: backed up by log number, never again once written
--   state       neither acts nor derived from them: copied whole when changed
--   projection  rebuilt from acts after a restore
--   passing     worth nothing after a restart elsewhere: sessions, presence, queues
-- A test fails for a table without such a comment.

comment on table acts is 'truth: what happened';
comment on table payloads is 'truth: names and free text of acts, until erased';
comment on table log is 'truth: the order of acts and their leaves';
comment on table checkpoints is 'truth: signed roots of the tree';
comment on table intents is 'truth: first answers to intents';
comment on table ledger_nodes is 'projection: hashes of whole subtrees';
comment on table pending is 'passing: acts that wait for their number';
comment on table records is 'projection: state of every record';
comment on table projection_cursors is 'projection: how far followers have read';
comment on table number_series is 'state: last numbers given';
comment on table credentials is 'state: secrets of sign-in, hashed or encrypted';
comment on table sessions is 'passing: who is signed in';
comment on table one_time_links is 'passing: links that let someone enrol';
comment on table throttles is 'passing: who must wait after failures';
comment on table refused_strangers is 'state: refused requests without a session, counted';
comment on table migrations is 'passing: which migrations ran';
comment on table accounts is 'projection: accounts for lists';
comment on table units is 'projection: the county''s tree for lists';
comment on table incidents is 'projection: calls for lists';
comment on table incident_crews is 'projection: who was sent to a call';
comment on table incident_relations is 'projection: calls that belong together';
comment on table cases is 'projection: cases for lists';
comment on table case_incidents is 'projection: calls of a case';
comment on table case_approvals is 'projection: decisions that wait';
comment on table cameras is 'projection: cameras for lists';
comment on table camera_streams is 'state: stream addresses with credentials, encrypted';
comment on table camera_health is 'passing: how each camera is now';
comment on table recorders is 'passing: recorder processes';
comment on table footage_files is 'state: finished files of footage';
comment on table erased is 'projection: what erasures left';
