using System.Globalization;
using System.Runtime.InteropServices;

namespace Timeline.Pdf.Geometry;

/// <summary>An opaque colour in device RGB, eight bits a channel.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>Gets black.</summary>
    public static Color Black => default;

    /// <summary>Gets white.</summary>
    public static Color White => new(255, 255, 255);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    /// <param name="hex">A number sign and six hexadecimal digits.</param>
    /// <returns>The colour.</returns>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public static Color Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (hex.Length != 7 || hex[0] != '#' ||
            !int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
            throw new ArgumentException($"'{hex}' is not a colour; write it as #rrggbb", nameof(hex));
        return new((byte)(rgb >> 16), (byte)((rgb >> 8) & 0xFF), (byte)(rgb & 0xFF));
    }
}
