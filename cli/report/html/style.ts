/** The report's style sheet: one page, light and dark, from a phone to a wall. */
export const style = `
:root{color-scheme:light dark;--bg:#f4f6f9;--card:#fff;--ink:#16202c;--soft:#566474;--line:#dde3ea;--accent:#0b5cad;
--covered:#1a7a42;--exempt:#8a63d2;--missing:#d1352b;--notApplicable:#b9c3ce;--warn:#955500;--tint:#eef3f8;--radius:12px}
@media(prefers-color-scheme:dark){:root{--bg:#0e141b;--card:#171f29;--ink:#e8edf3;--soft:#9fb0c0;--line:#2a3644;--accent:#6cb2ff;
--covered:#3fb970;--exempt:#a98bea;--missing:#ff6b5f;--notApplicable:#46546a;--warn:#f0a63c;--tint:#1e2936}}
*{box-sizing:border-box}
html{scroll-behavior:smooth}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--bg);color:var(--ink);overflow-wrap:anywhere;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.wrap{max-width:1360px;margin:0 auto;padding:24px}
header.top h1{margin:0;font-size:30px;line-height:1.2;letter-spacing:-.02em}
header.top p{margin:4px 0 0;color:var(--soft)}
nav{position:sticky;top:0;z-index:2;background:var(--bg);border-bottom:1px solid var(--line);margin-top:16px}
nav ul{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;margin:0;padding:10px 0}
nav a{color:var(--soft);text-decoration:none;font-weight:600;font-size:14px}
nav a:hover{color:var(--accent)}
section{scroll-margin-top:56px;margin-top:28px}
h2{font-size:20px;margin:0 0 4px;letter-spacing:-.01em}
h3{font-size:15px;margin:0}
pre{white-space:pre-wrap;font-size:13px;margin:0}
.lead{margin:0 0 14px;color:var(--soft);max-width:75ch}
.card{background:var(--card);border:1px solid var(--line);border-radius:var(--radius);padding:18px;min-width:0}
.grid{display:grid;gap:14px}
.heads{grid-template-columns:repeat(auto-fit,minmax(min(190px,100%),1fr));margin-top:20px}
@media(min-width:1100px){.heads{grid-template-columns:1.5fr repeat(4,1fr)}}
.stack section:first-child{margin-top:28px}
.two{align-items:start;grid-template-columns:repeat(auto-fit,minmax(min(460px,100%),1fr))}
.head .big{font-size:38px;font-weight:700;line-height:1.1;letter-spacing:-.03em;font-variant-numeric:tabular-nums}
.head .label{color:var(--soft);font-weight:600;font-size:13px;text-transform:uppercase;letter-spacing:.05em}
.head .note{color:var(--soft);font-size:14px}
.ring{display:flex;gap:16px;align-items:center}
.ring svg{width:84px;height:84px;flex:none}
.bar{display:flex;height:14px;border-radius:7px;overflow:hidden;background:var(--tint)}
.bar i{display:block;min-width:2px}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:10px 0 0;padding:0;list-style:none;color:var(--soft);font-size:14px}
.legend i,.dot{display:inline-block;width:10px;height:10px;border-radius:3px;margin-right:6px}
.c-covered{background:var(--covered)}.c-exempt{background:var(--exempt)}.c-missing{background:var(--missing)}
.c-notApplicable{background:var(--notApplicable)}
.rows{display:grid;gap:9px;margin:0;padding:0;list-style:none}
.row{display:grid;grid-template-columns:minmax(0,1.1fr) minmax(0,1.4fr) 86px;gap:12px;align-items:center}
.row .name,.wide{overflow-wrap:anywhere}
.row .n{text-align:right;font-variant-numeric:tabular-nums;color:var(--soft)}
.row svg,.track{display:block;width:100%;height:14px}
.gauges{grid-template-columns:repeat(auto-fill,minmax(min(210px,100%),1fr))}
.gauge{text-align:center}
.gauge svg{width:150px;max-width:100%}
.gauge p{margin:0;font-size:14px}
.soft{color:var(--soft)}.small{font-size:13px}
.tag{display:inline-block;padding:1px 8px;border-radius:99px;font-size:12px;font-weight:600;background:var(--tint);color:var(--soft);
white-space:nowrap}
.tag.error,.tag.s0,.tag.s1,.tag.blind{background:var(--missing);color:#fff}
.tag.warning,.tag.s2,.tag.partly{background:var(--warn);color:#fff}
.tag.watched{background:var(--covered);color:#fff}
@media(prefers-color-scheme:dark){.tag.error,.tag.s0,.tag.s1,.tag.blind,.tag.warning,.tag.s2,.tag.partly,.tag.watched{color:#0e141b}}
.tag.layer{border:1px solid var(--accent);color:var(--accent);background:none}
.tools{display:none;gap:10px;flex-wrap:wrap;align-items:center;margin:0 0 12px}
.js .tools{display:flex}
.tools input,.tools select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:7px 11px;
max-width:100%}
.tools input{flex:1 1 240px;min-width:0}
table{width:100%;border-collapse:collapse;font-size:14px}
th{text-align:left;color:var(--soft);font-size:13px;border-bottom:2px solid var(--line);padding:8px 10px;vertical-align:bottom}
th button{all:unset;cursor:pointer;font-weight:600}
th button:focus-visible{outline:3px solid var(--accent)}
th[aria-sort=ascending] button::after{content:" \\2191"}th[aria-sort=descending] button::after{content:" \\2193"}
td{padding:9px 10px;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
@media(min-width:701px){table{table-layout:fixed}
#targets-table th:nth-child(1){width:19%}#targets-table th:nth-child(2){width:14%}#targets-table th:nth-child(3){width:14%}
#targets-table th:nth-child(4){width:11%}#targets-table th:nth-child(5){width:11%}
#alerts-table th:nth-child(1){width:11%}#alerts-table th:nth-child(2){width:25%}#alerts-table th:nth-child(3){width:13%}
#alerts-table th:nth-child(4){width:14%}#alerts-table th:nth-child(6){width:10%}#alerts-table th:nth-child(7){width:8%}}
tr:last-child td{border-bottom:0}
td.num{text-align:right;font-variant-numeric:tabular-nums}
.chips{display:flex;flex-wrap:wrap;gap:4px}
.chip{font-size:12px;padding:0 7px;border-radius:6px;border:1px solid var(--line);border-left:4px solid var(--notApplicable)}
.chip.covered{border-left-color:var(--covered)}.chip.missing{border-left-color:var(--missing);font-weight:700}
.chip.exempt{border-left-color:var(--exempt)}
details{border-top:1px solid var(--line);padding:10px 0}
details:first-of-type{border-top:0}
summary{cursor:pointer;overflow-wrap:anywhere}
summary h3{display:inline}
details ul{margin:8px 0 0;padding-left:20px}
details li{margin:4px 0;overflow-wrap:anywhere}
.later{display:none!important}
.bad{color:var(--missing)}
.set{border-top:1px solid var(--line);padding:8px 0;scroll-margin-top:64px}.set p{margin:4px 0}
tr[id]{scroll-margin-top:64px}tr:target,.set:target{background:var(--tint)}
a.chip{color:inherit;text-decoration:none}a.chip:hover{border-color:var(--accent)}
.why{border:0;padding:4px 0 0;font-size:13px}.why p{margin:6px 0}.why summary{color:var(--accent)}
.more{font:inherit;color:var(--accent);background:none;border:1px solid var(--line);border-radius:8px;padding:7px 14px;margin:12px 0;cursor:pointer}
#routing-table td:first-child{overflow-wrap:anywhere}
.good{color:var(--covered);font-weight:600}
footer{color:var(--soft);margin:32px 0 8px;font-size:13px}
[hidden]{display:none!important}
@media(max-width:700px){.wrap{padding:14px}nav{position:static}header.top h1{font-size:24px;overflow-wrap:anywhere}
.row{grid-template-columns:minmax(0,1fr) auto}.row .bar,.row .track{grid-column:1/-1;grid-row:2}
table,tbody,tr,td{display:block;width:100%}thead{position:absolute;clip-path:inset(50%);height:1px;width:1px;overflow:hidden;white-space:nowrap}
tr{border-bottom:1px solid var(--line);padding:8px 0}td{border:0;padding:3px 0}td.num{text-align:left}
td[data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-size:13px}}
@media print{body{background:#fff}.tools,nav{display:none!important}.card{break-inside:avoid}}
`;
