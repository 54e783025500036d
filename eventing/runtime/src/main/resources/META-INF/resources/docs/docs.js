const byId = (id) => document.getElementById(id);
const make = (tag, className, ...inner) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...inner.filter((it) => it !== undefined && it !== ''));
  return element;
};
const link = (to, text) => {
  const a = make('a', '', text);
  a.href = to;
  return a;
};
const json = async (path) => {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
  return answer.json();
};
const last = (ref) => ref.split('/').at(-1);
const at = (document, ref) =>
  ref.slice(2).split('/').reduce((node, name) => node?.[name.replaceAll('~1', '/').replaceAll('~0', '~')], document);

const table = (label, head, rows) => {
  const box = make('div', 'table');
  box.tabIndex = 0;
  box.role = 'region';
  box.ariaLabel = label;
  const titles = make('tr', '', ...head.map((title) => {
    const th = make('th', '', title);
    th.scope = 'col';
    return th;
  }));
  const body = rows.map(([first, ...others]) => {
    const th = make('th', '', first);
    th.scope = 'row';
    return make('tr', '', th, ...others.map((it) => make('td', '', it ?? '')));
  });
  box.append(make('table', '', make('thead', '', titles), make('tbody', '', ...body)));
  return box;
};
const code = (text) => make('code', '', text);
const example = (value) => {
  const pre = make('pre', '', typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  pre.tabIndex = 0;
  return pre;
};
const fold = (id, heading, ...inner) => {
  const details = make('details', '', make('summary', '', ...heading), ...inner);
  details.id = id;
  return details;
};

// Avro: everything of a field that isn't its name, type or description is what the value means.
const known = new Set(['name', 'type', 'doc', 'default', 'order', 'aliases']);
const avroType = (type) => {
  if (typeof type === 'string') return last(type.replaceAll('.', '/'));
  if (Array.isArray(type)) return type.map(avroType).join(' or ');
  if (type.type === 'array') return `list of ${avroType(type.items)}`;
  return type.logicalType ?? type.name ?? avroType(type.type);
};
const meaning = (field) => Object.entries(field)
  .filter(([name]) => !known.has(name))
  .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : value}`)
  .join('; ');
const avroRows = (schema, before, named) => {
  if (schema.name) named[schema.name] = schema;
  return (schema.fields ?? []).flatMap((field) => {
    const many = field.type?.type === 'array';
    const inner = many ? field.type.items : field.type;
    const record = inner?.type === 'record' ? inner : named[inner];
    const path = before + field.name + (many ? '[]' : '');
    return [
      [code(path), avroType(field.type), meaning(field), field.doc],
      ...(record ? avroRows(record, `${path}.`, named) : []),
    ];
  });
};
const headerRows = (schema) => Object.entries(schema.properties ?? {}).map(([name, it]) =>
  [code(name), it.format ?? it.type, (schema.required ?? []).includes(name) ? 'always' : 'may be absent', it.description]);

const operations = (api) => Object.entries(api.operations).map(([id, operation]) => {
  const channel = at(api, operation.channel.$ref);
  const names = operation.messages.map((it) => last(it.$ref));
  const items = names.map((name) => {
    const done = operation['x-handling']?.[name];
    return make('li', '', link(`#message-${name}`, name), done ? make('span', 'quiet', ` ${done.toLowerCase()}`) : '');
  });
  const card = make('div', 'card',
    make('p', '', make('span', 'pill', operation.action === 'send' ? 'says' : 'hears'), operation.summary),
    make('p', 'quiet', operation.action === 'send' ? 'to ' : 'from ', link(`#channel-${last(operation.channel.$ref)}`, channel.address)),
    make('ul', 'links', ...items));
  card.id = `operation-${id}`;
  return card;
});

const messages = (api) => Object.entries(api.components.messages).map(([name, message]) => {
  const used = Object.entries(api.operations).filter(([, it]) => it.messages.some((ref) => last(ref.$ref) === name));
  const headers = message.headers.$ref ? at(api, message.headers.$ref) : message.headers;
  const fields = message.payload.schema ? avroRows(message.payload.schema, '', {}) : [];
  return fold(`message-${name}`, [code(name), make('span', 'quiet', message.summary)],
    make('ul', 'links', ...used.map(([id, it]) => make('li', '', link(`#operation-${id}`, it.summary)))),
    message.payload.schema?.deprecated ? make('p', 'fault', `Deprecated. ${message.payload.schema.deprecated}`) : '',
    make('h3', '', 'Payload'),
    fields.length ? table(`Fields of ${name}`, ['Field', 'Type', 'Means', 'Description'], fields) : make('p', '', message.payload.description),
    ...message.examples.flatMap((it) => [make('h3', '', `Example. ${it.summary}`), example(it.payload)]),
    make('h3', '', 'Headers'),
    table(`Headers of ${name}`, ['Header', 'Type', 'Sent', 'Description'], headerRows(headers)),
    make('h3', '', 'Example of headers'), example(message.examples[0].headers));
});

