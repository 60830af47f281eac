namespace Timeline.Domain.Import.Scanning;

/// <summary>Finds who is said to have done or written something. Rather no author than a wrong one.</summary>
internal static class AuthorScanner
{
    private const int Longest = 50;
    private const int MostWords = 4;

    /// <summary>Words that stand before a colon, or alone in a cell, and are nobody.</summary>
    private static readonly HashSet<string> NotNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "action", "actions", "alert", "alerts", "alarm", "api", "app", "assessment", "attempt", "backend", "backup", "backups", "begin", "cache", "call", "cause", "change", "check", "checked",
        "client", "closed", "cluster", "comment", "communication", "confirmed", "cpu", "critical", "customer", "customers", "data", "database", "date", "db", "debug", "decision", "deploy", "deployment",
        "description", "detail", "details", "detected", "diagnosis", "disk", "dns", "done", "down", "duration", "edit", "edited", "email", "end", "ended", "eof", "error", "errors", "escalation", "eta",
        "event", "events", "evidence", "exchange", "experience", "fact", "fail", "failed", "failover", "failure", "fatal", "feedback", "finding", "fix", "fixed", "frontend", "fyi", "gateway", "host",
        "http", "https", "hypothesis", "identified", "idea", "impact", "important", "incident", "info", "information", "investigating", "investigation", "issue", "kernel", "latency", "lesson", "load",
        "log", "logs", "mail", "memory", "message", "metric", "metrics", "mitigated", "mitigation", "monitoring", "network", "next", "note", "notes", "observation", "ok", "open", "opened", "outage",
        "outcome", "page", "phase", "plan", "power", "priority", "problem", "production", "progress", "question", "raid", "reason", "recovered", "recovery", "report", "reported", "reports", "resolution",
        "resolved", "response", "restart", "restarted", "restore", "result", "results", "retry", "risk", "rollback", "root", "san", "server", "servers", "service", "services", "sev", "severity",
        "site", "sla", "solution", "start", "started", "state", "status", "step", "storage", "subject", "success", "suspicion", "symptom", "symptoms", "system", "systems", "task", "team", "test",
        "theory", "ticket", "time", "todo", "trace", "traffic", "trigger", "update", "updated", "updates", "vendor", "verdict", "verified", "vpn", "wan", "warn", "warning", "web", "website", "workaround",
        "yes", "no", "still", "also", "then", "now", "all", "and", "but", "the", "a", "an", "this", "that", "we", "he", "she", "they", "it", "i", "our", "their", "first", "second", "third", "last",
        "new", "old", "after", "before", "is", "was", "are", "were", "not", "with", "from", "to", "in", "on", "for", "of", "by", "as", "what", "why", "who", "how", "when", "where", "today", "yesterday",
        "anruf", "rückruf", "meldung", "kunde", "kunden", "störung", "ursache", "lösung", "neustart", "hinweis", "ergebnis", "fehler", "techniker", "hersteller", "wartung", "nutzer", "wir", "der", "die", "das",
        "primary", "secondary", "standby", "leader", "replica", "node", "nodes", "shard", "queue", "queues", "broker", "proxy", "firewall", "switch", "router", "lb", "cdn", "eu", "us", "emea", "apac", "dr",
    };

    /// <summary>Reads an author at the start of an entry's text.</summary>
    /// <param name="chat">The time stood in brackets, as in a chat export, where lower-case handles are usual.</param>
    /// <param name="name">The author, as positions in the line.</param>
    /// <param name="after">Where the text goes on.</param>
    public static bool TryRead(ReadOnlySpan<char> line, int at, bool chat, out (int Start, int End) name, out int after)
    {
        after = at;
        if (TryNick(line, at, out name, out after) || TryFrom(line, at, out name, out after))
            return true;
        if (TryBarred(line, at, out name, out after))
            return true;
        after = at;
        var start = SkipEmphasis(line, at);
        var end = start;
        while (end < line.Length && end - start <= Longest && IsNamePart(line[end], chat))
            end++;
        var stop = SkipEmphasis(line, end);
        if (end == start || line.At(stop) != ':' || line.At(stop + 1) is '/' or ':' || stop + 1 < line.Length && Chars.IsDigit(line[stop + 1]))
            return false;
        if (!IsName(line[start..end], lowerCase: chat || line[start] == '@'))
            return false;
        name = (start, end);
        after = Chars.SkipBlanks(line, SkipEmphasis(line, stop + 1));
        return true;
    }

    /// <summary>"Anna Berg (Work notes)" and nothing more, as service desks head a note.</summary>
    public static bool TryNoted(ReadOnlySpan<char> line, int at, out (int Start, int End) name)
    {
        name = default;
        var open = line[at..].LastIndexOf('(');
        var rest = open < 0 ? default : line[(at + open)..].Trim();
        if (rest is not ("(Work notes)" or "(Additional comments)" or "(Comments)" or "(Customer visible)"))
            return false;
        name = Chars.Trim(line, at, at + open);
        return IsName(line[name.Start..name.End], lowerCase: true);
    }

    /// <summary>Whether words can be the name of a person or a handle.</summary>
    /// <param name="lowerCase">A single word in lower case will do.</param>
    public static bool IsName(ReadOnlySpan<char> text, bool lowerCase)
    {
        text = text.Trim().TrimStart('@');
        if (text.IsEmpty || text.Length > Longest || !char.IsLetter(text[0]))
            return false;
        var words = 0;
        var small = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim(",.()'’\"");
            if (word.IsEmpty)
                continue;
            words++;
            if (NotNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || !IsNameWord(word))
                return false;
            small += char.IsLetter(word[0]) && !char.IsUpper(word[0]) && !IsParticle(word) ? 1 : 0;
        }

        return words is > 0 and <= MostWords && (small == 0 || lowerCase && words == 1);
    }

    private static bool IsNameWord(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var c in word)
        {
            if (char.IsLetter(c))
                letters++;
            else if (!Chars.IsDigit(c) && c is not ('.' or '-' or '_' or '\'' or '’' or '&'))
                return false;
        }

        return letters > 0 && letters * 2 >= word.Length;
    }

    /// <summary>Small words inside names: Anna van der Berg.</summary>
    private static bool IsParticle(ReadOnlySpan<char> word) => word is "van" or "von" or "der" or "den" or "de" or "la" or "del" or "di" or "da" or "bin" or "al" or "le" or "zu" or "ten";

    private static bool IsNamePart(char c, bool chat) => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '_' or '\'' or '’' or '@' || chat && c is ',' or '(' or ')';

    /// <summary>"&lt;anna&gt; text", with the marks that IRC puts before operators.</summary>
    private static bool TryNick(ReadOnlySpan<char> line, int at, out (int Start, int End) name, out int after)
    {
        name = default;
        after = at;
        if (line.At(at) != '<')
            return false;
        var start = at + 1;
        while (line.At(start) is '@' or '+' or '%' or '~' or '&' or ' ')
            start++;
        var end = start;
        while (end < line.Length && end - start <= Longest && line[end] != '>' && !Chars.IsBlank(line[end]))
            end++;
        if (line.At(end) != '>' || end == start || !char.IsLetter(line[start]) || line[start..end].ContainsAny('/', ':'))
            return false;
        name = (start, end);
        after = Chars.SkipBlanks(line, end + 1);
        return true;
    }

    /// <summary>"anna | text": a handle before a bar, as text clients align it.</summary>
    private static bool TryBarred(ReadOnlySpan<char> line, int at, out (int Start, int End) name, out int after)
    {
        name = default;
        after = at;
        var length = line[at..].IndexOf(" | ");
        if (length is <= 0 or > 30 || line[at..(at + length)].Contains(' ') || !IsName(line[at..(at + length)], lowerCase: true) || line[(at + length + 3)..].Contains('|'))
            return false;
        name = (at, at + length);
        after = Chars.SkipBlanks(line, at + length + 3);
        return true;
    }

    /// <summary>"From Anna Berg to Everyone: text", as meetings save their chat.</summary>
    private static bool TryFrom(ReadOnlySpan<char> line, int at, out (int Start, int End) name, out int after)
    {
        name = default;
        after = at;
        var start = at;
        if (!Chars.TryWord(line, ref start, "From"))
            return false;
        start = Chars.SkipBlanks(line, start);
        var window = line[start..Math.Min(line.Length, start + 2 * Longest)];
        var colon = window.IndexOf(':');
        if (colon <= 0)
            return false;
        var to = window[..colon].IndexOf(" to ", StringComparison.OrdinalIgnoreCase);
        name = Chars.Trim(line, start, start + (to > 0 ? to : colon));
        if (!IsName(line[name.Start..name.End], lowerCase: true))
            return false;
        after = Chars.SkipBlanks(line, start + colon + 1);
        return true;
    }

    private static int SkipEmphasis(ReadOnlySpan<char> line, int at)
    {
        for (var i = 0; i < 2 && line.At(at) is '*'; i++)
            at++;
        return at;
    }
}
