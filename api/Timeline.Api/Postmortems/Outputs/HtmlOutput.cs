using System.Globalization;
using System.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Markdown;

namespace Timeline.Api.Postmortems.Outputs;

/// <summary>The document as HTML: one self-contained page, or its body for the web UI. Loads nothing from anywhere.</summary>
internal static class HtmlOutput
{
    public static string RenderPage(PostmortemDocument document) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="generator" content="Timeline">
        <title>{Encode($"{document.Key} · {document.Title}")}</title>
        <style>
        {PageStyle}
        </style>
        </head>
        <body>
        {RenderBody(document)}
        </body>
        </html>

        """;

    public static string RenderBody(PostmortemDocument document)
    {
        var html = new StringBuilder();
        html.Append("<article class=\"postmortem\">\n<header>\n<p class=\"key\">").Append(Encode(document.Key)).Append(" · Postmortem").Append(document.Standing.IsFinal ? "" : $" · {Encode(document.Standing.Words)}").Append("</p>\n<h1>")
            .Append(Encode(document.Title)).Append("</h1>\n<dl class=\"control\">\n");
        foreach (var fact in document.Control)
            AppendFact(html, fact);
        html.Append("</dl>\n");
        if (document.Figures.Count > 0)
        {
            html.Append("<ul class=\"figures\">\n");
            foreach (var figure in document.Figures)
                html.Append($"<li><strong>{Encode(figure.Value)}</strong> <span>{Encode(figure.Label)}</span> <small>{Encode(figure.Note)}</small></li>\n");
            html.Append("</ul>\n");
        }

        html.Append("</header>\n");
        for (var index = 0; index < document.Sections.Count; index++)
        {
            var id = "section-" + (index + 1).ToString(CultureInfo.InvariantCulture);
            Render(html, document.Sections[index], id);
        }

        return html.Append("</article>\n").ToString();
    }

    private static void Render(StringBuilder html, Section section, string id)
    {
        html.Append($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{Encode(section.Heading)}</h2>\n");
        if (section.Written is { } written)
            html.Append($"<p class=\"written\">{Show(written)}</p>\n");
        foreach (var block in section.Blocks)
            Render(html, block, level: 3);
        foreach (var part in section.Parts)
        {
            html.Append($"<h3>{Encode(part.Heading)}</h3>\n");
            foreach (var block in part.Blocks)
                Render(html, block, level: 4);
        }

        html.Append("</section>\n");
    }

    /// <param name="level">Of headings within the section or part.</param>
    private static void Render(StringBuilder html, Block block, int level)
    {
        switch (block)
        {
            case Plain plain:
                html.Append($"<p>{Show(plain.Text)}</p>\n");
                break;
            case Course course:
                html.Append("<ol class=\"course\">\n");
                foreach (var step in course.Steps)
                    html.Append($"<li><strong>{HtmlText.Time(step.Time)}</strong> <span>{Encode(step.Label)}</span> <small>{Encode(step.SincePrevious.Length > 0 ? "+" + step.SincePrevious : "")}</small></li>\n");
                html.Append("</ol>\n");
                break;
            case Chart chart:
                ChartOutput.Append(html, chart);
                break;
            case Highlight highlight:
                html.Append($"<div class=\"highlight\"><strong>{Encode(highlight.Title)}</strong>{Safe(highlight.Markdown)}</div>\n");
                break;
            case NothingRecorded nothing:
                html.Append($"<p class=\"nothing\">{Encode(nothing.Text)}</p>\n");
                break;
            case Prose prose:
                html.Append(Safe(prose.Markdown));
                break;
            case SubHeading heading:
                AppendHeading(html, level, heading.Text);
                break;
            case FactList facts:
                html.Append("<dl>\n");
                foreach (var fact in facts.Facts)
                    AppendFact(html, fact);
                html.Append("</dl>\n");
                break;
            case Bullets bullets:
                html.Append("<ul>\n");
                foreach (var item in bullets.Items)
                {
                    html.Append("<li>");
                    if (item.Lead is { Length: > 0 })
                        html.Append($"<strong>{Show(item.Lead)}</strong> ");
                    html.Append(Safe(item.Markdown)).Append(item.Then is null ? "" : Safe(item.Then));
                    AppendAside(html, item.Aside);
                    html.Append("</li>\n");
                }

                html.Append("</ul>\n");
                break;
            case Grid grid:
                html.Append("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
                foreach (var column in grid.Columns)
                    html.Append($"<th scope=\"col\">{Encode(column.Heading)}</th>");
                html.Append("</tr></thead>\n<tbody>\n");
                foreach (var row in grid.Rows)
                    html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td{Id(cell.Anchor)}>{(cell.IsMarkdown ? Safe(cell.Text) : Show(cell.Text))}</td>")).Append("</tr>\n");
                html.Append("</tbody></table></div>\n");
                break;
            case Figure figure:
                html.Append($"<figure><img src=\"data:{figure.MediaType};base64,{Convert.ToBase64String(figure.Bytes)}\" alt=\"{Encode(figure.Caption)}\"><figcaption>{Show(figure.Caption)}</figcaption></figure>\n");
                break;
            case TimelineDays days:
                foreach (var day in days.Days)
                {
                    AppendHeading(html, level, day.Heading);
                    html.Append("<ol class=\"timeline\">\n");
                    foreach (var row in day.Rows)
                        AppendRow(html, row);
                    html.Append("</ol>\n");
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException($"no HTML for {block.GetType().Name}");
        }
    }

    private static void AppendHeading(StringBuilder html, int level, string text) =>
        html.Append(CultureInfo.InvariantCulture, $"<h{level}>{Encode(text)}</h{level}>\n");

    private static void AppendRow(StringBuilder html, TimelineRow row)
    {
        html.Append($"<li{Id(row.Anchor)}><span class=\"time\">{HtmlText.Time(row.Time)}</span> <span class=\"elapsed\">{Encode(row.Elapsed)}</span> <div class=\"entry\"><span class=\"kind\">{Encode(row.Kind)}</span> ");
        html.Append(row.Retracted ? $"<del>{Safe(row.Markdown)}</del>" : Safe(row.Markdown));
        AppendAside(html, row.Aside);
        html.Append("</div></li>\n");
    }

    private static string Id(string? anchor) => anchor is null ? "" : $" id=\"{Encode(anchor)}\"";

    private static void AppendFact(StringBuilder html, Fact fact) =>
        html.Append($"<div{(IsCode(fact.Value) ? " class=\"code\"" : "")}><dt>{Encode(fact.Label)}</dt><dd>{Show(fact.Value)}</dd></div>\n");

    // A hash is no word: it has a line of its own, and goes on in the next.
    private static bool IsCode(string value) => value.Length >= 40 && value.All(char.IsAsciiHexDigit);

    private static void AppendAside(StringBuilder html, string? aside)
    {
        if (aside is { Length: > 0 })
            html.Append($" <small>{Show(aside)}</small>");
    }

    // The document has its own h1 to h3; headings that a person wrote come below them.
    private static string Safe(string markdown) => MarkdownRenderer.ToSafeHtml(markdown, headingShift: 3);

    private static string Encode(string text) => HtmlText.Encode(text);

    private static string Show(string text) => HtmlText.Show(text);

    private const string PageStyle = """
        :root { color-scheme: light dark; --ink: #1b1f27; --soft: #5a6372; --line: #d9dde4; --paper: #fff; --tint: #f4f6f9; --accent: #1f5fbf; --faint: #dfe5ee; --light: #b9c6da; --middle: #d98f3d; --dark: #9c2f2a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a2abba; --line: #353c49; --paper: #14171d; --tint: #1c212a; --accent: #7fb0ff; --faint: #2b323f; --light: #4a5871; --middle: #d98f3d; --dark: #e0645c; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
        .postmortem { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
        .key { margin: 0; color: var(--accent); font-weight: 600; letter-spacing: .02em; }
        h1 { margin: .2rem 0 1.2rem; font-size: 2rem; line-height: 1.2; }
        h2 { margin: 2.4rem 0 .8rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); font-size: 1.3rem; }
        h3 { margin: 1.4rem 0 .5rem; font-size: 1.02rem; }
        h4 { margin: 1.2rem 0 .4rem; color: var(--soft); font-size: .96rem; }
        .chart { margin: 1.2rem 0; overflow-x: auto; } .chart svg { display: block; width: 100%; min-width: 34rem; } .chart text { font: 7.25px system-ui, sans-serif; }
        .chart figcaption { color: var(--soft); font-size: .84rem; } .chart .line { fill: none; stroke-width: .75; } .chart .ring { fill: var(--paper) !important; stroke-width: 1; }
        .chart .ink { fill: var(--ink); stroke: var(--ink); } .chart .muted { fill: var(--soft); stroke: var(--soft); } .chart .hairline { stroke: var(--line); }
        .chart .accent { fill: var(--accent); stroke: var(--accent); } .chart text { stroke: none !important; } .chart rect, .chart circle:not(.ring) { stroke: none; }
        .chart .faint { fill: var(--faint); } .chart .light { fill: var(--light); } .chart .middle { fill: var(--middle); } .chart .dark { fill: var(--dark); }
        .written { color: var(--soft); font-size: .88rem; }
        p { margin: .5rem 0; }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: .35rem 2rem; margin: .8rem 0; }
        dl div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .6rem; } dt { color: var(--soft); } dd { margin: 0; }
        .code { grid-column: 1 / -1; } .code dd { font: .84rem/1.8 ui-monospace, Consolas, "DejaVu Sans Mono", monospace; word-break: break-all; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .8rem; margin: 1.4rem 0; padding: 0; list-style: none; }
        .figures li { padding: .9rem 1rem; border-radius: .5rem; background: var(--tint); }
        .figures strong { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; } .figures small { display: block; }
        small, .nothing, .elapsed { color: var(--soft); } .nothing { font-style: italic; }
        .scroll { overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-size: .94rem; }
        th, td { padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; } :is(th, td):not([align]) { text-align: left; } th { color: var(--soft); font-weight: 600; }
        td p:first-child, li > p:first-child, .entry p:first-of-type { display: inline; }
        .timeline { margin: 0; padding: 0; list-style: none; }
        .timeline > li { display: grid; grid-template-columns: 5.2rem 6.4rem minmax(0, 1fr); gap: .6rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
        .whole { white-space: nowrap; } .time small { display: block; font-size: .75rem; font-weight: 400; }
        .time { font-weight: 600; font-variant-numeric: tabular-nums; } .kind { color: var(--accent); font-weight: 600; font-size: .88rem; }
        del p { text-decoration: line-through; } pre { overflow-x: auto; padding: .8rem; background: var(--tint); } code { font-size: .92em; }
        .course { display: flex; flex-wrap: wrap; gap: 1rem 0; margin: 1rem 0; padding: 0; list-style: none; }
        .course li { position: relative; flex: 1 0 5.5rem; padding: .7rem .5rem 0 0; border-top: 2px solid var(--line); font-size: .85rem; line-height: 1.3; }
        .course li::before { content: ""; position: absolute; top: -.36rem; left: 0; width: .6rem; height: .6rem; border-radius: 50%; background: var(--accent); }
        .course strong, .course small { display: block; font-variant-numeric: tabular-nums; }
        .highlight { margin: .9rem 0; padding: .7rem 1rem; border-left: 3px solid var(--accent); background: var(--tint); }
        blockquote { margin: .6rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--soft); }
        figure { margin: 1rem 0; break-inside: avoid; } img { display: block; max-width: 100%; border: 1px solid var(--line); } figcaption { color: var(--soft); font-size: .85rem; }
        @media (max-width: 34rem) { .timeline > li { grid-template-columns: auto minmax(0, 1fr); } .entry { grid-column: 1 / -1; } }
        @media print { .postmortem { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } .timeline > li, tr { break-inside: avoid; } }
        """;
}
