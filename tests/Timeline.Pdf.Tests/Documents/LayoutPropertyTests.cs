using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Paging;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Tests.Layout;

namespace Timeline.Pdf.Tests.Documents;

/// <summary>What must hold for any document: documents are grown from a number, with every word numbered.</summary>
public sealed class LayoutPropertyTests
{
    // Wide, so that no column is narrower than a word: a word cut by the end of a page would not be found again.
    private static readonly PageSetup Setup = new() { Size = new(900, 220), Margins = Pdf.Geometry.Insets.All(20), HeaderGap = 4 };

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Every_word_appears_once_and_in_order_inside_its_block() =>
        Prop.ForAll(Seeds, seed => WordsAreComplete(seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void No_text_stands_outside_of_its_page() =>
        Prop.ForAll(Seeds, seed => TextIsOnThePage(seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void The_same_document_is_laid_out_the_same_way() =>
        Prop.ForAll(Seeds, seed => Grow(seed).ToBytes().AsSpan().SequenceEqual(Grow(seed).ToBytes())).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static void WordsAreComplete(int seed)
    {
        var (document, words) = Grown(seed);
        var text = string.Concat(Pages(document).Select(page => page.ContentText));
        var found = Writing.PdfReader.All(text, @"(\d+)w(\d+);")
            .ConvertAll(word => (Block: int.Parse(word[0], CultureInfo.InvariantCulture), Word: int.Parse(word[1], CultureInfo.InvariantCulture)));
        Assert.Equal(words, found.Count);
        Assert.All(found.GroupBy(word => word.Block), block => Assert.Equal(Enumerable.Range(0, block.Count()), block.Select(word => word.Word)));
    }

    private static bool TextIsOnThePage(int seed) => Pages(Grow(seed)).All(page =>
        page.Runs.TrueForAll(run => run.At.Y is > 0 and <= 220 && run.At.X >= 0 && run.At.X + run.Run.Glyphs[^1].X < 900));

    private static List<RecordingCanvas> Pages(PdfDocument document) => LayOut.Canvases(document.Body.BuildBody(), Setup, new());

    private static PdfDocument Grow(int seed) => Grown(seed).Document;

    private static (PdfDocument Document, int Words) Grown(int seed)
    {
        var document = new PdfDocument(new() { Title = "t" }, setup: Setup);
        var gardener = new Gardener(new Random(seed));
        for (var i = 0; i < 6; i++)
            gardener.Add(document.Body, depth: 0);
        return (document, gardener.Words);
    }

    private sealed class Gardener(Random random)
    {
        private int _blocks;

        public int Words { get; private set; }

        public void Add(Flow flow, int depth)
        {
            switch (random.Next(depth > 2 ? 3 : 10))
            {
                case 0: flow.Heading(random.Next(1, 5), Text(4)); break;
                case 1: flow.CodeBlock(Text(20)); break;
                case 3: flow.Bullets(list => Repeat(3, () => list.Item(inner => Add(inner, depth + 1)))); break;
                case 4: flow.Numbered(list => Repeat(4, () => list.Item(Text(12)))); break;
                case 5: flow.Callout(Tone.Note, Text(2), inner => Add(inner, depth + 1)); break;
                case 6: flow.Quote(inner => Repeat(2, () => Add(inner, depth + 1))); break;
                case 7: flow.Row(row => Repeat(3, () => row.Cell(Track.Relative(1), inner => Add(inner, depth + 1)))); break;
                case 8: flow.Table(table => FillTable(table, depth)); break;
                case 9: flow.KeepTogether(inner => Repeat(2, () => Add(inner, depth + 1))); break;
                default: flow.Paragraph(Text(60)); break;
            }
        }

        private void FillTable(TableBuilder table, int depth)
        {
            table.Column(Track.Auto).Column(Track.Relative(1)).Header(Text(1), Text(2));
            Repeat(8, () => table.Row(row => row.Cell(Text(3)).Cell(inner => Add(inner, depth + 2))));
        }

        private void Repeat(int most, Action action)
        {
            for (var i = random.Next(1, most + 1); i > 0; i--)
                action();
        }

        private string Text(int most)
        {
            var (block, count) = (_blocks++, random.Next(1, most + 1));
            Words += count;
            return string.Join(' ', Enumerable.Range(0, count).Select(word => string.Create(CultureInfo.InvariantCulture, $"{block}w{word};")));
        }
    }
}
