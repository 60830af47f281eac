using System.Collections.Immutable;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Composing;

/// <summary>Composes a table: columns first, then header and rows. Not safe to share between threads.</summary>
public sealed class TableBuilder
{
    private readonly Flow _flow;
    private readonly TableStyle _style;
    private readonly ImmutableArray<Track>.Builder _columns = ImmutableArray.CreateBuilder<Track>();
    private readonly List<TextAlignment> _alignments = [];
    private readonly ImmutableArray<TableRow>.Builder _header = ImmutableArray.CreateBuilder<TableRow>();
    private readonly ImmutableArray<TableRow>.Builder _body = ImmutableArray.CreateBuilder<TableRow>();

    internal TableBuilder(Flow flow, TableStyle style)
    {
        _flow = flow;
        _style = style;
    }

    /// <summary>Adds a column.</summary>
    /// <param name="width">How wide it is.</param>
    /// <param name="alignment">Where the text of its cells stands.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A fixed width is negative or a weight not more than zero.</exception>
    public TableBuilder Column(Track width, TextAlignment alignment = TextAlignment.Start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width.Value, nameof(width));
        if (width.Kind == TrackKind.Relative)
            ArgumentOutOfRangeException.ThrowIfZero(width.Value, nameof(width));
        _columns.Add(width);
        _alignments.Add(alignment);
        return this;
    }

    /// <summary>Adds a header row of plain texts. Header rows are repeated on every page.</summary>
    /// <param name="cells">One text for each column.</param>
    /// <returns>This builder.</returns>
    public TableBuilder Header(params string[] cells) => Header(row => Texts(row, cells));

    /// <summary>Adds a header row.</summary>
    /// <param name="compose">Adds its cells.</param>
    /// <returns>This builder.</returns>
    public TableBuilder Header(Action<TableRowBuilder> compose)
    {
        _header.Add(Row(compose, isHeader: true));
        return this;
    }

    /// <summary>Adds a row of plain texts.</summary>
    /// <param name="cells">One text for each column.</param>
    /// <returns>This builder.</returns>
    public TableBuilder Row(params string[] cells) => Row(row => Texts(row, cells));

    /// <summary>Adds a row.</summary>
    /// <param name="compose">Adds its cells.</param>
    /// <returns>This builder.</returns>
    public TableBuilder Row(Action<TableRowBuilder> compose)
    {
        _body.Add(Row(compose, isHeader: false));
        return this;
    }

    internal Table Build() => new(_columns.ToImmutable(), _header.ToImmutable(), _body.ToImmutable(), _style);

    private static void Texts(TableRowBuilder row, string[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        foreach (var cell in cells)
            row.Cell(cell);
    }

    private TableRow Row(Action<TableRowBuilder> compose, bool isHeader)
    {
        ArgumentNullException.ThrowIfNull(compose);
        var text = isHeader ? _flow.Theme.TableHead : _flow.Theme.TableBody;
        var row = new TableRowBuilder(_flow, text, _alignments);
        compose(row);
        var cells = row.Build();
        if (cells.Sum(cell => cell.ColumnSpan) != _columns.Count)
            throw new InvalidOperationException($"the row covers {cells.Sum(cell => cell.ColumnSpan)} columns; the table has {_columns.Count}");
        return new(cells, isHeader, _style.CellPadding);
    }
}
