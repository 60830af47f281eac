using Timeline.Domain.Incidents;

namespace Timeline.Domain.Import.Roles;

/// <summary>Suggests what an entry means from its words. The same text gives the same role, whatever stands around it.</summary>
internal static class RoleSuggester
{
    private const int DenialReach = 4;

    public static ImportRole Suggest(string text)
    {
        // Who comes into a channel has no hands on anything yet.
        if (text.StartsWith("-!-", StringComparison.Ordinal))
            return ImportRole.Note;
        foreach (var sentence in Sentences.Of(text))
            if (OfSentence(Sentences.Lower(sentence)) is { } role)
                return role;
        return ImportRole.Note;
    }

    /// <summary>
    /// What happens once is suggested once: the first report and ticket, the last recovery, and again the last after each time that it was back. What
    /// comes back must have been over.
    /// </summary>
    /// <param name="roles">In the order in which the entries happened.</param>
    public static void KeepSingle(Span<ImportRole> roles)
    {
        var seen = new HashSet<ImportRole>();
        foreach (ref var role in roles)
            if (role is ImportRole.Reported or ImportRole.Ticketed && !seen.Add(role))
                role = role == ImportRole.Reported ? ImportRole.Communication : ImportRole.Note;
        var over = false;
        foreach (ref var role in roles)
        {
            if (role == ImportRole.Reopened && !over)
                role = ImportRole.Observation;
            over = role is ImportRole.Mitigated or ImportRole.Resolved || over && role != ImportRole.Reopened;
        }

        for (var i = roles.Length - 1; i >= 0; i--)
            if (roles[i] == ImportRole.Reopened)
                seen.ExceptWith([ImportRole.Mitigated, ImportRole.Resolved]);
            else if (roles[i] is ImportRole.Mitigated or ImportRole.Resolved && !seen.Add(roles[i]))
                roles[i] = ImportRole.Note;
    }

    private static ImportRole? OfSentence(List<string> words)
    {
        var update = Update(words);
        var recovery = Recovery(words, out var role);
        if (recovery >= 0 && (update < 0 || recovery < update))
            return role;
        if (Claimed(RoleWords.Reopened, words) >= 0)
            return ImportRole.Reopened;
        if (RoleWords.RootCause.In(words) && !RoleWords.Searching.In(words))
            return ImportRole.RootCause;
        if (RoleWords.Vendor.In(words) && RoleWords.VendorDealing.In(words) && !RoleWords.Unreached.In(words))
            return ImportRole.Vendor;
        if (update >= 0)
            return ImportRole.Update;
        if (IsTicket(words))
            return ImportRole.Ticketed;
        if (RoleWords.Thanks.In(words) && RoleWords.Customer.In(words))
            return ImportRole.Feedback;
        if (IsReport(words))
            return ImportRole.Reported;
        if (IsContactAttempt(words))
            return ImportRole.ContactAttempt;
        if (Claimed(RoleWords.Engaged, words) >= 0 && !RoleWords.Busy.In(words))
            return ImportRole.Engaged;
        return Plain(words);
    }

    /// <summary>Kinds of entry that set no milestone: what stands first decides.</summary>
    private static ImportRole? Plain(List<string> words)
    {
        var best = (At: int.MaxValue, Role: (ImportRole?)null);
        Consider(RoleWords.Action, ImportRole.Action);
        Consider(RoleWords.Communication, ImportRole.Communication);
        Consider(RoleWords.Observation, ImportRole.Observation);
        return best.Role;

        void Consider(Phrases phrases, ImportRole role)
        {
            var at = phrases.Find(words);
            if (at >= 0 && at < best.At)
                best = (at, role);
        }
    }

    private static int Recovery(List<string> words, out ImportRole role)
    {
        role = ImportRole.Resolved;
        // "Fixed!!" says all of it; "fixed the typo" is one deed among others.
        if (words is ["fixed"] or ["solved"] or ["done", "fixed"] or ["all", "fixed"])
            return 0;
        var at = Claimed(RoleWords.Resolved, words);
        // Names resolve to addresses all day long.
        if (at >= 0 && !(words[at] == "resolved" && at + 1 < words.Count && words[at + 1] is "to" or "via"))
            return at;
        role = ImportRole.Mitigated;
        return Claimed(RoleWords.Mitigated, words);
    }

    /// <summary>Where somebody outside is told; -1 for nowhere.</summary>
    private static int Update(List<string> words)
    {
        var at = RoleWords.UpdatePhrases.Find(words);
        for (var verb = RoleWords.Telling.Find(words); verb >= 0; verb = RoleWords.Telling.Find(words, verb + 1))
        {
            var whom = RoleWords.Audience.Find(words, verb + 1, verb + 5);
            if (whom >= 0 && !words.GetRange(verb + 1, whom - verb - 1).Exists(w => w is "by" or "from" or "that"))
                return at < 0 ? verb : Math.Min(at, verb);
        }

        return at;
    }

    private static bool IsTicket(List<string> words) =>
        Claimed(RoleWords.Ticketed, words) >= 0 || words.Exists(w => w.Length > 5 && w.StartsWith("inc", StringComparison.Ordinal) && char.IsDigit(w[^1]) && char.IsDigit(w[3]));

    private static bool IsReport(List<string> words)
    {
        var from = RoleWords.CallFrom.Find(words);
        if (from >= 0 && (words[from] == "first" || RoleWords.Customer.Find(words, from + 1, from + 7) >= 0))
            return true;
        for (var who = RoleWords.Customer.Find(words); who >= 0; who = RoleWords.Customer.Find(words, who + 1))
            if (RoleWords.Complaining.Find(words, who + 1, who + 4) >= 0)
                return true;
        return false;
    }

    private static bool IsContactAttempt(List<string> words) =>
        RoleWords.Contacting.In(words) && (RoleWords.Responder.In(words) || RoleWords.Unreached.In(words))
        || RoleWords.Unreached.In(words) && RoleWords.Responder.In(words)
        || RoleWords.Rung.In(words) && RoleWords.Answering.In(words);

    /// <summary>A claim that is not taken back or put off by the words before it.</summary>
    private static int Claimed(Phrases phrases, List<string> words)
    {
        for (var at = phrases.Find(words); at >= 0; at = phrases.Find(words, at + 1))
            if (RoleWords.Denial.Find(words, at - DenialReach, at) < 0)
                return at;
        return -1;
    }
}
