using Timeline.Pdf.Composing;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Text;
using Timeline.Pdf.Writing;

namespace Timeline.Pdf.Tests.Documents;

/// <summary>A report that uses every kind of block; invented, and fixed.</summary>
internal static class SampleReport
{
    public static readonly DocumentInfo Info = new()
    {
        Title = "Mail stopped for the night",
        Author = "Operations",
        Subject = "Postmortem of incident INC-12",
        Keywords = ["mail", "postmortem"],
        Created = new DateTimeOffset(2026, 3, 4, 9, 30, 0, TimeSpan.FromHours(1)),
    };

    public static byte[] Write(int rows = 60) => Compose(rows).ToBytes();

    public static PdfDocument Compose(int rows = 60)
    {
        var document = new PdfDocument(Info);
        document.Header(flow => flow.Row(row => row
            .Cell(Track.Relative(1), left => left.Paragraph("INC-12 \u00B7 Mail stopped for the night"))
            .Cell(Track.Auto, right => right.Paragraph("Internal"))));
        document.Footer(Footer);
        document.FirstPage(footer: Footer);
        Cover(document.Body);
        Prose(document.Body);
        Log(document.Body, rows);
        return document.Attach("incident.json", "application/json", "{}"u8.ToArray(), "The incident as data", AttachmentRelationship.Data, Info.Created!.Value);
    }

    private static void Footer(Flow flow) => flow.Row(row => row
        .Cell(Track.Relative(1), left => left.Paragraph("Timeline \u00B7 as known 4 March 2026, 09:30 CET"))
        .Cell(Track.Auto, right => right.Paragraph(text => text.Text("Page ").PageNumber().Text(" of ").PageCount())));

    private static void Cover(Flow body)
    {
        body.Paragraph(text => text.Text("POSTMORTEM \u00B7 INC-12"), body.Theme.Overline);
        body.Title("Mail stopped for the night: queues filled while the disk alarm slept");
        body.Paragraph(text => text.Text("Severity 1 \u00B7 resolved after 8 h 45 min \u00B7 3 March 2026"), body.Theme.Subtitle);
        body.KeyValues(rows => rows
            .Row("Owner", "Ada Moreau")
            .Row("Reviewers", "Jens Okafor, Lina Petrov")
            .Row("Status", text => text.Bold("Published").Text(" on 5 March 2026"))
            .Row("Zone", "Europe/Paris")
            .Row("Escalation", "")
            .Row("Head hash", text => text.Code("9f2c1e77a0")));
        body.Callout(Tone.Danger, "In one sentence", box => box.Paragraph(
            "A full spool disk stopped delivery at 22:02; the alarm had been silenced for a migration and nobody was told for 18 minutes."));
        body.Contents(2);
    }

    private static void Prose(Flow body)
    {
        body.PageBreak();
        body.Heading(1, "Summary", "summary");
        for (var i = 0; i < 3; i++)
        {
            body.Paragraph(text => text
                .Text("At 22:02 the first message was deferred. ").Bold("Delivery stopped").Text(" for all tenants within four minutes, as ")
                .Code("postqueue -p").Text(" later showed. The on-call engineer was reached at 22:20 after two attempts; see the ")
                .LinkTo("log", t => t.Text("log on page ").PageOf("log")).Text(" and the ").Link("https://example.org/runbook/mail", "runbook for mail")
                .Text(". AVATAR To Wave, Typography, Yvonne: ").Italic("kerned pairs").Text(" and fi, fl, \u201Cquotes\u201D \u2014 dashes."));
        }

        body.Heading(2, "What went well");
        body.Bullets(list => list
            .Item("Nothing was lost: queued mail was delivered in order.")
            .Item(flow => flow.Paragraph("The second responder wrote a log as it happened, which is why the times below are exact to the minute and need no guessing afterwards by anyone.")
                .Bullets(inner => inner.Item("in the channel").Item("and on paper")))
            .Task(true, flow => flow.Paragraph("Queue alarm restored"))
            .Task(false, flow => flow.Paragraph("Disk alarm cannot be silenced without an end time")));
        body.Heading(3, "Order of recovery");
        body.Numbered(list => list.Item("Free the disk").Item("Restart the queue manager").Item("Watch for 30 minutes"), start: 9);
        body.Quote(quote => quote.Paragraph("We assumed that a silent alarm was a healthy disk."));
        body.CodeBlock("$ df -h /var/spool\nFilesystem      Size  Used Avail Use% Mounted on\n/dev/vdb1        40G   40G     0 100% /var/spool");
        body.Callout(Tone.Good, "Lesson", box => box.Paragraph("Silence with an end, never without."));
        body.Heading(2, "The night at a glance");
        body.Drawing(new(451, 70), "Timeline from 22:00 to 06:47 with report, engagement and resolution", Chart);
        body.Caption("Figure 1. Report, first contact, engagement and resolution.");
        body.Heading(2, "Other scripts");
        body.Paragraph("Ελληνικά, кириллица, עברית (שלום 123), العربية مرحبا 42, naïve cafe\u0301, 日本語の文字 and 👩‍🚒 🔥 stay visible; a very long name such as "
            + "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzes_without_any_break_point_in_it_at_all_for_a_whole_line wraps.");
        body.Paragraph("שלום עולם, זו פסקה בעברית (עם סוגריים) ומספר 2026.");
        body.Paragraph("الخادم توقف عن العمل في الساعة 22:02 مساءً.");
    }

    private static void Chart(DrawingBuilder draw)
    {
        var ink = Color.Parse("#1f4e8c");
        var label = Theme.Default.Caption;
        draw.Line(new(10, 40), new(441, 40), new(1, Color.Parse("#8b95a5")));
        draw.Rectangle(new(80, 36, 280, 8), new(Color.Parse("#cfdcf0"), Radius: 4));
        foreach (var (x, text) in new[] { (80.0, "22:02 report"), (150.0, "22:20 engaged"), (360.0, "06:47 resolved") })
        {
            draw.Circle(new(x, 40), 4.5, ink, new(1.5, Color.White));
            draw.Text(new(x, 50), text, label, TextAlignment.Center);
        }
    }

    private static void Log(Flow body, int rows)
    {
        body.Heading(1, "Log", "log");
        body.Table(table =>
        {
            table.Column(Track.Auto).Column(Track.Auto).Column(Track.Relative(1)).Column(Track.Auto, TextAlignment.Right);
            table.Header("Time", "Who", "What happened", "Minute");
            for (var i = 0; i < rows; i++)
            {
                var minute = i;
                table.Row(row => row
                    .Text(text => text.Text($"{22 + (minute / 60)}:{minute % 60:00}").Muted(" CET"))
                    .Cell(minute % 3 == 0 ? "Ada Moreau" : "Jens Okafor")
                    .Cell(minute % 7 == 3
                        ? $"Entry {minute}: a longer observation that needs more than one line in its column, because it says what was tried, what was seen, and what was ruled out by it."
                        : $"Entry {minute}: queue length checked")
                    .Cell($"{minute * 17}"));
            }
        });
    }
}
