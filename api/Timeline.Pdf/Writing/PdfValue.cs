using System.Text;

namespace Timeline.Pdf.Writing;

/// <summary>A PDF object, PDF 32000-1 section 7.3, as the bytes that stand for it.</summary>
internal abstract class PdfValue
{
    public abstract void Write(ByteBuffer output);

    public static implicit operator PdfValue(double value) => new PdfNumber(value);

    public static implicit operator PdfValue(int value) => new PdfNumber(value);

    public static PdfValue Name(string name) => new PdfRaw("/" + name);
}

/// <summary>Text that already is a PDF object.</summary>
internal sealed class PdfRaw(string text) : PdfValue
{
    public override void Write(ByteBuffer output) => output.Add(text);
}

/// <summary>A number with at most three decimals.</summary>
internal sealed class PdfNumber(double value) : PdfValue
{
    public override void Write(ByteBuffer output) => output.Number(value);
}

/// <summary>A reference to an indirect object.</summary>
internal sealed class PdfReference(int number) : PdfValue
{
    public int Number => number;

    public override void Write(ByteBuffer output) => output.Number(number).Add(" 0 R"u8);
}

/// <summary>A text string: ASCII as a literal, other text as UTF-16 in hexadecimal.</summary>
internal sealed class PdfText(string text) : PdfValue
{
    /// <summary>Gets the bytes of the string itself.</summary>
    public int Length => IsPlain ? text.Length : 2 + (2 * text.Length);

    private bool IsPlain => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    public override void Write(ByteBuffer output)
    {
        if (IsPlain)
        {
            output.Add((byte)'(').Add(text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal)).Add((byte)')');
            return;
        }

        output.Add("<FEFF"u8).Add(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))).Add((byte)'>');
    }
}

/// <summary>An array.</summary>
internal sealed class PdfArray(IEnumerable<PdfValue> items) : PdfValue
{
    public static PdfArray Of(params ReadOnlySpan<PdfValue> items) => new([.. items]);

    public override void Write(ByteBuffer output)
    {
        output.Add((byte)'[');
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                output.Add((byte)' ');
            item.Write(output);
            first = false;
        }

        output.Add((byte)']');
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

    public override void Write(ByteBuffer output)
    {
        output.Add("<<"u8);
        foreach (var (key, value) in _entries)
        {
            output.Add((byte)'/').Add(key).Add((byte)' ');
            value.Write(output);
        }

        output.Add(">>"u8);
    }
}
