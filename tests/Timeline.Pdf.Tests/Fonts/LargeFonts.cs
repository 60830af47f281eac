using System.Runtime.CompilerServices;
using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Tests.Fonts;

/// <summary>All tests have the same folder of fonts, from before the first.</summary>
internal static class LargeFonts
{
    [ModuleInitializer]
    public static void Use() => FontFolder.Use(Path.Combine(AppContext.BaseDirectory, "Fonts", "Cjk"));
}
