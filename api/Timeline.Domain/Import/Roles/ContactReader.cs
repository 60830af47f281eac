using Timeline.Domain.Incidents;

namespace Timeline.Domain.Import.Roles;

/// <summary>Reads from a contact attempt whom it was for, on which rung of the ladder, and how it ended.</summary>
internal static class ContactReader
{
    private static readonly Phrases NoAnswer = new("no answer, voicemail, voice mail, not reachable, unreachable, no response, no reply, did not answer, didn't answer, does not answer, doesn't answer, not answering, not picking up, didn't pick up, did not pick up, phone off, could not reach, couldn't reach, can't reach");
    private static readonly Phrases NotAvailable = new("not available, unavailable, out of office, on vacation, on leave, on holiday, off sick, off duty");
    private static readonly Phrases Declined = new("declined, refused, cannot help, can't help");
    private static readonly Phrases Reached = new("reached, answered, answers, responded, replied, picked up, picks up, on his way, on her way, on their way, will join, joining, got hold of, was contacted, let me, logging in, acknowledged, awake");

    private static readonly (Phrases Words, ContactRung Rung)[] Rungs =
    [
        (new("tertiary, third on-call, third"), ContactRung.Tertiary),
        (new("secondary, second on-call, backup, deputy"), ContactRung.Secondary),
        (new("primary, first on-call"), ContactRung.Primary),
        (new("manager, lead, head, director, boss, vp"), ContactRung.Manager),
        (new("vendor, supplier, provider"), ContactRung.Vendor),
        (new("on-call, oncall, on call, duty, standby"), ContactRung.Primary),
    ];

    private static readonly HashSet<string> RungWords = new(["primary", "secondary", "tertiary", "on-call", "oncall", "duty", "standby"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> People = new(["engineer", "dba", "admin", "administrator", "sysadmin", "specialist", "resource", "expert", "contact", "on-call", "responder"], StringComparer.OrdinalIgnoreCase);

    public static SuggestedContact Read(string text)
    {
        var sentences = Sentences.Of(text);
        var words = Sentences.Lower(sentences.SelectMany(s => s).ToList());
        ContactOutcome? outcome = NoAnswer.In(words) ? ContactOutcome.NoAnswer
            : NotAvailable.In(words) ? ContactOutcome.NotAvailable
            : Declined.In(words) ? ContactOutcome.Declined
            : Reached.In(words) ? ContactOutcome.Reached
            : null;
        var first = sentences.Count > 0 ? sentences[0] : [];
        var lower = Sentences.Lower(first);
        var verb = RoleWords.Contacting.Find(lower);
        // Whom stands after the verb, unless the sentence is turned around: "the secondary was called".
        var whom = Math.Max(0, verb);
        return new(Name(first, verb) ?? Role(first, whom) ?? Role(first, 0), Rung(lower, whom) ?? Rung(lower, 0), outcome);
    }

    private static ContactRung? Rung(List<string> lower, int from)
    {
        foreach (var (phrases, rung) in Rungs)
            if (phrases.Find(lower, from) >= 0)
                return rung;
        return null;
    }

    /// <summary>Capitalised words after the verb: "called Anna Berg".</summary>
    private static string? Name(List<string> words, int verb)
    {
        if (verb < 0)
            return null;
        var end = verb + 1;
        while (end < words.Count && end <= verb + 3 && words[end].Length > 1 && char.IsUpper(words[end][0]) && words[end].Skip(1).Any(char.IsLower))
            end++;
        return end > verb + 1 ? string.Join(' ', words[(verb + 1)..end]) : null;
    }

    /// <summary>"the secondary mail engineer".</summary>
    private static string? Role(List<string> words, int from)
    {
        var start = words.FindIndex(from, RungWords.Contains);
        if (start < 0)
            return null;
        var end = words.FindIndex(start + 1, Math.Min(3, words.Count - start - 1), People.Contains);
        return end < 0 ? words[start] : string.Join(' ', words[start..(end + 1)]);
    }
}
