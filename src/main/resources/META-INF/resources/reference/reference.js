SwaggerUIBundle({
  dom_id: '#reference',
  urls: [
    ['citizen', '市民 · citizens'],
    ['staff', '工作人员 · staff'],
    ['kiosk', '自助终端 · kiosks'],
    ['partner', '合作方 · partners'],
    ['demo', '演示模式 · start mode'],
  ].map(([file, name]) => ({ url: `/openapi/${file}.yaml`, name })),
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'list',
});
