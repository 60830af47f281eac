using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Writes pictures as image XObjects, PDF 32000-1 section 8.9.5.</summary>
internal static class PictureWriter
{
    public static PdfReference Write(PdfFile file, Picture picture)
    {
        var data = picture.Data;
        var image = Image(picture, data.Channels == 1 ? "DeviceGray" : "DeviceRGB");
        if (data.Alpha is { } alpha)
            image.With("SMask", file.AddStream(Image(picture, "DeviceGray"), alpha.Span));
        if (data.IsJpeg)
            image.With("Filter", PdfValue.Name("DCTDecode"));
        return file.AddStream(image, data.Samples.Span, compress: !data.IsJpeg);
    }

    private static PdfDictionary Image(Picture picture, string colorSpace) => new PdfDictionary()
        .With("Type", PdfValue.Name("XObject")).With("Subtype", PdfValue.Name("Image")).With("Width", picture.Width).With("Height", picture.Height)
        .With("ColorSpace", PdfValue.Name(colorSpace)).With("BitsPerComponent", 8);
}
