// A message centre: takes what is submitted, puts long texts together, tells both on its output, a line of JSON each.
'use strict';
const smpp = require('smpp');

const port = Number(process.argv[2]);
const texts = new Map();
let next = 1;
let waiting = 0;

const tell = (event) => console.log(JSON.stringify(event));

function content(pdu) {
  const body = pdu.message_payload ?? pdu.short_message;
  return { text: body.message ?? '', udh: body.udh?.[0] };
}

/** The whole text once the last of its parts is there; undefined before. */
function whole(pdu) {
  const { text, udh } = content(pdu);
  let ref, total, place;
  if (udh) {
    // The library keeps the header's bytes as they are: element, length, number, total, place.
    [ref, total, place] = [udh[2], udh[3], udh[4]];
  } else if (pdu.sar_total_segments) {
    [ref, total, place] = [pdu.sar_msg_ref_num, pdu.sar_total_segments, pdu.sar_segment_seqnum];
  } else {
    return text;
  }
  const key = `${pdu.destination_addr}/${ref}/${total}`;
  const parts = texts.get(key) ?? new Map();
  texts.set(key, parts.set(place, text));
  if (parts.size < total) {
    return undefined;
  }
  texts.delete(key);
  return [...parts.keys()].sort((a, b) => a - b).map((k) => parts.get(k)).join('');
}

function receipt(session, id) {
  session.deliver_sm({
    esm_class: smpp.ESM_CLASS.MC_DELIVERY_RECEIPT,
    source_addr: '8619900000001',
    destination_addr: '10692345',
    short_message: `id:${id} sub:001 dlvrd:001 submit date:2611220900 done date:2611220901 stat:DELIVRD err:000 text:`,
  }, (answer) => tell({ event: 'receipt-answered', status: answer.command_status }));
}

function reply(session, text) {
  const size = 60;
  const total = Math.ceil(text.length / size);
  for (let place = total; place >= 1; place--) {
    session.deliver_sm({
      esm_class: smpp.ESM_CLASS.UDH_INDICATOR,
      data_coding: 8,
      source_addr: '8619900000001',
      destination_addr: '1069234512',
      short_message: {
        udh: Buffer.from([5, 0, 3, 77, total, place]),
        message: text.slice((place - 1) * size, place * size),
      },
    }, (answer) => tell({ event: 'reply-answered', status: answer.command_status }));
  }
}

smpp.createServer((session) => {
  session.on('bind_transceiver', (pdu) => {
    const known = pdu.system_id === 'hotline' && pdu.password === 'pass';
    session.send(pdu.response({ command_status: known ? 0 : smpp.ESME_RINVPASWD, system_id: 'peer' }));
    tell({ event: 'bind', known });
  });
  session.on('enquire_link', (pdu) => {
    session.send(pdu.response());
    tell({ event: 'enquire_link' });
  });
  session.on('unbind', (pdu) => {
    session.send(pdu.response());
    tell({ event: 'unbind' });
    session.close();
  });
  session.on('submit_sm', (pdu) => {
    const text = whole(pdu);
    if (text !== undefined && text.includes('限流')) {
      session.send(pdu.response({ command_status: smpp.ESME_RTHROTTLED }));
      return;
    }
    const id = String(next++);
    if (pdu.registered_delivery === 1 && text !== undefined && text.includes('早到')) {
      receipt(session, id);
    }
    waiting++;
    tell({ event: 'waiting', waiting });
    setTimeout(() => {
      waiting--;
      session.send(pdu.response({ message_id: id }));
      if (text === undefined) {
        return;
      }
      tell({
        event: 'message', id, text, to: pdu.destination_addr, from: pdu.source_addr, coding: pdu.data_coding,
        receipt: pdu.registered_delivery,
      });
      if (text.includes('请回复')) {
        reply(session, '4 路灯第二天又坏了。'.repeat(12));
      }
    }, text !== undefined && text.includes('早到') ? 300 : 30);
  });
  session.on('error', () => {});
}).listen(port, '127.0.0.1', () => tell({ event: 'listening' }));
