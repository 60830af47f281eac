using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Shared;
using Timeline.Markdown.Pdf;
using Timeline.Markdown.Source;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Paging;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Writing;

namespace Timeline.Api.Postmortems.Outputs;

/// <summary>The document as PDF. Its date is the record's, so the same record gives the same bytes.</summary>
internal static class PdfOutput
{
    private const int LongestBeside = 40;
    private const double FigureGap = 12;

    // Rows of a table that is not split.
    private const int MostTogether = 4;

    // A range to the minute; longer ones say which of two hours.
    private const int LongestTime = 15;

    // "+23 h 59 min"; with days it is longer.
    private const int LongestElapsed = 13;

    // Sections and what divides them have levels 1 and 2; headings that a person wrote come below them, in the outline too.
    private const int HeadingShift = 2;

    /// <summary>The document; where its fonts lack characters, with a note that says so.</summary>
    public static WrittenPdf Render(PostmortemDocument document)
    {
        var data = JsonOutput.RenderWithoutPictures(document);
        var written = Compose(document, data, note: null).Write();
        return written.Missing.Count == 0 ? written : Compose(document, data, MissingCharacters.Note(written.Missing)).Write();
    }

    /// <param name="data">The document as JSON.</param>
    private static PdfDocument Compose(PostmortemDocument document, byte[] data, string? note)
    {
        var pdf = new PdfDocument(new DocumentInfo
        {
            Title = $"{document.Key} · {document.Title}",
            Author = document.Control.FirstOrDefault(fact => fact.Label == "Declared by")?.Value,
            Subject = $"Postmortem of incident {document.Key}, as known at {Say.Time(document.AsKnownAt)}",
            Keywords = ["postmortem", "incident", document.Key],
            Created = document.AsKnownAt.ToDateTimeOffset(),
        });
        pdf.Attach(
            $"{document.Key}-postmortem.json", "application/json", data, "This document as data, for programs.", AttachmentRelationship.Data,
            document.AsKnownAt.ToDateTimeOffset());
        pdf.Footer(footer => Footer(footer, document));

        var body = pdf.Body;
        body.Paragraph(text => text.Text(document.Standing.IsFinal ? $"{document.Key} · POSTMORTEM" : $"{document.Key} · POSTMORTEM · {document.Standing.Words.ToUpperInvariant()}"), body.Theme.Overline);
        body.Title(document.Title);
        ControlBlock(body, document.Control);
        if (note is not null)
            body.Callout(Tone.Warning, "Characters are missing here", inner => inner.Paragraph(note));
        Figures(body, document.Figures);
        foreach (var section in document.Sections)
        {
            body.Section(inner =>
            {
                inner.Heading(1, section.Heading);
                if (section.Written is { } written)
                    inner.Caption(written);
                foreach (var block in section.Blocks)
                    Render(inner, block, level: 2);
                foreach (var part in section.Parts)
                {
                    inner.Heading(2, part.Heading);
                    foreach (var block in part.Blocks)
                        Render(inner, block, level: 3);
                }
            });
        }

        return pdf;
    }

    private static void Footer(Flow footer, PostmortemDocument document) => footer.Row(row =>
    {
        row.Cell(Track.Relative(1), left => left.Paragraph(text =>
        {
            if (!document.Standing.IsFinal)
                text.Bold(document.Standing.Words).Text(" · ");
            text.Text($"{document.Key} · {document.Title}");
        }));
        row.Cell(Track.Auto, right => right.Paragraph(text => text.Text("Page ").PageNumber().Text(" of ").PageCount()));
    });

    // Two facts a line: the block identifies the document and should not take half the page.
    private static void ControlBlock(Flow body, IReadOnlyList<Fact> facts) => body.Table(table =>
    {
        table.Column(Track.Auto).Column(Track.Relative(1)).Column(Track.Auto).Column(Track.Relative(1));
        foreach (var pair in facts.Where(fact => fact.Value.Length <= LongestBeside).Chunk(2))
        {
            table.Row(row =>
            {
                foreach (var fact in pair)
                {
                    row.Cell(label => label.Paragraph(text => text.Muted(fact.Label)), headsRow: true);
                    row.Cell(fact.Value);
                }

                for (var missing = pair.Length; missing < 2; missing++)
                    row.Cell("").Cell("");
            });
        }

        foreach (var fact in facts.Where(fact => fact.Value.Length > LongestBeside))
        {
            table.Row(row =>
            {
                row.Cell(label => label.Paragraph(text => text.Muted(fact.Label)), headsRow: true);
                row.Cell(value => value.Paragraph(text => text.Code(fact.Value)), columnSpan: 3);
            });
        }
    });

    private static void Figures(Flow body, IReadOnlyList<KeyFigure> figures)
    {
        if (figures.Count == 0)
            return;
        // In one line and one size, so that the boxes are equally high.
        var value = body.Theme.Title with { Size = 17 };
        var width = (new PageSetup().Body.Width - FigureGap * (figures.Count - 1)) / figures.Count - 2 * new BoxStyle().Padding.Left;
        value = value with { Size = Math.Clamp(value.Size * width / figures.Max(figure => DrawingBuilder.Measure(figure.Value, value)), 9, 17) };
        body.Row(row =>
        {
            foreach (var figure in figures)
            {
                row.Cell(Track.Relative(1), cell => cell.Box(new BoxStyle { Paint = new(cell.Theme.Panel, Radius: 4), KeepTogether = true }, box =>
                {
                    box.Paragraph(text => text.Text(figure.Label), box.Theme.Caption with { Bold = true });
                    box.Paragraph(text => text.Text(figure.Value), value);
                    box.Paragraph(text => text.Text(figure.Note), box.Theme.Caption);
                }));
            }
        });
    }

