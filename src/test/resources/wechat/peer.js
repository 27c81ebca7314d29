// WeChat's server: reads a line of JSON, answers with one. Encryption is npm's wechat-crypto, XML npm's xml2js.
'use strict';
const Crypt = require('wechat-crypto');
const xml2js = require('xml2js');
const crypto = require('crypto');

const [token, aesKey, appId] = process.argv.slice(2);
const crypt = new Crypt(token, aesKey, appId);
const builder = new xml2js.Builder({ rootName: 'xml', cdata: true, headless: true });

/** As a request: query and body. */
function seal({ message, mode, app }) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = crypto.randomBytes(8).toString('hex');
  const query = {
    signature: crypto.createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex'),
    timestamp,
    nonce,
  };
  const xml = builder.buildObject(message);
  if (mode === 'plain') {
    return { query, body: xml };
  }
  const encrypt = (app ? new Crypt(token, aesKey, app) : crypt).encrypt(xml);
  query.msg_signature = crypt.getSignature(timestamp, nonce, encrypt);
  query.encrypt_type = 'aes';
  return { query, body: builder.buildObject({ ToUserName: message.ToUserName, Encrypt: encrypt }) };
}

const flat = (xml) => xml2js.parseStringPromise(xml, { explicitArray: false }).then((parsed) => parsed.xml);

/** The answer in the clear, once its signature and its account are right. */
async function open({ body }) {
  const outer = await flat(body);
  if (!outer.Encrypt) {
    return { message: outer, encrypted: false };
  }
  const right = crypt.getSignature(outer.TimeStamp, outer.Nonce, outer.Encrypt) === outer.MsgSignature;
  const { message, id } = crypt.decrypt(outer.Encrypt);
  return { message: await flat(message), encrypted: true, signed: right, app: id };
}

require('readline').createInterface({ input: process.stdin }).on('line', async (line) => {
  const asked = JSON.parse(line);
  try {
    console.log(JSON.stringify(asked.op === 'seal' ? seal(asked) : await open(asked)));
  } catch (e) {
    console.log(JSON.stringify({ error: String(e) }));
  }
});
