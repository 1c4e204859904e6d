import { tokenColour } from '../../styles/palette.ts';

// Mail programs know no custom properties, and so both looks are written out.
const ink = tokenColour('ink');
const paper = tokenColour('paper');
const pad = tokenColour('marker-soft');
const padLine = tokenColour('rule-pad');
const pen = tokenColour('pen');
const graphite = tokenColour('graphite');
const rule = tokenColour('rule');
const marker = tokenColour('marker').light;
const markerInk = tokenColour('marker-ink').light;

const text = "'Source Serif 4', Charter, Georgia, 'Times New Roman', serif";
const headline =
  "'Bricolage Grotesque', 'Arial Narrow', 'Helvetica Neue', Helvetica, Arial, sans-serif";

/**
 * How mails look: the site's paper, pen and highlighter. Inlined into the HTML, as many mail programs drop a style
 * sheet; only what answers to dark mode and small screens stays in one. Where a program drops the body, the cell has it
 * all. Nothing needs a picture.
 */
export const letterStyles = `
body { margin: 0; padding: 0; background-color: ${paper.light}; color: ${ink.light}; font-family: ${text}; font-size: 18px; line-height: 1.55; }
.preview { display: none; max-height: 0; max-width: 0; overflow: hidden; font-size: 1px; line-height: 1px; color: ${paper.light}; mso-hide: all; }
.page { width: 100%; background-color: ${paper.light}; }
.column { width: 100%; max-width: 600px; margin: 0 auto; text-align: left; }
.cell { padding: 24px 20px; color: ${ink.light}; font-family: ${text}; font-size: 18px; line-height: 1.55; }
.mark { margin: 0 0 32px; border-collapse: separate; }
.mark .day { width: 14px; height: 18px; padding: 0; background-color: ${ink.light}; border: 2px solid ${ink.light}; font-size: 1px; line-height: 1px; }
.mark .today { background-color: ${marker}; }
.mark .gap { width: 3px; padding: 0; font-size: 1px; line-height: 1px; }
.mark .name { padding: 0 0 0 8px; font-family: ${headline}; font-size: 20px; font-weight: 800; line-height: 1.2; }
.mark .name a { color: ${ink.light}; text-decoration: none; }
h1, h2, h3, h4 { font-family: ${headline}; font-weight: 800; letter-spacing: -0.01em; color: ${ink.light}; }
h1 { font-size: 34px; line-height: 1.08; margin: 0 0 14px; }
h2 { font-size: 25px; line-height: 1.15; margin: 36px 0 10px; }
h3 { font-size: 20px; line-height: 1.2; margin: 28px 0 8px; }
h2 a, h3 a { color: ${ink.light}; text-decoration: underline; }
p { margin: 0 0 18px; }
a { color: ${pen.light}; }
.body strong { font-weight: bold; background-color: ${pad.light}; }
img { max-width: 100%; height: auto; border: 0; }
figure { margin: 0 0 18px; }
figcaption { font-size: 15px; color: ${graphite.light}; }
blockquote { margin: 0 0 18px; padding: 0 0 0 16px; border-left: 4px solid ${marker}; }
ul, ol { margin: 0 0 18px; padding: 0 0 0 24px; }
li { margin: 0 0 6px; }
.body table { border-collapse: collapse; width: 100%; margin: 0 0 18px; font-size: 16px; line-height: 1.35; }
.body th, .body td { border-bottom: 1px solid ${rule.light}; padding: 7px 10px 7px 0; text-align: left; vertical-align: top; }
.body th[align=right], .body td[align=right] { text-align: right; padding-right: 0; }
.body th[align=center], .body td[align=center] { text-align: center; }
.body caption { text-align: left; }
.body .worksheet { background-color: ${pad.light}; border-top: 2px solid ${ink.light}; border-bottom: 2px solid ${ink.light}; }
.body .worksheet caption { padding: 0 0 10px; }
.body .worksheet caption strong { background-color: transparent; }
.body .worksheet th, .body .worksheet td { border-bottom: 1px solid ${padLine.light}; padding: 8px 12px; font-weight: normal; }
.body .worksheet .answer th, .body .worksheet .answer td { font-weight: bold; }
.body .worksheet .answer td { font-family: ${headline}; font-size: 22px; background-color: ${marker}; color: ${markerInk}; white-space: nowrap; }
.body .today { margin: 32px 0 24px; padding: 18px 18px 1px; border: 2px solid ${ink.light}; }
.body .today h3 { display: inline-block; margin: 0 0 12px; padding: 3px 10px; background-color: ${marker}; color: ${markerInk}; font-size: 17px; }
.body .pull-quote { margin: 28px 0; font-family: ${headline}; font-size: 24px; line-height: 1.2; }
pre { font-size: 14px; white-space: pre-wrap; margin: 0 0 18px; }
code { font-family: Consolas, Menlo, monospace; font-size: 15px; }
hr { border: 0; border-top: 1px solid ${rule.light}; margin: 28px 0; }
.standfirst { font-size: 20px; line-height: 1.4; }
.when { margin: 0 0 6px; font-size: 15px; color: ${graphite.light}; }
.button { display: inline-block; background-color: ${ink.light}; color: ${paper.light}; border: 2px solid ${ink.light}; padding: 12px 22px; font-family: ${headline}; font-weight: bold; text-decoration: none; }
.foot { border-top: 2px solid ${ink.light}; margin: 40px 0 0; padding: 18px 0 0; font-size: 15px; line-height: 1.5; color: ${graphite.light}; }
.foot p { margin: 0 0 10px; }
@media (max-width: 480px) {
  h1 { font-size: 29px !important; }
  .body table { font-size: 14px !important; }
  .body th, .body td { padding: 6px 6px 6px 0 !important; }
  .body .worksheet th, .body .worksheet td { padding: 7px 8px !important; }
  .body .worksheet .answer td { font-size: 19px !important; }
}
@media (prefers-color-scheme: dark) {
  body, .page, .cell { background-color: ${paper.dark} !important; color: ${ink.dark} !important; }
  h1, h2, h3, h4, h2 a, h3 a, .mark .name a { color: ${ink.dark} !important; }
  a { color: ${pen.dark} !important; }
  .mark .day { background-color: ${ink.dark} !important; border-color: ${ink.dark} !important; }
  .mark .today { background-color: ${marker} !important; }
  .body strong { background-color: ${pad.dark} !important; }
  .body th, .body td { border-color: ${rule.dark} !important; }
  .body .worksheet { background-color: ${pad.dark} !important; border-color: ${ink.dark} !important; }
  .body .worksheet th, .body .worksheet td { border-color: ${padLine.dark} !important; }
  .body .worksheet .answer td, .body .today h3 { background-color: ${marker} !important; color: ${markerInk} !important; }
  .body .today { border-color: ${ink.dark} !important; }
  .button { background-color: ${ink.dark} !important; border-color: ${ink.dark} !important; color: ${paper.dark} !important; }
  .foot { border-color: ${ink.dark} !important; }
  .foot, .when, figcaption { color: ${graphite.dark} !important; }
}
`;
