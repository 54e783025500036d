const EVERY = 2000;
const ROWS = 200;
const byId = (id) => document.getElementById(id);
const filter = byId('filter');

let shown = '';
let ledger = null;

const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

const money = (minor, currency) => {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency: currency.toUpperCase() });
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
};
const count = (number) => new Intl.NumberFormat().format(number);
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const time = (when) => {
  const today = when.toDateString() === new Date().toDateString();
  const td = make('td', 'quiet');
  const element = make('time', '', (today ? clock : calendar).format(when));
  element.dateTime = when.toISOString();
  element.title = calendar.format(when);
  td.append(element);
  return td;
};

const mood = {
  succeeded: 'good', delivered: 'good',
  requires_capture: 'busy', in_transit: 'busy', registered: 'busy',
  requires_payment_method: 'bad', delivery_failed: 'bad', lost: 'bad', returned: 'bad',
};
const words = (status) => status.replaceAll('_', ' ');

const row = (...cells) => {
  const tr = make('tr');
  cells.forEach((cell) => tr.append(cell));
  return tr;
};
const cell = (text, className) => make('td', className, text);
const head = (text, className) => {
  const th = make('th', className, text);
  th.scope = 'row';
  return th;
};
const pill = (status, note) => {
  const td = make('td');
  td.append(make('span', `pill ${mood[status] ?? ''}`, words(status)));
  if (note) td.append(make('span', 'quiet', ` ${words(note)}`));
  return td;
};
const some = (minor, currency) => cell(minor ? money(minor, currency) : '–', minor ? 'number' : 'number quiet');

const fill = (body, rows, columns, whenEmpty) => {
  if (rows.length === 0) {
    const td = cell(whenEmpty, 'empty');
    td.colSpan = columns;
    rows = [row(td)];
  }
  byId(body).replaceChildren(...rows);
};

const total = (label, value, className) => {
  const div = make('div', className);
  div.append(make('dt', '', label), make('dd', '', count(value)));
  return div;
};

const drawTotals = ({ totals, webhooks, requests, amounts }) => {
  const one = (most) => (most > 1 ? 'bad' : most === 1 ? 'good' : '');
  byId('totals').replaceChildren(
    total('Payments', totals.intents),
    total('Authorized', totals.authorized),
    total('Captured', totals.captured),
    total('Refunded', totals.refunded),
    total('Canceled', totals.canceled),
    total('Declined', totals.declined),
    total('Most charges for one order', totals.chargesPerOrderMax, one(totals.chargesPerOrderMax)),
    total('Parcels delivered', totals.delivered),
    total('Most parcels for one order', totals.parcelsPerReferenceMax, one(totals.parcelsPerReferenceMax)),
    total('Webhooks waiting', webhooks.open),
    total('Requests for a change', requests.changes),
    total('Answered again by key', requests.replayed),
  );
  fill('amounts', amounts.map((sum) => row(
    head(sum.currency.toUpperCase()),
    some(sum.authorized, sum.currency), some(sum.held, sum.currency), some(sum.captured, sum.currency),
    some(sum.refunded, sum.currency), some(sum.captured - sum.refunded, sum.currency),
  )), 6, 'No money has moved yet.');
};

const faultText = (fault) => [
  words(fault.rule),
  `on ${fault.operation ? words(fault.operation) : fault.rule === 'down' ? 'everything' : 'every change'}`,
  `${Math.round(fault.rate * 1000) / 10} %`,
  fault.orderId && `order ${fault.orderId}`,
  fault.until && `until ${clock.format(new Date(fault.until))}`,
  `struck ${count(fault.struck)}${fault.times ? ` of ${count(fault.times)}` : ''}`,
].filter(Boolean).join(' · ');

const drawFaults = (faults) => byId('faults').replaceChildren(...(faults.length
  ? faults.map((fault) => make('li', '', faultText(fault)))
  : [make('li', 'none', 'None: everything is answered as it should be.')]));

const drawTables = () => {
  const wanted = filter.value.trim().toLowerCase();
  const fits = (order) => !wanted || (order ?? '').toLowerCase().includes(wanted);
  const payments = ledger.paymentIntents.filter((payment) => fits(payment.orderId));
  const parcels = ledger.parcels.filter((parcel) => fits(parcel.reference));
  const said = (rows, all) => (rows === all ? count(all) : `${count(rows)} of ${count(all)}`);
  byId('payments-count').textContent = said(payments.length, ledger.totals.intents);
  byId('parcels-count').textContent = said(parcels.length, ledger.totals.parcels);
  fill('payments', payments.map((payment) => row(
    head(payment.orderId ?? '–', 'id'),
    pill(payment.status, payment.declineCode),
    cell(money(payment.amount, payment.currency), 'number'),
    some(payment.amountReceived, payment.currency),
    some(payment.amountRefunded, payment.currency),
    time(new Date(payment.created * 1000)),
    cell(payment.id, 'id quiet'),
  )), 7, wanted ? 'No payment of such an order among the newest.' : 'No payments yet. Place an order and it shows up here.');
  fill('parcels', parcels.map((parcel) => row(
    head(parcel.reference, 'id'),
    pill(parcel.status),
    cell(parcel.attempt || '–', parcel.attempt ? 'number' : 'number quiet'),
    cell(parcel.trackingNumber, 'id'),
    time(new Date(parcel.movedAt)),
  )), 5, wanted ? 'No parcel of such an order among the newest.' : 'No parcels yet.');
};

const connection = (state, text) => {
  byId('connection').className = state;
  const line = byId('connection-text');
  // Spoken by screen readers, so only when it changes.
  if (line.textContent !== text) line.textContent = text;
};

const refresh = async () => {
  try {
    const answer = await fetch(`/ledger?limit=${ROWS}`, { signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const text = await answer.text();
    if (text !== shown) {
      ledger = JSON.parse(text);
      shown = text;
      drawTotals(ledger);
      drawFaults(ledger.faults);
      drawTables();
    }
    connection('live', 'Live, every 2 seconds');
  } catch {
    connection('lost', 'The sandbox does not answer; trying again');
  }
  setTimeout(refresh, EVERY);
};

filter.addEventListener('input', () => ledger && drawTables());
refresh();
