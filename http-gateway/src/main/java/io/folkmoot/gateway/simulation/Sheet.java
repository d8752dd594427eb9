package io.folkmoot.gateway.simulation;

/**
 * How the page looks, by day, by night and on paper. The colours of lines are those of Okabe and Ito, which people who see
 * fewer colours can tell apart; each has its own dashes besides.
 */
final class Sheet {
    /** So many lines look different. */
    static final int SERIES = 6;

    static final String STYLE = """
            :root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#16202b;--soft:#536171;--line:#dfe4ea;--good:#00694b;
            --bad:#b03a00;--s0:#0072b2;--s1:#d55e00;--s2:#009e73;--s3:#b3568d;--s4:#a67700;--s5:#3f8fc4}
            @media(prefers-color-scheme:dark){:root{--page:#10151b;--card:#182028;--ink:#e8edf2;--soft:#9fb0c0;--line:#2c3742;
            --good:#4ccfa4;--bad:#ff9457;--s0:#5bb4ec;--s1:#ff8f45;--s2:#35c79b;--s3:#e79bc6;--s4:#eabf45;--s5:#a9d6f5}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
            "Helvetica Neue",Arial,sans-serif}
            main,header>div,footer{max-width:1120px;margin:0 auto;padding:0 24px}
            header{background:var(--card);border-bottom:1px solid var(--line);padding:36px 0 28px;border-top:6px solid var(--good)}
            header.bad{border-top-color:var(--bad)}
            .over{color:var(--soft);margin:0;letter-spacing:.02em}
            h1{font-size:clamp(1.7rem,4.2vw,2.7rem);line-height:1.15;margin:.15em 0 .3em;letter-spacing:-.02em}
            h1 .good{color:var(--good)}h1 .bad{color:var(--bad)}
            .lead{font-size:1.1rem;color:var(--soft);margin:0;max-width:46em}
            .facts{display:flex;flex-wrap:wrap;gap:10px 36px;list-style:none;margin:24px 0 0;padding:0}
            .facts b{display:block;font-size:1.35rem;font-weight:650;font-variant-numeric:tabular-nums}
            .facts span{color:var(--soft);font-size:.9rem}
            h2{font-size:1.25rem;margin:44px 0 14px;letter-spacing:-.01em}
            h3{font-size:1rem;margin:0 0 4px}
            .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(235px,1fr));gap:16px}
            .card,.plot,.panel{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px 20px;margin:0}
            .card h3{color:var(--soft);font-weight:500}
            .card p{margin:0}
            .card .value{font-size:2.3rem;font-weight:680;line-height:1.15;letter-spacing:-.03em;font-variant-numeric:tabular-nums}
            .card .unit{font-size:1.05rem;font-weight:500;color:var(--soft);margin-left:.3em;letter-spacing:0}
            .card .meaning,.card .spread,.card .beside{color:var(--soft);font-size:.88rem}
            .card .goal{font-size:.9rem}
            .met .goal b{color:var(--good)}.missed .goal b,.missed .value{color:var(--bad)}
            .bullet{display:block;width:100%;height:14px;margin:10px 0 6px;overflow:visible}
            .bullet .track{fill:var(--line)}.bullet .fill{fill:var(--s0)}.bullet .naive{fill:var(--s1);opacity:.45}
            .missed .bullet .fill{fill:var(--s1)}
            .bullet line{vector-effect:non-scaling-stroke}.bullet .bound{stroke:var(--ink);stroke-width:2.5}
            .bullet .one{stroke:var(--ink);stroke-width:1;opacity:.55}
            .plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,460px),1fr));gap:16px}
            figcaption{color:var(--soft);font-size:.92rem;margin:6px 0 8px}
            .chart{display:block;width:100%;height:auto}
            .chart text{font-size:15px;fill:var(--soft);font-variant-numeric:tabular-nums}
            .chart .label{fill:var(--ink)}
            .end{text-anchor:end}.mid{text-anchor:middle}
            .grid{stroke:var(--line)}.axis,.mark{stroke:var(--soft)}
            .line{fill:none;stroke-width:2.4;stroke-linejoin:round}
            .s0{stroke:var(--s0)}.s1{stroke:var(--s1);stroke-dasharray:9 4}.s2{stroke:var(--s2);stroke-dasharray:3 3}
            .s3{stroke:var(--s3);stroke-dasharray:12 4 3 4}.s4{stroke:var(--s4);stroke-dasharray:6 2}
            .s5{stroke:var(--s5);stroke-dasharray:2 5}
            .goal{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 3;fill:none}
            .spot,.bar,.fault{stroke:none;stroke-dasharray:none}
            .spot.s0,.bar.s0{fill:var(--s0)}.spot.s1,.bar.s1{fill:var(--s1)}.spot.s2,.bar.s2{fill:var(--s2)}
            .spot.s3,.bar.s3{fill:var(--s3)}.spot.s4,.bar.s4{fill:var(--s4)}.spot.s5,.bar.s5{fill:var(--s5)}
            .ring{stroke:var(--ink);stroke-width:2;stroke-dasharray:none;fill:none}
            .far{opacity:0}.fault{opacity:.75}.spot.lit{opacity:1;stroke:var(--ink);stroke-width:1.5}
            .legend{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:4px 0 6px;padding:0;font-size:.9rem}
            .key{width:28px;height:10px;margin-right:7px}
            details{font-size:.92rem}summary{cursor:pointer;color:var(--soft);padding:4px 0}
            .wide{overflow-x:auto}
            table{border-collapse:collapse;font-variant-numeric:tabular-nums;min-width:50%}
            th,td{text-align:right;padding:4px 14px 4px 0;border-bottom:1px solid var(--line);font-weight:400;vertical-align:top}
            thead th{color:var(--soft)}td.words,th.words{text-align:left}
            dl{display:grid;grid-template-columns:minmax(120px,auto) 1fr;gap:6px 20px;margin:0}
            dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}dd small{color:var(--soft)}
            pre,code{font:13.5px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
            pre{background:var(--page);border:1px solid var(--line);border-radius:8px;padding:12px 14px;margin:10px 0 0;
            overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
            .broken{border:1px solid var(--bad);border-left-width:6px}
            .broken h3{color:var(--bad);font-size:1.15rem}
            .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:16px}
            footer{color:var(--soft);font-size:.9rem;padding-top:36px;padding-bottom:48px}
            #tip{position:fixed;z-index:9;pointer-events:none;background:var(--ink);color:var(--page);padding:5px 10px;
            border-radius:6px;font-size:.88rem;max-width:22em;opacity:0}
            @media(max-width:640px){main,header>div,footer{padding-left:14px;padding-right:14px}.chart text{font-size:19px}
            .faults{min-width:640px}.faults text{font-size:16px}.card,.plot,.panel{padding:14px}dl{grid-template-columns:1fr;gap:0}
            dd{margin-bottom:8px}}
            @media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#ccc}body{font-size:11pt}
            .card,.plot,.panel{break-inside:avoid}header{padding-top:0}.plots{grid-template-columns:1fr 1fr}#tip{display:none}}
            """;

