using System.Text;
using HarfBuzzSharp;

namespace Timeline.Pdf.Text;

/// <summary>Which script a cluster is written in, UAX #24.</summary>
internal static class Scripts
{
    /// <summary>Scripts of a paragraph's clusters. Digits, punctuation and marks take the one before them in the same direction, or else the one after.</summary>
    public static Script[] Of(List<string> clusters, int[] levels)
    {
        var scripts = new Script[clusters.Count];
        for (var start = 0; start < scripts.Length;)
        {
            var end = start;
            var (known, firstKnown) = (Script.Common, start);
            for (; end < scripts.Length && levels[end] == levels[start]; end++)
            {
                if (Of(clusters[end]) is var own && !IsShared(own))
                {
                    if (IsShared(known))
                        firstKnown = end;
                    known = own;
                }

                scripts[end] = known;
            }

            if (!IsShared(known))
                Array.Fill(scripts, scripts[firstKnown], start, firstKnown - start);
            start = end;
        }

        return scripts;
    }

    private static bool IsShared(Script script) => script == Script.Common || script == Script.Inherited;

    private static Script Of(string cluster)
    {
        if (cluster[0] < 0x80)
            return char.IsAsciiLetter(cluster[0]) ? Script.Latin : Script.Common;
        Rune.DecodeFromUtf16(cluster, out var rune, out _);
        return UnicodeFunctions.Default.GetScript(rune.Value);
    }
}
