using Timeline.Pdf.Text;

namespace Timeline.Pdf.Composing;

/// <summary>Composes rows of a label and a value. Not safe to share between threads.</summary>
public sealed class KeyValueBuilder
{
    private readonly TableBuilder _table;
    private readonly Theme _theme;

    internal KeyValueBuilder(TableBuilder table, Theme theme) => (_table, _theme) = (table, theme);

    // The size of values, so that label and value stand on one baseline.
    private TextStyle LabelStyle => _theme.TableHead with { Size = _theme.TableBody.Size, LineHeight = _theme.TableBody.LineHeight };

    /// <summary>Adds a row.</summary>
    /// <param name="label">What the value is.</param>
    /// <param name="value">The value; a dash when blank, so that a gap is seen to be one.</param>
    /// <returns>This builder.</returns>
    public KeyValueBuilder Row(string label, string? value) =>
        Row(label, text => text.Text(string.IsNullOrWhiteSpace(value) ? "\u2013" : value));

    /// <summary>Adds a row whose value is styled text.</summary>
    /// <param name="label">What the value is.</param>
    /// <param name="value">Adds the value.</param>
    /// <returns>This builder.</returns>
    public KeyValueBuilder Row(string label, Action<TextBuilder> value)
    {
        ArgumentNullException.ThrowIfNull(label);
        _table.Row(row => row.Cell(flow => flow.Paragraph(text => text.Text(label), LabelStyle), headsRow: true).Text(value));
        return this;
    }

    /// <summary>Adds a row whose value is blocks.</summary>
    /// <param name="label">What the value is.</param>
    /// <param name="value">Adds the blocks.</param>
    /// <returns>This builder.</returns>
    public KeyValueBuilder Blocks(string label, Action<Flow> value)
    {
        ArgumentNullException.ThrowIfNull(label);
        _table.Row(row => row.Cell(flow => flow.Paragraph(text => text.Text(label), LabelStyle), headsRow: true).Cell(value));
        return this;
    }
}
