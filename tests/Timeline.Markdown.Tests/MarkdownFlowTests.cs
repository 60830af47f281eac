using System.IO.Compression;
using System.Text;
using Timeline.Markdown.Pdf;
using Timeline.Pdf.Composing;

namespace Timeline.Markdown.Tests;

public sealed class MarkdownFlowTests
{
    // Every kind of block and inline the dialect has.
    private const string Everything = """
        # Heading *one*

        Text with **bold**, *italic*, ~~gone~~, `code`, [link](https://example.org), <https://example.org>, ![picture](https://example.org/p.png),
        <a@example.org>, www.example.org, &copy; and a hard break\
        here.

        1. first
        2. second
           - nested
             > quoted in a list

        - [x] done
        - [ ] open

        > A quotation
        >
        > of two paragraphs

        ```sql
        select 1;
        ```

            indented code

        ---

        | Left | Right |
        |:-----|------:|
        | a    | 1     |
        | long row | 2 | extra |
        | short |

        [ref]: https://example.org
        """;

    [Fact]
    public void Every_kind_of_block_has_its_structure()
    {
        var structure = Packed(Write(Everything, headingShift: 1));
        // The first heading of a document is of the first level for whoever reads its structure, however large it looks.
        foreach (var type in new[] { "/S /H1", "/S /P", "/S /L/", "/S /LI", "/S /Lbl", "/S /LBody", "/S /BlockQuote", "/S /Code", "/S /Table", "/S /TH/", "/S /TD", "/S /Link" })
            Assert.Contains(type, structure, StringComparison.Ordinal);
        Assert.Contains("/Title (Heading one)", structure, StringComparison.Ordinal);
        Assert.Contains("/URI (https://example.org)", structure, StringComparison.Ordinal);
        Assert.Contains("/URI (mailto:a@example.org)", structure, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_run_something_are_plain_text() =>
        Assert.DoesNotContain("/S /URI", Packed(Write("[x](javascript:alert(1)) <vbscript:x>")), StringComparison.Ordinal);

    [Fact]
    public void The_same_markdown_gives_the_same_bytes() => Assert.Equal(Write(Everything), Write(Everything));

    private static byte[] Write(string markdown, int headingShift = 0)
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Markdown(markdown, headingShift);
        return document.ToBytes();
    }

    /// <summary>Everything in the file's streams that unpacks, as text.</summary>
    private static string Packed(byte[] pdf)
    {
        var text = new StringBuilder();
        var marker = "\nstream\n"u8;
        for (var at = pdf.AsSpan().IndexOf(marker); at >= 0;)
        {
            at += marker.Length;
            try
            {
                using var zlib = new ZLibStream(new MemoryStream(pdf, at, pdf.Length - at), CompressionMode.Decompress);
                using var reader = new StreamReader(zlib, Encoding.Latin1);
                text.Append(reader.ReadToEnd());
            }
            catch (InvalidDataException)
            {
                // not every stream is compressed
            }

            var next = pdf.AsSpan(at).IndexOf(marker);
            at = next < 0 ? -1 : at + next;
        }

        return text.ToString();
    }
}
