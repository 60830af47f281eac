using System.Buffers.Binary;
using System.Text;

namespace Timeline.Pdf.Writing;

/// <summary>An ICC profile of sRGB, made from the published constants of IEC 61966-2-1: ICC.1:2001-04, version 2.1, three primaries and a curve.</summary>
internal static class ColorProfile
{
    public const string Name = "sRGB IEC61966-2.1";

    private const int HeaderLength = 128;
    private const int CurvePoints = 1024;

    /// <summary>The profile; the same bytes always.</summary>
    public static byte[] Srgb { get; } = Build();

    private static byte[] Build()
    {
        // Colours for the profile connection space, D50, as ICC publishes them for sRGB.
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description(Name)),
            ("cprt", [.. "text\0\0\0\0"u8, .. "No rights reserved: facts of a public standard.\0"u8]),
            ("wtpt", Xyz(0.9505, 1, 1.0891)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        var table = new byte[4 + (12 * tags.Length)];
        BinaryPrimitives.WriteInt32BigEndian(table, tags.Length);
        using var data = new MemoryStream();
        var places = new Dictionary<byte[], int>();
        for (var i = 0; i < tags.Length; i++)
        {
            var (tag, content) = tags[i];
            if (places.TryAdd(content, HeaderLength + table.Length + (int)data.Length))
                data.Write([.. content, .. new byte[(4 - (content.Length % 4)) % 4]]);
            var entry = table.AsSpan(4 + (12 * i), 12);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], places[content]);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], content.Length);
        }

        return [.. Header(HeaderLength + table.Length + (int)data.Length), .. table, .. data.ToArray()];
    }

    private static byte[] Header(int length)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, length);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        foreach (var (at, part) in new[] { (24, 2000), (26, 1), (28, 1) })
            BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(at), (short)part);
        "acsp"u8.CopyTo(header.AsSpan(36));

        // The illuminant of the connection space, D50.
        Fixed(header.AsSpan(68), 0.9642);
        Fixed(header.AsSpan(72), 1);
        Fixed(header.AsSpan(76), 0.8249);
        return header;
    }

    private static byte[] Description(string text)
    {
        // ASCII with its length; no Unicode, no Macintosh text.
        var data = new byte[12 + text.Length + 1 + 8 + 3 + 67];
        "desc"u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), text.Length + 1);
        Encoding.ASCII.GetBytes(text, data.AsSpan(12));
        return data;
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var data = new byte[20];
        "XYZ "u8.CopyTo(data);
        Fixed(data.AsSpan(8), x);
        Fixed(data.AsSpan(12), y);
        Fixed(data.AsSpan(16), z);
        return data;
    }

    private static byte[] Curve()
    {
        var data = new byte[12 + (2 * CurvePoints)];
        "curv"u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), CurvePoints);
        for (var i = 0; i < CurvePoints; i++)
        {
            var value = i / (CurvePoints - 1.0);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + (2 * i)), (ushort)Math.Round(linear * 65535));
        }

        return data;
    }

    private static void Fixed(Span<byte> at, double value) => BinaryPrimitives.WriteInt32BigEndian(at, (int)Math.Round(value * 65536));
}
