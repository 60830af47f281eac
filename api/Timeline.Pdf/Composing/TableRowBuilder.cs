using System.Collections.Immutable;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Composing;

/// <summary>Composes the cells of a table row, left to right. Not safe to share between threads.</summary>
public sealed class TableRowBuilder
{
    private readonly Flow _flow;
    private readonly TextStyle _text;
    private readonly List<TextAlignment> _alignments;
    private readonly ImmutableArray<TableCell>.Builder _cells = ImmutableArray.CreateBuilder<TableCell>();

    internal TableRowBuilder(Flow flow, TextStyle text, List<TextAlignment> alignments)
    {
        (_flow, _text, _alignments) = (flow, text, alignments);
    }

    /// <summary>Adds a cell of plain text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>This builder.</returns>
    public TableRowBuilder Cell(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Text(inner => inner.Text(text));
    }

    /// <summary>Adds a cell of one paragraph.</summary>
    /// <param name="compose">Adds its text.</param>
    /// <param name="fill">Colour behind the cell.</param>
    /// <returns>This builder.</returns>
    public TableRowBuilder Text(Action<TextBuilder> compose, Color? fill = null)
    {
        var column = Math.Min(_cells.Sum(cell => cell.ColumnSpan), _alignments.Count - 1);
        var lines = new ParagraphStyle { Alignment = column < 0 ? TextAlignment.Start : _alignments[column] };
        return Cell(flow => flow.Paragraph(compose, _text, lines), fill: fill);
    }

    /// <summary>Adds a cell of blocks.</summary>
    /// <param name="compose">Adds the blocks.</param>
    /// <param name="columnSpan">How many columns it covers.</param>
    /// <param name="fill">Colour behind the cell.</param>
    /// <param name="headsRow">True when the cell says what its row is about.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cell covers less than one column.</exception>
    public TableRowBuilder Cell(Action<Flow> compose, int columnSpan = 1, Color? fill = null, bool headsRow = false)
    {
        ArgumentNullException.ThrowIfNull(compose);
        ArgumentOutOfRangeException.ThrowIfLessThan(columnSpan, 1);
        var inner = _flow.Nested(_text);
        compose(inner);
        _cells.Add(new(inner.Build(), columnSpan, fill, headsRow));
        return this;
    }

    internal ImmutableArray<TableCell> Build() => _cells.ToImmutable();
}
