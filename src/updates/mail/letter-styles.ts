/**
 * How mails look. Inlined into the HTML, as many mail programs drop a style sheet; only what answers
 * to dark mode and small screens stays in one. Where a program drops the body, the cell has it all. Colours are the site's black ink, marker yellow and
 * ballpoint blue.
 */
export const letterStyles = `
body { margin: 0; padding: 0; background-color: #ffffff; color: #14130f; font-family: Georgia, 'Times New Roman', serif; font-size: 18px; line-height: 1.55; }
.page { width: 100%; background-color: #ffffff; }
.column { width: 100%; max-width: 600px; margin: 0 auto; text-align: left; }
.cell { padding: 24px 20px; color: #14130f; font-family: Georgia, 'Times New Roman', serif; font-size: 18px; line-height: 1.55; }
.wordmark { font-size: 20px; font-weight: bold; margin: 0 0 28px; }
.wordmark a { color: #14130f; text-decoration: none; background-color: #ffd83d; padding: 2px 8px; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 12px; }
h2 { font-size: 23px; line-height: 1.25; margin: 32px 0 10px; }
h3 { font-size: 19px; line-height: 1.3; margin: 26px 0 8px; }
p { margin: 0 0 18px; }
a { color: #1f3fbf; }
img { max-width: 100%; height: auto; border: 0; }
figure { margin: 0 0 18px; }
figcaption { font-size: 15px; color: #55534b; }
blockquote { margin: 0 0 18px; padding: 0 0 0 16px; border-left: 4px solid #ffd83d; }
ul, ol { margin: 0 0 18px; padding: 0 0 0 24px; }
li { margin: 0 0 6px; }
table.data, .body table { border-collapse: collapse; margin: 0 0 18px; font-size: 16px; }
.body th, .body td { border-bottom: 1px solid #c9c6ba; padding: 6px 10px; text-align: left; vertical-align: top; }
pre { font-size: 14px; white-space: pre-wrap; margin: 0 0 18px; }
code { font-family: Consolas, Menlo, monospace; font-size: 15px; }
hr { border: 0; border-top: 1px solid #c9c6ba; margin: 28px 0; }
.standfirst { font-size: 20px; }
.when { font-size: 15px; color: #55534b; }
.button { display: inline-block; background-color: #ffd83d; color: #14130f; padding: 12px 20px; font-weight: bold; text-decoration: none; }
.foot { border-top: 1px solid #c9c6ba; margin: 36px 0 0; padding: 18px 0 0; font-size: 15px; line-height: 1.5; color: #55534b; }
.foot p { margin: 0 0 10px; }
@media (prefers-color-scheme: dark) {
  body, .page, .cell { background-color: #14130f !important; color: #f4f1e6 !important; }
  a { color: #a9b9ff !important; }
  .wordmark a, .button { color: #14130f !important; background-color: #ffd83d !important; }
  .foot, .when, figcaption { color: #b9b5a6 !important; }
}
`;
