using System.Globalization;
using System.Text;

namespace Timeline.Pdf.Writing;

/// <summary>A PDF object, PDF 32000-1 section 7.3, as the bytes that stand for it.</summary>
internal abstract class PdfValue
{
    public abstract void Write(StringBuilder output);

    public static implicit operator PdfValue(double value) => new PdfRaw(Format(value));

    public static implicit operator PdfValue(int value) => new PdfRaw(value.ToString(CultureInfo.InvariantCulture));

    public static implicit operator PdfValue(bool value) => new PdfRaw(value ? "true" : "false");

    /// <summary>A number with at most three decimals; a thousandth of a point cannot be seen.</summary>
    public static string Format(double value)
    {
        var text = Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    public static PdfValue Name(string name) => new PdfRaw("/" + name);

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }
}

/// <summary>Text that already is a PDF object.</summary>
internal sealed class PdfRaw(string text) : PdfValue
{
    public override void Write(StringBuilder output) => output.Append(text);
}

/// <summary>A reference to an indirect object.</summary>
internal sealed class PdfReference(int number) : PdfValue
{
    public int Number => number;

    public override void Write(StringBuilder output) => output.Append(CultureInfo.InvariantCulture, $"{number} 0 R");
}

/// <summary>A text string: ASCII as a literal, other text as UTF-16 in hexadecimal.</summary>
internal sealed class PdfText(string text) : PdfValue
{
    public override void Write(StringBuilder output)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
        {
            output.Append('(').Append(text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal)).Append(')');
            return;
        }

        output.Append("<FEFF").Append(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))).Append('>');
    }
}

/// <summary>An array.</summary>
internal sealed class PdfArray(IEnumerable<PdfValue> items) : PdfValue
{
    public static PdfArray Of(params ReadOnlySpan<PdfValue> items) => new([.. items]);

    public override void Write(StringBuilder output)
    {
        output.Append('[');
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                output.Append(' ');
            item.Write(output);
            first = false;
        }

        output.Append(']');
    }
}

/// <summary>A dictionary; entries are written in the order they were added, so that files are the same every time.</summary>
internal sealed class PdfDictionary : PdfValue
{
    private readonly List<(string Key, PdfValue Value)> _entries = [];

    public PdfDictionary With(string key, PdfValue? value)
    {
        if (value is not null)
            _entries.Add((key, value));
        return this;
    }

    public override void Write(StringBuilder output)
    {
        output.Append("<<");
        foreach (var (key, value) in _entries)
        {
            output.Append('/').Append(key).Append(' ');
            value.Write(output);
        }

        output.Append(">>");
    }
}
