// Discovers, lists, posts and polls with a client library that others wrote; prints one line of JSON for each answer.
const Open311 = require('open311');
const [discovery, apiKey, service] = process.argv.slice(2);
const city = new Open311({ discovery, apiKey, jurisdiction: 'jinlin.example' });

function told(step, goOn) {
  return (error, data) => {
    console.log(JSON.stringify({ step, error, data }));
    if (error) process.exit(1);
    goOn(data);
  };
}

city.serviceDiscovery({ cache: true }, told('discovery', () =>
  city.serviceList(told('list', () =>
    city.serviceDefinition(service, told('definition', () =>
      city.submitRequest({
        service_code: service, description: '路灯不亮', address_string: '建设路12号', phone: '19900000001',
        attributes: { place: '建设路', lampCount: 3, leaning: false }
      }, told('post', ([posted]) =>
        city.serviceRequests(posted.service_request_id, { api_key: apiKey }, told('one', () =>
          city.serviceRequests([posted.service_request_id], { api_key: apiKey }, told('poll', () => {}))))))))))));
