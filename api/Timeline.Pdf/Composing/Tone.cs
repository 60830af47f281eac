using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Composing;

/// <summary>What a callout means to its reader. The title says it in words too; colour is never the only sign.</summary>
public enum Tone
{
    /// <summary>Background and hints.</summary>
    Note,

    /// <summary>Something went well or is done.</summary>
    Good,

    /// <summary>Something to watch.</summary>
    Warning,

    /// <summary>Something is wrong.</summary>
    Danger,
}

/// <summary>Colours of the tones.</summary>
internal static class Tones
{
    public static (Color Strong, Color Soft) Colors(Tone tone) => tone switch
    {
        Tone.Good => (Color.Parse("#1d7a4b"), Color.Parse("#eef7f1")),
        Tone.Warning => (Color.Parse("#a86404"), Color.Parse("#fdf6e9")),
        Tone.Danger => (Color.Parse("#b3261e"), Color.Parse("#fcf0ef")),
        _ => (Color.Parse("#1f4e8c"), Color.Parse("#eff4fb")),
    };
}
