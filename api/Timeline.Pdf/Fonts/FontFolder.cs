namespace Timeline.Pdf.Fonts;

/// <summary>Fonts of a folder, tried after those that are built in: for Chinese, Japanese and Korean, and for whatever somebody adds.</summary>
/// <remarks>The same files give the same bytes; a document made before a file came has boxes instead. Safe to use from any thread.</remarks>
public static class FontFolder
{
    private static readonly string[] Endings = [".ttf", ".ttc", ".woff"];
    private static volatile IReadOnlyList<FolderFont> _fonts = [];

    /// <summary>Gets how many font files the folder has.</summary>
    public static int Count => _fonts.Count;

    /// <summary>Takes the fonts of a folder from now on, in the order of their names; none when there is no such folder. Each is read when first needed.</summary>
    /// <param name="path">The folder, or nothing.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static void Use(string? path)
    {
        if (path is null || !Directory.Exists(path))
        {
            _fonts = [];
            return;
        }

        var files = Directory.GetFiles(path).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));
        _fonts = [.. files.OrderBy(Path.GetFileName, StringComparer.Ordinal).Select(file => new FolderFont(Path.GetFileName(file), new(() => Read(file))))];
    }

    /// <summary>The faces in the order to try them for Han characters as one language writes them.</summary>
    internal static IEnumerable<FontFace> Faces(HanStyle han)
    {
        foreach (var font in _fonts.OrderByDescending(font => font.IsOf(han)))
        {
            if (font.Face.Value is { } face)
                yield return face;
        }
    }

    // A file that is no font is passed over: a document with boxes is better than none.
    private static FontFace? Read(string file)
    {
        try
        {
            return FontFace.Load(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is FontFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record FolderFont(string Name, Lazy<FontFace?> Face)
    {
        public bool IsOf(HanStyle han) => Name.StartsWith(han switch
        {
            HanStyle.Japanese => "NotoSansJP",
            HanStyle.Korean => "NotoSansKR",
            _ => "NotoSansSC",
        }, StringComparison.Ordinal);
    }
}

/// <summary>How characters that Chinese, Japanese and Korean share are drawn.</summary>
internal enum HanStyle
{
    Chinese, Japanese, Korean,
}
