using Timeline.Pdf.Pictures;

namespace Timeline.Pdf.Geometry;

/// <summary>A raster picture. Immutable and safe to share.</summary>
/// <remarks>JPEG (baseline and progressive; grey and colour) is stored as it is. PNG is unpacked to 8 bits a channel, transparency kept.</remarks>
public sealed class Picture
{
    internal Picture(int width, int height, PictureData data)
    {
        Width = width;
        Height = height;
        Data = data;
    }

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; }

    internal PictureData Data { get; }

    /// <summary>Reads a JPEG or PNG file.</summary>
    /// <param name="data">The whole file.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="FormatException">The bytes are of another kind, damaged, have more than 50 million pixels or use a feature that is not supported; the message says which.</exception>
    public static Picture Load(ReadOnlyMemory<byte> data) => PictureReader.Read(data);
}

/// <summary>Samples as a PDF image holds them.</summary>
/// <param name="Samples">JPEG file, or rows of 8-bit samples without padding.</param>
/// <param name="IsJpeg">True when the samples are a JPEG file.</param>
/// <param name="Channels">1 for grey, 3 for RGB.</param>
/// <param name="Alpha">Opacity, 8 bits a pixel; null when opaque.</param>
internal sealed record PictureData(ReadOnlyMemory<byte> Samples, bool IsJpeg, int Channels, ReadOnlyMemory<byte>? Alpha);
