using System.Collections.Frozen;
using HarfBuzzSharp;

namespace Timeline.Pdf.Fonts;

/// <summary>The Noto families for scripts that Plex does not have, and for emoji; built in, read when first used. Licence: SIL OFL 1.1.</summary>
internal static class ScriptFonts
{
    private static readonly FrozenDictionary<uint, Lazy<FontFamily?>> Families = new (Script Script, string Name)[]
    {
        (Script.Arabic, "arabic"), (Script.Armenian, "armenian"), (Script.Bengali, "bengali"), (Script.Devanagari, "devanagari"),
        (Script.Ethiopic, "ethiopic"), (Script.Georgian, "georgian"), (Script.Gujarati, "gujarati"), (Script.Gurmukhi, "gurmukhi"),
        (Script.Hebrew, "hebrew"), (Script.Kannada, "kannada"), (Script.Khmer, "khmer"), (Script.Lao, "lao"), (Script.Malayalam, "malayalam"),
        (Script.Myanmar, "myanmar"), (Script.Oriya, "oriya"), (Script.Sinhala, "sinhala"), (Script.Tamil, "tamil"), (Script.Telugu, "telugu"),
        (Script.Thaana, "thaana"), (Script.Thai, "thai"),
    }.ToFrozenDictionary(each => (uint)each.Script, each => new Lazy<FontFamily?>(() => Family(each.Name)));

    private static readonly Lazy<FontFace?> EmojiFace = new(() => DefaultFonts.Find("NotoEmoji_400Regular.ttf"));

    /// <summary>One weight, without colour; nothing in a build without fonts.</summary>
    public static FontFace? Emoji => EmojiFace.Value;

    /// <summary>The family for a script; nothing when there is none.</summary>
    public static FontFamily? Of(Script script) => Families.TryGetValue(script, out var family) ? family.Value : null;

    private static FontFamily? Family(string name)
    {
        var regular = DefaultFonts.Find($"noto-sans-{name}-{name}-400-normal.woff");
        return regular is null ? null : new(regular, DefaultFonts.Find($"noto-sans-{name}-{name}-700-normal.woff"));
    }
}
