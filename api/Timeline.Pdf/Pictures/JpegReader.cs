using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Pictures;

/// <summary>Reads the size of a JPEG from its frame header, ITU T.81 section B.2.2.</summary>
internal static class JpegReader
{
    public static Picture Read(ReadOnlyMemory<byte> data)
    {
        var file = new FontTable(data);
        var at = 2;
        while (true)
        {
            if (file.U8(at) != 0xFF)
                throw new FormatException("the JPEG has a damaged marker");
            var marker = file.U8(at + 1);

            // SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC).
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Frame(file, at + 4, data);
            at += marker == 0xFF ? 1 : 2 + file.U16(at + 2);
        }
    }

    private static Picture Frame(FontTable file, int at, ReadOnlyMemory<byte> data)
    {
        var (height, width, channels) = (file.U16(at + 1), file.U16(at + 3), (int)file.U8(at + 5));
        if (file.U8(at) != 8 || channels is not (1 or 3))
            throw new FormatException($"the JPEG has {file.U8(at)} bits and {channels} channels; 8 bits and 1 or 3 channels are supported");
        if (width == 0 || height == 0)
            throw new FormatException("the JPEG has no size");
        return new(width, height, new(data, IsJpeg: true, channels, null));
    }
}