    /// <param name="level">Of headings within the section or part.</param>
    private static void Render(Flow flow, Block block, int level)
    {
        switch (block)
        {
            case Plain plain:
                flow.Paragraph(plain.Text);
                break;
            case Course course:
                flow.KeepTogether(inner => CoursePicture.Add(inner, course));
                break;
            case Chart chart:
                flow.KeepTogether(inner => ChartOutput.Add(inner, chart));
                break;
            case Highlight highlight:
                flow.Callout(Tone.Note, highlight.Title, inner => inner.Markdown(highlight.Markdown, HeadingShift));
                break;
            case NothingRecorded nothing:
                flow.Paragraph(text => text.Styled(style => style with { Italic = true, Color = flow.Theme.Muted }, inner => inner.Text(nothing.Text)));
                break;
            case Prose prose:
                flow.Markdown(prose.Markdown, HeadingShift);
                break;
            case SubHeading heading:
                flow.Heading(level, heading.Text);
                break;
            case FactList facts:
                flow.KeepTogether(inner => inner.KeyValues(rows =>
                {
                    foreach (var fact in facts.Facts)
                        rows.Row(fact.Label, fact.Value);
                }));
                break;
            case Bullets bullets:
                flow.Bullets(list =>
                {
                    foreach (var item in bullets.Items)
                        list.Item(inner => Item(inner, item));
                });
                break;
            case Grid grid:
                if (grid.Rows.Count <= MostTogether)
                    flow.KeepTogether(inner => Table(inner, grid));
                else
                    Table(flow, grid);
                break;
            case Figure figure:
                Picture(flow, figure);
                break;
            case TimelineDays days:
                var withElapsed = days.Days.Any(day => day.Rows.Any(entry => entry.Elapsed.Length > 0));
                foreach (var day in days.Days)
                    Day(flow, day, withElapsed, level);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"no PDF for {block.GetType().Name}");
        }
    }

    private static void Picture(Flow flow, Figure figure)
    {
        try
        {
            var picture = Pdf.Geometry.Picture.Load(figure.Bytes);
            flow.KeepTogether(inner => inner.Picture(picture, figure.Caption).Caption(figure.Caption));
        }
        catch (FormatException)
        {
            // Somebody changed it in the store: the list of files stays, and verify names it.
        }
    }

    private static void Item(Flow flow, BulletItem item)
    {
        // What begins with a letter is a paragraph; lists, tables and the like stand below their lead.
        if (item.Lead is { Length: > 0 } lead && item.Markdown.Length > 0 && char.IsLetter(item.Markdown[0]))
        {
            flow.Markdown($"**{MarkdownSource.Escape(lead)}** {item.Markdown}", HeadingShift);
        }
        else
        {
            if (item.Lead is { Length: > 0 })
                flow.Paragraph(text => text.Bold(item.Lead));
            flow.Markdown(item.Markdown, HeadingShift);
        }

        if (item.Then is not null)
            flow.Markdown(item.Then, HeadingShift);
        if (item.Aside is { Length: > 0 } aside)
            flow.Caption(aside);
    }

    private static void Table(Flow flow, Grid grid) => flow.Table(table =>
    {
        foreach (var column in grid.Columns)
            table.Column(column.Width > 0 ? Track.Relative(column.Width) : Track.Auto);
        table.Header([.. grid.Columns.Select(column => column.Heading)]);
        foreach (var cells in grid.Rows)
        {
            table.Row(row =>
            {
                foreach (var cell in cells)
                {
                    if (cell.IsMarkdown || cell.Anchor is not null)
                        row.Cell(inner => Cell(inner, cell));
                    else
                        row.Cell(cell.Text);
                }
            });
        }
    });

    private static void Cell(Flow flow, Cell cell)
    {
        if (cell.Anchor is { } anchor)
            flow.Anchor(anchor);
        if (cell.IsMarkdown)
            flow.Markdown(cell.Text, HeadingShift);
        else
            flow.Paragraph(cell.Text);
    }

    private static void Day(Flow flow, TimelineDay day, bool withElapsed, int level)
    {
        flow.Heading(level, day.Heading);
        flow.Table(table =>
        {
            table.Column(Track.Fixed(day.Rows.Any(entry => entry.Time.Length > LongestTime) ? 76 : 52));
            if (withElapsed)
                table.Column(Track.Fixed(day.Rows.Any(entry => entry.Elapsed.Length > LongestElapsed) ? 84 : 66));
            table.Column(Track.Fixed(84)).Column(Track.Relative(1));
            table.Header(withElapsed ? ["Time", "Elapsed", "What", "Entry"] : ["Time", "What", "Entry"]);
            foreach (var entry in day.Rows)
                table.Row(row => Entry(row, entry, withElapsed, flow.Theme));
        });
    }

    private static void Entry(TableRowBuilder row, TimelineRow entry, bool withElapsed, Theme theme)
    {
        row.Text(text => text.Bold(entry.Time));
        if (withElapsed)
            row.Text(text => text.Muted(entry.Elapsed));
        row.Text(text => text.Styled(style => style with { Bold = true, Color = theme.Accent }, kind => kind.Text(entry.Kind)));
        row.Cell(what =>
        {
            if (entry.Anchor is { } anchor)
                what.Anchor(anchor);
            what.Markdown(entry.Markdown, HeadingShift);
            if (entry.Aside.Length > 0)
                what.Caption(entry.Aside);
        });
    }
}
