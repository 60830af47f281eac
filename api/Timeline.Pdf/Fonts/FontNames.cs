using System.Text;

namespace Timeline.Pdf.Fonts;

/// <summary>Strings of the 'name' table.</summary>
internal static class FontNames
{
    private const int PostScriptName = 6;
    private const int Windows = 3;

    /// <summary>The PostScript name, cut down to characters that a PDF name may hold plainly.</summary>
    public static string PostScript(FontTable name)
    {
        var found = Find(name, PostScriptName) ?? "Font";
        var plain = new string([.. found.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]);
        return plain.Length > 0 ? plain : "Font";
    }

    private static string? Find(FontTable name, int wanted)
    {
        if (name.IsEmpty)
            return null;
        string? found = null;
        var strings = name.U16(4);
        for (var i = 0; i < name.U16(2); i++)
        {
            var record = 6 + (12 * i);
            if (name.U16(record + 6) != wanted)
                continue;
            var bytes = name.Slice(strings + name.U16(record + 10), name.U16(record + 8)).Data.Span;
            if (name.U16(record) == Windows)
                return Encoding.BigEndianUnicode.GetString(bytes);
            found ??= Encoding.Latin1.GetString(bytes);
        }

        return found;
    }
}
