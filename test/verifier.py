#!/usr/bin/env python3
"""Verifies an exported ledger. Standard library only; written from docs/ledger.md alone.

usage: verifier.py EXPORT --key KEY [--key KEY ...] [--witness KEY|FILE ...] [--checkpoint FILE ...] [--json]
       verifier.py --proof FILE --key KEY      checks the proof of one act
Exit code 0 when nothing was found, 1 when something was.
"""
import argparse
import base64
import datetime
import hashlib
import json
import os
import sys

# --- Ed25519, RFC 8032 -----------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(s, p):
    q = (0, 1, 1, 0)
    while s > 0:
        if s & 1:
            q = add(q, p)
        p = add(p, p)
        s >>= 1
    return q


def same_point(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def decompress(data):
    y = int.from_bytes(data, 'little')
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def is_signed(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = decompress(public), decompress(signature[:32])
    s = int.from_bytes(signature[32:], 'little')
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), 'little') % L
    return same_point(multiply(s, BASE), add(r, multiply(h, a)))


# --- Notes -----------------------------------------------------------------------------------------


def decode64(text):
    """Bytes, or None unless the text is the one that encodes them."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def read_key(text, kind=1):
    if os.path.exists(text):
        with open(text, encoding='utf-8') as file:
            text = file.read()
    parts = text.strip().split('+', 2)
    data = decode64(parts[2]) if len(parts) == 3 else None
    if not data or len(data) != 33 or data[0] != kind:
        raise SystemExit('not a verifier key: ' + text)
    key_id = hashlib.sha256(parts[0].encode() + b'\n' + data).digest()[:4]
    if key_id.hex() != parts[1]:
        raise SystemExit('the id of this verifier key is not its own: ' + text)
    return {'name': parts[0], 'id': key_id, 'public': data[1:], 'text': text.strip()}


def read_note(note):
    """(text, [(name, bytes)]), or None."""
    split = note.rfind('\n\n')
    if split < 0:
        return None
    signatures = []
    for line in note[split + 2:].split('\n'):
        if line == '':
            continue
        words = line.split(' ')
        data = decode64(words[2]) if len(words) == 3 and words[0] == '\u2014' else None
        if data is None or len(data) < 5:
            return None
        signatures.append((words[1], data))
    return note[:split + 1], signatures


def signed_by_any(note, keys):
    text, signatures = note
    for key in keys:
        for name, data in signatures:
            if name == key['name'] and data[:4] == key['id'] and is_signed(key['public'], text.encode(), data[4:]):
                return True
    return False


def read_cosignatures(note, witness):
    """Of each line that bears the witness's name and key id: its time, or None where it is not its signature."""
    text, signatures = note
    times = []
    for name, data in signatures:
        if name != witness['name'] or data[:4] != witness['id']:
            continue
        seconds = int.from_bytes(data[4:12], 'big')
        message = 'cosignature/v1\ntime %d\n%s' % (seconds, text)
        times.append(seconds if len(data) == 76 and is_signed(witness['public'], message.encode(), data[12:]) else None)
    return times


def read_checkpoint(text):
    lines = text.split('\n')
    if len(lines) < 3 or not lines[1].isascii() or not lines[1].isdigit() or (len(lines[1]) > 1 and lines[1][0] == '0'):
        return None
    root = decode64(lines[2])
    return None if root is None or len(root) != 32 else (lines[0], int(lines[1]), root)


# --- The tree, RFC 6962 ----------------------------------------------------------------------------


def sha(*parts):
    return hashlib.sha256(b''.join(parts)).digest()


