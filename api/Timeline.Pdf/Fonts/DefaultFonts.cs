namespace Timeline.Pdf.Fonts;

/// <summary>The families shipped as resources; read when first used. Licences: SIL OFL 1.1 (Plex), Bitstream Vera (DejaVu).</summary>
internal static class DefaultFonts
{
    public static readonly Lazy<FontFamily> Fallback = new(() => new(Load("DejaVuSans")));

    public static readonly Lazy<FontFamily> Sans = new(() => Plex("Sans", Fallback.Value));

    public static readonly Lazy<FontFamily> Serif = new(() => Plex("Serif", Sans.Value, Fallback.Value));

    public static readonly Lazy<FontFamily> Mono = new(() => Plex("Mono", Sans.Value, Fallback.Value));

    private static FontFamily Plex(string cut, params ReadOnlySpan<FontFamily> fallbacks) => new(
        Load($"IBMPlex{cut}-Regular"), Load($"IBMPlex{cut}-SemiBold"), Load($"IBMPlex{cut}-Italic"), Load($"IBMPlex{cut}-SemiBoldItalic"))
    {
        Fallbacks = [.. fallbacks],
    };

    /// <summary>A face that is built in, by the name of its file; nothing when it is not.</summary>
    public static FontFace? Find(string file)
    {
        using var resource = typeof(DefaultFonts).Assembly.GetManifestResourceStream("Timeline.Pdf.Fonts." + file);
        if (resource is null)
            return null;
        var data = new byte[resource.Length];
        resource.ReadExactly(data);
        return FontFace.Load(data);
    }

    private static FontFace Load(string file) =>
        Find(file + ".ttf") ?? throw new InvalidOperationException($"font resource {file} is missing from the build");
}
