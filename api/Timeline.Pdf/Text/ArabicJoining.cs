namespace Timeline.Pdf.Text;

/// <summary>Contextual forms of Arabic letters by the presentation forms of Unicode, block U+FE70. Ligatures are not made.</summary>
internal static class ArabicJoining
{
    // Letter, its isolated form, and whether it joins the letter after it (four forms) or only the one before (two).
    private static readonly Dictionary<char, (char Isolated, bool JoinsNext)> Letters = Build();

    /// <summary>What to draw for each cluster: itself, or the form its neighbours call for.</summary>
    public static List<string> Forms(List<string> clusters)
    {
        if (!clusters.Exists(cluster => Letters.ContainsKey(cluster[0])))
            return clusters;
        var forms = new List<string>(clusters.Count);
        for (var i = 0; i < clusters.Count; i++)
        {
            var joinsPrevious = i > 0 && Extends(clusters[i - 1]);
            var joinsNext = i + 1 < clusters.Count && Accepts(clusters[i + 1]);
            forms.Add(Form(clusters[i], joinsPrevious, joinsNext));
        }

        return forms;
    }

    private static string Form(string cluster, bool joinsPrevious, bool joinsNext)
    {
        if (!Letters.TryGetValue(cluster[0], out var letter) || letter.Isolated == '\0')
            return cluster;

        // Unicode lists the forms as isolated, final, initial, medial.
        var shift = (joinsPrevious, joinsNext && letter.JoinsNext) switch
        {
            (false, false) => 0,
            (true, false) => letter.Isolated == '\uFE80' ? 0 : 1,
            (false, true) => 2,
            _ => 3,
        };
        return (char)(letter.Isolated + shift) + cluster[1..];
    }

    private static bool Extends(string cluster) => Letters.TryGetValue(cluster[0], out var letter) && letter.JoinsNext;

    private static bool Accepts(string cluster) => Letters.TryGetValue(cluster[0], out var letter) && letter.Isolated != '\uFE80';

    private static Dictionary<char, (char, bool)> Build()
    {
        // U+0621 to U+063A and U+0641 to U+064A are listed in the order of their presentation forms.
        const string RightJoining = "\u0622\u0623\u0624\u0625\u0627\u0629\u062F\u0630\u0631\u0632\u0648\u0649";
        const string Order = "\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062A\u062B\u062C\u062D\u062E\u062F\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063A\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064A";
        var letters = new Dictionary<char, (char, bool)>();
        var form = '\uFE80';
        foreach (var letter in Order)
        {
            var joinsNext = letter != '\u0621' && !RightJoining.Contains(letter, StringComparison.Ordinal);
            letters[letter] = (form, joinsNext);
            form += (char)(letter == '\u0621' ? 1 : joinsNext ? 4 : 2);
        }

        letters['\u0640'] = ('\0', true); // tatweel joins both sides and has one shape
        return letters;
    }
}
