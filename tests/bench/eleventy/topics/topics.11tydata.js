export default { tags: ['topicTexts'], permalink: false };