// OpenAPI.
const schemaType = (schema) => {
  if (!schema) return '';
  if (schema.$ref) return last(schema.$ref);
  if (schema.type === 'array') return `list of ${schemaType(schema.items)}`;
  return schema.format ?? [schema.type].flat().join(' or ');
};
const schemaRows = (api, schema, before, depth) => {
  const whole = schema?.$ref ? at(api, schema.$ref) : schema;
  if (whole?.type === 'array') return schemaRows(api, whole.items, `${before}[].`, depth);
  if (depth > 5) return [];
  return Object.entries(whole?.properties ?? {}).flatMap(([name, it]) => {
    const many = it.type === 'array';
    const inner = many ? it.items : it;
    const given = it.enum ?? it.examples ?? (it.example === undefined ? undefined : [it.example]);
    return [
      [code(before + name + (many ? '[]' : '')), schemaType(it), given ? `such as ${given.join(', ')}` : '', it.description],
      ...schemaRows(api, inner, `${before}${name}${many ? '[]' : ''}.`, depth + 1),
    ];
  });
};
const bodyOf = (api, title, content) => Object.entries(content ?? {}).flatMap(([type, it]) => {
  const rows = schemaRows(api, it.schema, '', 0);
  return rows.length ? [make('h3', '', `${title}: ${type}`), table(`${title}, ${type}`, ['Field', 'Type', 'Values', 'Description'], rows)] : [];
});
const routes = (api) => Object.entries(api.paths).flatMap(([path, item]) =>
  Object.entries(item).filter(([, it]) => it.responses).map(([method, operation]) => {
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((it) =>
      [code(it.name), it.in, it.required ? 'required' : '', it.description]);
    const answers = Object.entries(operation.responses).map(([status, it]) =>
      [code(status), Object.keys(it.content ?? {}).join(', '), it.description]);
    const good = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
    return fold(`route-${method}-${path}`, [make('span', 'pill', method.toUpperCase()), code(path), make('span', 'quiet', operation.summary)],
      operation.description ? make('p', '', operation.description) : '',
      ...(parameters.length ? [make('h3', '', 'Parameters'), table(`Parameters of ${path}`, ['Name', 'In', 'Needed', 'Description'], parameters)] : []),
      ...bodyOf(api, 'Body', operation.requestBody?.content),
      make('h3', '', 'Answers'), table(`Answers of ${path}`, ['Status', 'Type', 'Description'], answers),
      ...bodyOf(api, `Answer ${good?.[0] ?? ''}`, good?.[1].content));
  }));

const channels = (api) => Object.entries(api.channels).map(([id, channel]) => {
  const amqp = channel.bindings?.amqp;
  const type = !amqp ? '' : amqp.is === 'queue' ? 'queue' : `exchange, ${amqp['x-exchange-type'] ?? amqp.exchange.type ?? 'of the consumer'}`;
  const values = Object.values(channel.parameters ?? {}).flatMap((it) => it.enum ?? []);
  const card = make('div', 'card',
    make('p', '', code(channel.address ?? '(reply)'), make('span', 'quiet', ` ${type}`)),
    make('p', '', channel.summary),
    values.length ? make('p', 'quiet', `${values[0]} to ${values.at(-1)}`) : '',
    ...(amqp?.['x-bound-to'] ?? []).map((it) => make('p', 'quiet', `bound to ${it.exchange}${it.routingKey ? ` by ${it.routingKey}` : ''}`)),
    ...Object.entries(amqp?.['x-arguments'] ?? {}).map(([name, value]) => make('p', 'quiet', code(`${name}: ${value}`))));
  card.id = `channel-${id}`;
  return card;
});

// A link into something that is folded unfolds it.
const unfold = () => {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (target?.tagName === 'DETAILS') target.open = true;
  target?.scrollIntoView();
};
const fill = (id, elements) => {
  byId(id).append(...elements);
  const count = byId(`${id}-count`);
  if (count) count.textContent = elements.length;
};
const show = async (path, render) => {
  try {
    render(await json(path));
  } catch (fault) {
    byId('fault').hidden = false;
    byId('fault').append(`${fault.message}. `);
  }
};

await Promise.all([
  show('/asyncapi', (api) => {
    byId('title').textContent = api.info.title;
    document.title = `${api.info.title} · documents`;
    byId('about').textContent = api.info.description;
    fill('operations', operations(api));
    fill('messages', messages(api));
    fill('broker', channels(api));
  }),
  show('/q/openapi?format=json', (api) => fill('routes', routes(api))),
]);
addEventListener('hashchange', unfold);
if (location.hash) unfold();