class Tree:
    """Grows a leaf at a time; keeps the roots of its full subtrees, the largest first."""

    def __init__(self):
        self.size = 0
        self.edge = []
        self.nodes = {}

    def append(self, leaf):
        level, index = 0, self.size
        while index % 2 == 1:
            leaf = sha(b'\x01', self.edge.pop(), leaf)
            level, index = level + 1, index // 2
            if level % 8 == 0:
                self.nodes[(level // 8, index)] = leaf
        self.edge.append(leaf)
        self.size += 1

    def root(self):
        if not self.edge:
            return sha()
        root = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            root = sha(b'\x01', left, root)
        return root


# --- The verifier ----------------------------------------------------------------------------------


class Verifier:
    def __init__(self, county, keys, witnesses):
        self.county, self.keys, self.witnesses = county, keys, witnesses
        self.cosigned = [{} for _ in witnesses]
        self.findings = []
        self.tree = Tree()
        self.expected = 0
        self.versions, self.missing, self.present, self.erased = {}, {}, set(), set()
        self.claims, self.losses, self.pending, self.kept_nodes = [], [], 0, 0

    def find(self, code, seq=None, act=None, detail=''):
        self.findings.append({'code': code, 'seq': seq, 'act': act, 'detail': detail})

    def take_claim(self, raw, source):
        note = read_note(raw)
        checkpoint = note and read_checkpoint(note[0])
        if not checkpoint or checkpoint[0] != 'langqiao/' + self.county:
            return self.find('malformed', detail='a checkpoint from ' + source)
        if not signed_by_any(note, self.keys):
            return self.find('unknown_key', detail='checkpoint of size %d from %s' % (checkpoint[1], source))
        self.claims.append((checkpoint[1], checkpoint[2], source))
        for witness, cosigned in zip(self.witnesses, self.cosigned):
            times = read_cosignatures(note, witness)
            if None in times:
                self.find('cosignature_wrong', detail='%s at size %d from %s' % (witness['name'], checkpoint[1], source))
            times = [time for time in times if time is not None]
            if times:
                cosigned[checkpoint[1], checkpoint[2]] = times[0]

    def take_restore(self, raw):
        note = read_note(raw)
        lines = note[0].split('\n') if note else []
        if not note or lines[0] != 'langqiao/' + self.county + '/restore' or not signed_by_any(note, self.keys):
            return self.find('unknown_key', detail='a statement about a restore')
        self.losses.append({'kept': int(lines[1]), 'signed': int(lines[3]), 'at': lines[5]})

    def take_act(self, line):
        seq, act, stored, payload = line['seq'], line['act'], line['stored'], line['payload']
        if seq != self.expected:
            self.find('seq_gap', seq, detail='where %d should stand' % self.expected)
        self.expected = seq + 1
        leaf = bytes.fromhex(line['leaf'])
        if stored is None:
            self.find('act_missing', seq, act)
        else:
            envelope = base64.b64decode(stored['envelope'])
            right = sha(b'\x00', envelope)
            if right != leaf:
                self.find('leaf_altered', seq, act)
            leaf = right
            if payload is None:
                self.missing[act] = seq
            else:
                self.present.add(act)
            self.check_act(seq, act, stored, payload, envelope)
        self.tree.append(leaf)

    def check_act(self, seq, act, stored, payload, envelope):
        try:
            e = json.loads(envelope.decode('utf-8'))
            record = e['record']['type'] + ':' + e['record']['id']
            if e['v'] != 1:
                raise ValueError
        except (ValueError, KeyError, TypeError):
            return self.find('malformed', seq, act, 'the envelope')
        purpose = e['purpose'] and e['purpose']['type'] + ':' + e['purpose']['id']
        pairs = {
            'county': (self.county, e['county']), 'id': (act, e['id']), 'record_type': (stored['record_type'], e['record']['type']),
            'record_id': (stored['record_id'], e['record']['id']), 'version': (stored['version'], e['version']), 'type': (stored['type'], e['type']),
            'actor': (stored['actor'], e['actor']), 'happened_at': (stored['happened_at'], e['happenedAt']),
            'recorded_at': (stored['recorded_at'], e['recordedAt']), 'purpose': (stored['purpose'], purpose),
            'corrects': (stored['corrects'], e['corrects']), 'topics': (stored['topics'], e['topics']),
        }
        differing = [name for name, (column, truth) in pairs.items() if column != truth]
        if differing:
            self.find('columns_altered', seq, act, ', '.join(differing))
        if payload is not None:
            got = payload['hash'] if 'hash' in payload else sha(bytes.fromhex(payload['salt']), base64.b64decode(payload['body'])).hex()
            if got != e['payload']:
                self.find('payload_altered', seq, act)
        last = self.versions.get(record, 0)
        if e['version'] != last + 1:
            self.find('version_gap', seq, act, '%s goes from %d to %d' % (record, last, e['version']))
        self.versions[record] = e['version']
        if e['type'] == 'erasure.ordered':
            self.erased.update(e.get('erases', []))

    def take_node(self, line):
        self.kept_nodes += 1
        if self.tree.nodes.get((line['level'], line['index'])) != bytes.fromhex(line['node']):
            self.find('node_altered', detail='level %d, index %d' % (line['level'], line['index']))

    def finish(self, root_at):
        for act, seq in self.missing.items():
            if act not in self.erased:
                self.find('payload_missing', seq, act)
        for act in self.erased & self.present:
            self.find('payload_not_erased', None, act)
        if self.kept_nodes < len(self.tree.nodes):
            self.find('node_altered', detail='%d are missing' % (len(self.tree.nodes) - self.kept_nodes))
        by_size = {}
        for size, root, source in self.claims:
            if by_size.setdefault(size, root) != root:
                self.find('checkpoints_disagree', detail='two histories at size %d (%s)' % (size, source))
        good, proven, bad = 0, 0, None
        for size, root, source in sorted(self.claims, key=lambda claim: claim[0]):
            if size > self.tree.size:
                continue
            if root_at[size] != root:
                bad = bad or (size, source)
            elif not bad:
                good = size
                proven = size if source != 'database' else proven
        if bad:
            self.find('history_differs', good, detail='between %d and %d (%s)' % (good, bad[0] - 1, bad[1]))
        longest = max((size for size, _, _ in self.claims), default=0)
        if longest > self.tree.size:
            self.find('tail_removed', self.tree.size, detail='%d acts were signed, %d are there' % (longest, self.tree.size))
        if self.tree.size > longest:
            self.find('tail_unsigned', longest, detail='%d to %d' % (longest, self.tree.size - 1))
        self.good = good
        return proven

    def count_cosigned(self, root_at):
        """For each given witness, the checkpoints that it cosigned and the log bears out."""
        report = []
        for witness, cosigned in zip(self.witnesses, self.cosigned):
            sizes = sorted(size for size, root in cosigned if size <= self.good and root_at[size] == root)
            at = None
            if sizes:
                seconds = cosigned[sizes[-1], root_at[sizes[-1]]]
                at = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')
            report.append({'name': witness['name'], 'key': witness['text'], 'checkpoints': len(sizes), 'size': sizes[-1] if sizes else 0, 'at': at})
        return report


def read_lines(path):
    with open(path, encoding='utf-8') as file:
        for text in file:
            yield json.loads(text)


def verify(path, keys, witnesses, checkpoints):
    lines = read_lines(path)
    head = next(lines)
    if head.get('format') != 'langqiao-ledger/1':
        raise SystemExit('not an export of a ledger')
    verifier = Verifier(head['county'], keys, witnesses)
    # Roots are needed at the sizes of checkpoints, which stand behind the acts: the edge of each size is kept small by
    # keeping the root itself.
    root_at = {0: verifier.tree.root()}
    acts, end = 0, None
    for line in lines:
        if 'seq' in line:
            verifier.take_act(line)
            root_at[verifier.tree.size] = verifier.tree.root()
            acts += 1
        elif 'unlogged' in line:
            if line['pending']:
                verifier.pending += 1
            else:
                verifier.find('act_unlogged', None, line['unlogged'])
        elif 'node' in line:
            verifier.take_node(line)
        elif 'checkpoint' in line:
            verifier.take_claim(line['checkpoint'], line['from'])
        elif 'restore' in line:
            verifier.take_restore(line['restore'])
        elif 'end' in line:
            end = line['end']
    for name in checkpoints:
        with open(name, encoding='utf-8') as file:
            text = file.read()
        for note in text.split('\f\n')[:-1] if '\f\n' in text else [text]:
            verifier.take_claim(note, name)
    if end != acts:
        verifier.find('malformed', detail='the export was cut: its last line is missing')
    proven = verifier.finish(root_at)
    return {
        'valid': not verifier.findings, 'size': verifier.tree.size, 'root': base64.b64encode(verifier.tree.root()).decode(),
        'erased': len([act for act in verifier.missing if act in verifier.erased]), 'pending': verifier.pending,
        'losses': verifier.losses, 'proven': proven, 'cosigned': verifier.count_cosigned(root_at), 'findings': verifier.findings,
    }


def climb(leaf, index, size, path):
    """The root that an audit path leads to (RFC 9162 2.1.3.2), or None where the path does not fit."""
    if index >= size:
        return None
    at, last, root = index, size - 1, leaf
    for step in path:
        if last == 0:
            return None
        if at % 2 == 1 or at == last:
            root = sha(b'\x01', step, root)
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            root = sha(b'\x01', root, step)
        at, last = at // 2, last // 2
    return root if last == 0 else None


def check_proof(path, keys):
    """Prints the envelope of a proven act; says what does not agree and answers False otherwise."""
    with open(path, encoding='utf-8') as file:
        proof = json.load(file)
    envelope, steps = decode64(proof['envelope']), [decode64(step) for step in proof['path']]
    note = read_note(proof['checkpoint'])
    checkpoint = read_checkpoint(note[0]) if note else None
    if checkpoint is None or not signed_by_any(note, keys):
        print('NOT VALID: the checkpoint is not signed by a key that was given')
    elif checkpoint[1] != proof['size'] or climb(sha(b'\x00', envelope), proof['seq'], proof['size'], steps) != checkpoint[2]:
        print('NOT VALID: this act is not number %d of the ledger that was signed' % proof['seq'])
    else:
        print('valid: act %d of %d in %s\n%s' % (proof['seq'], proof['size'], checkpoint[0], envelope.decode()))
        return True
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('export', nargs='?')
    parser.add_argument('--proof')
    parser.add_argument('--key', action='append', required=True)
    parser.add_argument('--witness', action='append', default=[])
    parser.add_argument('--checkpoint', action='append', default=[])
    parser.add_argument('--json', action='store_true')
    given = parser.parse_args()
    if given.proof:
        sys.exit(0 if check_proof(given.proof, [read_key(key) for key in given.key]) else 1)
    if not given.export:
        parser.error('an export, or --proof FILE')
    report = verify(given.export, [read_key(key) for key in given.key], [read_key(key, 4) for key in given.witness], given.checkpoint)
    if given.json:
        print(json.dumps(report))
    else:
        for finding in report['findings']:
            print('%s%s: %s' % (finding['code'], '' if finding['seq'] is None else ' at %d' % finding['seq'], finding['detail']))
        for one in report['cosigned']:
            print('%s cosigned %d checkpoints, the newest of %d acts at %s' % (one['key'], one['checkpoints'], one['size'], one['at']))
        print('%s: %d acts, %d erased, root %s' % ('valid' if report['valid'] else 'NOT VALID', report['size'], report['erased'], report['root']))
    sys.exit(0 if report['valid'] else 1)


if __name__ == '__main__':
    main()