    /** Words beside the pointer; without it each spot still says them by its title. */
    static final String SCRIPT = """
            (function(){var tip=document.createElement('div');tip.id='tip';document.body.appendChild(tip);
            document.querySelectorAll('svg.chart').forEach(function(svg){
            var spots=[].slice.call(svg.querySelectorAll('.spot')).map(function(e){var t=e.querySelector('title');
            var words=t.textContent;e.removeChild(t);return{e:e,words:words}}),lit=null;
            function out(){if(lit)lit.e.classList.remove('lit');lit=null;tip.style.opacity=0}
            svg.addEventListener('pointerleave',out);
            svg.addEventListener('pointermove',function(p){var best=null,far=60*60;spots.forEach(function(s){
            var r=s.e.getBoundingClientRect(),x=p.clientX-Math.max(r.left,Math.min(r.right,p.clientX)),
            y=p.clientY-Math.max(r.top,Math.min(r.bottom,p.clientY)),d=x*x+y*y/4;if(d<far){far=d;best=s}});
            out();if(!best)return;lit=best;best.e.classList.add('lit');tip.textContent=best.words;tip.style.opacity=1;
            var w=tip.offsetWidth;tip.style.left=Math.max(4,Math.min(innerWidth-w-4,p.clientX-w/2))+'px';
            tip.style.top=Math.max(4,p.clientY-44)+'px'})})})();
            """;

    private Sheet() {}
}
